"""The telling words of a happening: proper names, and words of circumstance. Folded, so that two spellings meet."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from truceline.reference.common_words import SHORTEST, load_common_words, stem
from truceline.reference.english import load_english_words
from truceline.reference.spelling import name_key, without_article

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
DATE = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? (jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b\.?"
    r"|(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?\b)"
    r"(?:,? (\d{4}))?",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th)\s+(?:[A-Z]?[\w-]+\s+){0,2}?(brigade|division|regiment|battalion|corps|army)\b",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TELLING = 0.4  # of 1: how rare a word has to be (``CommonWords.weight``) to be kept
NAME_TELLING = 0.3  # the same of a name; "They" at the head of a sentence is none
MOST = 60  # names, and words, that are kept of one happening


def find_names(texts: Sequence[str], without: Collection[str] = ()) -> tuple[str, ...]:
    """Return capitalised words that no dictionary of English has, and units by number ("72 brigade"), folded.

    They come in the order of the alphabet.

    Args:
        without: folded names to leave out, such as those of the sides.
    """
    english, common = load_english_words(), load_common_words()
    found = set()
    for word in (match[0] for text in texts for match in WORD.finditer(text)):
        if word[0].isupper() and not word.isupper() and not english.has(word):
            key = fold(word)
            if len(key) >= SHORTEST and key not in without and common.weight(stem(word)) >= NAME_TELLING:
                found.add(key)
    found |= {f"{match[1]} {match[2].lower()}" for text in texts for match in UNIT.finditer(text)}
    return tuple(sorted(found))[:MOST]


def fold(name: str) -> str:
    """Fold a name to the letters that spelling habits leave alone: no article, no ending of a possessive.

    >>> fold("al-Hisha"), fold("Gununu's"), fold("Kok-Tash")
    ('hisha', 'gununu', 'koktash')
    """
    return name_key(without_article(re.sub(r"['’]s$", "", name)))


def find_words(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the stems of the telling words that are no names, in the order of the alphabet."""
    common = load_common_words()
    words = (match[0] for text in texts for match in WORD.finditer(text))
    found = {stem(word) for word in words if word[0].islower() and len(word) >= SHORTEST}
    return tuple(sorted(word for word in found if common.weight(word) >= TELLING))[: 3 * MOST]


def find_dates(texts: Iterable[str], year: int | None) -> Iterator[str]:
    """Yield the days that the words name by month and day, in the order of the text.

    Args:
        year: of the days whose year is not told; ``None``: these are left out.
    """
    for match in (match for text in texts for match in DATE.finditer(text)):
        month = MONTHS.index((match[2] or match[3]).lower()[:3]) + 1
        day = int(match[1] or match[4])
        told = int(match[5]) if match[5] else year
        if told is not None and 1 <= day <= 31:
            yield f"{told:04d}-{month:02d}-{day:02d}"


def find_weekdays(texts: Iterable[str], published: date) -> Iterator[str]:
    """Yield the days that the words name as days of the week: the last of that name up to the day of publication."""
    for match in (match for text in texts for match in WEEKDAY.finditer(text)):
        back = (published.weekday() - WEEKDAYS.index(match[1].lower())) % len(WEEKDAYS)
        yield str(published - timedelta(days=back))
