import pytest

from truceline.evaluate.rival_leaks import numbers_told


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("killed some 6,500 people in 2020", {6500}),
        ("nineteen soldiers and more than 13,000", {19, 13000}),
        ("thirty-two hurt, twenty-one dead", {32, 21}),
        ("two hundred and five men", {205}),
        ("three thousand two hundred dead", {3200}),
        ("half a dozen truces, two dozen clashes", {6, 24}),
        ("on 9 November 2020 and Nov. 27, at 9.45 pm", set()),
        ("the 503rd battalion", set()),
        ("30,<> people, 2<> more", set()),
        ("more than 1.3 million", set()),
        ("one of them", set()),
        ("five men, three officers", {5, 3}),
    ],
)
def test_numbers_of_a_passage_without_its_dates(text, numbers):
    assert numbers_told(text) == numbers
