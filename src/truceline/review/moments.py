"""When a person says it was: a day, days, a month or a minute, as ``Interval``; never more exact than it is typed."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import NoReturn

from truceline.model.mention import TimeMention
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.time import Interval, TimePrecision, zone_offset
from truceline.review.values import refuse

TYPED = re.compile(
    r"(?P<first>\d{4}-\d\d(?:-\d\d)?)(?:\s*\.\.\s*(?P<last>\d{4}-\d\d-\d\d))?"
    r"(?:\s+(?P<hour>\d{1,2}):(?P<minute>\d\d))?(?:\s*(?P<zone>[+-]\d\d:\d\d|Z))?"
)
TODO = "A time is 2023-04-11, 2023-04-11..2023-04-12, 2023-04, or 2023-04-11 16:20 with a zone such as +04:00."
SECOND = timedelta(seconds=1)


def read_moment(typed: str, span: Span, reading: Reading) -> TimeMention:
    """Return the time that a person gives for words; without a zone that of the report's other times is taken.

    Raises:
        InputError: it is no time.
    """
    found = TYPED.fullmatch(typed.strip())
    if found is None:
        _refuse(typed)
    zone, why = (found["zone"].replace("Z", "+00:00"), "given by a person") if found["zone"] else _zone_of(reading)
    try:
        first, last, precision = _ends(found)
        shift = zone_offset(zone)
        interval = Interval(
            earliest=first.replace(tzinfo=shift).astimezone(UTC),
            latest=last.replace(tzinfo=shift).astimezone(UTC),
            precision=precision,
            zone=zone,
            zone_why=why,
        )
    except (ValueError, OverflowError):
        _refuse(typed)
    clock = f"{first:%H:%M}" if precision == "minute" else None
    return TimeMention(
        span=span, kind="clock" if clock else "date", readings=(interval,), clock=clock, note="given by a person"
    )


def _ends(found: re.Match[str]) -> tuple[datetime, datetime, TimePrecision]:
    told = found["first"]
    if found["hour"] is not None:
        if found["last"] or len(told) == 7:
            raise ValueError(told)
        start = datetime.combine(date.fromisoformat(told), time(int(found["hour"]), int(found["minute"])))
        return start, start + timedelta(minutes=1) - SECOND, "minute"
    if len(told) == 7:
        if found["last"]:
            raise ValueError(told)
        first = date.fromisoformat(f"{told}-01")
        return _day(first), _end(first.replace(day=monthrange(first.year, first.month)[1])), "month"
    first = date.fromisoformat(told)
    last = date.fromisoformat(found["last"]) if found["last"] else first
    return _day(first), _end(last), "day"


def _day(day: date) -> datetime:
    return datetime.combine(day, time())


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59))


def _zone_of(reading: Reading) -> tuple[str | None, str]:
    zones = [interval.zone for claim in reading.claims for t in claim.times for interval in t.readings if interval.zone]
    zones += [h.when.zone for h in reading.happenings if h.when is not None and h.when.zone]
    return (zones[0], "that of the report's other times") if zones else (None, "not known")


def _refuse(typed: str) -> NoReturn:
    refuse(f"{typed!r} is no time.", TODO)
