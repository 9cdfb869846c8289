"""Stretches of a text that are taken."""

from hypothesis import given
from hypothesis import strategies as st

from truceline.annotate.stretches import Stretches

PAIRS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1])), max_size=6)


@given(PAIRS, st.integers(0, 40), st.integers(1, 5))
def test_asking_gives_what_looking_at_each_would_give(pairs, start, size):
    end = start + size
    assert Stretches(pairs).touch(start, end) == any(a < end and start < b for a, b in pairs)
