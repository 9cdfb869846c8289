"""Figures that speak of another day than the incident's: they stay as accounts that do not stand.

A figure as of 10 October is none of the dead of 11 October; nor are those who, its own sentence says, died on the 9th.
What is told of a later day stays, since people die of their wounds, unless it names the weapon that killed them then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from truceline.incidents.told import Told
from truceline.model.claim import Claim
from truceline.model.time import Interval

COUNTED = ("killed", "wounded", "captured", "missing")


def set_apart(line: Sequence[Told], when: Interval | None) -> tuple[Told, ...]:
    """Return the line with those figures marked as fallen that speak of another day than those of the interval."""
    first, last = when.local_dates() if when is not None else (None, None)
    if first is None or last is None:
        return tuple(line)
    return tuple(_marked(told, first, last) for told in line)


def _marked(told: Told, first: date, last: date) -> Told:
    if told.claim.act not in COUNTED or told.fallen:
        return told
    as_of = _last_day(told.statement.as_of)
    if as_of is not None and as_of < first:
        return replace(told, fallen=f"speaks of the state on {as_of.isoformat()}, before this happened")
    days = _days(told.claim)
    if days and max(days) < first:
        return replace(told, fallen=f"tells of {max(days).isoformat()}, before this happened")
    if days and min(days) > last and told.claim.weapon is not None:
        return replace(told, fallen=f"tells of {min(days).isoformat()}, after this happened")
    return told


def _days(claim: Claim) -> tuple[date, ...]:
    """Return the last possible days of the times of an act, of each reading that its words allow."""
    readings = (reading for mention in claim.times if mention.kind != "length" for reading in mention.readings)
    return tuple(_known(_last_day(reading) for reading in readings))


def _last_day(interval: Interval | None) -> date | None:
    return interval.local_dates()[1] if interval is not None else None


def _known(days: Iterable[date | None]) -> Iterable[date]:
    return (day for day in days if day is not None)
