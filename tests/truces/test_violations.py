"""An incident against agreements: six separate answers."""

from dataclasses import replace

import pytest

from tests.casefile.made import tegh
from truceline.pipeline.reconcile import reconcile
from truceline.reference.ground import load_grounds, outline_ground
from truceline.reference.truces import load_truces
from truceline.truces.violations import Told, violations_of


@pytest.fixture(scope="module")
def case():
    readings = tegh().values()
    (incident,) = reconcile(readings).incidents
    speakers = {each.id: each.speakers for reading in readings for each in reading.statements}
    told = [Told(claim, speakers[claim.statement]) for reading in readings for claim in reading.claims]
    return incident, told


def found(case, told=None):
    return violations_of(case[0], told or case[1], load_truces().values(), load_grounds(), outline_ground)


def fired(violations, party):
    (one,) = [each for each in violations if each.party == party and "fired_first" in each.rule]
    return one


def test_an_accusation_of_firing_first_is_not_an_allegation_of_a_breach(case):
    for party in ("arm", "aze"):
        one = fired(found(case), party)
        assert one.accused_by and one.alleged_by == ()


def test_tegh_would_fall_under_point_one_of_2020_if_the_place_is_in_its_scope_which_cannot_be_said(case):
    violations = found(case)
    assert {(each.truce, each.provision) for each in violations} == {("am-az-ru-2020-11-09", "1-cease_fire")}
    for party in ("arm", "aze"):
        scope = fired(violations, party).scope
        answers = {part.question: part.answer for part in scope.parts}
        assert answers["place"] == scope.answer == "cannot_be_said" and answers["force"] == "inside"


def test_tegh_has_one_denial_in_words_which_is_armenia_s_and_no_monitor_saw_the_start(case):
    arm, aze = (fired(found(case), party) for party in ("arm", "aze"))
    assert [each.speakers[0].country for each in arm.denied_by] == ["ARM"] and not arm.denied_by[0].of_breach
    assert aze.denied_by == ()
    assert not arm.verified and not arm.attributed_by and arm.monitored in ("declined", "unable_to_verify")


def test_who_says_breach_in_words_alleges_it(case):
    told = [
        Told(replace(each.claim, act="violated_agreement"), each.speakers) if index == 0 else each
        for index, each in enumerate(case[1])
    ]
    one = fired(found(case, told), "aze")
    assert [each.claim for each in one.alleged_by] == [told[0].claim.id] and one.alleged_by[0].of_breach


def test_an_agreement_that_is_over_gives_no_violation(case):
    when = replace(case[0].when, earliest=case[0].when.earliest.replace(year=2024, month=11), latest=None)
    later = replace(when, latest=when.earliest)
    assert (
        violations_of(replace(case[0], when=later), case[1], load_truces().values(), load_grounds(), outline_ground)
        == ()
    )
