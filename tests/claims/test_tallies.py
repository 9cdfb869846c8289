"""Counts of breaches that reports tell: whose, against whom, over which days, as exact as the words; no claim is made."""

import pytest

import truceline


def tallies(text, published="2023-04-12"):
    return truceline.read(text, published=published).tallies


def gist(text, published="2023-04-12"):
    return [
        (
            told.claimant.actor.id if told.claimant.actor else told.claimant.kind,
            told.accused.actor.side if told.accused and told.accused.actor else None,
            (told.count.low, told.count.best, told.count.high),
        )
        for told in tallies(text, published)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Azerbaijan's Defence Ministry said Armenian forces had violated the ceasefire 105 times.",
            ("AZE:ministry_of_defence", "ARM", (105, 105, 105)),
        ),
        (
            "Armenia's Defence Ministry said Azerbaijani forces had violated the ceasefire 105 times.",
            ("ARM:ministry_of_defence", "AZE", (105, 105, 105)),
        ),
        (
            "India accused Pakistan of more than 2,000 violations of the truce.",
            ("state:IND", "PAK", (2000, None, None)),
        ),
        ("Pakistan said Indian forces had violated the ceasefire twice.", ("state:PAK", "IND", (2, 2, 2))),
        (
            "The Lebanese army said Israel had committed 105 breaches of the ceasefire.",
            ("LBN:army", "ISR", (105, 105, 105)),
        ),
        (
            "The OSCE Special Monitoring Mission recorded 149 ceasefire violations on Friday.",
            ("org:OSCE Special Monitoring Mission to Ukraine", None, (149, 149, 149)),
        ),
    ],
)
def test_a_count_has_who_counts_whom_and_how_many(text, told):
    assert gist(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The rights group documented 40 human rights violations since the ceasefire.",
        "Armenian forces violated the ceasefire on Tuesday, the ministry said.",
        "Police recorded 30 traffic violations.",
        "The 2020 truce was followed by three years of talks.",
    ],
)
def test_what_counts_no_breaches_of_an_agreement_is_no_tally(text):
    assert tallies(text) == ()


def test_the_days_are_those_that_are_told_and_none_where_none_are():
    day = tallies("Armenian troops violated the ceasefire 31 times on Tuesday, the Azerbaijani Defence Ministry said.")
    assert [str(end) for end in day[0].when.local_dates()] == ["2023-04-11", "2023-04-11"]
    since = tallies("Azerbaijan's Defence Ministry said Armenia had violated the ceasefire 31 times since 1 April.")
    assert [str(end) for end in since[0].when.local_dates()] == ["2023-04-01", "2023-04-12"]
    assert tallies("Azerbaijan's Defence Ministry said Armenia had violated the ceasefire 31 times.")[0].when is None


def test_a_tally_has_its_words_and_makes_no_claim_of_a_figure():
    text = "Azerbaijan's Defence Ministry said Armenian forces had violated the ceasefire 105 times."
    reading = truceline.read(text)
    told = reading.tallies[0]
    assert text[told.span.start : told.span.end] == told.span.text == told.words
    assert told.count.unit == "violation" and told.count.words == "105 times"
    assert all(claim.count is None for claim in reading.claims)


def test_the_area_is_where_the_count_is_put_and_not_the_name_of_an_agreement():
    told = tallies("In Luhansk region the OSCE Special Monitoring Mission recorded 648 ceasefire violations.")
    assert told[0].where.words == "Luhansk"
    named = tallies("Houthi forces violated the Hodeidah ceasefire 21 times, the government of Yemen said.")
    assert named[0].where is None


SIDES = [("Lebanon", "Israel", "LBN", "ISR"), ("Israel", "Lebanon", "ISR", "LBN")]


def sides(text):
    return [
        (
            t.claimant.actor.side if t.claimant.actor else None,
            t.accused.actor.side if t.accused and t.accused.actor else None,
        )
        for t in tallies(text)
    ]


@pytest.mark.parametrize(("one", "other", "counts", "accused"), SIDES)
@pytest.mark.parametrize(
    "text",
    [
        "There were 12 ceasefire violations reported by {one}.",
        "The UN said 12 violations of the ceasefire were recorded by {one}.",
        "{one} said there were 12 violations of the ceasefire brokered by {other}.",
        "12 violations of the ceasefire agreed by {other} were recorded by {one}.",
    ],
)
def test_by_whom_it_was_recorded_or_brokered_is_not_who_did_it(text, one, other, counts, accused):
    assert sides(text.format(one=one, other=other)) == [(counts, None)]


@pytest.mark.parametrize(("one", "other", "counts", "accused"), SIDES)
@pytest.mark.parametrize(
    "text",
    [
        "{one} has recorded 30 violations of the truce by {other}.",
        "{one} said 12 violations of the ceasefire were committed by {other}.",
        "There have been 12 violations of the ceasefire by {other}, {one} said.",
        "12 ceasefire violations by {other} were recorded by {one}.",
    ],
)
def test_by_whom_breaches_are_is_accused_of_them(text, one, other, counts, accused):
    assert sides(text.format(one=one, other=other)) == [(counts, accused)]


@pytest.mark.parametrize(("one", "other", "counts", "accused"), SIDES)
def test_two_counts_in_one_sentence_are_two_tallies(one, other, counts, accused):
    text = f"{one} accused {other} of 12 violations of the ceasefire, and {other} accused {one} of 30 violations."
    assert [t.count.best for t in tallies(text)] == [12, 30]
    assert [accused for _, accused in sides(text)] == [accused, counts]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan denied that its forces violated the ceasefire 12 times.",
        "Azerbaijan rejected Armenia's claim that Azerbaijani forces violated the ceasefire 12 times.",
        "Armenia said Azerbaijan had not violated the ceasefire 12 times.",
        "Armenia did not say that Azerbaijan violated the ceasefire 12 times.",
        "The mission has not recorded 12 violations of the ceasefire.",
        "Ukraine will punish every soldier if 12 ceasefire violations are recorded.",
        "Lebanon said Israel might have violated the ceasefire 12 times.",
        "The ceasefire held. The election commission recorded 12 violations of the electoral code.",
        "The ceasefire held. The tax office recorded 30 tax violations.",
        "The ceasefire held. The inspectors found 30 violations at the plant.",
        "What the mission registered on May 24 were grave breaches of the ceasefire.",
    ],
)
def test_what_is_denied_only_thought_of_or_of_something_else_counts_nothing(text):
    assert tallies(text) == ()


def test_what_is_answered_or_no_fewer_is_counted():
    answered = "The Lebanese army will answer the 12 violations of the ceasefire that Israel committed."
    assert [t.count.best for t in tallies(answered)] == [12]
    fewest = "No fewer than 12 violations of the ceasefire were recorded by the United Nations."
    assert [t.count.low for t in tallies(fewest)] == [12]
