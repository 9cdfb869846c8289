"""Reports with claims and no happening: what they are where reports meet."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.incidents.made import A_ARMY, B_ARMY, CIVILIANS, at, day, on, tell
from tests.incidents.many import finding, report
from truceline.incidents.loose import with_loose
from truceline.model.claim import Claim


def unread(name, *told, **how):
    """Return the reading of a report of whose claims the reader made no happening."""
    made = report(name, *told, **how)
    return replace(made, happenings=(), unassigned=tuple(claim.id for claim in made.claims))


DENIAL = tell(A_ARMY, "fired_first", by=A_ARMY, to=B_ARMY, stance="denies", times=(on(11),), places=(at("Tegh"),))


def test_a_report_with_claims_and_no_happening_gets_a_loose_one_of_its_claims():
    reading = unread("reply", DENIAL)
    (happening,) = with_loose(reading).happenings
    assert (happening.loose, happening.kind, happening.claims) == (True, None, reading.unassigned)
    assert str(happening.when.local_dates()[0]) == "2023-04-11"
    assert happening.where.place.name == "Tegh"
    assert [side.members[0] for side in happening.sides] == [A_ARMY, B_ARMY]
    assert with_loose(reading).unassigned == ()


def test_a_second_call_changes_nothing_and_what_has_a_happening_stays_as_it_is():
    once, told = with_loose(unread("reply", DENIAL)), report("told", DENIAL)
    assert with_loose(once) is once
    assert with_loose(told) is told


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param({"factuality": "threatened"}, id="a threat"),
        pytest.param({"act": "withdrew", "factuality": "happened"}, id="no armed act"),
    ],
)
def test_what_tells_no_armed_act_gets_none(claim):
    made = unread("word", DENIAL)
    reading = replace(made, claims=tuple(replace(c, **claim) for c in made.claims))
    assert with_loose(reading) is reading
    assert with_loose(replace(made, claims=())).happenings == ()


def test_what_sums_up_weeks_gets_none():
    week = replace(on(11), readings=tuple(long(reading) for reading in on(11).readings))
    toll = unread("toll", tell(None, "killed", to=CIVILIANS, count=9, times=(week,)))
    assert isinstance(toll.claims[0], Claim)
    assert with_loose(toll) is toll


def long(interval):
    return replace(interval, latest=interval.earliest + timedelta(days=7), precision="month")


def test_a_loose_happening_has_no_voice_on_when_and_where_beside_others():
    told = report("told", tell(None, "clashed", by=A_ARMY, to=B_ARMY), when=day(11), where=at("Tegh"), published=12)
    loose = [with_loose(unread(f"reply {n}", moved("Sotk", 12), published=13)) for n in (1, 2)]
    assert finding("where", told, *loose).published == "Tegh"
    assert finding("when", told, *loose).published == "2023-04-11"
    assert {account.value for account in finding("where", told, *loose).accounts} == {"Tegh", "Sotk"}


def test_a_loose_happening_tells_when_and_where_nobody_else_does():
    told = report("told", tell(None, "clashed", by=A_ARMY, to=B_ARMY), published=12)
    loose = with_loose(unread("reply", moved("Sotk", 12), published=13))
    assert (finding("where", told, loose).published, finding("when", told, loose).published) == ("Sotk", "2023-04-12")


def moved(place, number):
    return tell(A_ARMY, "fired_first", by=B_ARMY, to=A_ARMY, times=(on(number),), places=(at(place),))
