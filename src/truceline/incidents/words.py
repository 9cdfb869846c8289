"""The telling words of a happening: proper names, and words of circumstance. Folded, so that two spellings meet."""

import re
from collections.abc import Iterable

from truceline.reference.english import load_english_words

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
STARTS = re.compile(r"(?:^|[.!?:\"“”]\s+|\n\s*)$")  # before a word that is capital only because it stands first
SHORTEST = 4  # letters of a word of circumstance


def find_names(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the capitalised words that are no English words, in lower case, in the order of the alphabet."""
    english = load_english_words()
    found = set()
    for sentence in sentences:
        for match in WORD.finditer(sentence):
            word = match[0]
            if word[0].isupper() and (not STARTS.search(sentence[: match.start()]) or not english.has(word)):
                found.add(word.lower())
    return tuple(sorted(found))


def find_words(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the other words, in lower case, in the order of the alphabet."""
    words = (match[0] for sentence in sentences for match in WORD.finditer(sentence))
    return tuple(sorted({word for word in words if word[0].islower() and len(word) >= SHORTEST}))
