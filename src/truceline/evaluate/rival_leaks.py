"""Numbers of the background that reach an incident: an old toll printed as the toll of today.

Reads the whole numbers of a gold background passage, in digits or words, and looks for them among the predicted
losses. Years, days of a month, times of day, ordinals, broken figures (``30,<>``) and the word "one" are no tolls.
"""

import re

from truceline.evaluate.rival_answer import AnsweredIncident
from truceline.evaluate.rival_gold import Case, Figure, GoldIncident

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[.]?"
DATES = re.compile(
    "|".join(
        (
            rf"\b\d{{1,2}}(?:/\d{{1,2}})?\s+(?:of\s+the\s+month\s+)?{_MONTH}\b",  # 9 November, 9/10 of the month May
            rf"\b{_MONTH}\s+\d{{1,2}}\b",  # Nov. 27
            r"\b(?:19|20)\d{2}\b",  # 2020
            r"\b\d{1,2}[:.]\d{2}\b",  # 9.45
            r"\b\d+(?:st|nd|rd|th)\b",  # 503rd
        )
    )
)
DIGITS = re.compile(r"(?<![\d,.])(\d{1,3}(?:,\d{3})+|\d+)(?!\d|[,.]\d|[ ,]?<)")
_SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
SMALL = {word: number for number, word in enumerate(_SMALL.split(), 2)}
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}


def numbers_told(text: str) -> frozenset[int]:
    """Return the whole numbers that a passage gives, dates and times left out.

    >>> sorted(numbers_told("two hundred and five men, 6,500 in all, on 9 November 2020"))
    [205, 6500]
    """
    plain = DATES.sub(" ", text.lower())
    in_digits = {int(found.replace(",", "")) for found in DIGITS.findall(plain)}
    return frozenset(in_digits) | _numbers_in_words(re.findall("[a-z]+", plain))


def _numbers_in_words(words: list[str]) -> frozenset[int]:
    found, number = set(), NumberWords()
    for index, word in enumerate(words):
        half = words[max(0, index - 2) : index] == ["half", "a"]
        if not number.take(word, half=half):
            found.add(number.close())
    found.add(number.close())
    return frozenset(found - {0})


class NumberWords:
    """A number that is being read word by word: ``three thousand two hundred and five``."""

    def __init__(self) -> None:
        self.thousands = 0
        self.rest: int | None = None

    def take(self, word: str, *, half: bool) -> bool:
        """Take the next word; say whether it belonged to the number. ``half``: "half a" stood before it."""
        if word in SMALL or word in TENS:
            self.rest = (self.rest or 0) + (SMALL.get(word) or TENS[word])
        elif word == "one" and self.rest in TENS.values():
            self.rest = (self.rest or 0) + 1
        elif word == "dozen":
            self.rest = (self.rest or 1) * 12 // (2 if half else 1)
        elif word == "hundred":
            self.rest = (self.rest or 1) * 100
        elif word == "thousand":
            self.thousands, self.rest = (self.rest or 1) * 1000, 0
        else:
            return word == "and" and self.rest is not None and bool(self.rest >= 100 or self.thousands)
        return True

    def close(self) -> int:
        """Return the number that was read, 0 where there was none, and start afresh."""
        number = self.thousands + (self.rest or 0)
        self.thousands, self.rest = 0, None
        return number


def losses_of(incident: GoldIncident | AnsweredIncident) -> set[int]:
    """Return every number among the killed, the wounded and the civilians killed of an incident."""
    figures = [*incident.killed.values(), *incident.wounded.values(), incident.civilians_killed]
    return {number for figure in figures for number in _ends(figure)}


def find_leaks(case: Case, incident: AnsweredIncident | None) -> tuple[int, ...]:
    """Return the predicted losses that only a background passage tells, in order."""
    if incident is None:
        return ()
    gold = case.gold
    background = {number for passage in gold.background for number in numbers_told(passage.text)}
    own = losses_of(gold.incident) | {n for claim in gold.claims if claim.count for n in _ends(claim.count)}
    return tuple(sorted(losses_of(incident) & (background - own)))


def _ends(figure: Figure) -> tuple[int, ...]:
    return tuple(number for number in (figure.low, figure.high) if number is not None)
