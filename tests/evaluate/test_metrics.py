import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from truceline.evaluate.metrics import Hits, Share, best_pairs, distance_km

worths = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.sampled_from([0.0, 0.0, 1.0, 2.0, 5.0, 9.5]), min_size=columns, max_size=columns),
        min_size=1,
        max_size=5,
    )
)


def best_total(worth: list[list[float]]) -> float:
    rows, columns = len(worth), len(worth[0])
    if rows > columns:
        return best_total([list(column) for column in zip(*worth, strict=True)])
    return max(sum(worth[i][j] for i, j in enumerate(order)) for order in itertools.permutations(range(columns), rows))


@given(worths)
def test_no_assignment_is_worth_more(worth):
    pairs = best_pairs(worth)
    assert sum(worth[i][j] for i, j in pairs) == best_total(worth)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(worth[i][j] > 0 for i, j in pairs)


def test_nothing_pairs_with_nothing():
    assert best_pairs([]) == best_pairs([[]]) == []


def test_hits_of_nothing_are_perfect_only_where_nothing_is_given():
    assert (Hits().precision, Hits().recall, Hits().f1) == (1.0, 1.0, 1.0)
    assert (Hits(0, 0, 2).precision, Hits(0, 0, 2).recall, Hits(0, 0, 2).f1) == (0.0, 0.0, 0.0)
    assert (Hits(0, 2, 0).precision, Hits(0, 2, 0).recall, Hits(0, 2, 0).f1) == (0.0, 0.0, 0.0)


def test_hits_and_shares_add_up():
    assert (Hits(1, 2, 4) + Hits(1, 2, 0)).f1 == 0.5
    assert (Share(1, 2) + Share(1, 2)).value == 0.5
    assert Share().value == 0.0


def test_a_degree_of_latitude_is_111_km_and_no_number_is_far_away():
    assert round(distance_km(40, 45, 41, 45)) == 111
    assert distance_km(math.nan, 45, 40, 45) == math.inf
