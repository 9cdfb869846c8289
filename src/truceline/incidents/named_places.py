"""Places that the words of a happening name, beside those of its claims: a claim further down rarely says where.

A capitalised name after a preposition of place is looked up in the countries that the happening is about. What could be
several places is left out; so is what no table knows. These places say where it may have been, never where it was.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from truceline.incidents.geometry import apart_km, is_pointed
from truceline.model.place import Place
from truceline.reference.places import open_places

PREPOSITIONS = r"in|at|near|outside|around|over|inside|from|of|to|toward|towards|between|by|along|below|above|on"
NAME = r"[A-Z][^\W\d_]+(?:[-'’ ](?:al-|el-)?[A-Z][^\W\d_]+){0,2}"
NAMED = re.compile(rf"\b(?i:{PREPOSITIONS}) (?:the (?:village|town|city|pass|area|hamlet) of )?(?:the )?({NAME})")
RUN = re.compile(NAME)
SURE = 0.7  # of ``Match.score``
SAME_KM = 5.0  # two entries of one place
MOST = 8


def find_named_places(texts: Iterable[str], countries: Collection[str]) -> tuple[Place, ...]:
    """Return the sites and settlements that the texts name, in the order of the text.

    Args:
        countries: ISO 3166-1 alpha-3; a place elsewhere is none of it.
    """
    if not countries:
        return ()
    found: dict[str, Place] = {}
    for name in (match[1] for text in texts for match in NAMED.finditer(text)):
        for place in _look_up(name, tuple(sorted(countries))):
            found.setdefault(place.id, place)
    return tuple(found.values())[:MOST]


def _look_up(name: str, countries: tuple[str, ...]) -> Iterator[Place]:
    """Yield the one place that a name means, the longest run of its words first; nothing where it may be several."""
    words = name.split(" ")
    for length in range(len(words), 0, -1):
        places = _places(" ".join(words[:length]), countries)
        if places:
            if all((apart_km(places[0], other) or 0.0) <= SAME_KM for other in places[1:]):
                yield places[0]
            return


def _places(name: str, countries: tuple[str, ...]) -> list[Place]:
    table = open_places()
    matches = [m for m in table.exact(name, countries=countries) if m.entry.country in countries]
    places = [table.place(match.entry) for match in matches if match.score >= SURE]
    return [place for place in places if is_pointed(place)]


def find_well_known(texts: Iterable[str]) -> Iterator[str]:
    """Yield the capitalised names in a text that a country, province or large town anywhere bears, word by word.

    Reports of any two fights of a war share them: they tell no two apart.
    """
    table = open_places()
    for run in (match[0] for text in texts for match in RUN.finditer(text)):
        if table.knows(run):
            yield from run.split()
        else:
            yield from (word for word in run.split() if table.knows(word))
