"""Mediators, monitors and others who are no party; and what is declined by those who are asked."""

import pytest

from tests.claims.mirrored import both_ways
from tests.claims.told import Told, read, told

SCENE = " The RSF and the Sudanese army signed the truce."


@pytest.mark.parametrize("who", ["The mediators", "The monitors", "A medical group", "The facilitators"])
@pytest.mark.parametrize("doer", ["the army", "the RSF"])
def test_a_stranger_in_a_civil_war_speaks_for_no_side(reader, who, doer):
    found = told(read(reader, f"{who} said {doer} had violated the truce." + SCENE), "violated_agreement")
    accused = {"the army": "SDN", "the RSF": "RSF"}[doer]
    assert found == [Told(who, "asserts", "violated_agreement", accused, None)]


@pytest.mark.parametrize(
    "list_of", ["the army with air strikes, the RSF by looting", "the RSF by looting, the army with jets"]
)
def test_both_sides_are_told_to_have_broken_it_by_the_mediators(reader, list_of):
    found = told(read(reader, f"The mediators said both sides had violated the truce: {list_of}." + SCENE))
    broken = {c.actor for c in found if c.act == "violated_agreement"}
    assert broken == {"RSF", "SDN"} and {c.by for c in found} == {"The mediators"}


@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways(
        [
            "{A}'s army said {b} soldiers had broken the ceasefire. {B}'s defence ministry denied that any shot had been "
            "fired. ASEAN military attaches said they had seen no fighting."
        ]
    ),
)
def test_the_attaches_of_an_organisation_are_of_no_state(reader, text, one, two):
    assert [c.by for c in told(read(reader, text), "clashed")] == ["IGO IGO"]


@pytest.mark.parametrize(
    "has",
    [
        "it had seen reports that",
        "it was aware of reports that",
        "it had received reports that",
        "it was investigating allegations that",
    ],
)
@pytest.mark.parametrize(("text", "one", "two"), both_ways(["{a} troops had violated the ceasefire with {B}."]))
def test_who_has_reports_of_it_does_not_say_it(reader, text, has, one, two):
    reading = read(reader, f"The United States said on Tuesday {has} {text}")
    assert not told(reading) and not reading.breaches


CHARGED = {  # what is said of {B} -> what {B} declines
    "{A}'s army said {b} troops had violated the ceasefire.": "violated_agreement",
    "{A}'s army said {b} troops had fired first.": "fired_first",
    "{A}'s army accused {B} of shelling its posts.": "attacked",
}


@pytest.mark.parametrize("answer", ["{Bcity} did not comment.", "{Bcity} did not respond to the charge."])
@pytest.mark.parametrize("charge", CHARGED)
def test_what_is_declined_is_the_charge(reader, charge, answer):
    for text, _, two in (p.values for p in both_ways([f"{charge} {answer}"])):
        declined = [c for c in told(read(reader, text)) if c.stance == "declines"]
        assert [(c.by[:3], c.act, c.actor) for c in declined] == [(two, CHARGED[charge], two)]


def test_what_is_declined_is_what_was_asked(reader):
    text = (
        "The Israeli army said it had killed eleven Hezbollah operatives on Monday. Asked about the deaths in Haris, a "
        "spokesman declined to comment."
    )
    declined = [c for c in told(read(reader, text)) if c.stance == "declines"]
    assert declined == [Told("ISR MIL", "declines", "killed", None, None)]


@pytest.mark.parametrize(
    ("text", "one", "two"), both_ways(["{A} made no comment. {b} and {a} troops are at the border."])
)
def test_who_is_asked_and_accused_of_nothing_declines_nothing(reader, text, one, two):
    assert not told(read(reader, text))


@pytest.mark.parametrize(
    "text",
    ["{b} forces resumed shelling near the border, {A}'s defence ministry said.", "{A} accused {B} of resuming fire."],
)
def test_fire_that_is_resumed_is_not_fired_first(reader, text):
    for filled, *_ in (p.values for p in both_ways([text])):
        assert not told(read(reader, filled), "fired_first")


@pytest.mark.parametrize("thing", ["the Mint", "the power station", "a hospital"])
def test_an_attack_on_a_building_does_not_say_who_began(reader, thing):
    (claim,) = told(read(reader, f"The Sudanese army accused the RSF of attacking {thing}."), "attacked", "fired_first")
    assert (claim.act, claim.actor) == ("attacked", "RSF")


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Inter-Services Public Relations said Indian shelling killed one civilian and wounded three in Danna.", "PAK"),
        ("Pakistan's army said Indian shelling killed one civilian and wounded three in Danna.", "PAK"),
        ("India's army said Pakistani shelling killed one civilian and wounded three in Uri.", "IND"),
    ],
)
def test_who_tells_of_the_dead_is_not_who_killed_them(reader, text, one):
    assert one not in [c.actor for c in told(read(reader, text), "killed", "wounded")]


@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways(["{A}'s army said {b} troops shot at its post and its soldiers fired back. {B} has not replied."]),
)
def test_who_was_answered_by_fire_is_charged_with_the_first(reader, text, one, two):
    declined = [c for c in told(read(reader, text)) if c.stance == "declines"]
    assert [(c.by[:3], c.act, c.actor) for c in declined] == [(two, "fired_first", two)]
