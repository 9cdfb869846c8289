"""Decide which entry of the gazetteer a name means in its document, or that nobody can say.

Hits in, one ``Choice`` a hit out: one name in one sense means one place throughout a document.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from truceline.annotate.place_fit import (
    AREAS,
    SAME_KM,
    TOWNS,
    UNIT_SENSES,
    Choice,
    Name,
    is_likely,
    is_unit,
    nested,
    pulls,
    score_match,
)
from truceline.annotate.place_names import NameHit
from truceline.model.place import PlaceCandidate
from truceline.reference.gazetteer import Entry, apart_km
from truceline.reference.place_words import Sense
from truceline.reference.places import Match, PlaceTable
from truceline.reference.spelling import name_key

MAX_CANDIDATES = 5
ENOUGH = 0.7  # least score of an answer
MARGIN = 0.08  # least lead over a candidate elsewhere
CITY = 100_000  # inhabitants; a city of that size, and so many times larger, is meant by its bare name
DWARFED = 10


def choose(
    hits: Sequence[NameHit],
    table: PlaceTable,
    *,
    countries: Sequence[str],
    fixed: Mapping[int, Choice],
    within: Iterable[tuple[int, int, bool]],
) -> list[Choice]:
    """Choose for every hit.

    ``fixed`` holds what is chosen already, by index; ``within`` pairs a hit with the next one that may name the unit it
    lies in, and says whether a comma alone says so.
    """
    pairs = list(within)
    of_hit = _group(_with_units(hits, pairs, table, countries), fixed)
    names = list({id(name): name for name in of_hit}.values())
    for name in names:
        if not name.choice.candidates:
            name.matches = _matches(name, table, countries)
    for inner, outer, listed in pairs:
        if of_hit[outer] is not of_hit[inner] and (not listed or _names_unit(of_hit[outer], table, countries)):
            of_hit[inner].stated.append(of_hit[outer])
    _settle(names, table, countries)
    return [name.choice for name in of_hit]


def _group(hits: Sequence[NameHit], fixed: Mapping[int, Choice]) -> list[Name]:
    """Give hits of one name and sense one ``Name``; those that are fixed have their own."""
    names: dict[tuple[str, Sense | None, int], Name] = defaultdict(Name)
    of_hit = []
    for index, hit in enumerate(hits):
        unit_sense = hit.sense if hit.sense in UNIT_SENSES else None
        name = names[name_key(hit.name), unit_sense, index if index in fixed else -1]
        name.hits.append(hit)
        name.choice = fixed.get(index, name.choice)
        of_hit.append(name)
    return of_hit


def _settle(names: list[Name], table: PlaceTable, countries: Sequence[str]) -> None:
    """Choose for units first, then for plain names, then for the rest, each in the light of what is settled."""
    settled = [name for name in names if name.choice.entry]
    for step in (is_unit, _is_plain, _is_any, _is_any):  # twice, since what is settled late helps the others
        for name in [n for n in names if n.matches and not n.choice.entry and step(n)]:
            name.choice = _choose(name, settled, table, countries)
            if name.choice.entry:
                settled.append(name)
    for name in settled:  # once more, now that every other place is there to compare with
        if not is_unit(name) and name.matches:
            name.choice = _choose(name, settled, table, countries)


def _with_units(
    hits: Sequence[NameHit], pairs: list[tuple[int, int, bool]], table: PlaceTable, countries: Sequence[str]
) -> list[NameHit]:
    """Take the name after a district and a comma for the province: "Kap Choeng District, Surin"."""
    out = list(hits)
    for inner, outer, listed in pairs:
        if listed and hits[inner].sense == "district" and hits[outer].sense is None:
            over = {m.entry.id for m in table.exact(hits[outer].name, countries=countries) if m.entry.kind == "adm1"}
            below = table.exact(hits[inner].name, countries=countries)
            if any(m.entry.admin1 in over for m in below):
                out[outer] = replace(out[outer], sense="province", strength=3)
    return out


def _names_unit(name: Name, table: PlaceTable, countries: Sequence[str]) -> bool:
    """Say whether a name after a comma is a unit and not the next of a list: no town of the context bears it."""
    if is_unit(name) or name.choice.entry:
        return True
    kinds = {m.entry.kind for m in name.matches if m.exact and table.concerns(m.entry, countries)}
    return bool(kinds) and kinds <= {"adm1", "country"}


def _is_any(_: Name) -> bool:
    return True


def _is_plain(name: Name) -> bool:
    """Say whether the spelling leaves one answer: one exact place, or places so close that they are one."""
    exact = [m.entry for m in name.matches if m.exact and m.score >= ENOUGH]
    return bool(exact) and all(apart_km(exact[0], e) <= SAME_KM for e in exact[1:])


def _matches(name: Name, table: PlaceTable, countries: Sequence[str]) -> list[Match]:
    """Look the name up: by its spelling, and by sound where a noun says what it is and no spelling fits."""
    words = name.hits[0].name
    exact = table.exact(words, countries=countries)
    towns: list[Match] = []
    if is_unit(name):
        towns = [m for m in exact if m.entry.kind not in AREAS and name.sense != "province"]
        exact = [m for m in exact if m.entry.kind in AREAS]
    if name.strength < 3 or any(table.concerns(m.entry, countries) for m in exact) or any(h.taken for h in name.hits):
        return exact or towns
    heard = [m for m in table.by_sound(words, countries) if not is_unit(name) or m.entry.kind in AREAS]
    return [*exact, *heard] or towns


def _choose(name: Name, settled: list[Name], table: PlaceTable, countries: Sequence[str]) -> Choice:
    units = [outer.choice.entry for outer in name.stated if outer.choice.entry]
    anchors = [
        n.choice.entry
        for n in settled
        if n.choice.entry and n is not name and _anchors(n.choice.entry, table, countries)
    ]
    ranked = sorted(
        ((score_match(match, name.sense, units, anchors, table, countries), match) for match in name.matches),
        key=lambda pair: (-pair[0], pair[1].entry.id),
    )
    ranked = _city_first(ranked)
    candidates = tuple(
        PlaceCandidate(id=m.entry.id, name=m.entry.name, country=m.entry.country or None, score=round(score, 3))
        for score, m in ranked[:MAX_CANDIDATES]
    )
    if not ranked or ranked[0][0] < ENOUGH:
        return Choice(None, candidates)
    best = ranked[0][1]
    close = [m.entry for score, m in ranked[1:] if score > ranked[0][0] - MARGIN]
    rivals = [e for e in close if apart_km(best.entry, e) > SAME_KM and not nested(best.entry, e)]
    rivals = [e for e in rivals if not _dwarfs(best.entry, e)]
    if rivals or not is_likely(name, best, anchors, table, countries):
        return Choice(None, candidates, best.exact)
    return Choice(best.entry, candidates, best.exact)


def _city_first(ranked: list[tuple[float, Match]]) -> list[tuple[float, Match]]:
    """Put a city before the villages of the same name where nothing else tells them apart."""
    level = [pair for pair in ranked if pair[0] > ranked[0][0] - MARGIN and pair[1].exact == ranked[0][1].exact]
    for pair in level[1:]:
        if _dwarfs(pair[1].entry, ranked[0][1].entry):
            return [pair, *(p for p in ranked if p is not pair)]
    return ranked


def _dwarfs(city: Entry, other: Entry) -> bool:
    return (
        city.kind in TOWNS
        and other.kind in TOWNS
        and city.population >= CITY
        and city.population >= DWARFED * other.population
    )


def _anchors(entry: Entry, table: PlaceTable, countries: Sequence[str]) -> bool:
    return pulls(entry) and (not countries or table.concerns(entry, countries))
