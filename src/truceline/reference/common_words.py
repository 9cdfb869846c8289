"""How telling a word is: words of any fight ("shelling", "killed") say little, rare ones ("incubator") much.

``common_words.tsv``: in how many sets of texts a stem stands; made by ``scripts/build_common_words.py``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import log

from truceline.reference.tables import read_table

WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 4  # letters of a stem that is compared
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "s", "ly", "e", "y")


def stem(word: str) -> str:
    """Cut the endings of English, roughly: what is compared is whether two texts use the same word.

    >>> stem("Shelling"), stem("shells"), stem("bodies"), stem("body")
    ('shell', 'shell', 'bod', 'bod')
    """
    low = word.lower()
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= SHORTEST - 1:
            return low[: -len(ending)]
    return low


def stems(text: str) -> Iterator[str]:
    """Yield the stems of the words of a text that are long enough to be compared."""
    for match in WORD.finditer(text):
        if len(match[0]) >= SHORTEST:
            yield stem(match[0])


@dataclass(frozen=True)
class CommonWords:
    """How telling each stem is, of those that two sets of texts or more have."""

    weights: Mapping[str, float]

    def weight(self, word: str) -> float:
        """Return how telling a stem is: 0 for what stands in every set, 1 for what stands in one at most."""
        return self.weights.get(word, 1.0)


@cache
def load_common_words() -> CommonWords:
    """Open the packaged table; its first row, without a word, counts all sets."""
    sets = {row["word"]: int(row["sets"]) for row in read_table("common_words.tsv")}
    total = sets.pop("")
    return CommonWords(weights={word: log(total / count) / log(total) for word, count in sets.items()})
