"""Words of English, to tell a name that was translated ("Peter Whale") from one that was not.

``english_words.tsv``: lemmas of WordNet 3.0, and which of them are common names of people as well (US census of 1990).
"""

from dataclasses import dataclass
from functools import cache

from truceline.reference.tables import read_table

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("er", ""))  # WordNet holds lemmas alone


@dataclass(frozen=True)
class EnglishWords:
    """Lemmas, lower case. ``names`` are those that people are called as well."""

    lemmas: frozenset[str]
    names: frozenset[str]

    def has(self, word: str) -> bool:
        """Say whether a word is English in this or its plain form.

        >>> load_english_words().has("Noises")
        True
        """
        low = word.lower()
        return low in self.lemmas or any(
            low.endswith(end) and low[: -len(end)] + lemma in self.lemmas for end, lemma in _ENDINGS
        )

    def is_name(self, word: str) -> bool:
        """Say whether people are called so."""
        return word.lower() in self.names


@cache
def load_english_words() -> EnglishWords:
    """Open the packaged table; only what is read in a broken text asks for it."""
    rows = [(row["word"], row["name"]) for row in read_table("english_words.tsv")]
    return EnglishWords(frozenset(word for word, _ in rows), frozenset(word for word, name in rows if name))
