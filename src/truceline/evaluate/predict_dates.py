"""The days of a case's incident from the readings of its reports: what most of them tell, and how exactly.

A report votes with the day of its happening, else with the day that most of its claims give. A night that spans two
days is one moment that is not known exactly: an hour inside it makes it exact. Two days that are told as such ("on 12
and 13 June") are both: a day among them does not make them one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from truceline.model.reading import Reading
from truceline.model.time import Interval


class Days(NamedTuple):
    """First and last local day, ISO 8601; a ``night`` or an ``hour`` is one moment, ``days`` are whole."""

    first: str
    last: str
    told: Literal["night", "hour", "days"]


def merge_date(readings: Iterable[Reading]) -> dict[str, str | None]:
    """Return the local days that most reports give to the incident; the earliest where they tie."""
    votes = Counter(days for reading in readings for days in sorted(set(_days_of(reading))))
    if not votes:
        return {"start": None, "end": None}
    support = {days: sum(count for other, count in votes.items() if _agree(days, other)) for days in votes}
    best = min(votes, key=lambda days: (-support[days], -_fit(days, votes), -votes[days], days))
    return {"start": best.first, "end": best.last}


def _agree(days: Days, other: Days) -> bool:
    """Say whether one of the two tells the same as the other, or a part of it."""
    return _within(days, other) or _within(other, days)


def _within(days: Days, other: Days) -> bool:
    return other.first <= days.first and days.last <= other.last


def _fit(days: Days, votes: Iterable[Days]) -> int:
    """Say how well the days stand for those that agree with them: an hour for a night, a range for its days."""
    others = [other for other in votes if other != days]
    if days.told == "hour":
        return sum(other.told == "night" and _within(days, other) for other in others)
    return sum(days.told == "days" and _within(other, days) for other in others)


def _days_of(reading: Reading) -> Iterator[Days]:
    """Yield the days of a report's happenings, else the one that most of its claims give."""
    found = [days for h in reading.happenings if h.when is not None and (days := _days(h.when)) is not None]
    if found:
        yield from found
        return
    mentions = (
        m for c in reading.claims if c.stance == "asserts" for m in c.times if m.readings and m.kind != "length"
    )
    told = [days for m in mentions if (days := _days(m.readings[0])) is not None]
    votes = Counter(days[:2] for days in told)
    if votes:  # the first one told where they tie
        yield max(told, key=lambda days: votes[days[:2]])


def _days(interval: Interval) -> Days | None:
    first, last = interval.local_dates()
    if not interval.to_the_day or first is None or last is None:
        return None
    told: Literal["night", "hour", "days"] = "days" if interval.precision == "day" else "hour"
    return Days(first.isoformat(), last.isoformat(), "night" if told == "hour" and first != last else told)
