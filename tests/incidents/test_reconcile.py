"""One question, all accounts: rival answers stand side by side, and their accord is computed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.incidents.made import (
    A_ARMY,
    A_MINISTRY,
    A_STATE,
    B_ARMY,
    B_STATE,
    CIVILIANS,
    MISSION,
    RED_CROSS,
    RESIDENTS,
    SIDES,
    at_least,
    exactly,
    findings,
    tell,
)
from truceline.model.actor import Party
from truceline.model.quantity import Count

A_BLAMES_B = tell(A_ARMY, "fired_first", by=B_ARMY, to=A_ARMY)
B_BLAMES_A = tell(B_ARMY, "fired_first", by=A_ARMY, to=B_ARMY)
B_DENIES = tell(B_ARMY, "fired_first", by=B_ARMY, to=A_ARMY, stance="denies")
MISSION_BLAMES_B = tell(MISSION, "fired_first", by=B_ARMY, to=A_ARMY)
MISSION_DECLINES = tell(MISSION, "fired_first", stance="declines")
LOST = Count(low=None, best=None, high=None, words="<>", damaged=True)


def first(*told):
    return findings(*told)["fired_first"]


def killed(*told, whose="A"):
    return findings(*told)[f"killed:{whose}"]


def lost(speaker, count, **how):
    return tell(speaker, "killed", to=A_ARMY, count=count, **how)


@pytest.mark.parametrize(
    ("told", "accord", "published"),
    [
        ((A_BLAMES_B, B_BLAMES_A), "contested", None),
        ((A_BLAMES_B, B_DENIES), "contested", None),
        ((A_BLAMES_B, B_DENIES, MISSION_BLAMES_B), "contested", None),
        ((A_BLAMES_B,), "single", None),
        ((A_BLAMES_B, tell(A_MINISTRY, "fired_first", by=B_STATE, to=A_STATE)), "single", None),
        ((A_BLAMES_B, MISSION_BLAMES_B), "agreed", "B"),
        ((MISSION_BLAMES_B, tell(RED_CROSS, "fired_first", by=B_ARMY)), "agreed", "B"),
        ((A_BLAMES_B, tell(B_ARMY, "fired_first", by=B_ARMY, to=A_ARMY)), "agreed", "B"),
        ((B_DENIES,), "unknown", None),
        ((MISSION_DECLINES,), "unknown", None),
        ((A_BLAMES_B, MISSION_DECLINES), "single", None),
        ((A_BLAMES_B, tell(B_ARMY, "fired_first", by=B_ARMY, to=A_ARMY, stance="confirms")), "agreed", "B"),
        ((tell(None, "fired_first", by=Party(kind="unnamed"), to=A_ARMY),), "unknown", None),
    ],
)
def test_who_fired_first_is_agreed_contested_single_or_unknown(told, accord, published):
    found = first(*told)
    assert (found.accord, found.published) == (accord, published)


def test_what_its_only_speaker_retracts_is_unknown():
    assert first(A_BLAMES_B, tell(A_ARMY, "fired_first", by=B_ARMY, to=A_ARMY, stance="retracts")).accord == "unknown"


def test_no_claim_of_an_act_is_no_question():
    assert findings(tell(A_ARMY, "attacked", by=B_ARMY, to=A_ARMY)) == {}


def test_rival_accounts_stand_side_by_side_with_who_gives_them():
    found = first(A_BLAMES_B, B_BLAMES_A)
    assert [(a.says, a.value, a.claims) for a in found.accounts] == [
        ("A", "B", (A_BLAMES_B.claim.id,)),
        ("B", "A", (B_BLAMES_A.claim.id,)),
    ]


def test_one_side_that_says_it_twice_gives_one_account():
    again = tell(A_MINISTRY, "fired_first", by=B_STATE, to=A_STATE)
    (account,) = first(A_BLAMES_B, again).accounts
    assert account.claims == (A_BLAMES_B.claim.id, again.claim.id)
    assert account.speakers == (A_ARMY, A_MINISTRY)


def test_a_denial_is_an_account_of_its_own_and_removes_no_claim():
    accusation, denial = first(A_BLAMES_B, B_DENIES).accounts
    assert (accusation.value, accusation.claims) == ("B", (A_BLAMES_B.claim.id,))
    assert (denial.value, denial.says, denial.claims) == ("denies: B", "B", (B_DENIES.claim.id,))


def test_a_third_party_is_no_side():
    assert [a.says for a in first(MISSION_BLAMES_B).accounts] == [None]


@pytest.mark.parametrize(
    ("told", "basis"),
    [
        ((A_BLAMES_B, B_BLAMES_A), "parties_only"),
        ((A_BLAMES_B, MISSION_BLAMES_B), "third_party"),
        ((A_BLAMES_B, tell(None, "fired_first", by=B_ARMY)), "third_party"),
        ((A_BLAMES_B, tell(MISSION, "fired_first", by=B_ARMY, mode="saw")), "observed"),
        ((A_BLAMES_B, tell(RESIDENTS, "fired_first", by=B_ARMY, mode="heard")), "third_party"),
        ((tell(A_ARMY, "fired_first", by=B_ARMY, mode="camera"),), "parties_only"),
        ((A_BLAMES_B, tell(None, "fired_first", by=B_ARMY, mode="heard")), "third_party"),
        ((A_BLAMES_B, tell(MISSION, "fired_first", by=B_ARMY, mode="official")), "third_party"),
    ],
)
def test_the_basis_is_the_parties_alone_a_third_party_or_somebody_who_saw(told, basis):
    assert first(*told).basis == basis


@pytest.mark.parametrize(
    ("told", "monitor"),
    [
        ((A_BLAMES_B, B_BLAMES_A), "none"),
        ((A_BLAMES_B, MISSION_DECLINES), "declined"),
        ((A_BLAMES_B, MISSION_BLAMES_B), "reported"),
        ((A_BLAMES_B, MISSION_DECLINES, MISSION_BLAMES_B), "reported"),
        ((A_BLAMES_B, tell(RESIDENTS, "fired_first", by=B_ARMY)), "none"),
        ((A_BLAMES_B, tell(A_MINISTRY, "fired_first", stance="declines")), "none"),
    ],
)
def test_the_monitor_reported_declined_or_said_nothing(told, monitor):
    assert first(*told).monitor == monitor


@pytest.mark.parametrize(
    ("told", "accord", "range_"),
    [
        ((lost(A_ARMY, 4),), "single", (4, 4, 4)),
        ((lost(A_ARMY, 4), lost(A_MINISTRY, 4, key="again")), "single", (4, 4, 4)),
        ((lost(A_ARMY, 4), lost(B_ARMY, 4)), "agreed", (4, 4, 4)),
        ((lost(A_ARMY, 4), lost(MISSION, 4)), "agreed", (4, 4, 4)),
        ((lost(A_ARMY, 4), lost(B_ARMY, 30)), "contested", (4, None, 30)),
        ((lost(A_ARMY, 0), lost(B_ARMY, 30)), "contested", (0, None, 30)),
        ((lost(A_ARMY, exactly(10, 15)), lost(B_ARMY, 12)), "contested", (10, None, 15)),
        ((lost(A_ARMY, exactly(None)),), "unknown", None),
        ((lost(A_ARMY, exactly(None)), lost(B_ARMY, 30)), "single", (30, 30, 30)),
        ((lost(A_ARMY, None, stance="declines"),), "unknown", None),
        ((lost(A_ARMY, 4), lost(B_ARMY, None, stance="declines")), "single", (4, 4, 4)),
        ((lost(A_ARMY, 0),), "single", (0, 0, 0)),
        ((lost(A_ARMY, LOST),), "unknown", None),
    ],
)
def test_how_many_is_agreed_contested_single_or_unknown(told, accord, range_):
    found = killed(*told)
    count = found.published_count
    assert found.accord == accord
    assert (None if count is None else (count.low, count.best, count.high)) == range_


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (lost(A_ARMY, 4), "4"),
        (lost(A_ARMY, 0), "0"),
        (lost(A_ARMY, at_least(4)), "at least 4"),
        (lost(A_ARMY, exactly(4, 6)), "4 to 6"),
        (lost(A_ARMY, exactly(None)), "number not given"),
        (lost(A_ARMY, None), "number not given"),
        (lost(A_ARMY, LOST), "number lost in the text"),
        (lost(A_ARMY, None, stance="declines"), "gives no figure"),
        (lost(A_ARMY, Count(low=None, best=None, high=50)), "up to 50"),
    ],
)
def test_unknown_zero_and_lost_are_worded_apart(told, value):
    assert [a.value for a in killed(told).accounts] == [value]


def test_a_later_figure_of_one_speaker_replaces_its_unknown_number():
    found = killed(lost(A_ARMY, exactly(None)), lost(A_ARMY, 4, key="later"))
    assert [(a.value, a.standing) for a in found.accounts] == [("number not given", False), ("4", True)]
    assert found.accord == "single"


def test_a_figure_of_another_speaker_replaces_nothing():
    found = killed(lost(A_ARMY, exactly(None)), lost(B_ARMY, 4))
    assert [a.standing for a in found.accounts] == [True, True]


def test_a_later_figure_of_one_speaker_replaces_its_earlier_figure():
    found = killed(lost(A_ARMY, 4, as_of=11), lost(A_ARMY, 7, as_of=12))
    assert (found.accord, found.published_count.low, found.published_count.high) == ("single", 7, 7)
    assert [(a.value, a.standing) for a in found.accounts] == [("4", False), ("7", True)]


def test_a_figure_that_is_denied_is_kept_and_does_not_stand():
    found = killed(lost(A_ARMY, 4), lost(B_ARMY, 30, stance="denies"))
    assert [(a.value, a.standing) for a in found.accounts] == [("4", True), ("30", False)]
    assert (found.published_count.low, found.published_count.high) == (4, 4)


def test_each_side_and_the_civilians_have_their_own_question():
    told = (
        tell(A_ARMY, "killed", to=A_ARMY, count=4),
        tell(B_ARMY, "killed", to=B_ARMY, count=3),
        tell(RESIDENTS, "killed", to=CIVILIANS, count=2),
        tell(None, "killed", to=Party(kind="unnamed"), count=9),
        tell(A_ARMY, "wounded", to=A_ARMY, count=6),
    )
    found = findings(*told)
    assert list(found) == ["killed:A", "killed:B", "killed:civilians", "killed:not said", "wounded:A"]
    assert [f.published_count.best for f in found.values()] == [4, 3, 2, 9, 6]


def test_the_dead_of_nobody_in_particular_are_added_to_no_side():
    found = killed(lost(A_ARMY, 4), tell(None, "killed", to=Party(kind="unnamed"), count=9))
    assert (found.published_count.low, found.published_count.high) == (4, 4)


def test_a_state_and_its_army_are_one_side():
    found = killed(tell(A_STATE, "killed", to=A_STATE, count=4))
    assert [a.says for a in found.accounts] == ["A"]


def test_the_questions_come_in_one_order():
    told = (
        tell(A_ARMY, "entered_territory", by=B_ARMY, to=A_ARMY),
        tell(A_ARMY, "violated_agreement", by=B_ARMY),
        tell(A_ARMY, "missing", to=A_ARMY, count=1),
        lost(A_ARMY, 4),
        A_BLAMES_B,
    )
    order = ["fired_first", "killed:A", "missing:A", "violated_agreement", "entered_territory"]
    assert list(findings(*told)) == list(findings(*reversed(told))) == order


SPEAKERS = st.sampled_from([A_ARMY, A_MINISTRY, B_ARMY, MISSION, RED_CROSS, RESIDENTS, None])
PARTIES = st.sampled_from([A_ARMY, B_ARMY, CIVILIANS, Party(kind="unnamed"), None])
STANCES = st.sampled_from(["asserts", "denies", "declines", "confirms"])
FIGURES = st.none() | st.integers(0, 9).map(exactly) | st.integers(0, 9).map(at_least) | st.just(LOST)


@st.composite
def any_telling(draw):
    return tell(
        draw(SPEAKERS),
        draw(st.sampled_from(["fired_first", "killed", "wounded", "violated_agreement", "attacked"])),
        by=draw(PARTIES),
        to=draw(PARTIES),
        count=draw(FIGURES),
        stance=draw(STANCES),
        mode=draw(st.sampled_from([None, "saw", "official"])),
    )


TELLINGS = st.lists(any_telling(), max_size=8, unique_by=lambda told: told.claim.id)


def outcome(told):
    return {
        question: (
            f.accord,
            f.basis,
            f.monitor,
            f.published,
            f.published_count and (f.published_count.low, f.published_count.best, f.published_count.high),
        )
        for question, f in findings(*told).items()
    }


@given(TELLINGS, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_finding(told, random):
    assert outcome(told) == outcome(random.sample(told, len(told)))


@given(TELLINGS)
def test_every_claim_of_a_question_is_in_an_account(told):
    asked = {t.claim.id for t in told if t.claim.act != "attacked"}
    kept = [c for f in findings(*told).values() for a in f.accounts for c in a.claims]
    assert set(kept) == asked
    assert len(kept) == len(asked)


@given(TELLINGS)
def test_a_published_figure_is_in_order(told):
    for finding in findings(*told).values():
        count = finding.published_count
        ends = [n for n in (count.low, count.best, count.high) if n is not None] if count else []
        assert ends == sorted(ends)


@given(TELLINGS)
def test_nothing_is_published_of_a_contested_who(told):
    for finding in findings(*told).values():
        if finding.accord in ("contested", "unknown"):
            assert finding.published is None


@given(TELLINGS)
def test_with_the_letters_of_the_sides_exchanged_the_findings_are_the_same(told):
    mirror = str.maketrans("AB", "BA")
    letters = tuple(replace(side, id=side.id.translate(mirror)) for side in SIDES)
    there = findings(*told, sides=letters).items()
    assert {q.translate(mirror): (f.accord, f.basis, f.monitor) for q, f in there} == {
        q: (f.accord, f.basis, f.monitor) for q, f in findings(*told).items()
    }
