"""Under whom a violation stands: whoever is told to have done it, whom they hold back, or nobody by name."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.test_observations import HEARD
from tests.truces.test_state import event, provision
from tests.truces.told import AGREEMENT, ARMIES, SPECS, TERMS, WHERE, during, incident, tellings
from truceline.model.actor import Actor, Party
from truceline.model.incident import Side
from truceline.model.observation import Location
from truceline.model.quantity import Count
from truceline.model.truce import Sourcing, TruceParty
from truceline.reference.actors import load_actors
from truceline.reference.truces import load_truces
from truceline.truces.observed import assess_observation
from truceline.truces.sayings import doer_is
from truceline.truces.violations import assess_incident

UNREAD = Sourcing(source="s", unverified=("obliged",))
UNSAID = replace(
    AGREEMENT, provisions=tuple(replace(each, sourcing=UNREAD, obliged=("aaa", "bbb")) for each in AGREEMENT.provisions)
)
GROUP = Actor(id="group:G", kind="group", name="The Front", country="AAA", group="Front", sector="REB")
HERE = Location(words="P", place=WHERE.place, lon=0.5, lat=0.5, radius_km=1.0)
BURSTS = replace(HEARD, where=HERE, when=during(), count=Count(low=3, best=3, high=3, unit="burst"))


def terms(*truces):
    return replace(TERMS, truces=truces)


def held_back(obliged=("aaa",)):
    """Return an agreement by which A is to hold a group back, and is bound itself."""
    front = TruceParty(id="front", name="Front", role="constrained_non_signatory", country="AAA", group="Front")
    own = provision(id="1-cease_fire", zone="zone")
    hold = provision(id="2-cease_fire", zone="zone", obliged=obliged, object="operations by the Front")
    return replace(AGREEMENT, parties=(*AGREEMENT.parties, front), provisions=(own, hold))


@given(SPECS, st.sampled_from([AGREEMENT, UNSAID]))
def test_whoever_accuses_under_a_party_tells_of_that_party(specs, agreement):
    told = tellings(specs)
    by_claim = {each.claim.id: each for each in told}
    for one in assess_incident(incident(), told, terms(agreement)).violations:
        accusing = [by_claim[claim] for said in one.accused_by for claim in said.claims]
        assert not one.party or all(doer_is(each, (one.party,), agreement) for each in accusing)
        assert not {said.claims for said in one.rival_by} & {said.claims for said in one.accused_by}


def test_where_it_was_not_read_whom_a_duty_obliges_the_accuser_is_not_accused():
    for accused, accuser in ((0, 1), (1, 0)):
        told = tellings([("fired_first", "asserts", accused, accuser, "")])
        (one,) = assess_incident(incident(), told, terms(UNSAID)).violations
        assert one.party == AGREEMENT.parties[accused].id and one.rival_by == ()
        assert {part.question: part.answer for part in one.scope.parts}["party"] == "cannot_be_said"


@pytest.mark.parametrize("army", [0, 1])
def test_a_monitor_that_names_the_doer_names_nobody_else_where_it_was_not_read_whom_a_duty_obliges(army):
    seen = replace(BURSTS, actor=Party(kind="actor", actor=ARMIES[army]))
    assert {one.party for one in assess_observation(seen, terms(UNSAID)).violations} == {AGREEMENT.parties[army].id}


def by_front(told):
    actor = replace(told.claim.actor, actor=GROUP)
    return replace(told, claim=replace(told.claim, actor=actor, id=f"front-{told.claim.id}"))


def test_what_a_group_does_stands_under_who_is_to_hold_it_back_and_is_no_rival_account_of_itself():
    told = [
        by_front(each) for each in tellings([("fired_first", "asserts", 0, 1, ""), ("attacked", "denies", 0, 0, "")])
    ]
    (one,) = assess_incident(incident(), told, terms(held_back())).violations
    assert (one.provision, one.party) == ("2-cease_fire", "aaa") and one.rival_by == ()
    (said,) = one.denied_by
    assert said.claims == ("front-d-1",)
    part = next(part for part in one.scope.parts if part.question == "party")
    assert part.answer == "cannot_be_said" and "among those whom A is to hold back" in part.why


def test_a_party_and_whom_it_holds_back_stand_once_under_a_duty():
    own = tellings([("fired_first", "asserts", 0, 1, "")])
    found = assess_incident(incident(), [*own, by_front(own[0])], terms(held_back())).violations
    assert [(one.provision, one.party, sum(len(said.claims) for said in one.accused_by)) for one in found] == [
        ("1-cease_fire", "aaa", 1),
        ("2-cease_fire", "aaa", 2),
    ]


def test_a_group_that_is_obliged_itself_is_held_back_by_nobody():
    (told,) = tellings([("fired_first", "asserts", 0, 1, "")])
    found = assess_incident(incident(), [by_front(told)], terms(held_back(("aaa", "front")))).violations
    assert [(one.provision, one.party) for one in found] == [("2-cease_fire", "front")]


@pytest.mark.parametrize("suspends", ["aaa", "bbb"])
def test_who_is_named_first_among_the_obliged_decides_nothing_where_nobody_is_told_to_have_done_it(suspends):
    answers = set()
    for obliged in permutations(("aaa", "bbb")):
        duty = provision(id="1-cease_fire", zone="zone", obliged=obliged)
        events = (event("2020-04-01", "suspended", parties=(suspends,)),)
        bound = terms(replace(AGREEMENT, provisions=(duty,), events=events))
        (seen,) = assess_observation(BURSTS, bound).violations
        (told,) = assess_incident(incident(), tellings([("attacked", "asserts", None, 2, "")]), bound).violations
        assert seen.party == told.party == ""
        answers.add((seen.scope, told.scope))
    assert len(answers) == 1


def test_of_an_agreement_with_a_rest_of_movements_a_state_stands_once():
    truce = load_truces()["ss-coha-2017-12-21"]
    state, rebels = load_actors().states["SSD"], next(a for a in _groups() if a.group == "SPLM-IO")
    sides = (Side(id="A", members=(state,)), Side(id="B", members=(rebels,)))
    event_ = replace(incident(when=during(2018, 2)), sides=sides)
    for accused, accuser, party in ((state, rebels, "ssd-tgonu"), (rebels, state, "ssd-splm-io")):
        (told,) = tellings([("fired_first", "asserts", 0, 1, "")])
        claim = replace(told.claim, actor=Party(kind="actor", actor=accused))
        (one,) = assess_incident(event_, [replace(told, claim=claim, speakers=(accuser,))], terms(truce)).violations
        assert one.party == party


def _groups():
    return [name.actor for names in load_actors().names.values() for name in names if name.actor.group]
