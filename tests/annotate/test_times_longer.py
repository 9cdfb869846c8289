"""Lengths, repeated times, quarters, centuries, vague words, and times that count from another one of the text."""

import pytest

from tests.annotate.reports import report
from truceline.annotate.times import find_times

WEDNESDAY = "2023-04-12T10:00:00+04:00"


def times(text, published=WEDNESDAY, *, every=False):
    return find_times(report(text, published), (), every=every)


def days(mention):
    return [tuple(day.isoformat() for day in reading.local_dates()) for reading in mention.readings]


LENGTHS = [
    ("fought for three days and", "three days", "day", 3, 3),
    ("a two-week siege", "two-week", "week", 2, 2),
    ("waited for several hours there", "several hours", "hour", None, None),
    ("held it for at least 20 more years, he", "at least 20 more years", "year", 20, None),
    ("lasted up to 180 days in", "up to 180 days", "day", None, 180),
    ("fired for two and a half hours at", "two and a half hours", "hour", 2.5, 2.5),
    ("about 5 1/2 hours later than", "about 5 1/2 hours later", "hour", 5.5, 5.5),
    ("for a minute and a half they", "a minute and a half", "minute", 1.5, 1.5),
    ("in the next 12 to 18 months they", "the next 12 to 18 months", "month", 12, 18),
    ("after half an hour they", "half an hour", "hour", 0.5, 0.5),
    ("for a year or two they", "a year or two", "year", 1, 2),
]


@pytest.mark.parametrize(("text", "quoted", "unit", "low", "high"), LENGTHS, ids=[row[1] for row in LENGTHS])
def test_a_length_has_its_unit_and_amounts_and_no_day(text, quoted, unit, low, high):
    (mention,) = times(text)
    assert (mention.span.text, mention.readings) == (quoted, ())
    assert (mention.length.unit, mention.length.low, mention.length.high) == (unit, low, high)


@pytest.mark.parametrize(
    "text", ["a 20-year-old man", "52 years old", "three-quarters of the men", "a second man", "a Day-Glo vest"]
)
def test_an_age_a_share_and_an_ordinal_are_no_lengths(text):
    assert times(text) == ()


REPEATED = [
    ("shelled daily since", "daily", "day", 1),
    ("every two weeks the", "every two weeks", "week", 2),
    ("each Thursday they", "each Thursday", "week", 1),
    ("every other day they", "every other day", "day", 2),
    ("the annual drill", "annual", "year", 1),
]


@pytest.mark.parametrize(("text", "quoted", "unit", "amount"), REPEATED, ids=[row[1] for row in REPEATED])
def test_what_comes_again_says_after_how_long(text, quoted, unit, amount):
    (mention,) = times(text)
    assert (mention.span.text, mention.kind) == (quoted, "repeated")
    assert (mention.length.unit, mention.length.low) == (unit, amount)


def test_a_newspaper_is_no_repeated_time():
    assert times("the Daily Mail and the Jerusalem Weekly said") == ()


LONG = [
    ("in the third quarter of 2021 they", "the third quarter of 2021", "quarter", ("2021-07-01", "2021-09-30")),
    ("In Q3 2021 they", "Q3 2021", "quarter", ("2021-07-01", "2021-09-30")),
    ("its fourth-quarter figures", "its fourth-quarter", "quarter", ("2022-10-01", "2022-12-31")),
    ("the first half of 2020 they", "the first half of 2020", "half", ("2020-01-01", "2020-06-30")),
    ("in fiscal 1989 they", "fiscal 1989", "year", ("1989-01-01", "1989-12-31")),
    ("in the late 19th century they", "the late 19th century", "century", ("1800-01-01", "1899-12-31")),
    ("of this century, they", "this century", "century", ("2000-01-01", "2099-12-31")),
    ("in the early nineties they", "the early nineties", "decade", ("1990-01-01", "1999-12-31")),
    ("by the mid-1990s they", "1990s", "decade", ("1990-01-01", "1999-12-31")),
    ("in nineteen ninety-four they", "nineteen ninety-four", "year", ("1994-01-01", "1994-12-31")),
    ("in the year two thousand they", "the year two thousand", "year", ("2000-01-01", "2000-12-31")),
    ("over the winter they", "winter", "season", ("2022-12-01", "2023-02-28")),
    ("this summer they", "this summer", "season", ("2023-06-01", "2023-08-31")),
    ("the February raid", "February", "month", ("2023-02-01", "2023-02-28")),
    ("this September they", "this September", "month", ("2023-09-01", "2023-09-30")),
]


@pytest.mark.parametrize(("text", "quoted", "precision", "ends"), LONG, ids=[row[1] for row in LONG])
def test_a_quarter_a_season_and_a_century_have_their_ends(text, quoted, precision, ends):
    (mention,) = times(text)
    assert (mention.span.text, days(mention)) == (quoted, [ends])
    assert mention.readings[0].precision == precision


@pytest.mark.parametrize("text", ["the fall of the city", "in the first half they", "twenty soldiers", "Jan Kavan and"])
def test_what_only_sounds_like_a_season_a_half_a_year_or_a_month_is_none(text):
    assert times(text) == ()


@pytest.mark.parametrize(
    "text",
    ["now", "recently", "in recent weeks", "for years", "the quarter", "the year", "in the near future", "the past"],
)
def test_a_vague_word_is_known_and_stays_out_of_the_record(text):
    assert times(f"they {text} fought") == ()
    (mention,) = times(f"they {text} fought", every=True)
    assert mention.kind in ("vague", "length")


COUNTED = [
    ("On Sunday they fired. Two days earlier a man died.", "Two days earlier", "2023-04-07"),
    ("On Sunday they fired. The following day they stopped.", "The following day", "2023-04-10"),
    ("It began on 3 March and ended four days later.", "four days later", "2023-03-07"),
    ("On 3 March they met; the day before, a shell fell.", "the day before", "2023-03-02"),
]


@pytest.mark.parametrize(("text", "quoted", "day"), COUNTED, ids=[row[1] for row in COUNTED])
def test_a_time_counts_from_the_day_that_was_named_before_it_and_says_so(text, quoted, day):
    mention = times(text)[-1]
    assert (mention.span.text, days(mention)) == (quoted, [(day, day)])
    assert mention.note.startswith("counted from “")


@pytest.mark.parametrize(
    "text",
    [
        "Two days earlier a man died.",
        "On Sunday they fired. A day after the attack they stopped.",
        "On Sunday they fired. It rained. Nobody came. Two days earlier a man died.",
        "On Sunday they fired.\n\nTwo days earlier a man died.",
    ],
)
def test_a_time_counts_from_nothing_that_is_far_away_or_not_dated(text):
    assert times(text)[-1].readings == ()


def test_a_day_of_saying_is_past_whatever_was_said_to_come():
    (mention,) = times("They will meet again, the ministry said on Monday.")
    assert days(mention) == [("2023-04-10", "2023-04-10")]


def test_the_days_up_to_the_publication_are_a_length_with_its_ends():
    (mention,) = times("killed in the past three days there")
    assert (mention.span.text, mention.length.low, days(mention)) == (
        "the past three days",
        3,
        [("2023-04-09", "2023-04-12")],
    )
    assert times("killed in the past three days there", None)[0].readings == ()
