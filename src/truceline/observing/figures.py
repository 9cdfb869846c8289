"""Figures as they are typed -> a count. Unknown, zero and not told are three things.

A figure is ``3``, ``3-5``, ``3-?`` (at least), ``?-5`` (up to), ``?`` or N/K (how many is not known), or a vague word
of the table ("dozens"). An empty field is no count at all.
"""

import re

from truceline.model.quantity import Count
from truceline.observing.fields import not_known
from truceline.observing.problems import Problems
from truceline.reference.vague import load_vague

MOST = 2_000_000_000  # no count of anything is above
TODO = "Write 3, 3-5, 3-? (at least), ?-5 (up to), or ? where it is not known."
_RANGE = re.compile(r"(\d[\d ,]*?|\?)\s*(?:-|–|to)\s*(\d[\d ,]*|\?)")
_NUMBER = re.compile(r"\d{1,3}(?:[ ,]\d{3})+|\d+")


def read_count(words: str, unit: str, problems: Problems, name: str = "count") -> Count | None:
    """Read a figure; ``None`` for no words, or where it is none (then a problem is noted).

    >>> read_count("0", "burst", Problems()).best, read_count("3-?", "shot", Problems()).high
    (0, None)
    """
    text = " ".join(words.split())
    if not text:
        return None
    if text == "?" or not_known(text):
        return Count(low=None, best=None, high=None, unit=unit, words=text)
    found = _RANGE.fullmatch(text)
    if found:
        ends = [_figure(end) for end in found.groups()]
        if any(end is None and words != "?" for end, words in zip(ends, found.groups(), strict=True)):
            problems.add(name, f"“{text}” is no figure.", TODO)  # an end that cannot be read is not an end left open
            return None
        return _ranged(ends[0], ends[1], unit, text, problems, name)
    number = _figure(text)
    if number is not None and number <= MOST:
        return Count(low=number, best=number, high=number, unit=unit, words=text)
    return _vague(text, unit, problems, name)


def _ranged(low: int | None, high: int | None, unit: str, text: str, problems: Problems, name: str) -> Count | None:
    if (low is not None and high is not None and low > high) or max(low or 0, high or 0) > MOST:
        problems.add(name, f"“{text}” is no figure.", TODO)
        return None
    return Count(low=low, best=None, high=high, unit=unit, words=text)


def _vague(text: str, unit: str, problems: Problems, name: str) -> Count | None:
    known = load_vague().words
    figures = known.get(text.lower()) or known.get(f"{text.lower()} of")
    if figures is None:
        problems.add(name, f"“{text}” is no figure.", TODO)
        return None
    return Count(low=figures.low, best=figures.best, high=figures.high, unit=unit, words=text)


def _figure(text: str) -> int | None:
    whole = text.strip()
    return int(re.sub(r"[ ,]", "", whole)) if _NUMBER.fullmatch(whole) else None
