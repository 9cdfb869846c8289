"""An incident against agreements: six separate answers."""

from dataclasses import replace

import pytest

from tests.casefile.made import tegh
from tests.truces.told import AGREEMENT, ARMIES, TERMS, tellings
from tests.truces.told import incident as made_incident
from truceline.model.actor import Party
from truceline.model.incident import Finding
from truceline.model.span import Span
from truceline.model.truce_named import NamedTerms
from truceline.pipeline.agreements import packaged_terms
from truceline.pipeline.agreements import tellings as tellings_of
from truceline.pipeline.reconcile import reconcile
from truceline.truces.violations import assess_incident

STATEMENT = "am-az-ru-2020-11-09"


@pytest.fixture(scope="module")
def case():
    readings = {reading.document.id: reading for reading in tegh().values()}
    (incident,) = reconcile(readings.values()).incidents
    return incident, tellings_of(incident, readings, packaged_terms())


def assessed(case, told=None, incident=None):
    return assess_incident(incident or case[0], case[1] if told is None else told, packaged_terms())


def of(assessment, party):
    (one,) = [each for each in assessment.violations if each.party == party]
    return one


def of_point(assessment, party):
    (one,) = [each for each in assessment.violations if (each.party, each.provision) == (party, "1-cease_fire")]
    return one


def test_an_accusation_of_firing_first_is_not_an_allegation_of_a_breach(case):
    for party in ("arm", "aze"):
        one = of(assessed(case), party)
        assert "fired_first" in one.acts and one.accused_by and one.alleged_by == ()


def test_tegh_would_fall_under_point_one_of_2020_if_the_place_is_in_its_scope_which_cannot_be_said(case):
    found = assessed(case)
    assert {(each.truce, each.provision) for each in found.violations} == {("am-az-ru-2020-11-09", "1-cease_fire")}
    for party in ("arm", "aze"):
        scope = of(found, party).scope
        answers = {part.question: part.answer for part in scope.parts}
        assert answers.pop("place") == scope.answer == "cannot_be_said" and set(answers.values()) == {"inside"}


def test_tegh_has_one_denial_in_words_and_one_incompatible_account_and_no_monitor_saw_the_start(case):
    arm, aze = (of(assessed(case), party) for party in ("arm", "aze"))
    assert [each.speakers[0].country for each in arm.denied_by] == ["ARM"] and not arm.denied_by[0].of_breach
    assert arm.rival_by == aze.denied_by == ()
    assert [each.speakers[0].country for each in aze.rival_by] == ["AZE"] and aze.rival_by[0].act == "fired_first"
    assert not arm.verified and not arm.attributed_by and arm.monitored in ("declined", "unable_to_verify")


def breach(told, *provisions, why=""):
    """Return a claim as an allegation in words of a breach of these provisions of the statement of 2020."""
    named = NamedTerms(
        words=None, truces=(STATEMENT,), provisions=tuple((STATEMENT, p) for p in provisions), how="only_one", why=why
    )
    return replace(told, claim=replace(told.claim, act="violated_agreement"), named=named)


def test_who_says_breach_in_words_alleges_it_of_the_provision_that_is_named(case):
    told = [breach(case[1][0], "1-cease_fire"), *case[1][1:]]
    one = of(assessed(case, told), "aze")
    assert [each.claims for each in one.alleged_by] == [(told[0].claim.id,)] and one.alleged_by[0].of_breach


def test_a_breach_of_which_it_cannot_be_said_what_was_broken_is_a_violation_of_no_provision(case):
    told = [breach(case[1][0], why="no deed is told with it"), *case[1][1:]]
    (one,) = [each for each in assessed(case, told).violations if each.provision == ""]
    assert one.party == "aze" and one.alleged_by and one.scope is None and one.note == "no deed is told with it"
    assert of_point(assessed(case, told), "aze").alleged_by == ()


def test_words_without_an_act_are_an_allegation_and_our_rule_says_nothing(case):
    (one,) = assessed(case, [breach(case[1][0], "1-cease_fire")]).violations
    assert one.alleged_by and one.accused_by == one.acts == () and one.rule == ""
    assert {part.question: part.answer for part in one.scope.parts}["act"] == "cannot_be_said"


def test_a_breach_of_an_agreement_that_is_not_known_is_said_to_be_of_none(case):
    elsewhere = NamedTerms(words=None, truces=(), provisions=(), how="none", why="no agreement of that day is known")
    told = replace(case[1][0], claim=replace(case[1][0].claim, act="violated_agreement"), named=elsewhere)
    found = assessed(case, [told])
    assert found.violations == () and [each.note for each in found.alleged_of_none] == [elsewhere.why]


def test_an_agreement_that_is_over_gives_no_violation_and_the_reason(case):
    when = replace(case[0].when, earliest=case[0].when.earliest.replace(year=2024, month=11), latest=None)
    later = assessed(case, incident=replace(case[0], when=replace(when, latest=when.earliest)))
    assert later.violations == ()
    assert [(each.truce, each.outcome) for each in later.looked_at] == [("am-az-ru-2020-11-09", "not_in_force")]
    assert "2023-09-19/2023-09-20" in later.looked_at[0].why


def made(*specs, when=None, **changes):
    """Return how an incident of the made agreement stands; every claim changed as told."""
    told = [replace(each, **changes) if changes else each for each in tellings(specs)]
    return assess_incident(made_incident(when=when), told, TERMS)


def alleged(doer, *provisions):
    named = NamedTerms(
        words=None, truces=(AGREEMENT.id,), provisions=tuple((AGREEMENT.id, p) for p in provisions), how="name", why="w"
    )
    (told,) = tellings([("fired_first", "asserts", doer, 2, "")])
    return replace(told, claim=replace(told.claim, id="alleged", act="violated_agreement"), named=named)


def test_an_allegation_against_nobody_by_name_or_a_stranger_stands_beside_the_accused():
    plain = tellings([("fired_first", "asserts", 0, 1, "")])
    stranger = alleged(0, "1-cease_fire")
    actor = replace(stranger.claim.actor.actor, id="x", name="Strangers", country="ZZZ", group="Strangers")
    stranger = replace(stranger, claim=replace(stranger.claim, actor=replace(stranger.claim.actor, actor=actor)))
    for told in (alleged(None, "1-cease_fire"), stranger):
        found = assess_incident(made_incident(), [*plain, told], TERMS)
        assert [(one.party, len(one.alleged_by)) for one in found.violations] == [("aaa", 0), ("", 1)]
        assert found.alleged_of_none == ()


def test_an_act_that_may_be_against_a_duty_gives_nothing_where_the_ground_is_open_too():
    entered = [("entered_territory", "asserts", 0, 1, "")]
    inside = made(*entered)
    assert [one.provision for one in inside.violations] == ["1-cease_fire", "1-hold_positions"]
    assert {one.scope.answer for one in inside.violations} == {"cannot_be_said", "inside"}
    nowhere = assess_incident(replace(made_incident(), where=None), tellings(entered), TERMS)
    assert [one.provision for one in nowhere.violations] == ["1-hold_positions"]


def test_of_a_day_that_is_not_known_only_what_words_name_is_held_against_an_agreement():
    undated = replace(made_incident(), when=None)
    told = tellings([("fired_first", "asserts", 0, 1, "")])
    found = assess_incident(undated, told, TERMS)
    assert found.violations == () and [each.outcome for each in found.looked_at] == ["time_not_known"]
    (one,) = assess_incident(undated, [*told, alleged(0, "1-cease_fire")], TERMS).violations
    assert one.alleged_by and one.party == "aaa"


def test_harm_that_a_side_tells_of_itself_accuses_nobody():
    assert [one.party for one in made(("killed", "asserts", 0, 0, "")).violations] == [""]  # a loss, of nobody's doing
    assert [one.party for one in made(("killed", "asserts", 0, 1, "")).violations] == ["aaa"]


HARM = ("killed", "wounded", "captured", "damaged")


def of_harm(target, *specs):
    """Return how an incident stands of which harm is told or denied, all of it to one target."""
    told = [replace(each, claim=replace(each.claim, target=target)) for each in tellings(specs)]
    return assess_incident(made_incident(), told, TERMS).violations


@pytest.mark.parametrize("act", HARM)
@pytest.mark.parametrize("doer", [0, 1])
@pytest.mark.parametrize("kind", ["civilians", "unnamed", "unknown", None])
def test_who_denies_harm_in_words_denies_it_whomever_he_names(act, doer, kind):
    target = Party(kind=kind) if kind else None
    found = of_harm(target, (act, "asserts", doer, 1 - doer, ""), (act, "denies", doer, doer, ""))
    assert found and all(one.party == AGREEMENT.parties[doer].id for one in found)
    assert [[said.speakers for said in one.denied_by] for one in found] == [[(ARMIES[doer],)]] * len(found)


@pytest.mark.parametrize("act", HARM)
@pytest.mark.parametrize("doer", [0, 1])
def test_who_tells_of_harm_that_its_side_did_to_others_tells_a_deed_of_its_own_side(act, doer):
    for target in (Party(kind="civilians"), Party(kind="unnamed"), Party(kind="actor", actor=ARMIES[1 - doer])):
        found = of_harm(target, (act, "asserts", doer, doer, ""))
        assert found and all(one.party == AGREEMENT.parties[doer].id for one in found)
        assert all(said.own_side for one in found for said in one.accused_by)
    own = of_harm(Party(kind="actor", actor=ARMIES[doer]), (act, "asserts", doer, doer, ""))
    assert {one.party for one in own} <= {""}


@pytest.mark.parametrize("first", [0, 1])
def test_what_a_monitor_reports_of_one_side_is_no_report_of_the_other(first):
    parties = [AGREEMENT.parties[first].id, AGREEMENT.parties[1 - first].id]
    told = tellings([("fired_first", "asserts", i, 1 - i, "") for i in (0, 1)])
    (watched,) = tellings([("fired_first", "confirms", first, 2, "")], document="e")
    for mode, checked in (("saw", False), ("crater_analysis", True), ("assessed", True), (None, False)):
        claims = [*told, replace(watched, claim=replace(watched.claim, mode=mode))]
        finding = Finding(
            question="fired_first", accounts=(), accord="contested", basis="third_party", monitor="reported"
        )
        event = replace(made_incident(), findings=(finding,))
        by = {one.party: one for one in assess_incident(event, claims, TERMS).violations}
        assert [by[party].monitored for party in parties] == ["reported", "none"]
        assert [by[party].verified for party in parties] == [checked, False]


def test_a_check_of_which_a_party_tells_verifies_nothing():
    (told,) = tellings([("fired_first", "asserts", 0, 1, "")])
    checked = replace(told, claim=replace(told.claim, mode="crater_analysis"))
    (one,) = assess_incident(made_incident(), [checked], TERMS).violations
    assert not one.verified and one.monitored == "none"


def denied(doer, *provisions, truces=(AGREEMENT.id,), any_=False):
    """Return a denial in words of a breach."""
    pairs = tuple((AGREEMENT.id, each) for each in provisions)
    named = NamedTerms(words=None, truces=truces, provisions=pairs, how="none", why="w", may_be_any=any_)
    (told,) = tellings([("fired_first", "denies", doer, doer, "")], document="denial")
    return replace(told, claim=replace(told.claim, act="violated_agreement"), named=named)


@pytest.mark.parametrize(
    ("denial", "counts"),
    [
        (denied(0), True),  # of all of this agreement
        (denied(0, "1-cease_fire"), True),
        (denied(0, "1-no_fortify"), False),
        (denied(0, truces=("another",)), False),
        (denied(0, truces=()), False),  # of one that is not known
        (denied(0, truces=(), any_=True), True),
        (denied(1), False),
    ],
)
def test_a_denial_of_a_breach_counts_where_it_may_be_of_this_provision(denial, counts):
    told = tellings([("fired_first", "asserts", 0, 1, "")])
    (one,) = assess_incident(made_incident(), [*told, denial], TERMS).violations
    assert bool(one.denied_by) == counts


def test_an_allegation_that_was_taken_back_is_withdrawn_where_it_was_made_and_nowhere_else():
    told = tellings([("fired_first", "asserts", 0, 1, "")])
    for named, withdrawn in ((alleged(0, "1-cease_fire"), 1), (alleged(0, "1-no_fortify"), 0), (alleged(0), 0)):
        found = assess_incident(made_incident(), [*told, replace(named, fallen="taken back")], TERMS)
        (one,) = found.violations
        assert len(one.withdrawn) == withdrawn and len(found.withdrawn) == 1


def test_what_one_speaker_alleges_of_both_sides_is_two_things_that_he_says():
    told = []
    for doer in (0, 1):
        nowhere = NamedTerms(words=None, truces=(), provisions=(), how="none", why="none is known")
        each = alleged(doer)
        told.append(replace(each, named=nowhere, claim=replace(each.claim, id=f"alleged-{doer}")))
    for order in (told, told[::-1]):
        found = assess_incident(made_incident(), order, TERMS)
        assert found.violations == ()
        assert {said.whom for said in found.alleged_of_none} == set(ARMIES) and len(found.alleged_of_none) == 2


@pytest.mark.parametrize("doer", [0, 1])
def test_who_says_their_guns_did_harm_may_mean_the_other_side_and_does_not_accuse_its_own(doer):
    (told,) = tellings([("killed", "asserts", doer, doer, "")])
    for words, party in (("Their guns", ""), ("they", ""), ("its forces", AGREEMENT.parties[doer].id)):
        named_as = Span(document="d", start=0, end=len(words), text=words)
        actor = replace(told.claim.actor, named_as=named_as)
        claim = replace(told.claim, actor=actor, target=Party(kind="civilians"))
        found = assess_incident(made_incident(), [replace(told, claim=claim)], TERMS).violations
        assert found and {one.party for one in found} == {party}


def test_of_what_is_told_of_nobody_it_is_said_that_no_party_is_named():
    (one,) = made(("clashed", "asserts", 0, 2, "")).violations
    assert one.party == "" and {part.question: part.answer for part in one.scope.parts}["party"] == "cannot_be_said"
