"""Hedges and vague words, as the sourced table has them."""

from truceline.reference.vague import Figures, load_vague


def test_only_sourced_words_carry_a_figure():
    words = load_vague().words
    assert words["dozens of"] == Figures(12, 12, None) and words["hundreds"] == Figures(100, 100, None)
    assert (
        words["several"] == words["an unknown number of"] == words["tens of thousands of"] == Figures(None, None, None)
    )


def test_hedges_are_those_of_the_table_without_their_place_holder():
    hedges = load_vague().hedges
    assert hedges["at least"] == "at least" and hedges["over"] == "more than" and hedges["some"] == "about"
    assert hedges["as many as"] == "up to" and not any(" n" in f"{hedge} "[-3:] for hedge in hedges)
