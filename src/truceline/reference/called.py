"""What a person who types a name may mean: sides by the names of states and groups, places in other spellings.

Comes out: the codes and ids that records have. All that a name may mean is meant: nothing is chosen.
"""

from collections.abc import Iterator
from functools import cache

from truceline.reference.actors import load_actors
from truceline.reference.name_fold import fold
from truceline.reference.places import open_places

FORMS = ("name", "group", "adjective", "people")
MOST = 200  # places of one name
SIDES = ("state", "group")  # kinds of actors that are sides by themselves; an organ is found by its own name
LEAST = 0.9  # score of a place that a name means: its main name, or one that is as good


@cache
def _sides() -> dict[str, tuple[str, ...]]:
    """Return the sides by their folded names, those of states by their main names first."""
    found: dict[str, dict[str, None]] = {}
    for names in load_actors().names.values():
        for name in names:
            if name.actor.kind in SIDES and name.form in FORMS:
                found.setdefault(fold(name.text), {}).setdefault(name.actor.side)
    return {name: tuple(sides) for name, sides in found.items()}


def sides_called(name: str) -> tuple[str, ...]:
    """Return the codes of the states and groups that a name means, in any case and without accents.

    >>> sides_called("armenia")
    ('ARM',)
    """
    return _sides().get(fold(name), ())


def places_called(name: str) -> tuple[str, ...]:
    """Return the ids of the places that bear a name in any spelling; of a country its code, of a province its name.

    >>> places_called("Azerbaijan")[:1]
    ('AZE',)
    """
    return tuple(dict.fromkeys(_place_terms(name)))


def _place_terms(name: str) -> Iterator[str]:
    for match in open_places().exact(name, anywhere=True)[:MOST]:
        entry = match.entry
        if entry.kind == "country":
            yield entry.country
        yield entry.id
        if entry.kind == "adm1" and match.score >= LEAST:
            yield entry.name
