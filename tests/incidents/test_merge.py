"""Many reports, one incident: laws that hold whatever the reports tell."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.incidents.made import A_ARMY, A_MINISTRY, B_ARMY, B_STATE, CIVILIANS, MISSION, at, day, exactly, on, tell
from tests.incidents.many import copy_of, finding, incident, report
from truceline.incidents.merge import find_incident
from truceline.model.actor import Party
from truceline.model.mention import TimeMention
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.time import Interval

LOST = Count(low=None, best=None, high=None, words="<>", damaged=True)
SPEAKERS = st.sampled_from([A_ARMY, A_MINISTRY, B_ARMY, B_STATE, MISSION, None])
PARTIES = st.sampled_from([A_ARMY, B_ARMY, CIVILIANS, Party(kind="unnamed"), None])
ACTS = st.sampled_from(["fired_first", "killed", "wounded", "violated_agreement", "attacked", "damaged", "clashed"])
STANCES = st.sampled_from(["asserts", "asserts", "asserts", "denies", "declines", "corrects", "retracts"])
FIGURES = st.none() | st.integers(0, 9).map(exactly) | st.just(LOST)
LAWS = settings(max_examples=60, deadline=None)


def clock(value):
    interval = Interval(earliest=None, latest=None, precision="minute", zone="+04:00")
    span = Span(document="doc", start=0, end=len(value), text=value)
    return TimeMention(span=span, kind="clock", clock=value, readings=(interval,))


@st.composite
def tellings(draw):
    return tell(
        draw(SPEAKERS),
        draw(ACTS),
        by=draw(PARTIES),
        to=draw(PARTIES),
        count=draw(FIGURES),
        stance=draw(STANCES),
        start=draw(st.integers(0, 3)),
        as_of=draw(st.none() | st.integers(10, 13)),
        times=draw(st.sampled_from([(), (on(11),), (clock("16:00"),), (clock("16:20"),)])),
        places=draw(st.sampled_from([(), (at("Tegh"),), (at("Sotk"),), (at("Syunik", "province"),)])),
    )


@st.composite
def reports(draw):
    lists = st.lists(tellings(), min_size=1, max_size=4, unique_by=lambda told: told.claim.id)
    return [
        report(
            f"r{number}",
            *draw(lists),
            published=draw(st.none() | st.integers(11, 14)),
            when=draw(st.none() | st.integers(10, 12).map(day)),
            where=draw(st.none() | st.sampled_from(["Tegh", "Sotk"]).map(at)),
            kind=draw(st.sampled_from(["armed_clash", "shelling", "attack"])),
        )
        for number in range(draw(st.integers(1, 4)))
    ]


def outcome(found):
    """What must not change: what is published, the accord and the values with whether they stand."""
    return {
        f.question: (f.accord, f.published, ends(f), tuple((a.value, a.says, a.standing) for a in f.accounts))
        for f in found.findings
    } | {"": (found.kind, found.when, found.where and found.where.place.id)}


def ends(found):
    count = found.published_count
    return None if count is None else (count.low, count.best, count.high)


def test_without_happenings_nothing_is_found():
    found = find_incident((), {})
    assert (found.happenings, found.documents, found.when, found.findings) == ((), (), None, ())


@LAWS
@given(reports(), st.randoms(use_true_random=False))
def test_the_order_in_which_reports_come_changes_nothing(given_reports, random):
    assert incident(*random.sample(given_reports, len(given_reports))) == incident(*given_reports)


@LAWS
@given(reports())
def test_a_report_that_comes_twice_changes_nothing(given_reports):
    assert incident(*given_reports, given_reports[0]) == incident(*given_reports)


@LAWS
@given(reports())
def test_a_copy_changes_no_published_value_no_accord_and_no_count_of_origins(given_reports):
    copied, descent = copy_of(given_reports[0], "copy")
    alone, together = incident(*given_reports), incident(*given_reports, copied, descents=[descent])
    assert outcome(together) == outcome(alone)
    origins = {f.question: [len(a.origins) for a in f.accounts] for f in alone.findings}
    assert {f.question: [len(a.origins) for a in f.accounts] for f in together.findings} == origins


@LAWS
@given(reports())
def test_without_the_rejection_the_incident_is_the_former_one(given_reports):
    claim = given_reports[0].claims[0].id
    before = incident(*given_reports)
    rejected = incident(*given_reports, judged={claim: "rejected: it is another fight"})
    notes = [a.note for f in rejected.findings for a in f.accounts if a.claims == (claim,)]
    asked = [a for f in before.findings for a in f.accounts if claim in a.claims and ":" in f.question]
    assert not asked or "rejected: it is another fight" in notes
    assert incident(*given_reports, judged={}) == before


@LAWS
@given(reports())
def test_no_claim_is_lost(given_reports):
    claims = {c.id for r in given_reports for c in r.claims if c.act in ("fired_first", "killed", "wounded", "damaged")}
    kept = {c for f in incident(*given_reports).findings for a in f.accounts for c in a.claims}
    assert claims <= kept


SWAP = {"ARM": "AZE", "AZE": "ARM"}


def exchanged(value):
    """Return any value of the model with the names of the two sides exchanged in every word."""
    if isinstance(value, str):
        return re.sub("ARM|AZE", lambda found: SWAP[found[0]], value.replace("Armenia", "@").replace("Azerbaijan", "#"))
    if isinstance(value, tuple):
        return tuple(exchanged(item) for item in value)
    if is_dataclass(value) and not isinstance(value, Span):
        return replace(value, **{f.name: exchanged(getattr(value, f.name)) for f in fields(value) if f.init})
    return value


def named_back(value):
    return exchanged(value)


@LAWS
@given(reports())
def test_with_the_names_of_the_sides_exchanged_the_record_is_exchanged(given_reports):
    swapped = [
        replace(
            r,
            claims=tuple(exchanged(c) for c in r.claims),
            statements=tuple(exchanged(s) for s in r.statements),
            happenings=tuple(replace(h, claims=tuple(exchanged(c) for c in h.claims)) for h in r.happenings),
        )
        for r in given_reports
    ]
    there, here = incident(*swapped), incident(*given_reports)
    assert [tuple(m.id for m in side.members) for side in there.sides] == [
        tuple(exchanged(m.id) for m in side.members) for side in here.sides
    ]
    plain = {k: v for k, v in outcome(here).items() if k != "sides"}
    assert {k: v for k, v in outcome(there).items() if k != "sides"} == plain


def test_only_the_claims_of_the_happenings_count():
    reading = report("a", tell(A_ARMY, "killed", to=A_ARMY, count=4), tell(A_ARMY, "clashed", by=A_ARMY, to=B_ARMY))
    other = tell(A_ARMY, "killed", to=A_ARMY, count=30_000)
    more = replace(reading, claims=(*reading.claims, replace(other.claim, statement=reading.claims[0].statement)))
    found = finding("killed:A", more)
    assert (found.published_count.low, found.published_count.high) == (4, 4)


def test_a_figure_as_of_a_day_before_the_incident_is_none_of_its_dead():
    fight = report("fight", tell(None, "clashed", by=A_ARMY, to=B_ARMY, text="A and B."), when=day(11), published=11)
    old = report("old", tell(A_ARMY, "killed", to=A_ARMY, count=25, as_of=10), published=12)
    new = report("new", tell(B_ARMY, "killed", to=A_ARMY, count=4, as_of=12), published=12)
    found = finding("killed:A", fight, old, new)
    assert [(a.value, a.standing) for a in found.accounts] == [("4", True), ("25", False)]
    assert "before this happened" in found.accounts[1].note
    assert (found.accord, found.published_count.high) == ("single", 4)


def test_who_was_said_to_have_died_the_day_before_is_none_of_the_dead_and_who_died_the_day_after_is():
    fight = report("fight", tell(None, "clashed", by=A_ARMY, to=B_ARMY, text="A and B."), when=day(11), published=11)
    before = tell(A_ARMY, "killed", to=A_ARMY, count=2, times=(on(10),))
    after = tell(B_ARMY, "killed", to=B_ARMY, count=3, times=(on(12),))
    found = incident(fight, report("more", before, after, published=12))
    assert [ends(f) for f in found.findings if f.question.startswith("killed")] == [None, (3, 3, 3)]


def test_with_the_weapon_named_the_dead_of_a_later_day_are_of_another_attack():
    fight = report("fight", tell(None, "clashed", by=A_ARMY, to=B_ARMY, text="A and B."), when=day(11), published=11)
    drone = tell(B_ARMY, "killed", to=B_ARMY, count=1, times=(on(13),), weapon="drone")
    found = finding("killed:B", fight, report("more", drone, published=13))
    assert [(a.standing, a.note) for a in found.accounts] == [(False, "tells of 2023-04-13, after this happened")]


def test_the_sides_are_lettered_by_the_report_that_was_published_first():
    a = report("z", tell(A_ARMY, "attacked", by=A_ARMY, to=B_ARMY), published=11)
    b = report("a", tell(B_ARMY, "attacked", by=B_ARMY, to=A_ARMY), published=12)
    assert [side.members[0].country for side in incident(b, a).sides] == ["ARM", "AZE"]


def test_two_reports_that_quote_one_ministry_on_who_fired_first_are_one_account():
    blame = tell(A_ARMY, "fired_first", by=B_ARMY, to=A_ARMY)
    found = finding("fired_first", report("a", blame, published=11), report("b", blame, published=12))
    assert [(a.says, a.value, len(a.documents), len(a.origins)) for a in found.accounts] == [("B", "A", 2, 1)]
    assert (found.accord, found.basis) == ("single", "parties_only")


def test_two_reports_that_tell_in_their_own_voice_are_two_origins():
    own = tell(None, "fired_first", by=B_ARMY, to=A_ARMY)
    found = finding("fired_first", report("a", own, published=11), report("b", own, published=12))
    assert (found.accord, found.published, found.basis) == ("agreed", "A", "third_party")


def test_whose_attack_it_was_is_a_question_where_somebody_denies_it():
    blame = tell(A_ARMY, "attacked", by=B_ARMY, to=CIVILIANS)
    fight = report("fight", tell(None, "clashed", by=A_ARMY, to=B_ARMY, text="They fought."), published=13)
    denial = tell(B_ARMY, "attacked", by=B_ARMY, to=CIVILIANS, stance="denies")
    counter = tell(B_ARMY, "attacked", by=A_ARMY, to=CIVILIANS)
    assert "attacked" not in {f.question for f in incident(fight, report("a", blame)).findings}
    found = finding("attacked", fight, report("a", blame, published=11), report("b", denial, published=12))
    assert [(a.value, a.says) for a in found.accounts] == [("A", "B"), ("denies: A", "A")]
    assert (found.accord, found.published) == ("contested", None)
    found = finding("attacked", fight, report("a", blame, published=11), report("b", denial, counter, published=12))
    assert [(a.value, a.says) for a in found.accounts] == [("A", "B"), ("denies: A", "A"), ("B", "A")]


def test_who_denies_an_attack_contests_that_it_fired_first():
    blame = tell(A_ARMY, "fired_first", by=B_ARMY, to=A_ARMY)
    denial = tell(B_ARMY, "attacked", by=B_ARMY, to=A_ARMY, stance="denies")
    found = finding("fired_first", report("a", blame, published=11), report("b", denial, published=12))
    assert (found.accord, [a.value for a in found.accounts]) == ("contested", ["A"])
    assert "denies" in found.note


def test_what_is_retracted_in_a_later_report_falls_everywhere():
    blame = tell(A_ARMY, "fired_first", by=B_ARMY, to=A_ARMY)
    back = tell(A_ARMY, "fired_first", by=B_ARMY, to=A_ARMY, stance="retracts")
    found = finding("fired_first", report("a", blame, published=11), report("b", back, published=12))
    assert found.accord == "unknown"
    assert ("A", False, "taken back by its speaker on 12 April 2023") in [
        (a.value, a.standing, a.note) for a in found.accounts
    ]


def test_the_monitor_that_cannot_verify_is_told_apart_from_one_that_gives_no_details():
    def monitor(text):
        told = tell(MISSION, "fired_first", stance="declines", text=text)
        return finding("fired_first", report("a", tell(A_ARMY, "fired_first", by=B_ARMY), told)).monitor

    assert monitor("The mission could not verify the reports.") == "unable_to_verify"
    assert monitor("The mission gave no details.") == "declined"


def test_weapons_and_what_was_harmed_are_questions_of_their_own():
    shells = tell(A_ARMY, "attacked", by=B_ARMY, to=A_ARMY, weapon="mortar")
    denial = tell(B_ARMY, "attacked", by=B_ARMY, to=A_ARMY, weapon="mortar", stance="denies")
    found = incident(report("a", shells, published=11), report("b", denial, published=12))
    weapons = next(f for f in found.findings if f.question == "weapons")
    assert [(a.value, a.says) for a in weapons.accounts] == [("A: mortar", "B"), ("denies: A: mortar", "A")]
    assert weapons.accord == "contested"
    words = Span(document="doc", start=0, end=10, text="the school")
    broken = tell(A_ARMY, "damaged", by=B_ARMY)
    broken = broken._replace(claim=replace(broken.claim, object=words))
    harmed = finding("harmed", report("a", shells, broken))
    assert [(a.value, a.says) for a in harmed.accounts] == [("school", "B")]


@pytest.mark.parametrize(
    ("kinds", "accord"),
    [
        (["shelling", "shelling"], "agreed"),
        (["shelling", "attack"], "agreed"),
        (["shelling", "drone_strike"], "contested"),
        (["shelling"], "single"),
    ],
)
def test_the_kinds_of_the_reports_agree_unless_two_are_special(kinds, accord):
    told = tell(A_ARMY, "attacked", by=B_ARMY, to=A_ARMY)
    assert finding("kind", *(report(str(n), told, kind=kind) for n, kind in enumerate(kinds))).accord == accord


def test_links_origins_and_descents_are_those_of_the_incident():
    reading: Reading = report("a", tell(A_ARMY, "attacked", by=B_ARMY), published=datetime(2023, 4, 11, tzinfo=UTC))
    copied, descent = copy_of(reading, "copy")
    assert incident(reading, copied, descents=[descent]).descents == (descent,)
    assert incident(reading, descents=[descent]).descents == ()
