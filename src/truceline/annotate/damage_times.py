"""Times that cannot be right as they stand: `27 o'clock`, `25:10`, `the 81 of February`, `16:20 (20:20 Greenwich)`.

What is said of them is why they cannot be right; what was meant is never guessed.
"""

import re
from collections.abc import Iterator

from truceline.annotate.times_dates import DISAGREE, MONTH, MONTHS, WEEKDAYS, read_weekday_date, safe_date
from truceline.annotate.times_frame import frame_of
from truceline.model.document import Document
from truceline.model.mention import Damage, DamageKind
from truceline.model.span import Span
from truceline.reference.numerals import NUMBER_WORDS, numeral_value
from truceline.reference.person_nouns import load_person_nouns

_NUMBER = re.compile(r"[0-9]{1,4}(?:[:.h][0-9]{2})?(?![0-9]|[.,:/][0-9])")
_UNIT = re.compile(r"\s?o\s?['’]\s?clock\b|\s?[apAP]\.?\s?[mM]\b\.?|\s?(?:hrs|hours)\b")
_GREENWICH = re.compile(r"\s?(?:GMT|UTC)\b")
_ZONE_AFTER = re.compile(r"\s(?:Greenwich|GMT|UTC|(?:[A-Z]\w+|local)\stime)\b")
_PART = re.compile(r"\s(?:(?:in\sthe|of\sthe|of|at)\s)?(?P<part>morning|afternoon|evening|night)\b")
_HOUR_BEFORE = re.compile(r"\b(?:the\s)?(?:hour|time)\s$", re.IGNORECASE)
_AT_BEFORE = re.compile(r"\b(?:at|about|around|since|from|by|until)\s$", re.IGNORECASE)
_CHAPTER = re.compile(r"\b(?!At\b|Since\b|From\b|By\b|Until\b|About\b|Around\b)[A-Z][a-z]+\s$")  # Isaiah 41:10
_IN_WORDS = re.compile(
    rf"\b(?P<hour>(?:the\s)?hour\s)?(?P<n>{NUMBER_WORDS})(?P<clock>\so\s?['’]\s?clock\b)?", re.IGNORECASE
)
_WORD_CUE = re.compile(r"\so\s?['’]\s?clock\b|\bhour\s(?=[a-z])")
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?(?P<mon>{MONTH})\b(?:,?\s(?P<y>(?:19|20)[0-9]{{2}})\b)?")
_MONTH_BEFORE = re.compile(rf"(?P<on>\bon\s)?\b(?P<mon>{MONTH})\b\.?\s$", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"(?:st|th)?,?\s(?P<y>(?:19|20)[0-9]{2})\b")
_NUMERIC = re.compile(
    r"(?P<a>[0-9]{1,2})(?P<sep>[./])(?P<b>[0-9]{1,2})(?P=sep)(?P<y>(?:19|20)[0-9]{2})(?![0-9])"
    r"|\b(?:on|dated|until)\s(?P<a2>[0-9]{1,2})/(?P<b2>[0-9]{1,2})(?![0-9/])"
)
_WORD_AFTER = re.compile(r"\s([a-z]+)(?:\s([a-z]+))?")
_THE = re.compile(r"\b[Tt]he\s$")
_WEEKDAY = re.compile(rf"(?:{'|'.join(WEEKDAYS)})\b")
MOST = 99  # a clock has two digits of hours: "238.75 hours" is a length of time
_REACH_BACK = 40  # characters in which an hour in words stands


def find_impossible_times(document: Document) -> Iterator[Damage]:
    """Yield clock times and dates that no clock or calendar has, and weekdays of other dates."""
    for found in _NUMBER.finditer(document.text):
        damage = _impossible_clock(document, found) or _impossible_date(document, found)
        if damage:
            yield damage
    for found in _NUMERIC.finditer(document.text):
        year, a, b = int(found["y"] or 2000), int(found["a"] or found["a2"]), int(found["b"] or found["b2"])
        start = found.start("a2" if found["a2"] else "a")
        if not safe_date(year, a, b) and not safe_date(year, b, a) and a != b and not _inside(document.text, start):
            yield _damage(document, start, found.end(), "the calendar has no such date")
    yield from _impossible_words(document)
    yield from _wrong_weekdays(document)


def _impossible_clock(document: Document, found: re.Match[str]) -> Damage | None:
    """Find an hour or a minute that no clock has, and an hour after noon that is called morning."""
    text, start, number = document.text, found.start(), found[0]
    hour, minute, sep = _hour_minute(number)
    if hour > MOST and sep:
        return None
    greenwich = _GREENWICH.match(text, found.end()) if len(number) == 4 and not sep else None
    if greenwich:
        hour, minute = int(number[:2]), int(number[2:])
    elif (len(number) > 2 and not sep) or (hour < 13 and minute < 60) or _inside(text, start):
        return None
    unit = _UNIT.match(text, found.end())
    end = (unit or greenwich or found).end()
    part = _PART.match(text, end)
    if not (why := _why(hour, minute, unit, part)):
        return None
    before = _HOUR_BEFORE.search(text, max(0, start - 10), start)
    if not (greenwich or before) and not _told_as_clock(text, start, sep, unit, part):
        return None
    first, last = before.start() if before else start, part.end() if part else end
    zone = _ZONE_AFTER.match(text, last)
    last = zone.end() if zone else last
    if text[max(0, first - 1) : first] == "(" and text[last : last + 1] == ")":
        first, last = first - 1, last + 1
    return _damage(document, first, last, why)


def _why(hour: int, minute: int, unit: re.Match[str] | None, part: re.Match[str] | None) -> str | None:
    """Say what is wrong with an hour and a minute; ``None`` where nothing is."""
    if hour > 24 or (hour == 24 and minute):
        return f"a day has no hour {hour}"
    if minute > 59:
        return f"an hour has no minute {minute:02}"
    morning = (part and part["part"] == "morning") or (unit and unit[0].strip().lower().startswith("a"))
    return f"{hour}:{minute:02} is not in the morning" if morning and 12 < hour < 24 else None


def _told_as_clock(text: str, start: int, sep: str, unit: re.Match[str] | None, part: re.Match[str] | None) -> bool:
    """Say whether a number is told as a clock time: by its unit, its colon, or "at ... in the morning"."""
    if unit:  # "27 hours" is a length of time, "at 27 hours" is not
        length = "hrs" in unit[0] or "hours" in unit[0]
        return bool(sep) or not length or text.endswith(("at ", "At "), 0, start)
    if sep == ":":
        return not _CHAPTER.search(text, max(0, start - 20), start)
    return bool(part and _AT_BEFORE.search(text, max(0, start - 8), start))


def _inside(text: str, start: int) -> bool:
    """Say whether a number is only the end of a longer sign: a price, a date, a name."""
    return start > 0 and (text[start - 1] in ".,:/-$€£" or text[start - 1].isalnum())


def _hour_minute(number: str) -> tuple[int, int, str]:
    for sep in ":.h":
        if sep in number:
            hour, minute = number.split(sep)
            return int(hour), int(minute), sep
    return int(number), 0, ""


def _impossible_words(document: Document) -> Iterator[Damage]:
    """Yield hours in words that no day has: "thirty o'clock", "the hour seventy"."""
    text = document.text
    for cue in _WORD_CUE.finditer(text):
        for found in _IN_WORDS.finditer(
            text, max(0, cue.start() - _REACH_BACK), min(len(text), cue.end() + _REACH_BACK)
        ):
            hour = numeral_value(found["n"])
            if (found["hour"] or found["clock"]) and found.start() < cue.end() <= found.end() and hour and hour > 24:
                yield _damage(document, found.start(), found.end(), f"a day has no hour {hour}")
                break


def _impossible_date(document: Document, found: re.Match[str]) -> Damage | None:
    """Find a day that its month never has: the 81 of February, 31 April, April 31, 29 February 2023."""
    text, start, number = document.text, found.start(), found[0]
    if len(number) > 2 or 0 < int(number) < 29 or _inside(text, start):
        return None
    day, the = int(number), _THE.search(text, max(0, start - 5), start)
    if after := _MONTH_AFTER.match(text, found.end()):
        month, year, begin, end = after["mon"], after["y"], the.start() if the else start, after.end()
    elif before := _MONTH_BEFORE.search(text, max(0, start - 14), start):
        later = _YEAR_AFTER.match(text, found.end())
        if before["mon"] not in MONTHS or (
            not later and (_counted(text, found.end()) or (day > 39 and not before["on"]))
        ):
            return None  # "in April 31 people died" is no date; "of May 68" is a year, "May 32" is not
        month, year, begin, end = before["mon"], later and later["y"], before.start("mon"), (later or found).end()
    else:
        return None
    if safe_date(int(year) if year else 2000, MONTHS[month], day):  # 2000 is a leap year
        return None
    return _damage(document, begin, end, f"{month}{f' {year}' if day == 29 else ''} has no day {day}")


def _counted(text: str, at: int) -> bool:
    words, forms = _WORD_AFTER.match(text, at), load_person_nouns().forms
    return bool(words and (words[1] in forms or words[2] in forms))


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
