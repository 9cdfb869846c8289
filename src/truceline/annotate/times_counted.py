"""Times that count from another time of the text: "two days earlier", "the following day", "that same evening".

They are counted from the last day that the text named before them, in the same sentence or the one before; where none
is named there they stay without a reading. "A day after the attack" counts from the attack, whose day is not said here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from truceline.annotate.times_clock import Clock
from truceline.annotate.times_dates import Found
from truceline.annotate.times_frame import Frame
from truceline.annotate.times_periods import count_from

REACH = 240  # characters between the two; farther away another day may be meant. Ours
_DAYS = ("day", "date", "part_of_day")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"‘(]?[A-Z0-9])")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|[ap]\.m|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)$")
_FROM_AN_EVENT = re.compile(r"\s(?!it\b|he\b|she\b|they\b)[A-Za-z]")  # "two days after the attack"


def count_relatives(text: str, found: Sequence[Clock | Found], frame: Frame) -> list[Clock | Found]:
    """Return the times, those that count from another one with their reading and with the words they count from."""
    return list(_counted(text, found, frame))


def _counted(text: str, found: Sequence[Clock | Found], frame: Frame) -> Iterator[Clock | Found]:
    last: Found | None = None
    for item in found:
        told = _from(text, item, last, frame) if isinstance(item, Found) and last is not None else item
        if isinstance(told, Found) and _is_day(told):
            last = told
        yield told


def _is_day(item: Found) -> bool:
    return len(item.readings) == 1 and item.kind in (*_DAYS, "relative") and item.readings[0].to_the_day


def _from(text: str, item: Found, last: Found, frame: Frame) -> Found:
    """Count from a day, where it stands near enough and nothing else is named to count from."""
    if item.away is None or item.readings:
        return item
    day, words = _day_of(last), " ".join(text[last.start : last.end].split())
    if day is None or item.start - last.end > REACH or _sentences_between(text, last.end, item.start) > 1:
        return item
    ends = text[item.start : item.end].lower()
    if ends.endswith(("before", "after")) and _FROM_AN_EVENT.match(text, item.end):
        return item
    reading = count_from(day, item.away, frame)
    return replace(item, readings=(reading,), note=f"counted from “{words}”") if reading else item


def _day_of(item: Found) -> date | None:
    first, last = item.readings[0].local_dates()
    return first if first == last or item.kind == "part_of_day" else None


def _sentences_between(text: str, start: int, end: int) -> int:
    if "\n\n" in text[start:end]:
        return 2
    ends = _SENTENCE_END.finditer(text, start, end)
    return sum(not _ABBREVIATED.search(text, max(0, e.start() - 5), e.start()) for e in ends)
