"""Nouns for persons (``soldier``), and words for what befell them (``killed``) where these stand for the persons.

The table ``person_nouns.tsv`` is written by hand: ``noun``, ``plural``, ``role`` (fighter, civilian, person, office,
victim, state) and ``also_adjective`` where the word as often stands before another noun (a civilian car).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from truceline.reference.tables import read_table

Role = Literal["fighter", "civilian", "person", "office", "victim", "state"]


class PersonNoun(NamedTuple):
    """One row: the singular, its role, and whether the word is an adjective as well."""

    noun: str
    role: Role
    also_adjective: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class PersonNouns:
    """Person nouns by every form in which they stand, lower case; ``states`` are the words such as ``killed``."""

    forms: Mapping[str, PersonNoun]
    states: frozenset[str]


@lru_cache(maxsize=1)
def load_person_nouns() -> PersonNouns:
    """Open the packaged table."""
    forms: dict[str, PersonNoun] = {}
    states: set[str] = set()
    for row in read_table("person_nouns.tsv"):
        role, adjective = cast(Role, row["role"]), row["also_adjective"] == "yes"
        if role == "state":
            states.add(row["noun"])
            continue
        forms.setdefault(row["plural"], PersonNoun(row["noun"], role, adjective, True))
        forms[row["noun"]] = PersonNoun(row["noun"], role, adjective, row["noun"] == row["plural"])
    return PersonNouns(forms, frozenset(states))
