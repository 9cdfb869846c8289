"""What actors are called: names of states, organs, groups, organisations and people, and the nouns for parties.

The tables are made by ``scripts/build_actors.py`` from sourced facts; nothing here is known from memory.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple, cast

from ahocorasick_rs import AhoCorasick, MatchKind

from truceline.model.actor import Actor, ActorKind
from truceline.model.mention import ActorForm
from truceline.reference.apart import longest_apart
from truceline.reference.tables import read_table

PartyClass = Literal["fighters", "ground", "side", "enemy", "civilians", "civil_object", "people"]
WORD_EDGE = re.compile(r"\w")
CURLY = {ord("’"): "'", ord("‘"): "'", ord("´"): "'", ord("–"): "-"}


class Name(NamedTuple):
    """One name and one actor that it can name."""

    text: str
    form: ActorForm
    weak: bool
    actor: Actor


class NameMatch(NamedTuple):
    """Characters ``[start, end)`` of the text and every name that they are."""

    start: int
    end: int
    names: tuple[Name, ...]


class OrganPhrase(NamedTuple):
    """A generic phrase for an organ of any state ("defence ministry")."""

    phrase: str
    organ: str
    sector: str


class PartyNoun(NamedTuple):
    """A noun that stands for a party or for what belongs to one."""

    noun: str
    cls: PartyClass
    sector: str | None


def organ_of(owner: Actor, phrase: OrganPhrase) -> Actor:
    """Make the organ of a state from a generic phrase ("Foreign ministry of Russia"); that of a group is the group."""
    if owner.group:
        return owner
    return Actor(
        id=f"{owner.country}:{phrase.organ}",
        kind="organ",
        name=f"{phrase.phrase[:1].upper()}{phrase.phrase[1:]} of {owner.name}",
        country=owner.country,
        sector=phrase.sector,
    )


def plain(text: str) -> str:
    """Lower-case and straighten apostrophes without changing the length.

    >>> plain("Da’esh")
    "da'esh"
    """
    straight = text.translate(CURLY)
    low = straight.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in straight)


@dataclass(frozen=True)
class ActorTable:
    """Names and phrases, ready to be looked for in a text."""

    names: Mapping[str, tuple[Name, ...]]
    phrases: Mapping[str, OrganPhrase]
    nouns: Mapping[str, PartyNoun]

    @cached_property
    def _finder(self) -> tuple[AhoCorasick, list[str]]:
        keys = sorted(self.names)
        return AhoCorasick(keys, matchkind=MatchKind.Standard), keys

    @cached_property
    def _phrase_finder(self) -> AhoCorasick:
        return AhoCorasick(sorted(self.phrases), matchkind=MatchKind.Standard)

    def find_names(self, text: str) -> list[NameMatch]:
        """Find the longest names at word edges, left to right, spelt with the capitals that a name has."""
        low = plain(text)
        finder, keys = self._finder
        found = []
        for index, start, end in finder.find_matches_as_indexes(low, overlapping=True):
            if _edges(low, start, end):
                fitting = tuple(n for n in self.names[keys[index]] if _spelt_as(n.text, text[start:end]))
                if fitting:
                    found.append(NameMatch(start, end, fitting))
        return longest_apart(found, _where)

    def find_phrases(self, text: str) -> list[tuple[int, int, OrganPhrase]]:
        """Find the longest organ phrases at word edges, in any case."""
        low = plain(text)
        finder = self._phrase_finder
        hits = [
            NameMatch(start, end, ())
            for _, start, end in finder.find_matches_as_indexes(low, overlapping=True)
            if _edges(low, start, end)
        ]
        return [(m.start, m.end, self.phrases[low[m.start : m.end]]) for m in longest_apart(hits, _where)]

    @cached_property
    def states(self) -> Mapping[str, Actor]:
        """States by country code."""
        named = (n.actor for names in self.names.values() for n in names if n.form == "name")
        return {a.country: a for a in named if a.kind == "state" and a.country and not a.group}


@cache
def state_names(country: str) -> frozenset[str]:
    """Return what a state is called, in small letters, by its code; none of a code that no state has.

    >>> "russian federation" in state_names("RUS"), state_names("XXX")
    (True, frozenset())
    """
    return frozenset(
        plain(row["name"])
        for row in read_table("actor_names.tsv")
        if row["id"] == f"state:{country}" and row["form"] == "name"
    )


@cache
def load_actors() -> ActorTable:
    """Open the packaged actor tables; once, as making their finders takes longer than reading many texts."""
    names: dict[str, list[Name]] = {}
    actors: dict[tuple[str, ...], Actor] = {}
    for row in read_table("actor_names.tsv"):
        key = (row["id"], row["country"], row["sector"])
        if key not in actors:
            actors[key] = _actor(row)
        name = Name(row["name"], cast(ActorForm, row["form"]), row["weak"] == "1", actors[key])
        names.setdefault(plain(row["name"]), []).append(name)
    phrases = {r["phrase"]: OrganPhrase(r["phrase"], r["organ"], r["sector"]) for r in read_table("organ_phrases.tsv")}
    for row in read_table("organ_phrases_more.tsv"):
        phrases[row["phrase"]] = OrganPhrase(row["phrase"], row["organ"], row["sector"])
    nouns = {
        row["noun"]: PartyNoun(row["noun"], cast(PartyClass, row["class"]), row["sector"] or None)
        for row in read_table("party_nouns.tsv")
    }
    return ActorTable({key: tuple(value) for key, value in names.items()}, phrases, nouns)


def _actor(row: Mapping[str, str]) -> Actor:
    return Actor(
        id=row["id"],
        kind=cast(ActorKind, row["kind"]),
        name=row["actor"],
        country=row["country"] or None,
        sector=row["sector"] or None,
        group=row["group"] or None,
        valid_from=row["valid_from"] or None,
        valid_to=row["valid_to"] or None,
    )


def _where(match: NameMatch) -> tuple[int, int]:
    return match.start, match.end


def _edges(low: str, start: int, end: int) -> bool:
    """Say whether the match starts and ends at a word edge."""
    before = start == 0 or not WORD_EDGE.match(low[start - 1])
    after = end == len(low) or not WORD_EDGE.match(low[end])
    return before and after


def _spelt_as(name: str, words: str) -> bool:
    """Say whether the words carry the capitals of the name; capitals throughout (a dateline) are taken as well."""
    if words.isupper() and len(words) > 3:
        return True
    return all(a.isupper() == b.isupper() or not a.isalpha() for a, b in zip(name, words, strict=True) if a.isupper())
