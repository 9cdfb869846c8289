"""Longer times: "November 2020", "in 2020", "last month", "the fall of 2020", "two days ago", "for 35 years"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from truceline.annotate.times_dates import MONTHS, Away, Found, safe_date
from truceline.annotate.times_frame import EITHER_SIDE, NO_PUBLICATION, Frame, points_ahead
from truceline.model.mention import TimeKind
from truceline.model.time import Interval, TimePrecision
from truceline.reference.numerals import is_year
from truceline.reference.person_nouns import load_person_nouns

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, northern; three months each
SIZES = {"day": 1, "night": 1, "week": 7, "month": 31, "year": 366, "decade": 3653}  # days, at most
UNITS = "minute|hour|day|night|week|month|year|decade|century"
SHIFTED = {"previous": -1, "prior": -1, "preceding": -1, "following": 1, "same": 0, "that same": 0, "that": 0}
A_LENGTH = "a length of time"
ELSEWHERE = "counts from another time of the text"
_YEAR = re.compile(r"(?P<y>[0-9]{4})(?P<decade>s\b)?(?:\s?[-–/]\s?(?P<y2>(?:19|20)?[0-9]{2})(?![0-9.:,/-]))?(?![0-9])")
_TO_YEAR = re.compile(r"\s(?:(?P<to>to|until)|and)\s(?P<y2>(?:19|20)[0-9]{2})\b(?![.,:]?[0-9])")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|of|from|until|till|to|by|during|before|after|and|or|between|early|late|mid|around|the|that|year|for|its|his|their"
    r"|through|into|throughout|both|a|an|spring|summer|autumn|fall|winter|st|nd|rd|th|['’]s)|[,(;:])\s$|^$|\n$"
    r"|(?:early|late|mid|post|pre)-$",
    re.IGNORECASE,
)
_HYPHENED = re.compile(r"\b(?:early|late|mid|post|pre)-$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_NEXT_WORDS = re.compile(r"\s([A-Za-z-]+)(?:\s([a-z]+))?")
_MEASURES = frozenset(
    """hours hrs gmt utc km kilometres kilometers metres meters miles tonnes tons rounds shells rockets dollars euros
    times troops""".split()
)
_MONTH_TAIL = re.compile(r"\.?,?\s(?:of\s)?(?:(?P<y>(?:19|20)[0-9]{2})\b(?![.,:]?[0-9])|(?P<which>last|this)\syear\b)")
_MONTH_LEAD = re.compile(
    r"\b(?P<lead>in|since|until|till|by|during|from|through|of|before|after|to|and|between|into|for|the|an?|early|late|mid|last|next|this|past)[\s-](?:early\s|late\s|mid-)?$",
    re.IGNORECASE,
)
_SEASON_LEAD = re.compile(
    r"\b(?:(?P<which>this\spast|last|this|next)|(?P<link>in|over|during|since|until|by|through|throughout)\sthe"
    r"(?:\s(?:early|late))?)\s$",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"(?P<season>spring|summer|autumn|fall|winter)\b(?:(?:\sof)?\s(?P<y>(?:19|20)[0-9]{2})\b(?![.,:]?[0-9]))?",
    re.IGNORECASE,
)
_UNIT_LEAD = re.compile(
    r"\b(?:(?P<early>earlier|later)\s)?(?:(?:in|over|during)\s)?(?P<which>an?|the\slast|the\spast|last|past|this|the\sprevious|the\sprior|the\spreceding|preceding|previous|the\sfollowing|following|that\ssame|that"
    r"|the\snext|next|the\ssame|the|(?:its|his|the|their)\s(?P<nth>[a-z]+(?:st|nd|rd|th|cond|ird)|first|[0-9]+(?:st|nd|rd|th)))\s$",
    re.IGNORECASE,
)
_UNIT_TAIL = re.compile(r"\s(?P<way>ago|earlier|later|before|after)\b")


def find_year(text: str, at: int, frame: Frame) -> Found | None:
    """Read a year, a decade or a range of years: "in 2020", "the 1990s", "1998 to 2000", "1950-53"."""
    found = _YEAR.match(text, at)
    if not found or not is_year(found["y"]) or not _stands_as_year(text, at, found):
        return None
    first, last, end = int(found["y"]), int(found["y"]), found.end()
    if found["decade"]:
        last = first + 9
    elif found["y2"]:
        last = int(found["y2"]) if len(found["y2"]) == 4 else first // 100 * 100 + int(found["y2"])
    elif (second := _TO_YEAR.match(text, end)) and (second["to"] or _BETWEEN.search(text, max(0, at - 9), at)):
        last, end = int(second["y2"]), second.end()
    if last < first:
        last, end = first, at + 4
    precision: TimePrecision = "decade" if found["decade"] else "year"
    return _period(at, end, [frame.days(date(first, 1, 1), date(last, 12, 31), precision)])


def _stands_as_year(text: str, at: int, found: re.Match[str]) -> bool:
    before = text[at - 1] if at else " "
    if before == "-" and _HYPHENED.search(text, max(0, at - 6), at):
        before = " "  # "the mid-1990s"
    if (
        before in ".,:/$€£#-–"
        or before.isalnum()
        or re.match(r"[.,:][0-9]|-[A-Za-z]", text[found.end() : found.end() + 2])
    ):
        return False
    words = _NEXT_WORDS.match(text, found.end())
    forms = load_person_nouns().forms
    if words and (
        words[1].lower() in _MEASURES
        or words[1] in forms
        or (words[2] in forms and words[1] not in forms and words[1].islower())
    ):
        return (
            bool(re.search(r"\b(?:in|since)\s$", text[max(0, at - 6) : at], re.IGNORECASE))
            and words[1].lower() not in _MEASURES
        )
    return bool(found["decade"] or found["y2"] or _BEFORE_YEAR.search(text, max(0, at - 10), at))


def find_month(text: str, at: int, frame: Frame) -> Found | None:
    """Read a month, with its year or the nearest past one: "November 2020", "since February", "last September"."""
    name = next((name for name in sorted(MONTHS, key=len, reverse=True) if text.startswith(name, at)), "")
    month, end = MONTHS[name], at + len(name)
    tail = _MONTH_TAIL.match(text, end)
    lead = _MONTH_LEAD.search(text, max(0, at - 14), at)
    if tail and tail["y"]:
        return _period(at, tail.end(), [_month(int(tail["y"]), month, frame)])
    if not (tail or lead) or (not tail and _no_month(text, name, end)):
        return None
    start = lead.start() if lead and lead["lead"].lower() in ("last", "next", "this", "past") else at
    if frame.today is None:
        return Found(start=start, end=end, kind="period", note=NO_PUBLICATION)
    today, which = frame.today, lead["lead"].lower() if lead else ""
    if tail:
        return _period(at, tail.end(), [_month(today.year - (tail["which"] == "last"), month, frame)])
    past = today.year - (month > today.month or (which in ("last", "past") and month == today.month))
    years = [past]
    if which in ("next", "this"):
        years = [today.year + (which == "next" and month <= today.month)]
    elif points_ahead(text, at) and past < today.year:
        years = [past + 1, past]  # the likelier one first
    return _period(start, end, [_month(year, month, frame) for year in years])


def _no_month(text: str, name: str, end: int) -> bool:
    """Say whether a name only looks like a month: Jan without its stop is a man, "the March on" a march."""
    short = len(name) <= len("Sept") and name not in ("May", "June", "July")
    return (short and text[end : end + 1] != ".") or text[end : end + 4] == " on "


def find_season(text: str, at: int, frame: Frame) -> Found | None:
    """Read a season with its year: "the fall of 2020", "last summer", "over the winter" (northern; ours)."""
    found = _SEASON.match(text, at)
    lead = _SEASON_LEAD.search(text, max(0, at - 24), at)
    if not found or not (found["y"] or lead) or (not found["y"] and text[found.end() : found.end() + 4] == " of "):
        return None  # "the fall of the city"
    start = lead.start() if lead and lead["which"] and not found["y"] else at
    if not found["y"] and frame.today is None:
        return Found(start=start, end=found.end(), kind="period", note=NO_PUBLICATION)
    month = SEASONS[found["season"].lower()]
    year = int(found["y"]) if found["y"] else _season_year(frame, month, lead["which"] or "" if lead else "")
    return _period(start, found.end(), [month_span(year, month, 3, frame)])


def find_unit(text: str, at: int, frame: Frame) -> Found | None:
    """Read "last month", "this week", "a day earlier", "the following day", "its fifth year"."""
    unit = next(u for u in ("weekend", *UNITS.split("|")) if text[at : at + len(u)].lower() == u)
    end = at + len(unit)
    lead = _UNIT_LEAD.search(text, max(0, at - 32), at)
    tail = _UNIT_TAIL.match(text, end)
    if not lead or text[end : end + 1] in ("-", "s"):
        return None
    which = " ".join(lead["which"].lower().split()).removeprefix("the ")
    start = lead.start("early") if lead["early"] else lead.start("which")
    if lead["nth"]:
        return Found(start=start, end=end, kind="period", note=ELSEWHERE)
    if tail:
        if which in ("a", "an") and tail["way"].lower() == "ago":
            return count_back(start, tail.end(), 1, unit, frame)
        shift = -1 if tail["way"].lower() in ("earlier", "before", "ago") else 1
        return Found(start=start, end=tail.end(), kind="relative", note=ELSEWHERE, away=Away(shift, unit))
    if which in SHIFTED or (which == "next" and unit == "day"):
        return Found(start=start, end=end, kind="relative", note=ELSEWHERE, away=Away(SHIFTED.get(which, 1), unit))
    if unit == "weekend" and which in ("the", "last", "past", "this"):
        return _weekend(start, end, frame)
    if which in ("last", "past", "this", "next") and unit in ("week", "month", "year", "decade"):
        return _calendar(start, end, which, unit, frame)
    return None


def _weekend(start: int, end: int, frame: Frame) -> Found:
    """Return the Saturday and Sunday that were last or are running at the publication."""
    if frame.today is None:
        return Found(start=start, end=end, kind="relative", note=NO_PUBLICATION)
    saturday = frame.today - timedelta(days=(frame.today.weekday() - 5) % 7)
    return _period(start, end, [frame.days(saturday, saturday + timedelta(days=1), "week")], "relative")


def _calendar(start: int, end: int, which: str, unit: str, frame: Frame) -> Found | None:
    """Return last, this or next week, month or year; "the past month" is the days before the publication."""
    if frame.today is None:
        return Found(start=start, end=end, kind="relative", note=NO_PUBLICATION)
    today, step = frame.today, {"last": -1, "past": 0, "this": 0, "next": 1}[which]
    if unit == "decade":
        return Found(start=start, end=end, kind="period", note=A_LENGTH)
    if which == "past":
        span = {"week": 7, "month": 31, "year": 366}[unit]
        return _period(start, end, [frame.days(today - timedelta(days=span), today, _precision(unit))], "relative")
    if unit == "week":
        monday = today + timedelta(days=7 * step - today.weekday())
        return _period(start, end, [frame.days(monday, monday + timedelta(days=6), "week")], "relative")
    if unit == "month":
        index = today.year * 12 + today.month - 1 + step
        return _period(start, end, [_month(index // 12, index % 12 + 1, frame)], "relative")
    return _period(
        start, end, [frame.days(date(today.year + step, 1, 1), date(today.year + step, 12, 31), "year")], "relative"
    )


def count_back(start: int, end: int, number: int, unit: str, frame: Frame) -> Found:
    """Count back from the publication; as exact as the unit, never more."""
    if frame.today is None:
        return Found(start=start, end=end, kind="relative", note=NO_PUBLICATION)
    reading = count_from(frame.today, Away(-number, unit), frame)
    if reading is None:
        return Found(
            start=start, end=end, kind="relative", note="hours before the publication, whose hour may not be known"
        )
    return _period(start, end, [reading], "relative")


def count_from(day: date, away: Away, frame: Frame) -> Interval | None:
    """Return the time that lies some units from a day, as exact as the unit; ``None`` where the calendar ends."""
    number, size = away.number, SIZES.get(away.unit)
    room = ((day - date(1, 2, 1)) if number < 0 else (date(9999, 11, 1) - day)).days
    if size is None or abs(number) * size > room:
        return None
    if size == 1:
        there = day + timedelta(days=number)
        return frame.days(there, there, "day")
    if away.unit == "week":
        there = day + timedelta(weeks=number)
        return frame.days(there - timedelta(days=3), there + timedelta(days=3), "week")
    if away.unit == "month":
        index = day.year * 12 + day.month - 1 + number
        return month_span(index // 12, index % 12 + 1, 2 if number < -1 else 1, frame, "month")
    year = day.year + number * (10 if away.unit == "decade" else 1)
    return frame.days(date(year, 1, 1), date(year, 12, 31), _precision(away.unit))


def _period(start: int, end: int, readings: Sequence[Interval], kind: TimeKind = "period") -> Found:
    return Found(
        start=start, end=end, kind=kind, readings=tuple(readings), note=EITHER_SIDE if len(readings) > 1 else ""
    )


def _precision(unit: str) -> TimePrecision:
    known: dict[str, TimePrecision] = {"week": "week", "month": "month", "year": "year", "decade": "decade"}
    return known[unit]


def _month(year: int, month: int, frame: Frame) -> Interval:
    return month_span(year, month, 1, frame, "month")


def month_span(year: int, month: int, count: int, frame: Frame, precision: TimePrecision = "season") -> Interval:
    """Return whole months as an interval."""
    after = year * 12 + month - 1 + count
    end = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return frame.days(date(year, month, 1), end, precision)


def _season_year(frame: Frame, month: int, which: str) -> int:
    """Return the year in which last, this or the next such season began."""
    assert frame.today is not None, "asked for only with a publication date"
    which = which.lower()
    begun = frame.today.year - (frame.today.month < month)
    if which == "last" and safe_date(begun, month, 1) and (frame.today - date(begun, month, 1)).days < 92:
        return begun - 1
    if which == "this":
        return frame.today.year
    return begun + (which == "next")
