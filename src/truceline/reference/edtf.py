"""Dates as written in tables of facts (EDTF level 0, ISO 8601-2:2019) and what moments they can mean.

Taken: ``2020``, ``2020-11``, ``2020-11-09``, ``2020-11-09T21:00:00Z`` (or with ``+03:00``, or without a zone), two of
them as ``first/last``, ``..`` for an open end. Nothing else: a doubtful date is to be said in a note.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

from truceline.model.truce import TruceDate

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
OPEN = ".."
FORMS = "2023, 2023-06, 2023-06-03, 2023-06-03T21:00:00Z, or two of them as 2023-06-03/2023-06-05"
FIRST_CLOCK = timedelta(hours=14)  # the easternmost clocks are UTC+14, the westernmost UTC-12 (IANA tz database)
LAST_CLOCK = timedelta(hours=12)
_Ends = tuple[datetime | None, datetime | None]


def parse_edtf(text: str) -> TruceDate | None:
    """Return what a date can mean; ``None`` where it is no such date, or runs backwards.

    >>> parse_edtf("2023-06-03T21:00:00Z").earliest.isoformat(), parse_edtf("June 2023")
    ('2023-06-03T21:00:00+00:00', None)
    """
    parts = text.split("/")
    if len(parts) > 2 or text in (OPEN, f"{OPEN}/{OPEN}"):
        return None
    ends = [(None, None) if part == OPEN and len(parts) == 2 else _ends(part) for part in parts]
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        return None
    if first[0] and last[1] and (first[0] > last[1] or (first[1] and last[0] and first[0] > last[0])):
        return None
    return TruceDate(written=text, earliest=first[0], latest=last[1])


def date_of(value: date | datetime) -> TruceDate:
    """Return what a date, or a date with a clock, of a TOML file can mean.

    >>> from datetime import date
    >>> date_of(date(2020, 11, 20)).latest.isoformat()
    '2020-11-21T11:59:59.999999+00:00'
    """
    if isinstance(value, datetime):
        earliest, latest = _moment_ends(value)
    else:
        earliest, latest = _day_ends(value, value)
    return TruceDate(written=value.isoformat(), earliest=earliest, latest=latest)


def _ends(text: str) -> _Ends | None:
    """Return the ends of one date; ``None`` where it is none, or is on no calendar."""
    found = DATE.fullmatch(text)
    try:
        if not found:
            return _moment_ends(datetime.fromisoformat(text)) if re.match(r"\d{4}-\d\d-\d\dT\d", text) else None
        year, month, day = (int(part) if part else None for part in found.groups())
        return _day_ends(*_days(year or 0, month, day))
    except (ValueError, OverflowError):
        return None


def _days(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, monthrange(year, last_month)[1])


def _day_ends(first: date, last: date) -> tuple[datetime, datetime]:
    end = datetime.combine(last, time(23, 59, 59, 999999), UTC)
    return _shifted(datetime.combine(first, time(), UTC), -FIRST_CLOCK), _shifted(end, LAST_CLOCK)


def _moment_ends(moment: datetime) -> tuple[datetime, datetime]:
    if moment.tzinfo:
        offset = moment.utcoffset() or timedelta(0)
        at = _shifted(moment.replace(tzinfo=UTC), -offset)
        return at, at
    at = moment.replace(tzinfo=UTC)
    return _shifted(at, -FIRST_CLOCK), _shifted(at, LAST_CLOCK)


def _shifted(moment: datetime, by: timedelta) -> datetime:
    """Move a moment, no further than the calendar reaches (the years 1 to 9999)."""
    try:
        return moment + by
    except OverflowError:
        return moment
