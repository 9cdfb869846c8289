"""Whom the words of a report let speak and act: never the place of a dateline, a civilian, or the state of a country."""

import pytest

from tests.claims.mirrored import both_ways
from tests.claims.told import Told, deeds, read, speakers, told

DATELINES = [
    "{BCITY}, 10 December 2024 - ",
    "{BCITY}, Dec. 10, 2024 (Agencies) - ",
    "{BCITY} 10/12/2024 - ",
    "{Bcity}, 10 December 2024 – ",
    "{ACITY}, 10 December 2024 - ",
]
STRIKES = [
    "{a} shelling killed three people on Tuesday, {B}'s health ministry said.",
    "A {a} drone strike wounded two villagers, {B}'s police said.",
    "A {a} rocket attack killed three people near the border, residents said.",
]


@pytest.mark.parametrize("strike", STRIKES)
@pytest.mark.parametrize("dateline", DATELINES)
@pytest.mark.parametrize(("names", "one", "two"), both_ways(["{Acity}|{Bcity}|{a}|{B}|{b}"]))
def test_the_place_of_a_dateline_did_nothing(reader, names, one, two, dateline, strike):
    a_city, b_city, a, b_name, b = names.split("|")
    words = {"ACITY": a_city.upper(), "BCITY": b_city.upper(), "Acity": a_city, "Bcity": b_city, "a": a, "B": b_name}
    found = deeds(read(reader, (dateline + strike).format(**words), published="2024-12-10T18:00:00+00:00"))
    assert {actor for _, actor, _ in found} - {None} == {one}, b  # of a killing the doer may be left open


@pytest.mark.parametrize("who", ["the people's militia", "the people’s defence units", "the villagers' militia"])
@pytest.mark.parametrize(("deed", "one", "two"), both_ways(["{A}'s forces opened fire on a village"]))
def test_whose_name_says_people_are_no_residents(reader, deed, one, two, who):
    reading = read(reader, f"{deed} on 11 April 2023, {who} said.")
    assert [c.mode for c in reading.claims] == ["party_statement"] and speakers(reading) == [who]


@pytest.mark.parametrize("who", ["people", "local people", "the villagers"])
def test_the_people_themselves_are_residents(reader, who):
    reading = read(reader, f"Ukrainian forces opened fire on a village on 11 August 2020, {who} said.")
    assert [c.mode for c in reading.claims] == ["witness"]


ACCUSES = [
    "said the dead were civilians who were returning to their homes and accused {B} of violating the ceasefire.",
    "said the victims were farmers who had been harvesting and accused {B} of breaking the truce.",
    "says the two men are shepherds who were tending goats and accuses {B} of breaching the truce.",
    "said those killed were medics who wore white coats and blamed {B} for violating the ceasefire.",
]


@pytest.mark.parametrize(("text", "one", "two"), both_ways(["{A}'s army " + text for text in ACCUSES]))
def test_who_says_who_the_dead_were_accuses_and_not_the_dead(reader, text, one, two):
    found = told(read(reader, text), "violated_agreement")
    assert found == [Told(f"{one} MIL", "asserts", "violated_agreement", two, None)]


@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways(
        ["{A}'s army said it had met residents who fled their homes and accused {B} of violating the ceasefire."]
    ),
)
def test_the_living_of_whom_a_clause_tells_may_accuse(reader, text, one, two):
    assert one not in {c.by[:3] for c in told(read(reader, text), "violated_agreement")}


@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways(
        [
            "{A}'s army said {B} had shelled its posts and accused it of violating the ceasefire.",
            "{A}'s army said {B} had killed two villagers who tended sheep and accused it of violating the ceasefire.",
        ]
    ),
)
def test_nobody_accuses_itself_as_it(reader, text, one, two):
    reading = read(reader, text)
    doers = [c.actor.actor.country for c in (*reading.claims, *reading.breaches) if c.actor and c.actor.actor]
    assert set(doers) == {two}


@pytest.mark.parametrize("who", ["The facilitators", "The guarantors", "The mediators"])
def test_a_stranger_is_of_no_side_of_a_civil_war(reader, who):
    text = f"{who} said both parties, the Sudanese Armed Forces and the Rapid Support Forces, violated the ceasefire."
    reading = read(reader, text)
    sides = {speaker.side for s in reading.statements for speaker in s.speakers if speaker.stranger}
    assert not sides & {"SDN", "RSF"}
    assert {c.actor for c in told(reading, "violated_agreement")} == {"SDN", "RSF"}
