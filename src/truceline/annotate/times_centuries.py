"""Centuries, decades and years in words: "the 19th century", "the late nineties", "nineteen ninety-six".

A century is counted as people count it: the 19th holds 1800 to 1899.
"""

import re
from collections.abc import Iterable
from datetime import date

from truceline.annotate.times_dates import MONTH, Found
from truceline.annotate.times_frame import NO_PUBLICATION, Frame
from truceline.model.time import TimePrecision
from truceline.reference.numerals import TEENS, TENS, UNITS, numeral_value

ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
         "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first").split(), 1
    )
}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
WHICH = {
    "this": 0, "the present": 0, "the current": 0, "last": -1, "the last": -1, "the previous": -1, "next": 1,
    "the next": 1,
}  # fmt: skip


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_PART = r"(?:the\s)?(?:(?:early|late|mid)[\s-])?"
_CENTURY = re.compile(
    rf"{_PART}(?:(?P<n>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{_any_of(ORDINALS)}))[\s-]century\b"
    rf"|(?P<which>{_any_of(WHICH)})\scentury\b",
    re.IGNORECASE,
)
_DECADE = re.compile(rf"{_PART}(?:(?P<word>{_any_of(DECADES)})|['’](?P<n>[2-9]0)s)\b", re.IGNORECASE)
_ONES = _any_of(list(UNITS)[:9])
_SMALL = rf"(?:(?:{_any_of(TENS)})(?:[\s-](?:{_ONES})\b)?|{_any_of(TEENS)}|ten|eleven|twelve|(?:oh|o)[\s-](?:{_ONES}))"
_SPOKEN = re.compile(
    rf"(?:the\syear\s)?(?:(?P<head>nineteen|eighteen|seventeen|twenty)[\s-](?P<tail>{_SMALL})"
    rf"|(?P<two>two\sthousand)(?:\s(?:and\s)?(?P<more>{_SMALL}|{_ONES}))?)\b"
    r"(?!\s(?:people|men|women|soldiers|troops|civilians|dollars|percent|points|miles|thousand|hundred|years))",
    re.IGNORECASE,
)
_LEAD_YEAR = re.compile(rf"\b(?:in|since|by|until|of|from|winter|summer|spring|autumn|fall|{MONTH})\s$", re.IGNORECASE)
STARTS = (
    "nineteen", "eighteen", "seventeen", "twenty", "two", "the", "early", "late", "mid", "this", "last", "next",
    *ORDINALS, *DECADES,
)  # fmt: skip


def find_century(text: str, at: int, frame: Frame) -> Found | None:
    """Read a century or a decade in words."""
    if found := _CENTURY.match(text, at):
        return _century(found, frame)
    if found := _DECADE.match(text, at):
        start = 1900 + (DECADES[found["word"].lower()] if found["word"] else int(found["n"]))
        if frame.today and start > frame.today.year:
            return None
        return _years(found, start, start + 9, frame)
    return None


def find_spoken_year(text: str, at: int, frame: Frame) -> Found | None:
    """Read a year in words, as in the record of a broadcast."""
    found = _SPOKEN.match(text, at)
    if not found:
        return None
    year = _spoken(found)
    named = found[0].lower().startswith("the year") or _LEAD_YEAR.search(text, max(0, at - 12), at)
    if year is None or not (named or found["head"]):
        return None
    reading = frame.days(date(year, 1, 1), date(year, 12, 31), "year")
    return Found(start=at, end=found.end(), kind="period", readings=(reading,))


def _spoken(found: re.Match[str]) -> int | None:
    if found["two"]:
        more = numeral_value(found["more"].lower()) if found["more"] else 0
        return 2000 + more if more is not None else None
    head = numeral_value(found["head"].lower())
    tail = numeral_value(re.sub(r"^(?:oh|o)[\s-]", "", found["tail"].lower()))
    return head * 100 + tail if head is not None and tail is not None else None


def _century(found: re.Match[str], frame: Frame) -> Found:
    if found["which"]:
        if frame.today is None:
            return Found(start=found.start(), end=found.end(), kind="period", note=NO_PUBLICATION)
        number = frame.today.year // 100 + 1 + WHICH[" ".join(found["which"].lower().split())]
    else:
        number = int(found["n"]) if found["n"] else ORDINALS[found["word"].lower()]
    first = max(1, (number - 1) * 100)
    return _years(found, first, (number - 1) * 100 + 99, frame)


def _years(found: re.Match[str], first: int, last: int, frame: Frame) -> Found:
    precision: TimePrecision = "decade" if last - first < 10 else "century"
    reading = frame.days(date(first, 1, 1), date(last, 12, 31), precision)
    return Found(start=found.start(), end=found.end(), kind="period", readings=(reading,))
