"""Names and organ phrases in a text, by the packaged tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.reports import NEWS, report
from truceline.annotate.actors import find_actors
from truceline.annotate.mask import choose_names
from truceline.reference.actors import load_actors

TABLE = load_actors()


def wrong(*values, instead):
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=instead))


def mentions(text, year=None):
    return find_actors(report(text), choose_names(text, TABLE, year=year), TABLE)


def told(text, year=None):
    """List the words with the country and sector of the actor that they name."""
    return [(m.span.text, m.actor and (m.actor.country, m.actor.sector)) for m in mentions(text, year)]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Armenia's defence ministry said so.", "Armenia's defence ministry", ("ARM", "MIL")),
        ("Armenia’s foreign ministry said so.", "Armenia’s foreign ministry", ("ARM", "GOV")),
        ("The Armenian Ministry of Defence said so.", "Armenian Ministry of Defence", ("ARM", "MIL")),
        (
            "The Ministry of Defence of the Republic of Azerbaijan said so.",
            "Ministry of Defence of the Republic of Azerbaijan",
            ("AZE", "MIL"),
        ),
        ("The ministry of defence of Armenia said so.", "ministry of defence of Armenia", ("ARM", "MIL")),
        ("Yerevan's army said so.", "Yerevan's army", ("ARM", "MIL")),
        ("The Thai army said so.", "Thai army", ("THA", "MIL")),
        ("The Armenian police said so.", "Armenian police", ("ARM", "COP")),
        ("Azerbaijan's State Border Service said so.", "Azerbaijan's State Border Service", ("AZE", "COP")),
        ("Armenia's long-serving defence ministry said so.", "Armenia's long-serving defence ministry", ("ARM", "MIL")),
        ("The health ministry in Gaza said so.", "health ministry in Gaza", ("X-GAZ", "MED")),
        ("South Sudan's army said so.", "South Sudan's army", ("SSD", "MIL")),
        wrong(
            "The Armenian MoD said so.", "Armenian MoD", ("ARM", "MIL"),
            instead="“Armenian”, and “MoD” as the British ministry",
        ),
        wrong(
            "The US Department of Defense said so.", "US Department of Defense", ("USA", "MIL"),
            instead="“US”, and “Defense” as an organ of nobody",
        ),
        wrong(
            "The Armenian\nMinistry of Defence said so.", "Armenian\nMinistry of Defence", ("ARM", "MIL"),
            instead="“Armenian”, and an organ of nobody: the end of a line parts them",
        ),
    ],
)  # fmt: skip
def test_an_organ_takes_the_name_of_its_state_into_its_words(text, words, who):
    assert told(text) == [(words, who)]


@pytest.mark.parametrize(
    "text",
    [
        "The defence ministry said so.",
        "Armenia waited, and the defence ministry said so.",
        "Armenia and the defence ministry said so.",
        wrong("The MoD said so.", instead="the British ministry, though the words name no state"),
    ],
)
def test_an_organ_whose_state_the_words_do_not_name_has_none(text):
    (organ,) = [m for m in mentions(text) if m.form == "organ"]
    assert organ.actor is None


def test_each_of_two_organs_has_its_own_state():
    text = "Armenia's defence ministry and Azerbaijan's defence ministry said so."
    assert [who for _, who in told(text)] == [("ARM", "MIL"), ("AZE", "MIL")]


@pytest.mark.xfail(strict=True, reason="two states and no organ: a plural organ of two states is not read")
def test_the_organs_of_two_joined_states_are_two():
    assert [who for _, who in told("The Armenian and Azerbaijani defence ministries said so.")] == [
        ("ARM", "MIL"),
        ("AZE", "MIL"),
    ]


def test_the_organ_of_a_group_is_the_group():
    (found,) = mentions("The RSF's command said so.")
    assert (found.actor.group, found.span.text) == ("RSF", "RSF's command")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("M23 fighters came.", [("M23", "group")]),
        ("Nikol Pashinyan came.", [("Nikol Pashinyan", "person")]),
        ("The UN and the OSCE came.", [("UN", "organisation"), ("OSCE", "organisation")]),
        ("Pakistani Rangers came.", [("Pakistani Rangers", "organ")]),
        ("Kinshasa, Rwanda.", [("Kinshasa", "capital"), ("Rwanda", "name")]),
        ("Armenian Armenians.", [("Armenian", "adjective"), ("Armenians", "people")]),
    ],
)
def test_a_name_keeps_its_form(text, kinds):
    assert [(m.span.text, m.form) for m in mentions(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "They ate turkey.",
        "The mod of the game is new.",
        "He rose in defense of the plan.",
        "Pashinyan came.",
        "Congolese troops came.",
    ],
)
def test_words_that_name_nobody_for_certain_are_no_mention(text):
    assert told(text) == []


def test_a_surname_beside_its_country_is_a_person():
    text = "Armenia waited. Pashinyan of Armenia came."
    assert ("Pashinyan", ("ARM", "GOV")) in told(text)


@pytest.mark.parametrize(("year", "sectors"), [(2022, {"MIL", "REB"}), (2025, {"REB"})])
def test_a_force_that_changed_its_allegiance_is_that_of_the_year(year, sectors):
    (found,) = mentions("The Rapid Support Forces came.", year)
    assert {a.sector for a in (found.actor, *found.candidates)} == sectors


@pytest.mark.parametrize("text", [NEWS, "", "\n\n", "Armenia's"])
def test_mentions_quote_the_text_in_order_and_apart(text):
    found = mentions(text)
    assert [text[m.span.start : m.span.end] for m in found] == [m.span.text for m in found]
    assert all(one.span.end <= two.span.start for one, two in zip(found, found[1:], strict=False))


PIECES = [
    "Armenia",
    "'s ",
    "’s ",
    " army",
    " defence ministry",
    " of ",
    "Sudan",
    "South ",
    " and ",
    "\n",
    "RSF",
    "MoD",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_whatever_the_words_mentions_are_apart_and_quote_the_text(text):
    found = mentions(text)
    assert all(text[m.span.start : m.span.end] == m.span.text for m in found)
    assert all(one.span.end <= two.span.start for one, two in zip(found, found[1:], strict=False))
