"""How a published figure is made of accounts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.incidents.made import account, at_least, exactly
from tests.strategies import counts
from truceline.incidents.policies import publish_range
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
