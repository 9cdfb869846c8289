"""The patterns of quantities, compiled from the tables of hedges and vague words."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from truceline.annotate.quantities_zero import STARTS
from truceline.reference.numerals import NUMERAL, SMALL
from truceline.reference.person_nouns import PersonNouns
from truceline.reference.vague import VagueTable
from truceline.reference.zones import ZoneTable, load_zones

_MORE = r"(?:(?P<more>another|a\sfurther|an\sadditional)\s|(?:a\stotal\sof|the|all|its|his|their)\s)?"
_SAME = r"(?:\s?\((?P<same>[0-9][0-9,]*)\))?"  # "thirty-seven (37)"
_TO = rf"(?:(?:\s?[-–]\s?|\sto\s|\sor\s)(?P<n2>{NUMERAL})(?![-–/:.]?[0-9A-Za-z]))?"
_ARTICLE = (
    r"(?:(?:an?|another)\b(?:\ssingle\b)?|single\b)"
    r"(?!\s(?:further|total|number|few|couple|dozen|hundred|thousand|lot)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The tables, what is compiled of them, and the words at which a quantity can begin."""

    nouns: PersonNouns
    vague: VagueTable
    zones: ZoneTable
    number: re.Pattern[str]
    between: re.Pattern[str]
    words: re.Pattern[str]
    article: re.Pattern[str]
    starts: frozenset[str]


def grammar_of(vague: VagueTable, nouns: PersonNouns) -> Grammar:
    """Return the grammar of two tables."""
    number, between, words, article = _patterns(tuple(vague.hedges), tuple(vague.words))
    return Grammar(
        nouns=nouns, vague=vague, zones=load_zones(), number=number, between=between, words=words, article=article,
        starts=_starts(tuple(vague.hedges), tuple(vague.words)),
    )  # fmt: skip


@lru_cache(maxsize=4)
def _patterns(hedges: tuple[str, ...], phrases: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    hedge, phrase = _any_of(hedges), _any_of(phrases)
    patterns = (
        rf"(?:(?P<hedge>{hedge})\s)?{_MORE}(?P<n>{NUMERAL}){_SAME}{_TO}",
        rf"between\s(?P<n>{NUMERAL})\sand\s(?P<n2>{NUMERAL})",
        rf"(?:(?P<hedge>{hedge})\s)?(?P<phrase>{phrase})\b(?!-)",
        _ARTICLE,
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


@lru_cache(maxsize=4)
def _starts(hedges: tuple[str, ...], phrases: tuple[str, ...]) -> frozenset[str]:
    first = {words.split()[0] for words in (*hedges, *phrases)} | set(SMALL) | set(STARTS)
    first |= {"a", "an", "another", "single", "between"}
    return frozenset(first | {word.capitalize() for word in first})


def _any_of(phrases: Collection[str]) -> str:
    """Return an alternation, longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered)
