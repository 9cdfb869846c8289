"""Quarters, halves and fiscal years: "the third quarter of 2021", "Q3 2021", "first half", "fiscal 1989", "year-end".

Quarters are taken as those of the calendar; whose fiscal year begins elsewhere, no text says.
"""

import re
from datetime import date

from truceline.annotate.times_dates import MONTH, MONTHS, Found
from truceline.annotate.times_frame import NO_PUBLICATION, Frame
from truceline.annotate.times_periods import month_span
from truceline.model.time import Interval, TimePrecision

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
CALENDAR = "taken as a quarter of the calendar"
FISCAL = "a fiscal year, whose beginning the text does not say"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9]|[.,:][0-9])"
_QUARTER = re.compile(
    rf"(?:(?P<the>the|its|his|their|a|this\syear's|last\syear's|next\syear's)\s)?(?:(?P<y1>{_YEAR})\s)?"
    rf"(?:(?:fiscal|flat|year-ago|year-earlier|calendar|comparable)\s){{0,2}}(?P<nth>{'|'.join(ORDINALS)})[\s-](?:fiscal[\s-])?"
    rf"(?P<what>quarter|half)\b(?P<of>(?:\sof)?(?:\s(?:the\s)?(?:fiscal\s)?(?:(?P<y2>{_YEAR})|(?P<which>last|this|next)\syear)))?",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"(?P<what>[QH])(?P<n>[1-4])(?:\s(?:of\s)?(?P<y>{_YEAR}))?\b")
_BARE_QUARTER = re.compile(
    r"(?:the|this|that|last|next|each)\s(?:(?:latest|previous|prior|current|same|comparable|corresponding|year-ago|"
    r"year-earlier|most\srecent|[12][0-9]{3}|nine-month|six-month)\s){0,2}(?:quarter|period)\b"
    r"|(?:the\s)?(?:year-ago|year-earlier)(?:\s(?:quarter|period))?\b",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    rf"(?:(?:the|this|last|next|its|their)\s)?(?:current\s)?fiscal\s(?:year\s?(?:of\s)?(?P<y1>{_YEAR})?|(?P<y2>{_YEAR}))",
    re.IGNORECASE,
)
_END = re.compile(
    rf"(?:the\s(?P<edge>end|beginning|start|middle|close)\sof\s(?:(?:the|this|last|next)\s(?P<unit>year|month|week|day|decade|century)"
    rf"|(?:(?P<month>{MONTH})\b\.?)?\s?(?P<y>{_YEAR})?)|(?P<year>year)[\s-]end)\b",
    re.IGNORECASE,
)  # fmt: skip
STARTS = (*ORDINALS, "the", "its", "his", "their", "this", "that", "last", "next", "fiscal", "year", "each", "flat")


def find_quarter(text: str, at: int, frame: Frame) -> Found | None:
    """Read a quarter or a half of a year that is numbered, or a fiscal year."""
    if found := _QUARTER.match(text, at):
        if found["what"].lower() == "half" and not found["of"] and not found["y1"]:
            return None  # "the first half" of anything
        return _numbered(found, frame)
    if found := _FISCAL.match(text, at):
        return _fiscal(found, frame)
    return None


def find_short_quarter(text: str, at: int, frame: Frame) -> Found | None:
    """Read "Q3 2021"; "Q3" alone is as often a name."""
    found = _SHORT.match(text, at)
    if not found or not found["y"] or (found["what"] == "H" and int(found["n"]) > 2):
        return None
    months = 3 if found["what"] == "Q" else 6
    reading = _part_of_year(int(found["y"]), int(found["n"]), months, frame)
    return Found(start=at, end=found.end(), kind="period", readings=(reading,), note=CALENDAR)


def find_bare_quarter(text: str, at: int, frame: Frame) -> Found | None:
    """Read "the quarter", "the year-earlier period", "year-end", "the end of the month": known, and not placed."""
    if found := _BARE_QUARTER.match(text, at):
        words = found[0].lower()
        if "period" in words and not re.search(r"latest|year-|[0-9]{4}|comparable|corresponding", words):
            return None
        readings: tuple[Interval, ...] = ()
        if frame.today and "year-" not in words and "quarter" in words:
            readings = (_part_of_year(frame.today.year, (frame.today.month + 2) // 3, 3, frame),)
        return Found(start=at, end=found.end(), kind="vague", readings=readings)
    found = _END.match(text, at)
    if not found or not (found["unit"] or found["month"] or found["y"] or found["year"]):
        return None
    return Found(start=at, end=found.end(), kind="vague", readings=_around(found, frame))


def _numbered(found: re.Match[str], frame: Frame) -> Found:
    number = ORDINALS[found["nth"].lower()]
    months = 3 if found["what"].lower() == "quarter" else 6
    told = found["y1"] or found["y2"]
    shift = {"last": -1, "next": 1, "this": 0}.get(
        ((found["which"] or found["the"] or "").split() or [""])[0].lower(), 0
    )
    if told is None and frame.today is None:
        return Found(start=found.start(), end=found.end(), kind="period", note=NO_PUBLICATION)
    year = int(told) if told else _year_of(number, months, frame) + shift
    reading = _part_of_year(year, number, months, frame)
    return Found(start=found.start(), end=found.end(), kind="period", readings=(reading,), note=CALENDAR)


def _year_of(number: int, months: int, frame: Frame) -> int:
    """Return the year of the last such quarter that had begun by the publication."""
    assert frame.today is not None, "asked for only with a publication date"
    begun = date(frame.today.year, (number - 1) * months + 1, 1) <= frame.today if (number - 1) * months < 12 else False
    return frame.today.year - (not begun)


def _part_of_year(year: int, number: int, months: int, frame: Frame) -> Interval:
    precision: TimePrecision = "quarter" if months == 3 else "half"
    return month_span(year, min((number - 1) * months, 12 - months) + 1, months, frame, precision)


def _fiscal(found: re.Match[str], frame: Frame) -> Found:
    year = found["y1"] or found["y2"]
    end = found.end() - (found[0][-1].isspace())
    readings = (frame.days(date(int(year), 1, 1), date(int(year), 12, 31), "year"),) if year else ()
    return Found(start=found.start(), end=end, kind="period" if year else "vague", readings=readings, note=FISCAL)


def _around(found: re.Match[str], frame: Frame) -> tuple[Interval, ...]:
    """Return the month or year at whose end something lies."""
    year = int(found["y"]) if found["y"] else frame.today.year if frame.today else None
    if year is None:
        return ()
    if found["month"]:
        name = next(n for n in MONTHS if n.lower() == found["month"].lower())
        return (month_span(year, MONTHS[name], 1, frame, "month"),)
    if found["unit"] and found["unit"].lower() == "month" and frame.today:
        return (month_span(frame.today.year, frame.today.month, 1, frame, "month"),)
    return (frame.days(date(year, 1, 1), date(year, 12, 31), "year"),)
