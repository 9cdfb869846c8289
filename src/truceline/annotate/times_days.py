"""Days without a date: "on Tuesday", "last Sunday", "yesterday evening", "overnight", "at dawn"."""

import re
from datetime import timedelta
from typing import Literal

from truceline.annotate.times_dates import WEEKDAYS, Away, Dated, Found, find_weekday_date, with_part
from truceline.annotate.times_frame import EITHER_SIDE, NO_PUBLICATION, Frame, points_ahead
from truceline.annotate.times_parts import PARTS
from truceline.annotate.times_periods import ELSEWHERE

NO_DAY = "no day is named with it"
ALONE = tuple(sorted((part for part in PARTS if part not in ("early", "late")), key=len, reverse=True))
SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WHICH = re.compile(r"\b(?P<which>last|next|this|this past|past|previous|coming|following)\s$", re.IGNORECASE)
_NAMES = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Mail|Express|Herald|Agreement)\b"
)  # the Sunday Times; Good Friday Agreement
_PART_BEHIND = re.compile(r"\s(?P<part>morning|afternoon|evening|night)\b")
_PART_AHEAD = re.compile(r"\b(?P<which>this|last|that|same|next|following)\s$", re.IGNORECASE)
_FURTHER = re.compile(r"\bthe\sday\s(?P<way>before|after)\s$", re.IGNORECASE)  # "the day before yesterday"
_LINK = re.compile(
    r"\b(?:(?:in|during|through|throughout|at|by|before|after|toward|towards|till|until)\s)(?:the\s)?$", re.IGNORECASE
)
_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_WAY = re.compile(r"\s(?P<way>before|after)\b")  # "the evening before"
_OF_A_DAY = re.compile(r"\s(?:of|on|from)\b")


def find_weekday(text: str, at: int, frame: Frame) -> Found | None:
    """Read a weekday: the most recent one that is not after the publication."""
    if dated := find_weekday_date(text, at, frame):
        return dated
    name = next(name for name in WEEKDAYS if text.startswith(name, at))
    end = at + len(name)
    if _NAMES.match(text, end) or text[end : end + 1].isalnum():
        return None
    which = _WHICH.search(text, max(0, at - 12), at)
    start = which.start() if which else at
    if frame.today is None:
        return with_part(text, Dated(start=start, end=end, note=NO_PUBLICATION), frame, "day")
    back = (frame.today.weekday() - WEEKDAYS[name]) % 7
    word = which["which"].lower() if which else ""
    if word == "following":
        return Found(start=start, end=end, kind="relative", note=ELSEWHERE)
    if word in ("next", "coming"):
        shifts = [7 - back]
    elif word in ("last", "past", "previous", "this past"):
        shifts = [-(back or 7)]
    elif back and (word == "this" or points_ahead(text, at)):
        shifts = [7 - back, -back]  # the likelier one first
    else:
        shifts = [-back]
    days = tuple(frame.today + timedelta(days=shift) for shift in shifts)
    note = EITHER_SIDE if len(days) > 1 else ""
    return with_part(text, Dated(start=start, end=end, days=tuple((d, d) for d in days), note=note), frame, "day")


def find_spoken_day(text: str, at: int, frame: Frame) -> Found | None:
    """Read "today", "yesterday evening", "tonight"."""
    word = next(word for word in SHIFTS if text[at : at + len(word)].lower() == word)
    end = at + len(word)
    further = _FURTHER.search(text, max(0, at - 20), at)
    if further and (further["way"].lower() == "before") == (SHIFTS[word] < 0) and SHIFTS[word]:
        return _on(frame, 2 * SHIFTS[word], "", further.start(), end)
    behind = _PART_BEHIND.match(text, end)
    part = behind["part"] if behind else "night" if word == "tonight" else ""
    return _on(frame, SHIFTS[word], part, at, behind.end() if behind else end)


def find_part(text: str, at: int, frame: Frame) -> Found | None:
    """Read a part of the day on its own: "overnight", "this morning", "last night", "at dawn", "in the early hours"."""
    word = next((part for part in ALONE if text[at : at + len(part)].lower() == part), "")
    end = at + len(word)
    if not word or text[end : end + 1].isalnum():
        return None
    if word == "overnight":
        return _on(frame, -1, word, at, end)
    if _OF_A_DAY.match(text, end):
        return None  # the day that follows takes it
    lead, way = _THE.search(text, max(0, at - 4), at), _WAY.match(text, end)
    if lead and way:
        shift = 1 if way["way"].lower() == "after" else -1
        return Found(start=lead.start(), end=way.end(), kind="relative", note=ELSEWHERE, away=Away(shift, "day"))
    ahead = _PART_AHEAD.search(text, max(0, at - 10), at)
    which = ahead["which"].lower() if ahead else ""
    if ahead and which in ("this", "last"):
        return _on(frame, 0 if which == "this" else -1, word, ahead.start(), end)
    link = _LINK.search(text, max(0, at - 14), at)
    if ahead or link:
        start = ahead.start() if ahead else at
        return Found(start=start, end=end, kind="part_of_day", note=NO_DAY)
    return None


def _on(frame: Frame, shift: int, part: str, start: int, end: int) -> Found:
    """Return a day counted from the publication, or a part of it."""
    kind: Literal["part_of_day", "day"] = "part_of_day" if part else "day"
    if frame.today is None:
        return Found(start=start, end=end, kind=kind, note=NO_PUBLICATION)
    day = frame.today + timedelta(days=shift)
    low, high = PARTS[part] if part else (0, 24)
    return Found(start=start, end=end, kind=kind, readings=(frame.hours(day, low, high, kind),))
