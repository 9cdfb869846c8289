"""An agreement is held against what is between its parties: by the sides, the ground, and who tells of it."""

from dataclasses import replace

import pytest

from tests.store.test_observations import HEARD
from tests.truces.test_state import provision
from tests.truces.told import AGREEMENT, ARMIES, GROUNDS, TERMS, WHERE, during, incident, tellings
from truceline.model.actor import Actor
from truceline.model.incident import Account, Finding, Side
from truceline.model.mention import PlaceMention
from truceline.model.observation import Location
from truceline.model.quantity import Count
from truceline.model.truce import TruceParty
from truceline.truces.observed import assess_observation
from truceline.truces.violations import assess_incident

WATCHER = TruceParty(id="ccc", name="C", role="signatory", country="CCC", state=True)
WATCHED = replace(
    AGREEMENT,
    parties=(*AGREEMENT.parties, WATCHER),
    provisions=(provision(id="1-cease_fire"), provision("monitor", id="2-monitor", obliged=("ccc",))),
)
OTHERS = replace(  # between A and C
    WATCHED, id="t2", parties=(AGREEMENT.parties[0], WATCHER), provisions=(provision(obliged=("aaa", "ccc")),)
)
BURSTS = replace(HEARD, when=during(), count=Count(low=3, best=3, high=3, unit="burst"))
ARMY_C = Actor(id="CCC:army", kind="organ", name="Army of CCC", country="CCC", sector="MIL")


def at(country, **more):
    return replace(WHERE, place=replace(WHERE.place, country=country, **more))


def terms(*truces):
    return replace(TERMS, truces=truces)


@pytest.mark.parametrize(("country", "held"), [("AAA", True), ("BBB", True), ("CCC", False), ("ZZZ", False)])
def test_what_nobody_is_named_for_is_held_against_it_on_the_ground_of_whom_it_is_between(country, held):
    place = at(country).place
    seen = replace(BURSTS, where=Location(words="P", place=place, lon=place.lon, lat=place.lat, radius_km=1.0))
    assert bool(assess_observation(seen, terms(WATCHED)).looked_at) == held


def one_side(doer, speaker, where):
    """Return the agreements by which a deed of one side gives violations, and the outcomes of all looked at."""
    (told,) = tellings([("attacked", "asserts", doer, 0, "")])
    event = replace(incident(where=where), sides=(Side(id="A", members=(ARMIES[doer],)),))
    found = assess_incident(event, [replace(told, speakers=(speaker,))], terms(WATCHED, OTHERS))
    return {one.truce for one in found.violations}, {each.truce: each for each in found.looked_at}


def test_of_one_side_on_the_ground_of_another_neighbour_the_agreement_with_this_neighbour_is_meant():
    assert one_side(0, ARMY_C, at("BBB"))[0] == {"t"}
    assert one_side(0, ARMY_C, at("CCC"))[0] == {"t2"}
    looked = one_side(0, ARMIES[1], at("CCC"))[1]
    assert looked["t"].outcome == "other_parties" and looked["t"].why.endswith(
        "P is in CCC, a party that need not hold fire"
    )


def test_on_ground_of_which_it_cannot_be_said_whose_it_is_who_tells_of_it_says_who_is_the_other():
    for where in (None, at("AAA", country_according_to="someone")):
        assert one_side(0, ARMIES[1], where)[1]["t2"].outcome == "other_parties"
        assert one_side(0, ARMIES[1], where)[1]["t"].outcome == "holds"
        stranger = replace(ARMY_C, id="org:x", name="An agency", country="ZZZ")
        assert {each.outcome for each in one_side(0, stranger, where)[1].values()} == {"holds"}


def placed(*wheres):
    accounts = tuple(Account(value="x", claims=(f"c{n}",), where=where) for n, where in enumerate(wheres))
    finding = Finding(question="where", accounts=accounts, accord="contested", basis="parties_only")
    found = assess_incident(
        replace(incident(), findings=(finding,)), tellings([("attacked", "asserts", 0, 1, "")]), TERMS
    )
    parts = [part.answer for one in found.violations[:1] for part in one.scope.parts if part.question == "place"]
    return (parts or [found.looked_at[0].outcome])[0]


def test_an_account_that_nobody_can_place_leaves_it_open_where_it_was():
    far, unplaced = at("AAA", lon=9.0), PlaceMention(span=replace(WHERE.span, text="Q"), place=None)
    assert GROUNDS["zone"].depth_km(9.0, 0.5) < 0
    assert (placed(far), placed(WHERE)) == ("outside", "inside")
    for known in (far, WHERE):
        assert placed(known, unplaced) == placed(unplaced, known) == placed(unplaced) == "cannot_be_said"
