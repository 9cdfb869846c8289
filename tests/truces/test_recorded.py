"""Observations and tallies against agreements by themselves."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.test_observations import HEARD, NONE_SEEN, TALLY
from tests.truces.test_state import event, provision
from tests.truces.told import AGREEMENT, ARMIES, MISSION, TERMS, WHERE, during, incident, tellings
from truceline.model.actor import Party
from truceline.model.observation import Location
from truceline.model.quantity import Count
from truceline.truces.observed import assess_observation
from truceline.truces.tallied import assess_tally
from truceline.truces.violations import assess_incident

HERE = Location(words="P", place=WHERE.place, lon=0.5, lat=0.5, radius_km=1.0)
BURSTS = replace(HEARD, where=HERE, when=during(), count=Count(low=3, best=3, high=3, unit="burst"))
ARMY, OTHER = (Party(kind="actor", actor=army) for army in ARMIES)


def seen(**more):
    return assess_observation(replace(BURSTS, **more), TERMS)


def test_what_a_monitor_heard_is_monitored_and_of_nobody():
    (one,) = seen().violations
    assert (one.kind, one.provision, one.party) == ("observation", "1-cease_fire", "")
    assert one.monitored == "reported" and not one.verified and one.attributed_by == ()
    assert one.accused_by == one.alleged_by == one.denied_by == ()
    assert {part.question: part.answer for part in one.scope.parts} == {
        "force": "inside",
        "place": "inside",
        "weapon": "inside",
        "party": "cannot_be_said",
        "act": "inside",
    }


def test_only_a_monitor_that_names_the_doer_attributes():
    (one,) = seen(actor=ARMY).violations
    assert one.party == "aaa" and [actor.name for actor in one.attributed_by] == ["EUMA"]
    assert one.scope.answer == "inside"


@pytest.mark.parametrize("means", ["crater_analysis", "assessed"])
def test_what_was_checked_afterwards_is_verified(means):
    assert all(one.verified for one in seen(means=means).violations)


@pytest.mark.parametrize(
    "nothing",
    [
        {"negative": True, "count": None},
        {"count": Count(low=0, best=0, high=0, unit="burst")},
    ],
)
def test_what_was_not_seen_is_no_violation(nothing):
    found = seen(**nothing)
    assert found.violations == () and found.looked_at == () and "no violation" in found.note


def test_what_was_seen_elsewhere_is_outside_and_the_reason_is_said():
    found = seen(where=replace(HERE, lon=9.0))
    assert found.violations == ()
    assert [(each.outcome, "km outside the zone" in each.why) for each in found.looked_at] == [("outside", True)]


def test_an_explosion_may_be_anything():
    (one,) = seen(act=None, count=Count(low=1, best=1, high=1, unit="explosion")).violations
    assert {part.question: part.answer for part in one.scope.parts}["act"] == "cannot_be_said"


COUNTED_NONE = replace(BURSTS, count=Count(low=0, best=0, high=0, unit="burst"))
SEEN_OR_NOT = st.sampled_from([(BURSTS, False), (NONE_SEEN, True), (COUNTED_NONE, True)])


@given(st.sampled_from(["saw", "crater_analysis"]), SEEN_OR_NOT, st.sampled_from([None, ARMY, OTHER]))
def test_a_linked_observation_is_monitored_and_one_that_saw_nothing_is_no_proof(means, seen_or_not, actor):
    record, negative = seen_or_not
    record = replace(record, act="fired", means=means, actor=actor, when=during())
    told = tellings([("fired_first", "asserts", 0, 1, "")])
    (one,) = assess_incident(incident(), told, TERMS, [record]).violations
    (alone,) = assess_incident(incident(), told, TERMS).violations
    fits = actor is not OTHER
    assert one.monitored == ("reported" if fits and not negative else "none") and alone.monitored == "none"
    assert (one.observations, one.unseen) == (
        (record.id,) if fits and not negative else (),
        (record.id,) if fits and negative else (),
    )
    assert bool(one.attributed_by) == (actor is ARMY and not negative)
    assert one.verified == (means == "crater_analysis" and fits and not negative)
    assert replace(one, monitored="none", verified=False, observations=(), unseen=(), attributed_by=()) == alone


def tally(**more):
    given_ = {"claimant": OTHER, "accused": ARMY, "when": during(), "where": HERE, "words": "105 times"} | more
    return replace(TALLY, **given_)


def counted(unit):
    return Count(low=105, best=105, high=105, unit=unit)


def test_a_count_of_violations_is_an_allegation_of_which_it_cannot_be_said_what_was_broken():
    (one,) = assess_tally(tally(count=counted("violation")), TERMS).violations
    assert (one.kind, one.provision, one.party) == ("tally", "", "aaa") and "cannot be said" in one.note
    assert [said.speakers for said in one.alleged_by] == [(ARMIES[1],)] and one.accused_by == ()
    assert one.monitored == "none" and not one.verified


def test_where_the_words_are_of_a_ceasefire_the_duty_to_cease_fire_is_meant():
    (one,) = assess_tally(tally(words="violated the ceasefire 105 times"), TERMS).violations
    assert one.provision == "1-cease_fire" and one.alleged_by and one.rule == ""


def test_a_count_of_shots_alleges_no_breach_and_our_rule_says_what_they_would_fall_under():
    (one,) = assess_tally(tally(count=counted("shot")), TERMS).violations
    assert one.provision == "1-cease_fire" and one.acts == ("fired",) and one.rule.startswith("our rule: ")
    assert one.alleged_by == () and [said.of_breach for said in one.accused_by] == [False]


@pytest.mark.parametrize("accused", [ARMY, OTHER, None])
def test_acts_that_a_monitor_counts_are_monitored_and_attributed_only_where_it_names_whose(accused):
    mission = Party(kind="actor", actor=MISSION)
    (one,) = assess_tally(tally(count=counted("shot"), claimant=mission, accused=accused), TERMS).violations
    assert one.monitored == "reported" and not one.verified
    assert one.attributed_by == ((MISSION,) if accused else ())
    (alleged,) = assess_tally(tally(count=counted("violation"), claimant=mission, accused=ARMY), TERMS).violations
    assert (alleged.monitored, alleged.attributed_by) == ("none", ())


@pytest.mark.parametrize(("where", "many"), [(HERE, 1), (None, 0), (Location(words="near P"), 0)])
def test_of_a_count_of_a_monitor_that_accuses_nobody_the_place_decides_as_of_what_it_observes(where, many):
    given_ = tally(claimant=Party(kind="actor", actor=MISSION), accused=None, where=where)
    shots = assess_tally(replace(given_, count=counted("shot")), TERMS)
    assert len(shots.violations) == len(seen(where=where).violations) == many
    alleged = assess_tally(replace(given_, words="105 violations of the ceasefire"), TERMS)
    assert [(one.provision, one.party) for one in alleged.violations] == [("1-cease_fire", "")] * many
    assert len(alleged.alleged_of_none) == 1 - many


@given(
    st.sampled_from(["violation", "shot", "explosion", "undetermined"]), st.sampled_from([(ARMY, OTHER), (OTHER, ARMY)])
)
def test_a_count_of_none_accuses_nobody(unit, sides):
    words = "no violations of the ceasefire"
    none = Count(low=0, best=0, high=0, unit=unit)
    found = assess_tally(tally(count=none, words=words, claimant=sides[0], accused=sides[1]), TERMS)
    assert found.violations == found.looked_at == found.alleged_of_none == () and "there was none" in found.note


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("did not violate the ceasefire, and fired 105 times in training", 0),
        ("105 flights, none of them in breach of the truce", 0),
        ("no fewer than 105 flights in breach of the truce", 1),
        ("broke the ceasefire with 105 flights", 1),
    ],
)
def test_words_that_deny_a_breach_allege_none(words, many):
    found = assess_tally(tally(count=counted("persons"), words=words), TERMS)
    assert len(found.violations) == many and found.alleged_of_none == ()


UNIT = st.sampled_from(["violation", "shot", "burst", "explosion", "flight", "persons", "undetermined"])
WORDS = st.sampled_from(["105 times", "broke the truce 105 times", "violated the ceasefire, firing 105 shots"])
WATCHING = Party(kind="actor", actor=MISSION)
SIDES = st.sampled_from([(ARMY, OTHER), (OTHER, ARMY), (ARMY, None), (WATCHING, ARMY), (WATCHING, None)])


@given(UNIT, WORDS, SIDES, st.permutations(["aaa", "bbb"]), st.sampled_from([None, "aaa", "bbb"]))
def test_a_tally_is_held_once_against_a_provision_in_whatever_order_it_lists_whom_it_obliges(
    unit, words, sides, obliged, suspended
):
    events = (event("2020-04-01", "suspended", parties=(suspended,)),) if suspended else ()
    given_ = tally(count=counted(unit), words=words, claimant=sides[0], accused=sides[1])
    first, other = (
        assess_tally(given_, replace(TERMS, truces=(_obliging(order, events),)))
        for order in (obliged, list(reversed(obliged)))
    )
    keys = [(one.provision, one.party) for one in first.violations]
    assert len(keys) == len(set(keys)) == len({one.id for one in first.violations})
    assert {one.id: one for one in first.violations} == {one.id: one for one in other.violations}
    assert bool(first.alleged_of_none) <= (not any(one.alleged_by for one in first.violations))


def _obliging(obliged, events):
    provisions = tuple(replace(each, obliged=tuple(obliged)) for each in AGREEMENT.provisions)
    return replace(AGREEMENT, provisions=provisions, events=events)


def test_where_nobody_is_accused_the_duty_of_one_party_that_holds_is_enough():
    given_ = tally(accused=None, words="the ceasefire was violated 105 times")
    one_suspended = _obliging(["aaa", "bbb"], (event("2020-04-01", "suspended", parties=("aaa",)),))
    (one,) = assess_tally(given_, replace(TERMS, truces=(one_suspended,))).violations
    assert (one.provision, one.party, one.scope.party) == ("1-cease_fire", "", "bbb")


def test_shots_that_are_called_a_breach_are_told_and_alleged_in_one():
    words = "Their forces violated the ceasefire, firing 105 shots"
    found = assess_tally(tally(count=counted("shot"), words=words), TERMS)
    (one,) = found.violations
    assert one.acts == ("fired",) and one.rule.startswith("our rule: ") and found.alleged_of_none == ()
    assert [said.of_breach for said in (*one.accused_by, *one.alleged_by)] == [False, True]


def test_two_agreements_in_force_leave_open_which_one_is_meant():
    both = replace(TERMS, truces=(AGREEMENT, replace(AGREEMENT, id="t2")))
    found = assess_tally(tally(words="violated the ceasefire 105 times"), both).violations
    assert [(one.truce, one.provision) for one in found] == [("t", ""), ("t2", "")]
    assert all("which of 2 agreements" in one.note for one in found)


def test_a_tally_of_a_time_when_nothing_was_in_force_is_alleged_of_none():
    found = assess_tally(tally(when=during(2019), count=counted("violation")), TERMS)
    assert found.violations == () and len(found.alleged_of_none) == 1
    assert [each.outcome for each in found.looked_at] == ["not_in_force"]


def test_a_monitor_may_count_for_either_side_and_no_side_for_itself():
    outsider = Party(kind="actor", actor=MISSION)
    assert [one.party for one in assess_tally(tally(claimant=outsider, count=counted("shot")), TERMS).violations] == [
        "aaa"
    ]
    assert assess_tally(tally(claimant=ARMY, count=counted("shot")), TERMS).looked_at == ()


@pytest.mark.parametrize(("zone", "many"), [("zone", 1), (None, 0)])
def test_to_be_somewhere_is_against_a_duty_of_ground_only_where_the_text_names_some(zone, many):
    leave = replace(TERMS, truces=(replace(AGREEMENT, provisions=(provision("withdraw", zone=zone),)),))
    vehicles = replace(BURSTS, act="present", count=Count(low=2, best=2, high=2, unit="vehicle"))
    assert len(assess_observation(vehicles, leave).violations) == many


@pytest.mark.parametrize("claimant", [WATCHING, Party(kind="unnamed"), OTHER])
def test_what_an_outsider_counts_in_another_country_is_of_no_agreement_of_these(claimant):
    elsewhere = Location(words="Q", place=replace(WHERE.place, id="q", name="Q", country="CCC"))
    given_ = tally(claimant=claimant, count=counted("violation"))
    here, there = (assess_tally(replace(given_, where=where), TERMS) for where in (HERE, elsewhere))
    assert len(here.violations) == 1 and not here.alleged_of_none
    assert len(there.violations) == (claimant == OTHER) and len(there.alleged_of_none) == (claimant != OTHER)
