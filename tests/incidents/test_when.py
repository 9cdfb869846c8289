"""When it was, from what several reports tell."""

from datetime import UTC, datetime, timedelta

import pytest

from truceline.incidents.merge import find_incident
from truceline.model.document import Document
from truceline.model.incident import Happening
from truceline.model.reading import Reading
from truceline.model.time import Interval


def told(first, last, precision):
    """A report of a happening between two days of April 2023."""
    start = datetime(2023, 4, first, 0, tzinfo=UTC)
    end = datetime(2023, 4, last, 23, 59, tzinfo=UTC)
    return Interval(earliest=start, latest=max(start + timedelta(minutes=1), end), precision=precision)


def merged(intervals):
    """The first and last day of the incident that reports with these intervals tell of."""
    readings = [Reading(document=Document(text="x", address=str(n)), reader="made") for n in range(len(intervals))]
    happenings = [
        Happening(id=f"h{n}", document=reading.document.id, kind=None, claims=(), when=interval)
        for n, (interval, reading) in enumerate(zip(intervals, readings, strict=True))
    ]
    found = find_incident(happenings, {reading.document.id: reading for reading in readings}).when
    return None if found is None else tuple(str(day) for day in found.local_dates())


DAY, NIGHT, HOUR, RANGE, OTHER = (
    told(12, 12, "day"),
    told(12, 13, "part_of_day"),
    told(13, 13, "minute"),
    told(12, 13, "day"),
    told(9, 9, "day"),
)


@pytest.mark.parametrize(
    ("reports", "days"),
    [
        ([DAY, DAY, OTHER], (12, 12)),
        ([NIGHT, HOUR, NIGHT], (13, 13)),
        ([NIGHT, NIGHT, DAY], (12, 13)),
        ([DAY, RANGE], (12, 13)),
        ([DAY, OTHER], (9, 9)),
    ],
    ids=["most", "an hour inside a night", "a night and a day", "a range and its day", "the earliest of a tie"],
)
def test_reports_agree_on_days(reports, days):
    assert merged(reports) == tuple(f"2023-04-{day:02}" for day in days)


def test_no_day_is_told_and_none_is_given():
    assert merged([told(1, 30, "month")]) is None
