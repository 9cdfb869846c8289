"""The days of a case from what its reports tell."""

from datetime import UTC, datetime, timedelta

import pytest

from truceline.evaluate.predict_dates import merge_date
from truceline.model.document import Document
from truceline.model.incident import Happening
from truceline.model.reading import Reading
from truceline.model.time import Interval


def told(first, last, precision):
    """A report of a happening between two days of April 2023."""
    start = datetime(2023, 4, first, 0, tzinfo=UTC)
    end = datetime(2023, 4, last, 23, 59, tzinfo=UTC)
    when = Interval(earliest=start, latest=max(start + timedelta(minutes=1), end), precision=precision)
    happening = Happening(id="h", document="d", kind=None, claims=(), when=when)
    return Reading(document=Document(text="x"), reader="made", happenings=(happening,))


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
    merged = merge_date(reports)
    assert (merged["start"], merged["end"]) == tuple(f"2023-04-{day:02}" for day in days)


def test_no_day_is_told_and_none_is_given():
    assert merge_date([told(1, 30, "month")]) == {"start": None, "end": None}
