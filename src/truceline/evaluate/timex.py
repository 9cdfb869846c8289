"""TIMEX3 from our mentions of time: extent, type and value, written from intervals and lengths alone.

TIMEX3 takes one expression where we keep a clock and its day apart, and one value where we keep several readings; the
first reading is written. Values follow ISO 8601 with the TimeML extensions (``1998-W09``, ``1998-Q3``, ``P3D``,
``TMO``, ``PAST_REF``).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from truceline.annotate.times_vague import DIRECTIONS
from truceline.evaluate.temporal_score import Timex
from truceline.model.mention import TimeMention
from truceline.model.time import Interval, Length, TimeUnit, zone_offset

UNKNOWN = "X"
JOINT = 4  # characters between a clock and its day: ", on"
NO_DAY = "XXXX-XX-XX"
LETTERS: dict[TimeUnit, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE",
}  # fmt: skip
PARTS = (("morning", "MO"), ("dawn", "MO"), ("afternoon", "AF"), ("evening", "EV"), ("dusk", "EV"), ("night", "NI"),
         ("early hours", "MO"))  # fmt: skip
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_LEAD = re.compile(r"(?:as\s(?:of|at)|by)\s", re.IGNORECASE)
_ENDS = ("day", "date", "part_of_day")


def write_timex(mentions: Iterable[TimeMention]) -> tuple[Timex, ...]:
    """Return the expressions of a text; a clock and the day beside it are one."""
    return tuple(_timex(group) for group in _joined(sorted(mentions, key=lambda m: (m.span.start, m.span.end))))


def _joined(mentions: Sequence[TimeMention]) -> Iterator[tuple[TimeMention, ...]]:
    """Yield single mentions, and clocks with the day that stands right beside them."""
    waiting: tuple[TimeMention, ...] = ()
    for mention in mentions:
        if waiting and _belong(waiting, mention):
            yield (*waiting, mention)
            waiting = ()
            continue
        if waiting:
            yield waiting
        waiting = (mention,)
    if waiting:
        yield waiting


def _belong(waiting: tuple[TimeMention, ...], mention: TimeMention) -> bool:
    first = waiting[-1]
    gap = mention.span.start - first.span.end
    kinds = {first.kind, mention.kind}
    return len(waiting) == 1 and 0 < gap <= JOINT and "clock" in kinds and bool(kinds & set(_ENDS))


def _timex(group: tuple[TimeMention, ...]) -> Timex:
    clock = next((m for m in group if m.clock is not None), group[0])
    start = group[0].span.start
    if group[0].kind == "as_of" and (lead := _LEAD.match(group[0].span.text)):
        start += lead.end()
    kind, value = _read(clock)
    day = next((m.readings[0] for m in group if m.clock is None and m.readings), None)
    if value.startswith(NO_DAY) and day is not None:
        value = value.replace(NO_DAY, _day(day))
    return Timex(start=start, end=group[-1].span.end, type=kind, value=value)


def _read(mention: TimeMention) -> tuple[str, str]:
    """Return type and value of a mention."""
    if mention.kind == "vague" and not mention.readings:
        return "DATE", DIRECTIONS.get(mention.note, "")
    if mention.length is not None and mention.kind in ("length", "repeated"):
        return ("SET" if mention.kind == "repeated" else "DURATION"), write_length(mention.length)
    reading = mention.readings[0] if mention.readings else None
    if mention.clock is not None:
        return "TIME", f"{_day(reading) if reading else NO_DAY}T{mention.clock}"
    if reading is None:
        return "DATE", ""
    value = write_interval(reading, mention.span.text)
    return ("TIME" if "T" in value else "DATE"), value


def write_length(length: Length) -> str:
    """Write a length as TIMEX3 does; an unknown amount is X.

    >>> write_length(Length(unit="hour", low=5.5, high=5.5)), write_length(Length(unit="year", low=None, high=None))
    ('PT5.5H', 'PXY')
    """
    letters = LETTERS[length.unit]
    time, unit = ("T", letters[1:]) if letters[0] == "T" else ("", letters)
    amount = length.high if length.low is None else length.low
    return f"P{time}{UNKNOWN if amount is None else f'{amount:g}'}{unit}"


def write_interval(interval: Interval, words: str = "") -> str:
    """Write the beginning of an interval, as exactly as it is known and no more; "" where it is open."""
    first, last = interval.local_dates()
    if first is None or last is None:
        return ""
    match interval.precision:
        case "day":
            return first.isoformat()
        case "part_of_day":
            return first.isoformat() + _part(words.lower())
        case "minute" | "hour":
            return _moment(interval)
        case "week":
            return _week(first, last)
    return _longer(interval, first)


def _longer(interval: Interval, first: date) -> str:
    match interval.precision:
        case "month":
            return f"{first:%Y-%m}"
        case "quarter":
            return f"{first.year:04}-Q{(first.month + 2) // 3}"
        case "half":
            return f"{first.year:04}-H{1 if first.month < 7 else 2}"
        case "season":
            return f"{first.year:04}-{SEASONS.get(first.month, 'SP')}"
        case "decade":
            return f"{first.year // 10:03}"
        case "century":
            return f"{first.year // 100:02}"
    return f"{first.year:04}"


def _part(words: str) -> str:
    return next((f"T{code}" for word, code in PARTS if word in words), "")


def _week(first: date, last: date) -> str:
    year, week, day = first.isocalendar()
    return f"{year:04}-W{week:02}" + ("-WE" if day == 6 and (last - first).days == 1 else "")


def _day(interval: Interval) -> str:
    first, _ = interval.local_dates()
    return first.isoformat() if first else NO_DAY


def _moment(interval: Interval) -> str:
    told: datetime | None = interval.earliest
    if told is None:
        return ""
    return told.astimezone(zone_offset(interval.zone) if interval.zone else UTC).strftime("%Y-%m-%dT%H:%M")
