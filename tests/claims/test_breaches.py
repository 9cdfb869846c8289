"""Breaches in words that are no claim of the incident."""

from dataclasses import replace
from datetime import datetime

import pytest

from truceline.model.document import Document
from truceline.reference.acts import ActTable


@pytest.fixture(scope="module")
def read(reader):
    def of(text, published="2024-12-03T10:00:00+02:00"):
        return reader.read(Document(text=text, language="en", published=datetime.fromisoformat(published)))

    return of


OPENING = (
    "BEIRUT, Dec 3 - Israeli air strikes killed nine people in Haris on Monday, the Lebanese health ministry said.\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "accused"),
    [
        ("Between January and August Lebanon counted 3,186 Israeli violations, the army said.", "ISR"),
        ("Speaker Nabih Berri said Israel had broken the ceasefire 54 times since last week.", "ISR"),
        ("In Beirut, the foreign minister spoke of continuing Israeli violations.", "ISR"),
    ],
)
def test_a_tally_is_a_breach_in_words_though_it_is_background(read, sentence, accused):
    reading = read(OPENING + sentence)
    found = [claim for claim in (*reading.claims, *reading.breaches) if claim.act == "violated_agreement"]
    assert found and all(claim.stance == "asserts" for claim in found)
    assert accused in {claim.actor.actor.country for claim in found if claim.actor and claim.actor.actor}


def test_every_breach_has_a_statement_and_quotes_the_text(read):
    reading = read(OPENING + "Speaker Nabih Berri said Israel had broken the ceasefire 54 times since last week.")
    statements = {statement.id for statement in reading.statements}
    for claim in reading.breaches:
        assert claim.statement in statements
        assert reading.document.text[claim.span.start : claim.span.end] == claim.span.text


@pytest.mark.parametrize(
    "sentence",
    [
        "Who broke the ceasefire first?",
        "The strikes were an answer to this violation.",
        "Where the ceasefire is violated, the army will act.",
    ],
)
def test_a_question_a_condition_and_words_that_point_back_allege_nothing(read, sentence):
    reading = read(OPENING + sentence)
    assert not [claim for claim in (*reading.claims, *reading.breaches) if claim.act == "violated_agreement"]


def test_who_has_not_ceased_to_violate_it_is_said_to_violate_it(read):
    reading = read("Hezbollah said on Monday the Israeli army had not ceased to violate the ceasefire in Lebanon.")
    (claim,) = [claim for claim in reading.claims if claim.act == "violated_agreement"]
    assert (claim.stance, claim.factuality) == ("asserts", "happened")


def test_no_breach_changes_a_claim_or_a_happening(reader):
    text = OPENING + (
        "Speaker Nabih Berri said Israel had broken the ceasefire 54 times since last week. He asked it to stop. "
        "Lebanon had counted 3,186 Israeli violations before, and it fired at Tyre again on Monday, he said."
    )
    document = Document(text=text, language="en", published=datetime.fromisoformat("2024-12-03T10:00:00+02:00"))
    more = reader.read(document)
    less = replace(reader, breach_cues=ActTable(())).read(document)
    assert (more.claims, more.happenings, more.background) == (less.claims, less.happenings, less.background)
    assert len(more.breaches) >= len(less.breaches)


def test_a_party_that_keeps_an_agreement_in_its_own_words_denies_a_breach(read):
    reading = read(
        "Baku, 13 September. Units of the armed forces of Armenia shelled our positions near Lachin during the night, "
        "the Defence Ministry of Azerbaijan said.\n\nAzerbaijan stays true to the trilateral statement of November 10, "
        "2020, the ministry said.",
        "2022-09-13T20:00:00+04:00",
    )
    found = [claim for claim in (*reading.claims, *reading.breaches) if claim.act == "violated_agreement"]
    assert [claim.stance for claim in found] == ["denies"]


FIRE = "JAMMU, June 2 - {two} troops fired at a post of the other side on Tuesday, the {one} army said. "
PAIRS = [("Indian", "India", "Pakistani", "Pakistan"), ("Pakistani", "Pakistan", "Indian", "India")]
UNTOLD = [
    "{b} called on {d} to stop violating the ceasefire.",
    "{b} called on {d} to explain why it had violated the ceasefire.",
    "{b} warned {d} against violating the ceasefire.",
    "{b} urged {d} to refrain from breaking the truce.",
    "“Stop violating the ceasefire,” {b} told {d}.",
    "{d} had stopped violating the ceasefire, {b} said.",
    "{b} did not say that {d} violated the ceasefire.",
    "{b} has never accused {d} of breaking the truce.",
    "No official of {b} said that {d} had broken the truce.",
    "The {a} army stopped short of accusing {d} of violating the ceasefire.",
    "The {a} army refused to call it a violation of the ceasefire.",
    "Without accusing {d} of breaking the ceasefire, {b} protested.",
    "{b} has yet to accuse {d} of breaching the truce.",
    "{b} did not say who had broken the ceasefire.",
    "It is not known who broke the ceasefire, {b} said.",
    "{b} told {d} that it was violating the ceasefire.",
    "{b} asked the monitors to confirm that {d} had broken the ceasefire.",
    "{d} broke off talks on the ceasefire.",
    "{d} broke the silence on the ceasefire.",
]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("sentence", UNTOLD)
def test_what_is_asked_for_warned_against_given_up_or_left_unsaid_alleges_nothing_of_either_side(read, sentence, pair):
    a, b, c, d = pair
    reading = read((FIRE + sentence).format(one=a, two=c, a=a, b=b, d=d), "2022-06-02T08:00:00+05:30")
    assert not [claim for claim in (*reading.claims, *reading.breaches) if claim.act == "violated_agreement"]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(
    "sentence",
    [
        "{b} warned that {d} was violating the ceasefire.",
        "{b} warned {d} that it was violating the ceasefire.",
        "{d} has not stopped violating the ceasefire, {b} said.",
        "{d} keeps violating the ceasefire, {b} said.",
        "{b} did not hesitate to accuse {d} of breaking the truce.",
        "{b} called for restraint and accused {d} of violating the ceasefire.",
    ],
)
def test_what_is_said_beside_a_warning_or_against_a_hesitation_is_alleged(read, sentence, pair):
    a, b, c, d = pair
    reading = read((FIRE + sentence).format(one=a, two=c, a=a, b=b, d=d), "2022-06-02T08:00:00+05:30")
    found = [claim for claim in (*reading.claims, *reading.breaches) if claim.act == "violated_agreement"]
    accused = {"India": "IND", "Pakistan": "PAK"}[d]
    assert [(claim.stance, claim.actor.actor.country) for claim in found] == [("asserts", accused)]


@pytest.mark.parametrize("act", ["to stop shelling Poonch", "to refrain from attacking its posts"])
def test_what_a_side_is_asked_to_leave_is_told_of_nobody(read, act):
    reading = read(FIRE.format(one="Indian", two="Pakistani") + f"India called on Pakistan {act}.")
    assert all(claim.actor.actor.country == "PAK" for claim in reading.claims if claim.actor and claim.actor.actor)


def test_who_could_not_confirm_a_breach_declines(read):
    reading = read(FIRE.format(one="Indian", two="Pakistani") + "The UN could not confirm that India broke the truce.")
    found = [claim for claim in (*reading.claims, *reading.breaches) if claim.act == "violated_agreement"]
    assert [claim.stance for claim in found] == ["declines"]
