"""Actors by their ids, and by what a person types of their names: for decisions, not for reading texts.

An organ need not stand in the tables: ``ARM:health_ministry`` is made of a state and a generic phrase.
"""

from collections.abc import Mapping
from functools import cache

from truceline.model.actor import Actor
from truceline.reference.actors import OrganPhrase, load_actors, organ_of, plain

MOST = 12  # suggestions at a time


@cache
def _by_id() -> Mapping[str, Actor]:
    """Return the actors of the tables by id; of rows that differ the first counts."""
    found: dict[str, Actor] = {}
    for names in load_actors().names.values():
        for name in names:
            found.setdefault(name.actor.id, name.actor)
    return found | dict(load_actors().states)


@cache
def _phrases() -> Mapping[str, OrganPhrase]:
    """Return one phrase for every organ: the words of its code, else the shortest of several words."""
    found: dict[str, OrganPhrase] = {}
    for phrase in sorted(load_actors().phrases.values(), key=_plainest):
        found.setdefault(phrase.organ, phrase)
    return found


def _plainest(phrase: OrganPhrase) -> tuple[bool, bool, int, str]:
    words = phrase.phrase
    return (words != phrase.organ.replace("_", " "), " " not in words, len(words), words)


def actor_by_id(key: str) -> Actor | None:
    """Return the actor with this id, a state by the code of its country; ``None`` where no table has or makes one.

    >>> actor_by_id("ARM").name, actor_by_id("ARM:ministry_of_defence").country
    ('Armenia', 'ARM')
    """
    found = _by_id().get(key)
    if found is not None:
        return found
    country, _, organ = key.partition(":")
    owner, phrase = load_actors().states.get(country), _phrases().get(organ)
    return organ_of(owner, phrase) if owner is not None and phrase is not None else None


def suggest_actors(typed: str, *, most: int = MOST) -> tuple[Actor, ...]:
    """Return actors of which a name begins as typed, then those with a word that does; each once, states first."""
    start = plain(typed.strip())
    if not start:
        return ()
    ranked: dict[str, tuple[tuple[int, int, int], Actor]] = {}
    for key, names in load_actors().names.items():
        place = 0 if key.startswith(start) else 1 if f" {start}" in key else 2
        if place < 2:
            for name in names:
                rank = (place, int(name.actor.kind != "state"), len(key))
                known = ranked.get(name.actor.id)
                if known is None or rank < known[0]:
                    ranked[name.actor.id] = (rank, name.actor)
    ordered = sorted(ranked.values(), key=lambda item: (item[0], item[1].id))
    return tuple(actor for _, actor in ordered[:most])
