"""Character ranges that do not overlap, the longest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.reference.apart import Taken, longest_apart

RANGES = st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def apart(*ranges):
    return longest_apart(ranges, lambda r: r)


def overlap(one, two):
    return one[0] < two[1] and two[0] < one[1]


@pytest.mark.parametrize(
    ("ranges", "kept"),
    [
        ((), []),
        (((0, 4),), [(0, 4)]),
        (((0, 4), (4, 8)), [(0, 4), (4, 8)]),
        (((4, 8), (0, 4)), [(0, 4), (4, 8)]),
        (((0, 4), (2, 9)), [(2, 9)]),
        (((0, 4), (3, 7)), [(0, 4)]),
        (((0, 9), (2, 4), (5, 7)), [(0, 9)]),
        (((0, 3), (2, 9), (8, 11)), [(2, 9)]),
        (((0, 3), (2, 6), (5, 8)), [(2, 6)]),
        (((0, 4), (0, 4)), [(0, 4)]),
    ],
)
def test_of_ranges_that_overlap_the_longest_is_kept_and_the_first_of_two_as_long(ranges, kept):
    assert apart(*ranges) == kept


def test_items_are_kept_as_they_are():
    items = [("b", 5, 9), ("a", 0, 6)]
    assert longest_apart(items, lambda item: item[1:]) == [("a", 0, 6)]


@pytest.mark.parametrize(
    ("start", "end", "free"),
    [(0, 5, True), (0, 6, False), (5, 9, False), (6, 7, False), (8, 12, False), (9, 12, True), (0, 20, False)],
)
def test_a_range_is_free_where_no_character_of_it_is_in_use(start, end, free):
    assert Taken([(5, 9)]).free(start, end) is free


def test_a_range_put_in_use_is_no_longer_free():
    taken = Taken([(5, 9)])
    taken.take(0, 3)
    assert not taken.free(2, 4)
    assert taken.free(3, 5)


@given(st.lists(RANGES, max_size=12))
def test_what_is_kept_is_in_order_and_apart(ranges):
    kept = apart(*ranges)
    assert all(one[1] <= two[0] for one, two in zip(kept, kept[1:], strict=False))
    assert set(kept) <= set(ranges)


@given(st.lists(RANGES, max_size=12))
def test_whatever_is_left_out_overlaps_one_that_is_kept_and_is_no_longer(ranges):
    kept = apart(*ranges)
    for left in set(ranges) - set(kept):
        assert any(overlap(left, k) and k[1] - k[0] >= left[1] - left[0] for k in kept)


@given(st.lists(RANGES, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_items_changes_nothing(ranges, random):
    assert apart(*random.sample(ranges, len(ranges))) == apart(*ranges)


@given(st.lists(RANGES, max_size=8), RANGES)
def test_taken_agrees_with_looking_at_every_range(ranges, asked):
    kept = apart(*ranges)
    assert Taken(kept).free(*asked) is not any(overlap(asked, k) for k in kept)
