"""Sums over the sides: a best of all only where the policy gives each a best, and one number for those who keep one."""

from truceline.model.quantity import Count
from truceline.publish.losses import UNSAID, sum_losses


def test_rival_figures_have_no_best_in_the_sum_and_both_ends():
    lost = sum_losses("killed", {"A": Count(low=4, best=None, high=8), "B": Count(low=2, best=2, high=2)}, ["A", "B"])
    assert (lost.ends, lost.number, lost.unknown) == ((6, None, 10), 6, ())


def test_a_side_without_a_figure_leaves_the_high_end_open_and_is_named():
    lost = sum_losses(
        "killed", {"A": Count(low=3, best=3, high=3), "B": Count(low=None, best=None, high=None)}, ["A", "B"]
    )
    assert (lost.ends, lost.number, lost.unknown) == ((3, 3, None), 3, ("B",))


def test_a_figure_of_nobody_in_particular_counts_where_no_side_has_one():
    seven, three = Count(low=7, best=7, high=7), Count(low=3, best=3, high=3)
    assert sum_losses("killed", {UNSAID: seven}, ["A", "B"]).ends == (7, 7, 7)
    assert sum_losses("killed", {UNSAID: seven, "A": three}, ["A"]).ends == (3, 3, 3)


def test_nothing_known_is_no_zero():
    assert sum_losses("killed", {}, ["A", "B"]).ends == (None, None, None)
