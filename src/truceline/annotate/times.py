"""Find the times that a text names: clocks, days, dates, parts of the day, longer periods.

In: a document, the damage found in it, the offsets that its context suggests. Out: mentions with their readings as
intervals in UTC. A relative word without a publication date has no reading, a damaged time is never filled, and a
clock gets a day only from words that stand right beside it: ``combine`` is for the caller, who knows the sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from truceline.annotate.stretches import Stretches
from truceline.annotate.times_clock import DAY, Clock, find_clock, parse_clock
from truceline.annotate.times_counted import count_relatives
from truceline.annotate.times_dates import MONTHS, WEEKDAYS, Found
from truceline.annotate.times_days import NO_DAY
from truceline.annotate.times_frame import Frame, frame_of
from truceline.annotate.times_names import is_name_of_person
from truceline.annotate.times_on_day import clock_on_day, hull, part_on_day
from truceline.annotate.times_readers import CLOCK_WORDS, DIGIT_READERS, EVERY, PLACING, Reader, Words
from truceline.model.document import Document
from truceline.model.mention import Damage, TimeKind, TimeMention
from truceline.model.span import Span
from truceline.model.time import Interval
from truceline.reference.zones import ZoneTable, load_zones

EITHER_HALF = "morning or evening is not said"
EITHER_END = "whether it begins or ends its day is not said"
NOON_OR_MIDNIGHT = "the clock beside it is damaged; 12 may be noon or midnight"
_TOKENS = re.compile(r"[0-9]+|[A-Za-z]+")
_AS_OF = re.compile(r"\b(?:as\sof|as\sat|by)\s$", re.IGNORECASE)
_JOINT = re.compile(
    r"[\s,(]*(?:(?:on|at|from|of|about|around|since|by|as\sof|beginning|starting)\s){0,2}(?:the\s)?[\s,(]*",
    re.IGNORECASE,
)
_JOINT_REACH = 24  # characters between a clock and its day


def find_times(
    document: Document,
    damages: Sequence[Damage],
    *,
    zones: Sequence[str] = (),
    table: ZoneTable | None = None,
    every: bool = False,
) -> tuple[TimeMention, ...]:
    """Find the times of a document, in the order of the text.

    Args:
        zones: offsets of the context ("+04:00"): one for each zone that the places of the report keep.
        every: also the words that place nothing ("now", "in recent weeks", "the quarter"), of kind ``vague``.
    """
    zone_table, frame = table or load_zones(), frame_of(document, zones)
    spoiled = _spoiling(damages)
    found = _whole(_scan(document.text, frame, zone_table, EVERY if every else PLACING), spoiled)
    found = count_relatives(document.text, found, frame)
    days = [f for f in found if isinstance(f, Found) and _is_day(f)]
    mentions = [_mention(document, f, _beside(document.text, f, days, frame), frame, zones, zone_table) for f in found]
    mentions += [_spoiled(document, damage, days, frame, zones, zone_table) for damage in spoiled]
    return tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))


def combine(
    clock: TimeMention, day: TimeMention, *, zones: Sequence[str] = (), table: ZoneTable | None = None
) -> Interval | None:
    """Return the moment of a clock time (or part of the day) on a day that the caller takes it to belong to.

    ``None`` where the day has no single reading, where the clock was lost, or where the two do not fit. An hour without
    the half of its day gives an interval that holds both.
    """
    if len(day.readings) != 1:
        return None
    reading, words = day.readings[0], clock.span.text
    parsed = parse_clock(words, table or load_zones())
    if clock.kind == "part_of_day" or parsed is None:
        return part_on_day(words, reading)
    if clock.clock is None and not parsed.broken:
        return None  # an impossible time
    return hull(clock_on_day(parsed, reading, zones, table or load_zones()))


def _spoiling(damages: Sequence[Damage]) -> list[Damage]:
    """Return the damages that spoil a time; of two on the same words, the one that leaves less."""
    spoiled = [damage for damage in damages if "time" in damage.spoils]
    lost = Stretches((d.span.start, d.span.end) for d in spoiled if d.kind != "lost_digits")
    return [d for d in spoiled if d.kind != "lost_digits" or not lost.touch(d.span.start, d.span.end)]


def _whole(found: Iterable[Clock | Found], spoiled: Sequence[Damage]) -> list[Clock | Found]:
    """Leave out the times in damaged words, but not the day between two clocks: "4 p.m. on Tuesday (20:00 GMT)"."""
    pairs = [damage.kind == "impossible_time" and "(" in damage.span.text for damage in spoiled]
    between, closed = (
        Stretches((d.span.start, d.span.end) for d, pair in zip(spoiled, pairs, strict=True) if pair is wanted)
        for wanted in (True, False)
    )
    return [
        time_found
        for time_found in found
        if not closed.touch(time_found.start, time_found.end)
        and (_is_day(time_found) or not between.touch(time_found.start, time_found.end))
    ]


def _is_day(found: Clock | Found) -> bool:
    return isinstance(found, Found) and found.kind in ("day", "date", "part_of_day")


def _scan(text: str, frame: Frame, table: ZoneTable, known: Words) -> Iterator[Clock | Found]:
    """Yield what the readers find, from left to right, without overlaps."""
    done = 0
    for token in _TOKENS.finditer(text):
        word = token.group()
        digit = word[0] <= "9"
        readers = DIGIT_READERS if digit else known.get(word)
        if readers is None or token.start() < done:
            continue
        if (word in WEEKDAYS or word in MONTHS) and is_name_of_person(text, token.start(), token.end()):
            continue
        found = _first(text, token.start(), readers, frame, table if digit or word.lower() in CLOCK_WORDS else None)
        if found is not None:
            # "1.50 in the morning of 11 October": the clock has taken the words before the date
            yield found if found.start >= done else _without_part(found, token.start(), frame)
            done = found.end


def _without_part(found: Clock | Found, start: int, frame: Frame) -> Clock | Found:
    """Return a day without the part of it that a clock time before it has taken."""
    if isinstance(found, Clock) or found.kind != "part_of_day":
        return replace(found, start=start)
    first_days = [reading.local_dates()[0] for reading in found.readings]
    days = tuple(frame.days(day, day, "day") for day in dict.fromkeys(first_days) if day)
    return replace(found, start=start, kind="date", readings=days)


def _first(
    text: str, at: int, readers: tuple[Reader, ...], frame: Frame, table: ZoneTable | None
) -> Clock | Found | None:
    if table and (clock := find_clock(text, at, table)):
        return clock
    return next((found for reader in readers if (found := reader(text, at, frame))), None)


def _beside(text: str, clock: Clock | Found, days: Sequence[Found], frame: Frame) -> Interval | None:
    """Return the day whose words stand in a clock time or right beside it, if it has one reading."""
    if isinstance(clock, Found):
        return None
    if clock.today:
        return frame.days(frame.today, frame.today, "day") if frame.today else None
    behind = bisect_left(days, clock.start, key=lambda day: day.start)
    for day in days[max(0, behind - 1) : behind + 1]:
        first, second = (clock, day) if clock.start < day.start else (day, clock)
        near = 0 <= second.start - first.end < _JOINT_REACH and len(day.readings) == 1
        if near and _JOINT.fullmatch(text, first.end, second.start):
            return day.readings[0]
    return None


def _mention(
    document: Document, found: Clock | Found, day: Interval | None, frame: Frame, zones: Sequence[str], table: ZoneTable
) -> TimeMention:
    start, kind = _kind(document.text, found)
    span = _span(document, start, found.end)
    if isinstance(found, Found):
        return TimeMention(span=span, kind=kind, readings=found.readings, length=found.length, note=found.note)
    readings = tuple(clock_on_day(found, day, zones, table, (frame.zone, frame.why))) if day else ()
    return TimeMention(span=span, kind=kind, readings=readings, clock=found.shown, note=_clock_note(found, readings))


def _kind(text: str, found: Clock | Found) -> tuple[int, TimeKind]:
    """Return where the mention starts and of which kind it is: "by 19:00" is the state of things at 19:00."""
    kind: TimeKind = found.kind if isinstance(found, Found) else "clock"
    if kind in ("clock", "day", "date") and (lead := _AS_OF.search(text, max(0, found.start - 7), found.start)):
        return lead.start(), "as_of"
    return found.start, kind


def _clock_note(clock: Clock, readings: tuple[Interval, ...]) -> str:
    either = EITHER_END if clock.minutes == (0, DAY) else EITHER_HALF
    notes = [either] if len(clock.minutes) > 1 and len(readings) != 1 else []
    return "; ".join(notes if readings else [*notes, NO_DAY])


def _spoiled(
    document: Document, damage: Damage, days: Sequence[Found], frame: Frame, zones: Sequence[str], table: ZoneTable
) -> TimeMention:
    """Return the mention of a damaged time: what is left of it, and nothing more."""
    words, start = damage.span.text, damage.span.start
    clock = parse_clock(words, table) if damage.kind == "lost_digits" else None
    if clock is None or (clock.other is None and not clock.broken):
        return TimeMention(
            span=damage.span, kind="clock" if parse_clock(words, table) else "period", note=damage.can_say
        )
    placed = Clock(
        start=start, end=start + len(words), minutes=clock.minutes, early=clock.early, late=clock.late, broken=True
    )
    day = _beside(document.text, placed, days, frame)
    if clock.broken:
        readings = tuple(clock_on_day(clock, day, zones, table, (frame.zone, frame.why))) if day else ()
        return TimeMention(span=damage.span, kind="clock", readings=readings, note=damage.can_say)
    both = tuple(sorted({(m + turn) % DAY for m in clock.minutes for turn in ((0, 720) if clock.twelve else (0,))}))
    told = Clock(start=start, end=placed.end, minutes=both, early=clock.early, late=clock.late)
    readings = tuple(clock_on_day(told, day, zones, table, (frame.zone, frame.why))) if day else ()
    note = NOON_OR_MIDNIGHT if clock.twelve else damage.can_say
    return TimeMention(span=damage.span, kind="clock", readings=readings, clock=clock.shown, note=note)


def _span(document: Document, start: int, end: int) -> Span:
    return Span(document=document.id, start=start, end=end, text=document.text[start:end])
