"""The words around place names: nouns that say what a name is, relations, and words that tell a person or body.

``data/place_words.tsv`` holds them: ``use`` and ``value``, and for relations how surely a place follows (2: almost
always, "near"; 1: also people and bodies, "from").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from truceline.model.mention import Relation
from truceline.reference.tables import read_table

Sense = Literal["settlement", "province", "district", "unit", "around", "facility", "feature"]


@dataclass(frozen=True)
class PlaceWords:
    """The table by use; every key is in lower case but for titles, organisations and stops, which are capitalised."""

    senses: dict[str, Sense]
    relations: dict[str, tuple[Relation, int]]
    bearings: frozenset[str]
    modifiers: frozenset[str]
    titles: frozenset[str]
    organisations: frozenset[str]
    stops: frozenset[str]
    directions: frozenset[str]
    seats: frozenset[str]

    def any_of(self, words: Iterable[str]) -> str:
        r"""Write the words as a regular expression, the longest first.

        >>> load_place_words().any_of(["in", "in the area of"])
        '(?:in\\ the\\ area\\ of|in)'
        """
        return f"(?:{'|'.join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))})"


@cache
def load_place_words() -> PlaceWords:
    """Load the packaged table; TableError where it is missing."""
    rows = list(read_table("place_words.tsv"))

    def of(use: str) -> frozenset[str]:
        return frozenset(row["word"] for row in rows if row["use"] == use)

    senses: dict[str, Sense] = {}
    for row in rows:
        if row["use"] == "class":
            senses.setdefault(row["word"], cast(Sense, row["value"]))
    relations = {
        row["word"]: (cast(Relation, row["value"]), int(row["strength"])) for row in rows if row["use"] == "relation"
    }
    return PlaceWords(
        senses,
        relations,
        *(of(use) for use in ("bearing", "modifier", "title", "organisation", "stop", "direction", "seat")),
    )
