"""What happens again and again: "daily", "every two weeks", "each Thursday", "every other day", "nightly".

The mention is of kind ``repeated``; its length is the time after which it comes again.
"""

import re

from truceline.annotate.times_dates import MONTHS, WEEKDAYS, Found
from truceline.annotate.times_frame import Frame
from truceline.model.time import Length, TimeUnit
from truceline.reference.numerals import NUMERAL, numeral_value

WORDS: dict[str, TimeUnit] = {
    "hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "annual": "year", "annually": "year", "yearly": "year",
}  # fmt: skip
_UNITS = r"second|minute|hour|day|night|morning|afternoon|evening|weekend|week|month|quarter|year|decade"
_EVERY = re.compile(
    rf"(?:every|each)\s(?:(?P<n>{NUMERAL}|other|second|few|single|passing)\s)?"
    rf"(?:(?P<unit>{_UNITS})s?|(?P<day>{'|'.join(WEEKDAYS)})|(?P<month>{'|'.join(m for m in MONTHS if len(m) > 3)})"
    r"|(?P<season>spring|summer|autumn|fall|winter))\b",
    re.IGNORECASE,
)
_PAPER = re.compile(r"\b[A-Z][\w'’]*\s$")  # the Egyptian Daily, the Daily Mail


def find_repeated(text: str, at: int, frame: Frame) -> Found | None:  # noqa: ARG001 - the readers have one form
    """Read a word or a phrase that says after how long something comes again."""
    if found := _EVERY.match(text, at):
        return Found(start=at, end=found.end(), kind="repeated", length=_length(found))
    word = next((w for w in sorted(WORDS, key=len, reverse=True) if text[at : at + len(w)].lower() == w), None)
    if word is None or text[at + len(word) : at + len(word) + 1].isalnum():
        return None
    if text[at].isupper() and (
        _PAPER.search(text, max(0, at - 24), at) or re.match(r"\s[A-Z]", text[at + len(word) :])
    ):
        return None
    return Found(start=at, end=at + len(word), kind="repeated", length=Length(unit=WORDS[word], low=1, high=1))


def _length(found: re.Match[str]) -> Length:
    told = (found["n"] or "").lower()
    amount: float | None = 2 if told in ("other", "second") else 1 if told in ("", "single", "passing") else None
    if amount is None and told != "few":
        value = numeral_value(told)
        amount = float(value) if value is not None else None
    return Length(unit=_unit(found), low=amount, high=amount)


def _unit(found: re.Match[str]) -> TimeUnit:
    if found["day"]:
        return "week"
    if found["month"] or found["season"]:
        return "year"
    units: dict[str, TimeUnit] = {
        "second": "second", "minute": "minute", "hour": "hour", "week": "week", "weekend": "week", "month": "month",
        "quarter": "quarter", "year": "year", "decade": "decade",
    }  # fmt: skip
    return units.get(found["unit"].lower(), "day")
