"""Decide which entry of the gazetteer a name means in its document, or that nobody can say.

Hits in, one ``Choice`` a hit out. What counts: the spelling, the noun beside the name, the unit that the text states,
the distance to places already settled, the countries of the context. Population counts for nothing inside the
context (the village may be the place); abroad only capitals and large cities are taken at their name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import asin, cos, exp, radians, sin, sqrt
from typing import NamedTuple

from truceline.annotate.place_names import NameHit
from truceline.model.place import PlaceCandidate
from truceline.reference.place_words import Sense
from truceline.reference.places import FUZZY, Entry, Match, PlaceTable
from truceline.reference.spelling import likeness, name_key, sounds

EARTH_KM = 6371.0
MAX_CANDIDATES = 5
LARGE = 3_000_000  # inhabitants; abroad, only capitals and such cities are taken at their bare name
TOWN = 15_000  # inhabitants; smaller towns need more than "from" or "to" before them
SAME_KM = 25.0  # two candidates this close are one answer for a reader
NEAR_KM = 100.0  # scale on which the other places of a document pull
FAR_KM = 400.0
WIDE_KM = 150.0  # a unit wider than this pulls nothing
SMALL_KM = 200.0  # farther from everything settled in the document, a village of that name is another one
CLOSE_KM = 50.0  # the same, for a short name known by its sound only
ALIKE = 0.8  # least likeness of a name known by its sound
ALIKE_STATED = 0.65  # the same, where the text states the unit
LONG = 5  # consonants of a name that sound alone may tell
DISTINCT = 6  # consonants of a small place's other spelling that needs no support
SAME_SPELLING = 0.86  # score of an exact match below which it is another name altogether (Zod for Sotk)
KNOWN_ABROAD = 0.6  # score of a city abroad whose name, or one spelling of it, is the same
ENOUGH = 0.7  # least score of an answer
MARGIN = 0.08  # least lead over a candidate elsewhere
CITY = 100_000  # inhabitants; a city of that size, and so many times larger, is meant by its bare name
DWARFED = 10
UNITS = ("adm1", "adm2")
TOWNS = ("town", "capital")
AREAS = (*UNITS, "ground", "country")
UNIT_SENSES = ("province", "district", "unit")
# How well a kind of entry fits the noun beside the name, added to the score of the spelling.
FIT: dict[Sense | None, dict[str, float]] = {
    None: {"adm1": -0.1, "adm2": -0.2, "ground": 0.05},
    "settlement": {"town": 0.2, "capital": 0.2, "site": 0.2, "adm1": -0.5, "adm2": -0.2, "country": -0.5},
    "province": {"adm1": 0.2, "adm2": -0.2, "town": -0.5, "capital": -0.5, "site": -0.5, "country": -0.3},
    "district": {"adm1": 0.05, "adm2": 0.2, "town": -0.2, "capital": -0.2, "site": -0.5, "country": -0.5},
    "unit": {"adm1": 0.2, "adm2": 0.15, "town": -0.15, "capital": -0.2, "site": -0.5, "country": -0.2, "ground": 0.2},
    "around": {"adm1": -0.1, "adm2": -0.05},
    "facility": {"adm1": -0.2, "adm2": -0.1, "country": -0.5},
    "feature": {"town": -0.5, "capital": -0.5, "adm1": -0.1, "adm2": -0.1, "country": -0.5, "site": 0.2, "ground": 0.2},
}


class Choice(NamedTuple):
    """The entry (``None``: unsure or unknown), what was considered, and whether the spelling was exact."""

    entry: Entry | None
    candidates: tuple[PlaceCandidate, ...] = ()
    exact: bool = True


@dataclass
class _Name:
    """One name of a document in one sense, with all its hits."""

    hits: list[NameHit] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    stated: list["_Name"] = field(default_factory=list)
    choice: Choice = Choice(None)

    @property
    def strength(self) -> int:
        return max(hit.strength for hit in self.hits)

    @property
    def sense(self) -> Sense | None:
        senses = [h.sense for h in sorted(self.hits, key=lambda h: (not h.own, h.start)) if h.sense]
        firm = [s for s in senses if s not in ("around", "facility")]
        return (firm or senses or [None])[0]


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
    names: dict[tuple[str, Sense | None, int], _Name] = defaultdict(_Name)
    of_hit = []
    for index, hit in enumerate(_with_units(hits, pairs, table, countries)):
        unit_sense = hit.sense if hit.sense in UNIT_SENSES else None
        name = names[name_key(hit.name), unit_sense, index if index in fixed else -1]
        name.hits.append(hit)
        of_hit.append(name)
    for index, choice in fixed.items():
        of_hit[index].choice = choice
    for name in names.values():
        if not name.choice.candidates:
            name.matches = _matches(name, table, countries)
    for inner, outer, listed in pairs:
        if of_hit[outer] is not of_hit[inner] and (not listed or _names_unit(of_hit[outer], table, countries)):
            of_hit[inner].stated.append(of_hit[outer])
    settled = [name for name in names.values() if name.choice.entry]
    for step in (_is_unit, _is_plain, _is_any, _is_any):  # twice, since what is settled late helps the others
        for name in [n for n in names.values() if n.matches and not n.choice.entry and step(n)]:
            name.choice = _choose(name, settled, table, countries)
            if name.choice.entry:
                settled.append(name)
    for name in settled:  # once more, now that every other place is there to compare with
        if not _is_unit(name) and name.matches:
            name.choice = _choose(name, settled, table, countries)
    return [name.choice for name in of_hit]


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


def _names_unit(name: _Name, table: PlaceTable, countries: Sequence[str]) -> bool:
    """Say whether a name after a comma is a unit and not the next of a list: no town of the context bears it."""
    if _is_unit(name) or name.choice.entry:
        return True
    kinds = {m.entry.kind for m in name.matches if m.exact and table.concerns(m.entry, countries)}
    return bool(kinds) and kinds <= {"adm1", "country"}


def _is_unit(name: _Name) -> bool:
    return name.sense in UNIT_SENSES


def _is_any(_: _Name) -> bool:
    return True


def _is_plain(name: _Name) -> bool:
    """Say whether the spelling leaves one answer: one exact place, or places so close that they are one."""
    exact = [m.entry for m in name.matches if m.exact and m.score >= ENOUGH]
    return bool(exact) and all(_apart(exact[0], e) <= SAME_KM for e in exact[1:])


def _matches(name: _Name, table: PlaceTable, countries: Sequence[str]) -> list[Match]:
    """Look the name up: by its spelling, and by sound where a noun says what it is and no spelling fits."""
    words = name.hits[0].name
    exact = table.exact(words, countries=countries)
    towns: list[Match] = []
    if _is_unit(name):
        towns = [m for m in exact if m.entry.kind not in AREAS and name.sense != "province"]
        exact = [m for m in exact if m.entry.kind in AREAS]
    if name.strength < 3 or any(table.concerns(m.entry, countries) for m in exact) or any(h.taken for h in name.hits):
        return exact or towns
    heard = [m for m in table.by_sound(words, countries) if not _is_unit(name) or m.entry.kind in AREAS]
    return [*exact, *heard] or towns


def _choose(name: _Name, settled: list[_Name], table: PlaceTable, countries: Sequence[str]) -> Choice:
    units = [outer.choice.entry for outer in name.stated if outer.choice.entry]
    anchors = [n.choice.entry for n in settled if n.choice.entry and n is not name and _pulls(n.choice.entry)]
    ranked = sorted(
        ((_score(match, name.sense, units, anchors, table, countries), match) for match in name.matches),
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
    rivals = [e for e in close if _apart(best.entry, e) > SAME_KM and not _nested(best.entry, e)]
    rivals = [e for e in rivals if not _dwarfs(best.entry, e)]
    if rivals or not _likely(name, best, anchors, table, countries):
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


def _score(
    match: Match,
    sense: Sense | None,
    units: list[Entry],
    anchors: list[Entry],
    table: PlaceTable,
    countries: Sequence[str],
) -> float:
    entry = match.entry
    score = match.score + FIT[sense].get(entry.kind, 0.0)
    if units:
        score += 0.3 if any(_inside(entry, unit) for unit in units) else -0.5
    if countries and not table.concerns(entry, countries) and not _large(entry):
        score -= 0.3
    distances = [_apart(entry, anchor) for anchor in anchors]
    if distances and entry.kind not in ("country", "ground"):
        nearest = min(distances)
        score += 0.15 * exp(-nearest / NEAR_KM) - (0.15 if nearest > FAR_KM and not _large(entry) else 0.0)
    return score


def _likely(name: _Name, best: Match, anchors: list[Entry], table: PlaceTable, countries: Sequence[str]) -> bool:
    """Say whether the words before the name are enough for a place of this kind to be meant."""
    entry, strength = best.entry, name.strength
    stated = any(outer.choice.entry and _inside(entry, outer.choice.entry) for outer in name.stated)
    reach = min((_apart(entry, anchor) - (entry.radius_km or 0.0) for anchor in anchors), default=None)
    if not best.exact:
        return strength == 3 and _sounds_right(name, best, stated, reach)
    if not table.concerns(entry, countries):
        # "the village of Safi" is not the city of Morocco
        known = _large(entry) and (strength == 2 or entry.kind != "town")
        return stated or (known and strength >= 2) or (entry.kind in ("adm1", "country") and strength == 3)
    if strength == 0:
        return entry.kind == "adm1" and len(name.hits[0].name.split()) > 1
    bare_unit = entry.kind == "adm2" and not _is_unit(name)
    small = entry.kind == "town" and entry.population < TOWN
    if small and not stated:
        # many countries have several villages of a name, and the one that is meant may be missing from the table
        if best.score < SAME_SPELLING and (reach is None or reach > NEAR_KM):
            return False
        if reach is None and best.score < 1 and _consonants(name) < DISTINCT:
            return False
        if reach is None and strength < 3 and any(_large(m.entry) and m.score > KNOWN_ABROAD for m in name.matches):
            return False  # Gothenburg, Nebraska
        if reach is not None and reach > SMALL_KM:
            return False
    if strength >= 2 or (reach is not None and reach <= NEAR_KM):
        return True
    return not small and not bare_unit and (entry.kind != "town" or len(name.hits) > 1)


def _sounds_right(name: _Name, best: Match, stated: bool, reach: float | None) -> bool:
    """Say whether a match by sound is one to go by: long and close, or in the stated unit, or near what is settled."""
    entry, key = best.entry, name_key(name.hits[0].name)
    consonants, alike = _consonants(name), best.score / FUZZY
    if FIT[name.sense].get(entry.kind, 0.0) < -0.1 or consonants < 2:
        return False
    if stated:
        return alike >= ALIKE_STATED
    if reach is not None and reach <= CLOSE_KM:
        return True
    same = set(sounds(key)) & {sound for other in entry.keys for sound in sounds(other)}
    if not same or likeness(key, name_key(entry.name)) < ALIKE_STATED or alike < ALIKE:
        return False
    if reach is None:
        return consonants >= (3 if entry.kind in UNITS else LONG)
    return (entry.kind in UNITS or consonants >= LONG) and reach <= SMALL_KM


def _consonants(name: _Name) -> int:
    return max(len(sound) for sound in sounds(name_key(name.hits[0].name)))


def _large(entry: Entry) -> bool:
    return entry.kind in ("capital", "country") or entry.population >= LARGE


def _pulls(entry: Entry) -> bool:
    return entry.lat is not None and (entry.kind not in UNITS or (entry.radius_km or 0.0) <= WIDE_KM)


def _inside(entry: Entry, unit: Entry) -> bool:
    if unit.kind == "ground":
        return unit.id[3:] in {ground.lstrip("~") for ground in entry.ground}
    if unit.kind == "country":
        return entry.country == unit.country
    if entry.id != unit.id and unit.id in (entry.admin1, entry.admin2):
        return True
    # units of the second order were redrawn often, and "Dig of Gorus" names a unit by its town: near is inside
    reach = SAME_KM + ((unit.radius_km or 0.0) if unit.kind == "adm2" else 0.0)
    return unit.kind != "adm1" and entry.id != unit.id and _apart(entry, unit) <= reach


def _nested(a: Entry, b: Entry) -> bool:
    return a.id in (b.admin1, b.admin2) or b.id in (a.admin1, a.admin2)


def _apart(a: Entry, b: Entry) -> float:
    """Measure the great circle between two centres in km; infinite where one is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    lat, lon, to_lat, to_lon = (radians(x) for x in (a.lat, a.lon, b.lat, b.lon))
    h = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(h))
