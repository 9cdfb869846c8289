"""Parts of the day: "Thursday morning", "the evening of May 10", "overnight", "in the early hours"."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from truceline.annotate.times_frame import Frame
from truceline.model.time import Interval

# Hours of the local day; wide on purpose, since papers use the words freely. Ours.
PARTS = {
    "early hours": (0, 6), "small hours": (0, 6), "dawn": (3, 8), "daybreak": (3, 8), "sunrise": (3, 8),
    "morning": (4, 12), "afternoon": (12, 18), "dusk": (16, 22), "sunset": (16, 22), "evening": (16, 24),
    "nightfall": (16, 22), "night": (18, 30), "early": (0, 10), "late": (17, 24), "overnight": (18, 33),
}  # fmt: skip
_WORDS = r"morning|afternoon|evening|night|dawn|dusk"
_BEFORE = re.compile(
    r"(?:\b(?:(?:the|in|during)\s){0,2}(?:(?:early|late)\s(?:in\s)?(?:the\s)?)?"
    rf"(?P<part>(?:early|small)\shours|{_WORDS})\s(?:of|on|from)\s|\b(?P<bare>early|late|overnight)\s(?:on\s|this\s)?)(?:the\s)?$",
    re.IGNORECASE,
)
_LINK = re.compile(r"^(?:(?:in|during|the)\s)+", re.IGNORECASE)
_AFTER = re.compile(rf"\s(?:at\s)?(?P<part>{_WORDS})\b")
_REACH = 48  # characters


class Part(NamedTuple):
    """A part of the day: its word, and the characters of day and part together. ``of``: "the night of" a day."""

    word: str
    start: int
    end: int
    of: bool


def day_part(text: str, start: int, end: int) -> Part | None:
    """Return the part of the day named before or behind the day at characters ``[start, end)``."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if after := _AFTER.match(text, end):
        begin = before.start() if before and before["bare"] else start
        return Part(after["part"].lower(), begin, after.end(), of=False)
    if not before:
        return None
    link = _LINK.match(before[0])
    word = " ".join((before["part"] or before["bare"]).lower().split())
    return Part(word, before.start() + (link.end() if link and before["part"] else 0), end, of=bool(before["part"]))


def in_part(days: tuple[date, date], part: Part, frame: Frame) -> list[Interval]:
    """Return the hours of the part on the days; "the night of the 13th" may begin or end on the 13th."""
    first, last = days
    low, high = PARTS[part.word]
    if first != last and part.word == "night":
        return [frame.hours(first, low, (last - first).days * 24 + high - 24, "part_of_day")]
    readings = [frame.hours(first, low, (last - first).days * 24 + high, "part_of_day")]
    if part.of and part.word == "night":
        readings.insert(0, frame.hours(first - timedelta(days=1), low, high, "part_of_day"))
    return readings
