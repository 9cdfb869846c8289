"""Dates of the calendar: "11 April 2023", "Jan. 12", "12/2/2018", "Sunday, 12 June", "the night of May 6-7".

Each reader takes the text, the place of its first word and a frame, and returns what it found there. A date without a
year is the nearest one that is not after the publication; without a publication it has no reading.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from truceline.annotate.times_frame import EITHER_SIDE, Frame, points_ahead
from truceline.annotate.times_parts import day_part, in_part
from truceline.model.mention import TimeKind
from truceline.model.time import Interval, Length
from truceline.reference.person_nouns import load_person_nouns

MONTHS = {
    name: number
    for number, names in enumerate(
        ("January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug",
         "September Sept Sep", "October Oct", "November Nov", "December Dec"), 1
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DISAGREE = "the weekday and the date do not agree"
NO_YEAR = "no year, and no publication date to count from"
CLOSE_BY = 45  # days: a date without a year may be yet to come, and its weekday must be right, within these; ours
LEAP_SEARCH = 9  # years back in which every day of the calendar occurs

_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?\b"
_TO = r"(?:\s?[-–]\s?|\sto\s|\sand\s)"
_YEAR = r"(?:,?\s(?P<y>(?:19|20)[0-9]{2})\b(?![,.:]?[0-9]))?"
DAY_MONTH = re.compile(rf"(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?\s(?:of\s)?(?P<mon>{MONTH})\b\.?{_YEAR}")
MONTH_DAY = re.compile(
    rf"(?P<mon>{MONTH})\b\.?\s(?P<d>{_DAY})(?![:.]?[0-9]|,[0-9]{{3}})(?:{_TO}(?P<d2>{_DAY})(?![:.,]?[0-9]))?{_YEAR}"
)
_NUMERIC = re.compile(
    r"(?P<a>[0-9]{1,2})(?P<sep>[./-])(?P<b>[0-9]{1,2})(?P=sep)(?P<y>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|[./-][0-9])"
)
_ISO = re.compile(r"(?P<y>(?:19|20)[0-9]{2})-(?P<b>[0-9]{2})-(?P<a>[0-9]{2})(?![0-9])")
_SLASH = re.compile(r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?![0-9/])")
_DATED = re.compile(r"\b(?:of|on|since|from|until|by|dated)\s$", re.IGNORECASE)
_NTH = re.compile(r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)\b(?=[,.;:)]|\s(?:the|it|its|he|she|they|a|an|and|when|of\sthe)\b)")
_ON_THE = re.compile(r"\b(?:on|since|until|by)\s(?:the\s)?$", re.IGNORECASE)
_AFTER_WEEKDAY = re.compile(r",?\s\(?(?:the\s)?")
_SHARED_YEAR = re.compile(
    rf"(?:,|\sand)\s(?:and\s)?(?:(?:{MONTH})\.?\s{_DAY},?|{_DAY}\s(?:{MONTH})\b\.?)\s(?P<y>(?:19|20)[0-9]{{2}})\b"
)
_NEXT_WORDS = re.compile(r"\s([a-z]+)(?:\s([a-z]+))?")
_FAMOUS = ("9/11", "24/7")  # names, not dates of their own
Days = tuple[date, date]


class Away(NamedTuple):
    """A number of units (day, week, month, year, decade), negative where it counts back."""

    number: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A time found at characters ``[start, end)``.

    ``away``: how many units before (negative) or after another time of the text it lies ("two days earlier").
    """

    start: int
    end: int
    kind: TimeKind
    readings: tuple[Interval, ...] = ()
    note: str = ""
    length: Length | None = None
    away: Away | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date found at characters ``[start, end)``: first and last day, one pair a reading."""

    start: int
    end: int
    days: tuple[Days, ...] = ()
    note: str = ""


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the day, or ``None`` where the calendar has no such day."""
    fits = 1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if fits else None


def find_date(text: str, at: int, frame: Frame) -> Found | None:
    """Read the date whose first number or month starts at a character, with the part of the day if it stands there."""
    dated = read_date(text, at, frame)
    return with_part(text, dated, frame, "date") if dated else None


def find_weekday_date(text: str, at: int, frame: Frame) -> Found | None:
    """Read a weekday with a date ("Sunday, 12 June"); without readings where the two do not agree."""
    dated = read_weekday_date(text, at, frame)
    return with_part(text, dated, frame, "date") if dated else None


def with_part(text: str, dated: Dated, frame: Frame, kind: TimeKind) -> Found:
    """Narrow the days to the part of the day that is named before or behind them."""
    part = day_part(text, dated.start, dated.end)
    if part is None:
        readings = tuple(frame.days(first, last, "day") for first, last in dated.days)
        return Found(start=dated.start, end=dated.end, kind=kind, readings=readings, note=dated.note)
    readings = tuple(reading for days in dated.days for reading in in_part(days, part, frame))
    return Found(start=part.start, end=part.end, kind="part_of_day", readings=readings, note=dated.note)


def read_date(text: str, at: int, frame: Frame, *, ahead: bool | None = None) -> Dated | None:
    """Read the date whose first number or month starts at a character.

    Args:
        ahead: whether a date without a year may be yet to come; by the words before it where not given.
    """
    if not text[at].isdecimal():
        found = MONTH_DAY.match(text, at)
        return _named(text, found, frame, ahead) if found and not _counts_people(text, found) else None
    if at and (text[at - 1] in ".,:/-$€£" or text[at - 1].isalnum()):
        return None
    if found := DAY_MONTH.match(text, at):
        return _named(text, found, frame, ahead)
    if found := _ISO.match(text, at) or _NUMERIC.match(text, at):
        return _numeric(found, frame)
    if (found := _SLASH.match(text, at)) and found[0] not in _FAMOUS and _DATED.search(text, max(0, at - 6), at):
        return _numeric(found, frame)
    if (found := _NTH.match(text, at)) and _ON_THE.search(text, max(0, at - 12), at):
        return _nth(found.start(), found.end(), int(found["d"]), frame)
    return None


def read_weekday_date(text: str, at: int, frame: Frame) -> Dated | None:
    """Read a weekday that is followed by a date."""
    name = next((name for name in WEEKDAYS if text.startswith(name, at)), None)
    behind = _AFTER_WEEKDAY.match(text, at + len(name)) if name else None
    if not name or not behind or behind.end() == len(text):
        return None
    start = behind.end()
    dated = read_date(text, start, frame, ahead=True) if not text[start - 1].isalnum() else None
    if dated is None and behind[0].endswith("the ") and (found := re.compile(_DAY).match(text, start)):
        dated = _nth(start, found.end(), int(re.sub(r"\D", "", found[0])), frame)
    if dated is None:
        return None
    agree = tuple(days for days in dated.days if days[0].weekday() == WEEKDAYS[name])
    if len(dated.days) > 1 and frame.today:  # no year: a weekday is named for days close by
        closest = min(dated.days, key=partial(_distance, frame.today))
        if closest not in agree and _distance(frame.today, closest) <= CLOSE_BY:
            agree = ()
    note = DISAGREE if dated.days and not agree else "" if agree else dated.note
    return replace(dated, start=at, days=agree, note=note)


def _distance(today: date, days: Days) -> int:
    return abs((days[0] - today).days)


def nearest(month: int, day: int, frame: Frame, *, ahead: bool) -> list[date]:
    """Return the nearest such day not after the publication.

    The next one too where it is close by ("Nov. 13" in a report of 2 November), or where the words point ahead and the
    past one is not close. The one closer to the publication comes first.
    """
    if frame.today is None:
        return []
    today = frame.today
    past = _first_day(range(today.year, today.year - LEAP_SEARCH, -1), month, day, lambda d: d <= today)
    after = _first_day(range(today.year, today.year + LEAP_SEARCH), month, day, lambda d: d > today)
    soon = after is not None and (after - today).days <= CLOSE_BY
    recent = past is not None and (today - past).days <= CLOSE_BY
    days = [d for d in (past, after if soon or (ahead and not recent) else None) if d]
    return sorted(days, key=lambda d: abs((d - today).days))


def _first_day(years: range, month: int, day: int, fits: Callable[[date], bool]) -> date | None:
    return next((d for year in years if (d := safe_date(year, month, day)) and fits(d)), None)


def _named(text: str, found: re.Match[str], frame: Frame, ahead: bool | None) -> Dated | None:
    """Read a date with the name of its month."""
    month, first = MONTHS[found["mon"]], int(re.sub(r"\D", "", found["d"]))
    last = int(re.sub(r"\D", "", found["d2"])) if found["d2"] else first
    if not safe_date(2000, month, first):  # 2000 is a leap year
        return None
    shared = found["y"] or ((later := _SHARED_YEAR.match(text, found.end())) and later["y"])
    if shared:
        starts = [d for d in [safe_date(int(shared), month, first)] if d]
    else:
        starts = nearest(month, first, frame, ahead=points_ahead(text, found.start()) if ahead is None else ahead)
    note = EITHER_SIDE if len(starts) > 1 else NO_YEAR if not starts and not shared else ""
    return Dated(start=found.start(), end=_end(found), days=tuple(_ranges(starts, last)), note=note)


def _end(found: re.Match[str]) -> int:
    """Return the end of the words, without the stop after a month that is not abbreviated."""
    return found.end() - 1 if found[0].endswith(".") and len(found["mon"]) > 4 else found.end()


def _ranges(starts: Iterable[date], last: int) -> list[Days]:
    """Pair each first day with the last one: of the same month, or of the next where the number is smaller."""
    pairs = []
    for first in starts:
        year, month = (first.year, first.month) if last >= first.day else divmod(first.year * 12 + first.month, 12)
        end = safe_date(year, month + (last < first.day), last)
        pairs.append((first, end if end and (end - first) < timedelta(days=31) else first))
    return pairs


def _numeric(found: re.Match[str], frame: Frame) -> Dated | None:
    """Read a date in figures; 12/2 is 12 February or 2 December, unless only one of them is past."""
    told = found.groupdict()
    a, b, sep = int(told["a"]), int(told["b"]), told.get("sep") or ("/" if found.re is _SLASH else "")
    orders = [(b, a), (a, b)] if sep == "/" else [(b, a)]
    if year := told.get("y"):
        full = int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 70 else 1900 + int(year)
        days = [d for month, day in orders if (d := safe_date(full, month, day))]
    else:
        days = [d for month, day in orders[:1] for d in nearest(month, day, frame, ahead=False)]
    if not days and (year or not any(safe_date(2000, month, day) for month, day in orders)):
        return None
    past = [d for d in days if frame.today is None or d <= frame.today]
    kept = tuple(dict.fromkeys(past or days))
    note = "day and month may stand either way" if len(kept) > 1 else "" if kept else NO_YEAR
    return Dated(start=found.start(), end=found.end(), days=tuple((d, d) for d in kept), note=note)


def _nth(start: int, end: int, day: int, frame: Frame) -> Dated | None:
    """Read "the 12th": of the last month that had such a day by the publication."""
    if not 1 <= day <= 31:
        return None
    today = frame.today
    months = [(today.year * 12 + today.month - 1 - back) for back in range(3)] if today else []
    days = [d for m in months if (d := safe_date(m // 12, m % 12 + 1, day)) and today and d <= today]
    return Dated(start=start, end=end, days=tuple((d, d) for d in days[:1]), note="" if days else NO_YEAR)


def _counts_people(text: str, found: re.Match[str]) -> bool:
    """Say whether the number behind the month counts people ("In May 12 soldiers were killed")."""
    words = _NEXT_WORDS.match(text, found.end("d"))
    forms = load_person_nouns().forms
    return bool(words and found["d2"] is None and (words[1] in forms or words[2] in forms))
