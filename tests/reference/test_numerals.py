"""Cardinal numbers in digits and words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.reference.numerals import NUMERAL, broken_range, is_year, numeral_value

ONES = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number):
    if number >= 1000:
        rest = f" {in_words(number % 1000)}" if number % 1000 else ""
        return f"{in_words(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(st.integers(1, 999_999))
def test_a_number_in_words_is_found_whole_and_read_back(number):
    words = in_words(number)
    found = re.match(NUMERAL, words)
    assert found and found[0] == words and numeral_value(words) == number


@given(st.integers(0, 10**9))
def test_a_number_in_digits_is_found_whole_and_read_back(number):
    for words in (str(number), f"{number:,}"):
        found = re.match(NUMERAL, words)
        assert found and found[0] == words and numeral_value(words) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [("a hundred", 100), ("two dozen", 24), ("10 000", 10_000), ("2.5 million", 2_500_000), ("7.5", None), ("zero", 0)],
)
def test_other_ways_to_write_a_number(words, value):
    assert numeral_value(words) == value


@pytest.mark.parametrize(
    ("number", "certain"),
    [
        ("30,<>", (30_000, 30_999)),
        ("1,2<>", (1_200, 1_299)),
        ("6,<>00", (6_000, 6_900)),
        ("1,000,<>", (1_000_000, 1_000_999)),
        ("3<>", None),
        ("<>7", None),
        ("2 <>", None),
        ("<>,500", None),
        ("30,<>,<>", None),
    ],
)
def test_a_range_is_given_only_where_the_separator_makes_it_certain(number, certain):
    assert broken_range(number) == certain


def test_only_plain_digits_make_a_year():
    assert [is_year(d) for d in ("1991", "2020", "2,020", "1550", "20200")] == [True, True, False, False, False]
