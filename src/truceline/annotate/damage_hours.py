"""Hours and days that cannot be, as bad translations tell them: "the clock 27.30", "14:30 at dawn", "day 45 of May".

Beside ``damage_times``, which knows the forms of good English. What was meant is never guessed.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from truceline.annotate.times_dates import MONTH, MONTHS, safe_date
from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.span import Span
from truceline.reference.numerals import SMALL_NUMBER, TENS, UNITS, numeral_value

_AT = r"(?:at|about|around|since|from|until|till|by|before|after|to)"
_CLOCK = r"(?P<h>[0-9]{1,2})[:.](?P<m>[0-9]{2})(?![0-9]|[.,:/][0-9])"
_UNIT = r"(?:\s?(?:o\s?['’]\s?clock|hours?|hrs?|h)\b\.?)"
_PART = r"(?P<part>dawn|daybreak|sunrise|morning|noon|midday|afternoon|evening|night)"
# "14:30 at dawn", "9.40 o'clock in the evening", "13:20 of the night"; "at dawn, at 14:30".
_CLOCK_PART = re.compile(
    rf"\b(?:{_CLOCK}{_UNIT}?|(?P<h2>[0-9]{{1,2}}){_UNIT}),?\s(?:(?:in|at|of|during|on)\s(?:the\s)?)?"
    rf"(?:early\s|late\s|same\s)?{_PART}\b",
    re.IGNORECASE,
)
_PART_CLOCK = re.compile(
    rf"\b(?:at|in)\s(?:the\s)?{_PART},?\s(?:at|about|around)\s{_CLOCK}(?!\s?[ap]\.?m|\s(?:in|at|of)\b)", re.IGNORECASE
)
_ANY_PART = re.compile(_PART, re.IGNORECASE)
_HOUR_PART = re.compile(
    rf"\b(?:at|about|around|since|hour)\s(?P<h>[0-9]{{1,2}}|{'|'.join(UNITS)})\s(?:in\sthe|of\sthe|of|at)\s"
    r"(?P<part>noon|midday|afternoon)\b",
    re.IGNORECASE,
)
_ODD_CLOCK = re.compile(
    rf"\b(?:the\s)?(?:clocks?|hours?|o\s?['’]?\s?clock|times?)\s(?:of\s|at\s)?{_CLOCK}", re.IGNORECASE
)
_LATE_HOURS = re.compile(
    rf"\b{_AT}\s(?P<h>[0-9]{{1,2}})\s(?:hours?|o\s?['’]\s?clock),?\s(?:and\s)?(?P<m>[0-9]{{1,2}})\sminutes?\b",
    re.IGNORECASE,
)
_LOCAL = re.compile(rf"\b(?:{_AT}\s)?{_CLOCK}\s(?:local|on\sthe\sclock|[A-Z]\w+\stime)\b")
_DAY_OF = re.compile(
    rf"\b(?:the\s)?(?:day\s)?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?:day\s)?(?:of\s)?(?:the\s)?(?:month\s)(?:of\s)?(?P<mon>{MONTH})\b"
    rf"|\b(?:the\s)?(?:day\s)(?P<d2>[0-9]{{1,2}})\s(?:of\s)?(?P<mon2>{MONTH})\b"
    rf"|\b(?P<mon3>{MONTH})\sthe\s(?P<d3>[0-9]{{1,2}})(?:st|nd|rd|th)?\b"
)
_TENS = "|".join(TENS)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12} | {
    f"{word}th": value for word, value in UNITS.items()
}
_WORDED = re.compile(
    rf"\b(?:the\s)?(?:(?P<ten>{_TENS})[-\s](?P<unit>{'|'.join(_ORDINALS)})"
    rf"|(?P<round>{'|'.join(t[:-1] + 'ieth' for t in TENS)}))\s(?:day\s)?(?:of\s)?(?P<mon>{MONTH})\b",
    re.IGNORECASE,
)
_HOUR_AND = re.compile(
    rf"\b(?:the\s)?(?:hour\s(?:of\s)?|at\s)(?P<h>{SMALL_NUMBER})(?:\so['’]clock)?,?\sand\s(?P<m>{SMALL_NUMBER})"
    r"(?P<min>\sminutes?)?\b",
    re.IGNORECASE,
)
_HALVES = re.compile(
    rf"\b[0-9]{{1,2}}(?:[:.][0-9]{{2}})?\s?(?P<half>[ap])\.?\s?m\.?,?\s(?:(?:in|at|of)\s(?:the\s)?){_PART}\b",
    re.IGNORECASE,
)
_NOT_OF_HALF = {"a": ("noon", "afternoon", "evening"), "p": ("dawn", "morning")}
_PAST = re.compile(
    rf"\b(?:half|(?P<m>{SMALL_NUMBER})\sminutes?)\s(?:past|after)\s(?:the\shour\s)?(?P<h>{SMALL_NUMBER})\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\b(?P<mon>{MONTH})\s(?P<d>[3-9][0-9])(?=[,.;:)]|\s(?:at|in|the|when|and|of|on|they|it|he|she)\b|$)"
)
_ISO = re.compile(r"(?<![0-9-])(?P<y>(?:19|20)[0-9]{2})-(?P<b>[0-9]{2})-(?P<a>[0-9]{2})(?![0-9-])")
_SHORT = re.compile(
    r"\b(?:on|dated|of|since|until)\s(?P<a>[0-9]{1,2})\.(?P<b>[0-9]{2})(?=[,;)]|\.\s|\s(?:the|at|in|when)\b)"
)
_MONTH_NUMBER = re.compile(
    r"\bthe\s(?P<n>1[3-9]|[2-9][0-9])(?:st|nd|rd|th)\smonth\sof\s(?:the\syear|(?:19|20)[0-9]{2})\b"
)


Wrong = tuple[re.Match[str], str]  # the words, and why they cannot be right


class _Hours(NamedTuple):
    """Hours of the day, told as 24, at which no clock stands in a part of the day, and why."""

    impossible: frozenset[int]
    why: str


_PARTS = {
    "dawn": _Hours(frozenset({9, 10, 11, *range(13, 24)}), "at dawn"),
    "morning": _Hours(frozenset(range(13, 24)), "in the morning"),
    "noon": _Hours(frozenset({0, *range(4, 11), *range(15, 24)}), "at noon"),
    "afternoon": _Hours(frozenset({0, 8, 9, 10, 11, *range(19, 24)}), "in the afternoon"),
    "evening": _Hours(frozenset({0, 13, 14}), "in the evening"),
    "night": _Hours(frozenset(range(13, 18)), "at night"),
}
_SAME = {"daybreak": "dawn", "sunrise": "dawn", "midday": "noon"}


def find_impossible_hours(document: Document) -> Iterator[Damage]:
    """Yield clock times and dates that no clock and no calendar has, in the order of the patterns."""
    yield from _clocks(document)
    yield from _days(document)


def _clocks(document: Document) -> Iterator[Damage]:
    text = document.text
    wrong = [*_wrong_numbers(text)]
    if _ANY_PART.search(text):  # few texts tell a part of the day; the patterns that need one are slow
        wrong += [*_wrong_parts(text), *_wrong_halves(text)]
    for found, why in wrong:
        yield _damage(document, found.start(), found.end(), why)


def _wrong_parts(text: str) -> Iterator[Wrong]:
    """Yield clocks told with a part of the day in which they do not stand."""
    for pattern in (_CLOCK_PART, _PART_CLOCK, _HOUR_PART):
        for found in pattern.finditer(text):
            name = next(name for name in ("h2", "h") if name in pattern.groupindex and found[name])
            hour = numeral_value(found[name])
            minute = int(found["m"] or 0) if "m" in pattern.groupindex else 0
            part = _PARTS[_SAME.get(found["part"].lower(), found["part"].lower())]
            if hour in part.impossible and minute < 60 and not _inside(text, found.start(name)):
                yield found, f"{hour}:{minute:02} is not {part.why}"


def _wrong_halves(text: str) -> Iterator[Wrong]:
    """Yield "2 a.m. in the afternoon"."""
    for found in _HALVES.finditer(text):
        half, part = found["half"].lower(), _SAME.get(found["part"].lower(), found["part"].lower())
        if part in _NOT_OF_HALF[half]:
            yield found, f"{half}.m. is not {_PARTS[part].why}"


def _wrong_numbers(text: str) -> Iterator[Wrong]:
    """Yield hours and minutes that no clock has."""
    for found in _PAST.finditer(text) if "half" in text or "minute" in text else ():
        yield from _judge(found, numeral_value(found["h"]), numeral_value(found["m"] or "thirty"))
    for found in _HOUR_AND.finditer(text) if "hour" in text or "minute" in text else ():
        if found["min"] or "hour" in found[0].lower():
            yield from _judge(found, numeral_value(found["h"]), numeral_value(found["m"]))
    for pattern in (_ODD_CLOCK, _LOCAL, _LATE_HOURS):
        for found in pattern.finditer(text):
            yield from _judge(found, int(found["h"]), int(found["m"]))


def _judge(found: re.Match[str], hour: int | None, minute: int | None) -> Iterator[Wrong]:
    if hour is not None and minute is not None and (why := _no_clock(hour, minute)):
        yield found, why


def _no_clock(hour: int, minute: int) -> str | None:
    if hour > 24 or (hour == 24 and minute):
        return f"a day has no hour {hour}"
    return f"an hour has no minute {minute:02}" if minute > 59 else None


def _inside(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1] in ".,:/-$€£" or text[start - 1].isalnum())


def _days(document: Document) -> Iterator[Damage]:
    for found in _DAY_OF.finditer(document.text):
        month, day = found["mon"] or found["mon2"] or found["mon3"], found["d"] or found["d2"] or found["d3"]
        yield from _wrong_day(document, found, month, int(day))
    for found in _WORDED.finditer(document.text) if any(ten[:-1] in document.text.lower() for ten in TENS) else ():
        if found["unit"]:
            number = TENS[found["ten"].lower()] + _ORDINALS[found["unit"].lower()]
        else:
            number = TENS[found["round"].lower()[:-4] + "y"]
        yield from _wrong_day(document, found, found["mon"], number)
    for found in _BARE.finditer(document.text):
        if found["mon"] != "May" or document.text[found.start() - 1 : found.start()] == " ":
            yield from _wrong_day(document, found, found["mon"], int(found["d"]))
    for pattern in (_ISO, _SHORT):
        for found in pattern.finditer(document.text):
            year = int(found["y"]) if pattern is _ISO else 2000  # a leap year
            a, b = int(found["a"]), int(found["b"])
            if not safe_date(year, b, a) and (pattern is _ISO or (a < 32 and b < 13)):
                yield _damage(document, found.start("y" if pattern is _ISO else "a"), found.end(), NO_DATE)
    for found in _MONTH_NUMBER.finditer(document.text):
        yield _damage(document, found.start(), found.end(), f"a year has no month {found['n']}")


NO_DATE = "the calendar has no such date"


def _wrong_day(document: Document, found: re.Match[str], month: str, day: int) -> Iterator[Damage]:
    number = MONTHS.get(month[:1].upper() + month[1:].lower())
    if number and not safe_date(2000, number, day):  # a leap year
        yield _damage(document, found.start(), found.end(), f"{month} has no day {day}")


def _damage(document: Document, start: int, end: int, why: str) -> Damage:
    span = Span(document=document.id, start=start, end=end, text=document.text[start:end])
    return Damage(span=span, kind="impossible_time", can_say=why, spoils=("time",))
