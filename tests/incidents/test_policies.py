"""How a published figure is made of accounts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.incidents.made import A_ARMY, B_ARMY, MISSION, RED_CROSS, SIDES, account, at_least, exactly
from tests.strategies import counts
from truceline.incidents.policies import ACLED, POLICIES, RANGE, UCDP, publish, publish_range
from truceline.incidents.policy_acled import AcledOptions
from truceline.model.incident import Account, Finding
from truceline.model.quantity import Count

UNKNOWN = exactly(None)
UP_TO_50 = Count(low=None, best=None, high=50, words="up to 50")


def published(*counts):
    found = publish_range([account(count) for count in counts])
    return None if found is None else (found.low, found.best, found.high)


@pytest.mark.parametrize(
    ("figures", "range_"),
    [
        ((exactly(4),), (4, 4, 4)),
        ((exactly(4), exactly(4)), (4, 4, 4)),
        ((exactly(4), exactly(7)), (4, None, 7)),
        ((exactly(7), exactly(4)), (4, None, 7)),
        ((exactly(10, 15), exactly(12)), (10, None, 15)),
        ((exactly(0), exactly(3)), (0, None, 3)),
        ((exactly(0),), (0, 0, 0)),
        ((at_least(20), exactly(12)), (12, None, 20)),
        ((at_least(20), exactly(36)), (20, None, 36)),
    ],
)
def test_the_range_goes_from_the_lowest_to_the_highest_account(figures, range_):
    assert published(*figures) == range_


@pytest.mark.parametrize("figures", [(), (None,), (UNKNOWN,), (UNKNOWN, None)])
def test_without_a_figure_nothing_is_published(figures):
    assert published(*figures) is None


def test_an_unknown_number_changes_no_range_and_is_no_zero():
    assert published(exactly(4), UNKNOWN, exactly(7)) == (4, None, 7)


def test_an_account_that_no_longer_stands_is_left_out():
    found = publish_range([account(exactly(4)), account(exactly(9), standing=False)])
    assert (found.low, found.high) == (4, 4)


def test_nothing_is_published_of_fallen_accounts_alone():
    assert publish_range([account(exactly(9), standing=False)]) is None


def test_the_words_of_every_account_go_with_the_figure():
    assert publish_range([account(exactly(4)), account(exactly(7))]).words == "4 / 7"


@pytest.mark.parametrize("figures", [(at_least(20),), (at_least(20), at_least(30))])
def test_an_end_that_nobody_closes_stays_open(figures):
    assert published(*figures) == (20, None, None)


def test_up_to_fifty_has_a_high_end_and_no_low_one():
    assert published(UP_TO_50) == (None, None, 50)


def test_a_figure_of_which_the_text_is_damaged_is_left_out():
    broken = replace(account(exactly(9)), note="the text is damaged here")
    found = publish_range([account(exactly(4)), broken])
    assert (found.low, found.high) == (4, 4)


@given(st.lists(st.tuples(counts(), st.booleans()), max_size=6))
def test_the_range_is_in_order_and_within_what_is_told(told):
    found = publish_range([account(count, standing=standing) for count, standing in told])
    standing = [count for count, stands in told if stands]
    figures = {n for c in standing for n in (c.low, c.high) if n is not None}
    if found is not None:
        ends = [n for n in (found.low, found.best, found.high) if n is not None]
        assert ends == sorted(ends)
        assert {found.low, found.high} - {None} <= figures
        assert all(c.low is None or found.low <= c.low for c in standing)
        assert all(c.high is None or c.high <= found.high for c in standing)


@given(st.lists(counts(), max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_accounts_changes_no_figure(told, random):
    shuffled = random.sample(told, len(told))
    assert published(*told) == published(*shuffled)


@given(st.lists(counts(), min_size=1, max_size=5), st.integers(0, 4))
def test_an_account_told_again_changes_no_figure(told, which):
    again = told[which % len(told)]
    assert published(*told, again) == published(*told)


@given(st.lists(counts(), max_size=5), counts())
def test_one_more_account_moves_no_end_inwards(told, more):
    before, after = published(*told), published(*told, more)
    if before is not None:
        assert before[0] is None or after[0] <= before[0]
        assert before[2] is None or after[2] >= before[2]


SPEAKERS = {"A": A_ARMY, "B": B_ARMY, "mission": MISSION, "red cross": RED_CROSS, "report": None}
DOZENS = Count(low=12, best=24, high=60, words="dozens of soldiers")
TENS = Count(low=None, best=None, high=None, words="tens of dead")
LOST = Count(low=None, best=None, high=None, words="<>", damaged=True)


def given_by(who, count, **how):
    speaker = SPEAKERS[who]
    return Account(
        value=str(count.low),
        claims=(who,),
        count=count,
        says=who if who in ("A", "B") else None,
        speakers=(speaker,) if speaker else (),
        **how,
    )


def of_a(*accounts):
    """The dead of side A by these accounts."""
    return Finding(question="killed:A", accounts=accounts, accord="contested")


def figure(policy, finding, **how):
    value, _ = publish(policy, finding, SIDES, **how)
    return None if value is None else (value.low, value.best, value.high)


BOTH = of_a(given_by("A", exactly(4)), given_by("B", exactly(30)))


@pytest.mark.parametrize(
    ("finding", "range_", "ucdp", "acled"),
    [
        (of_a(given_by("A", exactly(4))), (4, 4, 4), (4, 4, 4), (4, 4, 4)),
        (BOTH, (4, None, 30), (4, 4, 30), (4, 4, 4)),
        (of_a(given_by("B", exactly(30))), (30, 30, 30), (None, None, 30), (30, 30, 30)),
        (of_a(given_by("A", exactly(4)), given_by("mission", exactly(7))), (4, None, 7), (4, 4, 7), (4, 4, 4)),
        (of_a(given_by("mission", at_least(20))), (20, None, None), (20, 20, 20), (20, 20, 20)),
        (of_a(given_by("A", exactly(0)), given_by("B", exactly(3))), (0, None, 3), (0, 0, 3), (0, 0, 0)),
        (of_a(given_by("A", UNKNOWN)), None, None, None),
        (of_a(given_by("A", UNKNOWN), given_by("B", exactly(3))), (3, 3, 3), (None, None, 3), (3, 3, 3)),
        (of_a(given_by("A", LOST, note="lost")), None, None, None),
        (of_a(given_by("report", exactly(9)), given_by("A", exactly(4))), (4, 4, 4), (4, 4, 4), (4, 4, 4)),
        (of_a(given_by("report", exactly(9))), (9, 9, 9), (9, 9, 9), (9, 9, 9)),
        (of_a(given_by("A", DOZENS)), (12, None, 60), (12, 12, 60), (12, 12, 12)),
        (of_a(given_by("A", TENS)), None, None, (10, 10, 10)),
        (of_a(given_by("A", exactly(4), standing=False), given_by("A", exactly(6))), (6, 6, 6), (6, 6, 6), (6, 6, 6)),
    ],
    ids=lambda value: "",
)
def test_one_finding_under_each_policy(finding, range_, ucdp, acled):
    assert [figure(policy, finding) for policy in (RANGE, UCDP, ACLED)] == [range_, ucdp, acled]


def test_each_policy_says_why():
    assert "from the lowest to the highest" in publish(RANGE, BOTH, SIDES).why
    assert "claims of its enemy's losses goes to high: 30" in publish(UCDP, BOTH, SIDES).why
    assert publish(ACLED, BOTH, SIDES).why == "the most conservative figure, 4; also told: 30 by Army of Azerbaijan"
    assert all("unknown" in publish(policy, of_a(given_by("A", UNKNOWN)), SIDES).why for policy in (UCDP, ACLED))


def test_a_number_for_unknown_is_written_only_where_the_user_sets_it():
    unknown = of_a(given_by("A", UNKNOWN))
    assert figure(ACLED, unknown) is None
    assert figure(ACLED, unknown, acled=AcledOptions(unknown=10)) == (10, 10, 10)
    assert figure(ACLED, BOTH, acled=AcledOptions(unknown=10)) == (4, 4, 4)
    assert figure(ACLED, of_a(), acled=AcledOptions(unknown=10)) is None


def test_the_dead_of_nobody_in_particular_have_no_enemy():
    finding = replace(of_a(given_by("A", exactly(4)), given_by("B", exactly(30))), question="killed:not said")
    assert figure(UCDP, finding) == (4, 4, 30)


@pytest.mark.parametrize("policy", POLICIES)
def test_an_answer_in_words_is_that_of_the_finding_under_each_policy(policy):
    contested = Finding(question="fired_first", accounts=(), accord="contested")
    assert publish(policy, contested, SIDES) == (None, "the accounts differ, and none is chosen")
    agreed = Finding(question="fired_first", accounts=(), accord="agreed", published="B")
    assert publish(policy, agreed, SIDES) == ("B", "the accounts agree")


def test_a_policy_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(ValueError, match=r"no policy is called 'ucdp 9': there are range 1, ucdp 1, acled 1"):
        publish("ucdp 9", BOTH, SIDES)


@given(st.lists(st.tuples(st.sampled_from(sorted(SPEAKERS)), counts()), max_size=5), st.sampled_from(POLICIES))
def test_every_policy_publishes_ends_in_order_and_only_what_is_told(told, policy):
    value, why = publish(policy, of_a(*(given_by(who, count) for who, count in told)), SIDES)
    ends = [n for n in (value.low, value.best, value.high) if n is not None] if value else []
    assert ends == sorted(ends)
    assert set(ends) <= {n for _, c in told for n in (c.low, c.best, c.high)}
    assert why
