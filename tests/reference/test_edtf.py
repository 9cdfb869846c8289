"""What dates of the tables can mean."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.reference.edtf import date_of, parse_edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023-06-03", "2023-06-02T10:00", "2023-06-04T12:00"),
        ("2026-03", "2026-02-28T10:00", "2026-04-01T12:00"),
        ("2024", "2023-12-31T10:00", "2025-01-01T12:00"),
        ("2023-09-19/2023-09-20", "2023-09-18T10:00", "2023-09-21T12:00"),
        ("2020-11-10T00:00:00+03:00", "2020-11-09T21:00", "2020-11-09T21:00"),
        ("2020-11-10T00:00:00", "2020-11-09T10:00", "2020-11-10T12:00"),
    ],
)
def test_a_date_reaches_over_every_zone_that_it_can_be_in(text, earliest, latest):
    found = parse_edtf(text)
    assert found.earliest == datetime.fromisoformat(earliest).replace(tzinfo=UTC)
    assert (
        timedelta(0) <= datetime.fromisoformat(latest).replace(tzinfo=UTC) - found.latest <= timedelta(microseconds=1)
    )


def test_an_open_end_has_no_moment():
    assert parse_edtf("2023/..").latest is None and parse_edtf("../2023").earliest is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "June 2023",
        "2023-13",
        "2023-02-30",
        "2023-1-1",
        "2023?",
        "2024/2023",
        "2023/",
        "2023/2024/2025",
    ],
)
def test_what_is_no_such_date_gives_none(text):
    assert parse_edtf(text) is None


@given(st.dates())
def test_a_day_of_the_file_and_the_same_day_in_quotes_mean_the_same(day):
    assert date_of(day) == parse_edtf(day.isoformat())


@given(st.datetimes(timezones=st.timezones()))
def test_a_moment_means_itself(moment):
    assert date_of(moment).earliest == date_of(moment).latest


def test_the_ends_of_the_calendar_are_no_error():
    assert date_of(date.min).earliest and date_of(date.max).latest
