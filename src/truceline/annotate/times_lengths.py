"""Lengths of time: "for three days", "two-week", "several hours", "at least 20 more years", "a minute and a half".

A length is no point of time: its mention has a ``Length`` and no reading. With "ago" it is counted back from the
publication; with "earlier" or "later" from another time of the text (see ``times_counted``).
"""

import re
from datetime import timedelta
from math import ceil

from truceline.annotate.times_dates import Away, Found
from truceline.annotate.times_frame import Frame
from truceline.annotate.times_periods import ELSEWHERE, count_back
from truceline.model.time import Interval, Length, TimePrecision, TimeUnit
from truceline.reference.numerals import NUMERAL, numeral_value

UNITS: dict[str, TimeUnit] = {
    "second": "second", "minute": "minute", "hour": "hour", "hr": "hour", "day": "day", "night": "day", "week": "week",
    "weekend": "week", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
    "centurie": "century", "summer": "year", "winter": "year",
}  # fmt: skip
HALF = 0.5
DAYS: dict[TimeUnit, float] = {"hour": 1 / 24, "day": 1, "week": 7, "month": 31, "year": 366, "decade": 3653}
PRECISIONS: dict[TimeUnit, TimePrecision] = {
    "hour": "day", "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade",
}  # fmt: skip
WINDOW_DAYS = 200 * 366  # a longer one is history without a calendar
VAGUE = ("several", "a few", "few", "a couple of", "a couple", "couple of", "many", "some", "dozens of", "a number of")
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_VAGUE = "|".join(word.replace(" ", r"\s") for word in sorted(VAGUE, key=len, reverse=True))
_QUALITY = (
    r"(?:(?:more|further|additional|full|whole|entire|long|consecutive|straight|successive|trading|working|business|"
    r"calendar|other|solid|bloody|tense|short|or\sso)\s)?"
)
_LENGTH = re.compile(
    rf"(?:(?P<halfof>half\s(?:an?|the)|half)|(?P<n>{NUMERAL}|an?)(?P<frac>\s(?:and\s(?:a|one)\shalf|1/2)|½)?"
    rf"(?:(?:\s(?:to|or)\s|\s?[-–]\s?)(?P<n2>{NUMERAL}))?|(?P<vague>{_VAGUE}))"
    rf"(?P<joint>[\s-]){_QUALITY}(?P<unit>{_UNIT})(?P<plural>s)?\b(?P<long>-long|\slong\b)?"
    r"(?:\s(?P<half>and\s(?:a|one)\shalf)\b|\sor\s(?P<ortwo>two|so)\b)?",
    re.IGNORECASE,
)
_OLD = re.compile(r"[\s-](?:old|of\sage)\b", re.IGNORECASE)
_WAY = re.compile(r"\s(?P<way>ago|earlier|later|before|after|from\snow|hence|previously|prior)\b", re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(?P<hedge>at\sleast|at\smost|no\smore\sthan|no\sless\sthan|not\smore\sthan|more\sthan|less\sthan|fewer\sthan|"
    r"over|under|up\sto|as\slong\sas|as\smuch\sas|nearly|almost|about|around|roughly|approximately|some|just)\s$",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    r"\b(?P<the>(?:the|these|those|his|her|its|their|our)\s)?"
    r"(?P<which>past|last|next|coming|first|final|previous|following|preceding|recent|additional|ensuing|initial)\s$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|an\sadditional|another|a\sfurther)\s$", re.IGNORECASE)
_SPAN_LEAD = re.compile(
    r"\b(?:for|in|within|after|during|over|about|nearly|almost|than|least|under|around|lasted|lasting|of|took|takes|"
    r"taking|every|once|twice)\s$",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"\s[a-z]{3,}")
_AT_LEAST = frozenset(("at least", "more than", "over", "no less than"))
_AT_MOST = frozenset(
    ("at most", "no more than", "not more than", "less than", "fewer than", "under", "up to", "as long as",
     "as much as")
)  # fmt: skip
_REACH = 24  # characters before a length in which a hedge or a window may stand


def find_length(text: str, at: int, frame: Frame, *, every: bool = True) -> Found | None:
    """Read a length of time whose first word starts at a character.

    Args:
        every: also "a week" with nothing before it that says a length is meant ("twice a week", "a week of talks").
    """
    if at and (text[at - 1] in ".,:/-$€£" or text[at - 1].isalnum()):
        return None
    found = _LENGTH.match(text, at)
    if not found or _OLD.match(text, found.end()) or not _is_length(text, found, every=every):
        return None
    length = _length(text, found)
    if length is None:
        return None
    if way := _WAY.match(text, found.end()):
        return _counted(text, found, length, way, frame)
    start = _begin(text, at)
    readings = _window(text[start:at], length, frame)
    return Found(start=start, end=found.end(), kind="length", readings=readings, length=length)


def _is_length(text: str, found: re.Match[str], *, every: bool) -> bool:
    """Say whether the words stand for a length, not for a rate or for one such night."""
    start, number = found.start(), (found["n"] or "").lower()
    if text[found.end() : found.end() + 1] == "-" and not found["long"]:
        return False
    if not found["plural"] and found["joint"] == " " and not (number in ("a", "an", "one", "1") or found["halfof"]):
        return found["ortwo"] is not None or _spoken_plural(text, found)
    if found["unit"].lower() in ("second", "quarter") and not (found["plural"] and found["joint"] == " "):
        return False  # "a second man", "a quarter of them", "three-quarters"
    if number in ("a", "an") and not found["half"] and not found["ortwo"]:
        way = _WAY.match(text, found.end())
        return bool(way or every or _SPAN_LEAD.search(text, max(0, start - _REACH), start))
    return True


def _spoken_plural(text: str, found: re.Match[str]) -> bool:
    """Say whether a unit in the singular stands behind a number as before a noun: "a three hour siege"."""
    unit = found["unit"].lower()
    return unit in ("hour", "day", "week", "month", "year") and _NEXT_WORD.match(text, found.end()) is not None


def _length(text: str, found: re.Match[str]) -> Length | None:
    """Return the length with its hedge: "at least three days" has no highest."""
    unit = UNITS[found["unit"].lower()]
    if found["vague"]:
        return Length(unit=unit, low=None, high=None)
    low = HALF if found["halfof"] else _amount(found["n"] or "")
    if low is None:
        return None
    low += HALF if found["frac"] or found["half"] else 0
    high = _amount(found["n2"]) if found["n2"] else 2.0 if (found["ortwo"] or "").lower() == "two" else low
    if high is None or high < low:
        return None
    hedge = _HEDGE.search(text, max(0, found.start() - _REACH), found.start())
    word = " ".join(hedge["hedge"].lower().split()) if hedge else ""
    if word in _AT_LEAST:
        return Length(unit=unit, low=low, high=None)
    return Length(unit=unit, low=None if word in _AT_MOST else low, high=high)


def _window(lead: str, length: Length, frame: Frame) -> tuple[Interval, ...]:
    """Return the time up to the publication that "the past three days" spans; of other lengths nothing is known."""
    if frame.today is None or not lead.strip().lower().endswith(("past", "last")) or length.high is None:
        return ()
    size = DAYS.get(length.unit)
    if size is None or length.high * size > WINDOW_DAYS:
        return ()
    first = frame.today - timedelta(days=ceil(length.high * size))
    return (frame.days(first, frame.today, PRECISIONS[length.unit]),)


def _amount(words: str) -> float | None:
    value = 1 if words.lower() in ("a", "an") else numeral_value(words)
    if value is not None:
        return float(value)
    return float(words) if re.fullmatch(r"[0-9]+\.[0-9]+", words) else None


def _begin(text: str, at: int) -> int:
    """Return where the words of a length begin: with its hedge, or with "the past"."""
    start = at
    for pattern in (_HEDGE, _WINDOW, _THE):
        if lead := pattern.search(text, max(0, start - _REACH), start):
            start = lead.start()
            break
    return start


def _counted(text: str, found: re.Match[str], length: Length, way: re.Match[str], frame: Frame) -> Found | None:
    """Return the time that lies a length before or after another one."""
    hedge = _HEDGE.search(text, max(0, found.start() - _REACH), found.start())
    start = hedge.start() if hedge else found.start()
    whole = length.low is not None and length.low == length.high and length.low == int(length.low)
    if way["way"].lower() == "ago" and whole and length.low is not None:
        unit = found["unit"].lower()
        return count_back(start, way.end(), int(length.low), "week" if unit == "weekend" else unit, frame)
    away = None
    if whole and length.low is not None:
        back = way["way"].lower() in ("earlier", "before", "previously", "prior")
        away = Away(
            int(-length.low if back else length.low), "day" if found["unit"].lower() == "night" else length.unit
        )
    return Found(start=start, end=way.end(), kind="relative", note=ELSEWHERE, length=length, away=away)
