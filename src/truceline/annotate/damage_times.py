"""Times that cannot be right as they stand: `27 o'clock`, `25:10`, `the 81 of February`, `16:20 (20:20 Greenwich)`.

What is said of them is why they cannot be right; what was meant is never guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from truceline.annotate.times_clock import Clock, find_clock
from truceline.annotate.times_dates import DISAGREE, MONTH, MONTHS, WEEKDAYS, read_weekday_date, safe_date
from truceline.annotate.times_frame import frame_of
from truceline.annotate.times_zones import named_offsets, pair_offsets
from truceline.model.document import Document
from truceline.model.mention import Damage, DamageKind
from truceline.model.span import Span
from truceline.reference.person_nouns import load_person_nouns
from truceline.reference.zones import ZoneTable, load_zones

_NUMBER = re.compile(r"[0-9]{1,4}(?:[:.][0-9]{2})?(?![0-9]|[.,:/][0-9])")
_UNIT = re.compile(r"\s?o\s?['’]\s?clock\b|\s?[apAP]\.?\s?[mM]\b\.?|\s?hrs\b")
_GREENWICH = re.compile(r"\s?(?:GMT|UTC)\b")
_PART = re.compile(r"\s(?:(?:in\sthe|of\sthe|of)\s)?(?:morning|afternoon|evening|night)\b")
_HOUR_BEFORE = re.compile(r"\b(?:the\s)?(?:hour|time)\s$", re.IGNORECASE)
_CHAPTER = re.compile(r"\b(?!At\b|Since\b|From\b|By\b|Until\b|About\b|Around\b)[A-Z][a-z]+\s$")  # Isaiah 41:10
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?(?P<mon>{MONTH})\b(?:,?\s(?P<y>(?:19|20)[0-9]{{2}})\b)?")
_MONTH_BEFORE = re.compile(rf"\b(?P<mon>{MONTH})\b\.?\s$")
_YEAR_AFTER = re.compile(r"(?:st|th)?,?\s(?P<y>(?:19|20)[0-9]{2})\b")
_WORD_AFTER = re.compile(r"\s([a-z]+)(?:\s([a-z]+))?")
_THE = re.compile(r"\b[Tt]he\s$")
_BRACKET = re.compile(r"\s?\([^()\n]{0,30}?[0-9][^()\n]{1,30}\)")
_TOKENS = re.compile(r"[0-9]+|[A-Za-z]+")
_WEEKDAY = re.compile(rf"(?:{'|'.join(WEEKDAYS)})\b")
_PAIR_REACH = 56  # characters in which the clock before a bracket begins


def find_impossible_times(
    document: Document, *, zones: Sequence[str] = (), table: ZoneTable | None = None
) -> Iterator[Damage]:
    """Yield times that no clock or calendar has, pairs of clocks that cannot both be right, weekdays of other dates.

    Args:
        zones: offsets of the context; with them a pair must agree with one of them.
    """
    for found in _NUMBER.finditer(document.text):
        damage = _impossible_clock(document, found) or _impossible_date(document, found)
        if damage:
            yield damage
    for bracket in _BRACKET.finditer(document.text):
        if damage := _impossible_pair(document, bracket, zones, table or load_zones()):
            yield damage
    yield from _wrong_weekdays(document)


def _impossible_clock(document: Document, found: re.Match[str]) -> Damage | None:
    text, start, number = document.text, found.start(), found[0]
    if start and (text[start - 1] in ".,:/-$€£" or text[start - 1].isalnum()):
        return None
    hour, minute, sep = _hour_minute(number)
    greenwich = _GREENWICH.match(text, found.end()) if len(number) == 4 and not sep else None
    if greenwich:
        hour, minute = int(number[:2]), int(number[2:])
    if (hour < 24 and minute < 60) or (hour, minute) == (24, 0) or (len(number) > 2 and not sep and not greenwich):
        return None
    unit = _UNIT.match(text, found.end())
    before = _HOUR_BEFORE.search(text, max(0, start - 10), start)
    told = bool(unit and ("clock" in unit[0] or sep or "m" in unit[0].lower())) or bool(greenwich or before)
    if not told and (sep != ":" or _CHAPTER.search(text, max(0, start - 20), start)):
        return None
    end = (unit or greenwich or found).end()
    part = _PART.match(text, end)
    why = f"an hour has no minute {minute:02}" if hour <= 24 and minute > 59 else f"a day has no hour {hour}"
    return _damage(document, before.start() if before else start, part.end() if part else end, why)


def _hour_minute(number: str) -> tuple[int, int, str]:
    for sep in ":.":
        if sep in number:
            hour, minute = number.split(sep)
            return int(hour), int(minute), sep
    return int(number), 0, ""


def _impossible_date(document: Document, found: re.Match[str]) -> Damage | None:
    """Find a day that its month never has: the 81 of February, 31 April, April 31."""
    text, start, number = document.text, found.start(), found[0]
    if len(number) > 2 or int(number) < 30 or (start and (text[start - 1] in ".,:/-$€£" or text[start - 1].isalnum())):
        return None
    day, the = int(number), _THE.search(text, max(0, start - 5), start)
    if after := _MONTH_AFTER.match(text, found.end()):
        month, year, begin, end = after["mon"], after["y"], the.start() if the else start, after.end()
    elif before := _MONTH_BEFORE.search(text, max(0, start - 12), start):
        later = _YEAR_AFTER.match(text, found.end())
        if not later and (day > 31 or _counted(text, found.end())):
            return None  # "May 68" is a year; "in April 31 people died" is no date
        month, year, begin, end = before["mon"], later and later["y"], before.start(), (later or found).end()
    else:
        return None
    if safe_date(int(year) if year else 2000, MONTHS[month], day):  # 2000 is a leap year
        return None
    return _damage(document, begin, end, f"{month} has no day {day}")


def _counted(text: str, at: int) -> bool:
    words, forms = _WORD_AFTER.match(text, at), load_person_nouns().forms
    return bool(words and (words[1] in forms or words[2] in forms))


def _impossible_pair(
    document: Document, bracket: re.Match[str], zones: Sequence[str], table: ZoneTable
) -> Damage | None:
    """Find a clock time and another in brackets that no zone, or none of the context, can bring together."""
    clock = _clock_before(document.text, bracket, table)
    if clock is None or clock.other is None:
        return None
    on = document.published.date() if document.published else None
    if _fits(clock, on, zones, table) or not any(named_offsets(c.zone, on, table) for c in (clock, clock.other)):
        return None
    other = f"{clock.other.shown[:2]}:00 to {clock.other.shown[:2]}:59" if clock.other.broken else clock.other.shown
    zone = clock.other.zone or clock.zone or ""
    name = zone.upper() if zone in ("gmt", "utc") else zone.title()
    ground = f"the place keeps {' or '.join(sorted(set(zones)))}" if zones else "no country keeps such an offset"
    why = f"{clock.shown} and {other} ({name}) cannot be the same moment: {ground}"
    return _damage(document, clock.start, clock.end, why)


def _clock_before(text: str, bracket: re.Match[str], table: ZoneTable) -> Clock | None:
    """Return the clock time that ends with the bracket."""
    for token in _TOKENS.finditer(text, max(0, bracket.start() - _PAIR_REACH), bracket.start()):
        clock = find_clock(text, token.start(), table)
        if clock and clock.end == bracket.end():
            return clock
    return None


def _fits(clock: Clock, on: date | None, zones: Sequence[str], table: ZoneTable) -> bool:
    """Say whether some reading of the two clocks is one moment; "12 p.m." may be midnight, "about" half an hour off."""
    if clock.twelve:
        clock = replace(clock, minutes=tuple({minute % 720 + turn for minute in clock.minutes for turn in (0, 720)}))
    offsets = [offset for _, offset in pair_offsets(clock, on, table)]
    return any(offset in zones for offset in offsets) if zones else bool(offsets)


def _wrong_weekdays(document: Document) -> Iterator[Damage]:
    """Yield dates whose weekday is another: "Sunday 21 June 2016"."""
    frame = frame_of(document)
    for found in _WEEKDAY.finditer(document.text):
        dated = read_weekday_date(document.text, found.start(), frame)
        if dated and dated.note == DISAGREE:
            yield _damage(document, dated.start, dated.end, DISAGREE, "inconsistent")


def _damage(document: Document, start: int, end: int, why: str, kind: DamageKind = "impossible_time") -> Damage:
    span = Span(document=document.id, start=start, end=end, text=document.text[start:end])
    return Damage(span=span, kind=kind, can_say=why, spoils=("time",))
