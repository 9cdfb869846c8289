"""The times of day that claims give: whole ones by who gives them, broken ones with what they can still be.

The hour at which a truce begins is none of the incident; nor is one of which it is said that nothing happened then.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from truceline.incidents.accounts import giver, make_account
from truceline.incidents.told import Told
from truceline.model.incident import Account, Side
from truceline.model.mention import TimeMention
from truceline.model.time import Interval

NEAR = 10  # minutes: "about four" and "five past four" are no rivals
ABOUT = "hour"  # the precision of a time that is told as about
# "16:<>", "16:20", "12 p.m.", "9.40": hour, minutes (lost or told), half of the day
FACE = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}|\d?<>))?\s*(?P<half>[ap]\.?m\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day (``HH:MM``; the words where they are broken, and ``note`` says how) and the claims that give it."""

    value: str
    group: tuple[Told, ...]
    interval: Interval
    note: str = ""


def find_clocks(line: Sequence[Told]) -> tuple[Clock, ...]:
    """Return the times of day that claims give of an act, whole ones first, each in the order of the line."""
    groups: dict[tuple[str, str], list[tuple[Told, TimeMention]]] = {}
    for told in line:
        if told.claim.act == "violated_agreement" or told.claim.factuality == "negated" or told.fallen:
            continue
        for mention in told.claim.times:
            if mention.kind == "clock" and (mention.clock or mention.note):
                groups.setdefault(
                    (mention.clock or mention.span.text, "" if mention.clock else mention.note), []
                ).append((told, mention))
    found = [_clock(value, note, group) for (value, note), group in groups.items()]
    return tuple(sorted(found, key=lambda clock: bool(clock.note)))


def _clock(value: str, note: str, group: Sequence[tuple[Told, TimeMention]]) -> Clock:
    """Return the clock with the best dated reading of its mentions."""
    readings = [reading for _, mention in group for reading in mention.readings[:1]]
    dated = [reading for reading in readings if reading.earliest is not None and reading.zone]
    interval = (dated or readings or [Interval(earliest=None, latest=None, precision="minute")])[0]
    known = next((r.zone for r in readings if r.zone), None)
    return Clock(
        value=value,
        group=tuple(told for told, _ in group),
        interval=interval if interval.zone else replace(interval, zone=known),
        note=note,
    )


def clock_accounts(clocks: Sequence[Clock], sides: Sequence[Side]) -> Iterator[Account]:
    """Yield an account for every time of day and side that gives it; a broken one says what it agrees with."""
    whole = [clock for clock in clocks if not clock.note]
    for clock in clocks:
        note = f"{clock.note}; {_agreement(clock, whole)}" if clock.note else ""
        by_giver: dict[str, list[Told]] = {}
        for told in clock.group:
            by_giver.setdefault("" if told.speaker is None else giver(told, sides), []).append(told)
        for group in by_giver.values():
            yield make_account(clock.value, group, sides, when=clock.interval, note=note)


def rival_clocks(clocks: Sequence[Clock], sides: Sequence[Side]) -> bool:
    """Say whether two who give times of day have none in common. Several of one teller are a course of events."""
    of_giver: dict[str, list[Clock]] = {}
    for clock in clocks:
        for told in clock.group if not clock.note else ():
            of_giver.setdefault(giver(told, sides), []).append(clock)
    pairs = combinations(of_giver.values(), 2)
    return any(not any(_near(one, other) for one in a for other in b) for a, b in pairs)


def _near(one: Clock, other: Clock) -> bool:
    """Say whether two times of day are the same, or near where one is told as about."""
    apart = _apart(one, other)
    return apart == 0 or (apart <= NEAR and ABOUT in (one.interval.precision, other.interval.precision))


def _apart(one: Clock, other: Clock) -> float:
    """Return the minutes between two times of day: of the moments where both are dated, else of the faces."""
    a, b = _middle(one.interval), _middle(other.interval)
    if a is not None and b is not None:
        return abs(a - b) / 60
    minutes = abs(_minutes(one.value) - _minutes(other.value))
    return min(minutes, 24 * 60 - minutes)


def _middle(interval: Interval) -> float | None:
    if interval.earliest is None or interval.latest is None:
        return None
    return (interval.earliest.timestamp() + interval.latest.timestamp()) // 120 * 60


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _agreement(broken: Clock, whole: Sequence[Clock]) -> str:
    """Say with which whole times the broken one can be the same: by its hour where the minutes are lost."""
    faces = [face for found in FACE.finditer(broken.value) if (face := _face(found)) is not None]
    values = dict.fromkeys(clock.value for clock in whole)
    fits = [value for value in values if faces and value.startswith(faces[0])]
    if fits:
        return f"agrees with {' and '.join(fits)}"
    return f"agrees with none of {', '.join(values)}" if values else "no whole time stands beside it"


def _face(found: Mapping[str, str] | re.Match[str]) -> str | None:
    """Return what is left of a time: ``16:`` of "16:<>", ``12:00`` of "12 p.m."."""
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    elif found["minute"] is None:
        return None
    if hour > 23:
        return None
    minute = found["minute"] or "00"
    return f"{hour:02d}:{minute.rstrip('<>')}"
