"""Hedges ("at least") and vague quantity words ("dozens"), by the sourced table ``cues.tsv`` (type ``quantity``).

A row whose cells hold ``N`` or ``M`` is a hedge: what it says of the number after it. A row of figures, or of empty
cells, is a vague quantity; empty is unknown.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from truceline.reference.tables import read_table

Hedge = Literal["at least", "more than", "up to", "fewer than", "about"]
ROWS: Mapping[str, Hedge] = {
    "at least N": "at least",
    "more than N": "more than",
    "up to N": "up to",
    "fewer than N": "fewer than",
    "about N": "about",
}
# Rows that are read by rules of their own: a range, words for states of people, a stated zero, the indefinite article.
OTHER_ROWS = ("between N and M", "dead or wounded", "killed", "no casualties", "one")
# Seen in reports and absent from the table, with the reading of the row they belong to.
MORE_HEDGES: Mapping[str, Hedge] = {
    "no less than": "at least",
    "not fewer than": "at least",
    "a minimum of": "at least",
    "a good": "about",
    "perhaps": "about",
}
MORE_UNKNOWN = (
    "a handful of", "handful of", "tens of thousands of", "hundreds of thousands of", "millions of", "scores of",
    "an undisclosed number of", "an unspecified number of", "an unknown number of", "a large number of",
    "a great number of", "a considerable number of", "a certain number of", "a small number of", "tens of thousands",
    "hundreds of thousands", "millions", "several dozen", "several hundred", "several thousand", "a few dozen",
    "a few hundred", "a few thousand", "few hundred", "few dozen", "many dozens of", "many hundreds of",
    "unspecified number of", "unknown number of", "an undetermined number of",
)  # fmt: skip


class Figures(NamedTuple):
    """What the table gives for a vague word; ``None`` is unknown."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class VagueTable:
    """Hedges and vague words in lower case."""

    hedges: Mapping[str, Hedge]
    words: Mapping[str, Figures]


@lru_cache(maxsize=1)
def load_vague() -> VagueTable:
    """Open the packaged table."""
    hedges: dict[str, Hedge] = dict(MORE_HEDGES)
    words: dict[str, Figures] = {phrase: Figures(None, None, None) for phrase in MORE_UNKNOWN}
    for row in read_table("cues.tsv"):
        if row["type"] != "quantity" or row["cue"] in OTHER_ROWS:
            continue
        forms = [form.strip().lower() for form in f"{row['cue']};{row['forms']}".split(";") if form.strip()]
        if row["cue"] in ROWS:
            hedges |= {re.sub(r"\s*\bn$", "", form): ROWS[cast(Hedge, row["cue"])] for form in forms}
        else:
            figures = Figures(*(int(row[cell]) if row[cell] else None for cell in ("low", "best", "high")))
            words |= dict.fromkeys(forms, figures)
    return VagueTable(hedges, words)
