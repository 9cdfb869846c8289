"""Words by which a sentence describes what a reader may not want to meet unasked: one row a group, with the reason."""

import re
from functools import cache
from typing import NamedTuple

from truceline.reference.tables import read_table

BETWEEN = "; "
ANY_END = "*"


class Graphic(NamedTuple):
    """A kind of graphic content: the reason in words, and a pattern of what tells it."""

    kind: str
    reason: str
    pattern: re.Pattern[str]


@cache
def load_graphic() -> tuple[Graphic, ...]:
    """Return the kinds in the order of the table."""
    forms: dict[tuple[str, str], list[str]] = {}
    for row in read_table("graphic_words.tsv"):
        forms.setdefault((row["kind"], row["reason"]), []).extend(row["words"].split(BETWEEN))
    return tuple(Graphic(kind, reason, _pattern(words)) for (kind, reason), words in forms.items())


def _pattern(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(_form, longest))})", re.IGNORECASE)


def _form(word: str) -> str:
    spelt = r"\s+".join(re.escape(part.removesuffix(ANY_END)) for part in word.split())
    return spelt if word.endswith(ANY_END) else rf"{spelt}\b"
