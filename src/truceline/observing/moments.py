"""Days and clock times as they are typed -> an interval in UTC that is never more exact than they are.

A day without a clock time is the whole day. A day such as 03/04/2023 is read in the order that is told, never guessed.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from truceline.model.time import FIRST_DAY, LAST_DAY, Interval, TimePrecision, zone_offset
from truceline.observing.problems import Problems, Texts, told

DayOrder = Literal["ymd", "dmy", "mdy"]
ORDERS: dict[DayOrder, str] = {"ymd": "2023-04-11", "dmy": "11.04.2023", "mdy": "04/11/2023"}
NOT_TOLD = "not told: the day is taken in UTC"
_DAY = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})")
_CLOCK = re.compile(r"(\d{1,2})[:.h]?(\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:hrs?|h)?", re.IGNORECASE)
_STAMP = re.compile(r"(?P<day>[\d./-]+)[T ]+(?P<clock>[\d:.]+)\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?", re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-−])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_ZERO = ("z", "utc", "gmt")


def read_interval(texts: Texts, problems: Problems, order: DayOrder = "ymd") -> Interval | None:
    """Read ``since``, ``since_time``, ``until``, ``until_time`` and ``zone``; ``None`` where no day is told.

    ``since`` may hold day, clock time and offset in one (``2023-04-11T16:05+04:00``).
    """
    texts, zones = _taken_apart(texts, problems)
    first = _day(texts, "since", problems, order)
    last = _day(texts, "until", problems, order)
    clocks = [_clock(texts, name, problems) for name in ("since_time", "until_time")]
    if first is None:
        if last is not None:
            problems.add("since", "Only the end is told.", "Give the first day too: the same one where it was one day.")
        elif any(told(texts, name) for name in ("since_time", "until_time")):
            problems.add("since", "A time is given without its day.", "Give the day too.")
        return None
    return _joined(zones, problems, (first, last or first), (clocks[0], clocks[1]))


def _joined(
    zones: Sequence[str],
    problems: Problems,
    days: tuple[date, date],
    clocks: tuple[time | None, time | None],
) -> Interval | None:
    first, last = days
    zone, why = _zone(zones, problems, first, clocked=any(clock is not None for clock in clocks))
    offset = zone_offset(zone)
    start = datetime.combine(first, clocks[0] or time(0), offset)
    end = datetime.combine(last, _end(clocks, one_day=first == last), offset)
    if end < start:
        problems.add("until", "The end is before the beginning.", "Give a later day or time, or change the two.")
        return None
    exact = clocks[0] is not None and (clocks[1] is not None or first == last)
    precision: TimePrecision = "minute" if exact else "day" if (last - first).days < 7 else "week"
    return Interval(
        earliest=start.astimezone(UTC), latest=end.astimezone(UTC), precision=precision, zone=zone, zone_why=why
    )


def _end(clocks: tuple[time | None, time | None], *, one_day: bool) -> time:
    """Return the last second: of the minute that is told, of the only minute that is told, or of the day."""
    clock = clocks[0] if clocks[1] is None and one_day else clocks[1]
    return time(23, 59, 59) if clock is None else clock.replace(second=59)


def _taken_apart(texts: Texts, problems: Problems) -> tuple[Texts, tuple[str, ...]]:
    """Take day, clock time and offset apart where they stand in one field; return the zones that are told as well.

    A time that is told twice, and not alike, is a problem: neither goes before the other.
    """
    parts, zones = dict(texts), [told(texts, "zone")]
    for name in ("since", "until"):
        found = _STAMP.fullmatch(told(texts, name))
        if found:
            clock = told(texts, f"{name}_time")
            if clock and _clock_of(clock) != _clock_of(found["clock"]):
                words = f"“{clock}” is not the time in “{told(texts, name)}”."
                problems.add(f"{name}_time", words, "Leave one of them out.")
            parts[name] = found["day"]
            parts[f"{name}_time"] = clock or found["clock"]
            zones.append(found["zone"] or "")
    return parts, tuple(dict.fromkeys(zone for zone in zones if zone))


def _day(texts: Texts, name: str, problems: Problems, order: DayOrder) -> date | None:
    words = told(texts, name)
    if not words:
        return None
    todo = f"Write it as {ORDERS['ymd']}." if order == "ymd" else f"Write it as {ORDERS['ymd']} or {ORDERS[order]}."
    found = _DAY.fullmatch(words)
    if not found:
        problems.add(name, f"“{words}” is no day.", todo)
        return None
    try:
        return _in_order([int(part) for part in found.groups()], found[1], order)
    except ValueError:
        problems.add(name, f"“{words}” is no day.", todo)
        return None


def _in_order(parts: list[int], first: str, order: DayOrder) -> date:
    """Return the day; the year comes first where the first number has four digits."""
    year = parts[0] if len(first) == 4 else parts[2]
    if not FIRST_DAY.year <= year <= LAST_DAY.year or (len(first) != 4 and order == "ymd"):
        raise ValueError("no such year, or the order of day and month is not told")
    if len(first) == 4:
        return date(parts[0], parts[1], parts[2])
    return date(parts[2], parts[1], parts[0]) if order == "dmy" else date(parts[2], parts[0], parts[1])


def _clock(texts: Texts, name: str, problems: Problems) -> time | None:
    words = told(texts, name)
    if not words:
        return None
    clock = _clock_of(words)
    if clock is None:
        todo = "Write it as 16:05, or leave it empty where it is not known."
        problems.add(name, f"“{words}” is no time of day.", todo)
    return clock


def _clock_of(words: str) -> time | None:
    found = _CLOCK.fullmatch(words)
    return time(int(found[1]), int(found[2])) if found and int(found[1]) < 24 and int(found[2]) < 60 else None


def _zone(zones: Sequence[str], problems: Problems, day: date, *, clocked: bool) -> tuple[str | None, str]:
    """Return the offset as ``+04:00`` and how it is known. A clock time without a zone, or with two, is refused."""
    if not zones:
        if clocked:
            problems.add("zone", "A clock time is given without its zone.", "Write +04:00, UTC or Asia/Yerevan.")
        return None, NOT_TOLD
    offsets = [read_zone(words, day) for words in zones]
    for words, offset in zip(zones, offsets, strict=True):
        if offset is None:
            problems.add("zone", f"“{words}” is no zone.", "Write +04:00, UTC or a name such as Asia/Yerevan.")
    if len(set(offsets)) > 1:
        told_all = ", ".join(f"“{words}”" for words in zones)
        problems.add("zone", f"Several zones are given: {told_all}.", "Write all times in one of them.")
    return offsets[0], f"entered: {zones[0]}"


def read_zone(words: str, day: date) -> str | None:
    """Read ``+4``, ``+04:00``, ``UTC+4``, ``UTC`` or the name of a zone as the offset that it has on a day.

    >>> day = date(2023, 4, 11)
    >>> read_zone("UTC+4", day), read_zone("Asia/Yerevan", day), read_zone("04:00", day)
    ('+04:00', '+04:00', None)
    """
    if words.lower() in _ZERO:
        return "+00:00"
    found = _OFFSET.fullmatch(words)
    if found:
        hours, minutes = int(found[2]), int(found[3] or 0)
        sign = "+" if found[1] == "+" else "-"
        return f"{sign}{hours:02}:{minutes:02}" if minutes < 60 and hours * 60 + minutes <= 14 * 60 else None
    try:
        offset = ZoneInfo(words).utcoffset(datetime.combine(day, time(12)))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    minutes = (offset or timedelta()) // timedelta(minutes=1)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
