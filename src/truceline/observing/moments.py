"""Days and clock times as they are typed -> an interval in UTC that is never more exact than they are.

A day without a clock time is the whole day. A day such as 03/04/2023 is read in the order that is told, never guessed.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from truceline.model.time import Interval, TimePrecision, zone_offset
from truceline.observing.problems import Problems, Texts, told

DayOrder = Literal["ymd", "dmy", "mdy"]
ORDERS: dict[DayOrder, str] = {"ymd": "2023-04-11", "dmy": "11.04.2023", "mdy": "04/11/2023"}
NOT_TOLD = "not told: the day is taken in UTC"
_DAY = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})")
_CLOCK = re.compile(r"(\d{1,2})[:.h]?(\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:hrs?|h)?", re.IGNORECASE)
_STAMP = re.compile(r"(?P<day>[\d./-]+)[T ]+(?P<clock>[\d:.]+)\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?", re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-−])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_ZERO = ("z", "utc", "gmt")


def read_interval(texts: Texts, problems: Problems, order: DayOrder = "ymd") -> Interval | None:
    """Read ``since``, ``since_time``, ``until``, ``until_time`` and ``zone``; ``None`` where no day is told.

    ``since`` may hold day, clock time and offset in one (``2023-04-11T16:05+04:00``).
    """
    texts = _taken_apart(texts)
    first = _day(texts, "since", problems, order)
    last = _day(texts, "until", problems, order)
    clocks = [_clock(texts, name, problems) for name in ("since_time", "until_time")]
    if first is None and last is None:
        for name in ("since_time", "until_time"):
            if told(texts, name):
                problems.add("since", "A time is given without its day.", "Give the day too.")
        return None
    return _joined(texts, problems, (first or last, last or first), (clocks[0], clocks[1]))


def _joined(
    texts: Texts, problems: Problems, days: tuple[date | None, date | None], clocks: tuple[time | None, time | None]
) -> Interval | None:
    first, last = days
    if first is None or last is None:
        return None
    zone, why = _zone(texts, problems, first, clocked=any(clocks))
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
    clock = clocks[1] or (clocks[0] if one_day else None)
    return time(23, 59, 59) if clock is None else clock.replace(second=59)


def _taken_apart(texts: Texts) -> Texts:
    """Take day, clock time and offset apart where they stand in one field."""
    parts = dict(texts)
    for name in ("since", "until"):
        found = _STAMP.fullmatch(told(texts, name))
        if found:
            parts[name] = found["day"]
            parts[f"{name}_time"] = told(texts, f"{name}_time") or found["clock"]
            parts["zone"] = found["zone"] or told(parts, "zone")
    return parts


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
    if len(first) == 4:
        return date(parts[0], parts[1], parts[2])
    if order == "ymd" or parts[2] < 1000:
        raise ValueError("the order of day and month is not told")
    return date(parts[2], parts[1], parts[0]) if order == "dmy" else date(parts[2], parts[0], parts[1])


def _clock(texts: Texts, name: str, problems: Problems) -> time | None:
    words = told(texts, name)
    if not words:
        return None
    found = _CLOCK.fullmatch(words)
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    problems.add(name, f"“{words}” is no time of day.", "Write it as 16:05, or leave it empty where it is not known.")
    return None


def _zone(texts: Texts, problems: Problems, day: date, *, clocked: bool) -> tuple[str | None, str]:
    """Return the offset as ``+04:00`` and how it is known. A clock time without a zone is refused."""
    words = told(texts, "zone")
    if not words:
        if clocked:
            problems.add("zone", "A clock time is given without its zone.", "Write +04:00, UTC or Asia/Yerevan.")
        return None, NOT_TOLD
    offset = read_zone(words, day)
    if offset is None:
        problems.add("zone", f"“{words}” is no zone.", "Write +04:00, UTC or a name such as Asia/Yerevan.")
    return offset, f"entered: {words}"


def read_zone(words: str, day: date) -> str | None:
    """Read ``+4``, ``+04:00``, ``UTC+4``, ``UTC`` or the name of a zone as the offset that it has on a day.

    >>> read_zone("UTC+4", date(2023, 4, 11)), read_zone("Asia/Yerevan", date(2023, 4, 11)), read_zone("home", date.min)
    ('+04:00', '+04:00', None)
    """
    if words.lower() in _ZERO:
        return "+00:00"
    found = _OFFSET.fullmatch(words)
    if found:
        hours, minutes = int(found[2]), int(found[3] or 0)
        sign = "+" if found[1] == "+" else "-"
        return f"{sign}{hours:02}:{minutes:02}" if hours <= 14 and minutes < 60 else None
    try:
        offset = ZoneInfo(words).utcoffset(datetime.combine(day, time(12)))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    minutes = (offset or timedelta()) // timedelta(minutes=1)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
