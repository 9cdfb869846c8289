"""The words that speak of something other than the incident, and how much each sign weighs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from truceline.reference.tables import read_table

BIAS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackgroundTable:
    """``cues``: one pattern a class of words; ``weights``: of each sign, in log odds, positive for background.

    ``words`` says each sign to a reader.
    """

    cues: Mapping[str, re.Pattern[str]]
    weights: Mapping[str, float]
    words: Mapping[str, str]


@cache
def load_background() -> BackgroundTable:
    """Open the packaged tables of cues and weights."""
    patterns: dict[str, list[str]] = {}
    for row in read_table("background_cues.tsv"):
        patterns.setdefault(row["class"], []).append(row["pattern"])
    cues = {name: re.compile("|".join(of), re.IGNORECASE) for name, of in patterns.items()}
    weights = {row["sign"]: float(row["weight"]) for row in read_table("background_weights.tsv")}
    words = {row["sign"]: row["words"] for row in read_table("background_signs.tsv")}
    return BackgroundTable(cues=cues, weights=weights, words=words)
