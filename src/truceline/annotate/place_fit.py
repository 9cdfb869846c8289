"""How well an entry of the gazetteer fits what a document says beside its name, and whether that is enough.

A ``Name`` and a ``Match`` in, a score or a verdict out. Population counts for nothing inside the context (the village
may be the place); abroad only capitals and the largest cities are taken at their name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp
from typing import NamedTuple

from truceline.annotate.place_names import NameHit
from truceline.model.place import PlaceCandidate
from truceline.reference.gazetteer import Entry, apart_km
from truceline.reference.place_words import Sense
from truceline.reference.places import FUZZY, Match, PlaceTable
from truceline.reference.spelling import likeness, name_key, sounds

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
KNOWN_CITY = 300_000  # inhabitants; a bare name means such a city abroad as likely as a village at home
KNOWN_ABROAD = 0.6  # score of a city abroad whose name, or one spelling of it, is the same
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
class Name:
    """One name of a document in one sense, with all its hits."""

    hits: list[NameHit] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    stated: list["Name"] = field(default_factory=list)
    choice: Choice = field(default_factory=lambda: Choice(None))

    @property
    def strength(self) -> int:
        """The strongest word for a place before any of the hits, as in ``NameHit``."""
        return max(hit.strength for hit in self.hits)

    @property
    def sense(self) -> Sense | None:
        """What the nouns beside the hits say, the firmest first."""
        senses = [h.sense for h in sorted(self.hits, key=lambda h: (not h.own, h.start)) if h.sense]
        firm = [s for s in senses if s not in ("around", "facility")]
        return next(iter(firm or senses), None)


def is_unit(name: Name) -> bool:
    """Say whether a noun beside the name says that it is a province, a district or some such unit."""
    return name.sense in UNIT_SENSES


def score_match(
    match: Match,
    sense: Sense | None,
    units: list[Entry],
    anchors: list[Entry],
    table: PlaceTable,
    countries: Sequence[str],
) -> float:
    """Score a match: its spelling, the noun beside it, the stated units, the countries, the places already settled."""
    entry = match.entry
    score = match.score + FIT[sense].get(entry.kind, 0.0)
    if units:
        score += 0.3 if any(is_inside(entry, unit) for unit in units) else -0.5
    if countries and not table.concerns(entry, countries) and not _large(entry):
        score -= 0.3
    distances = [apart_km(entry, anchor) for anchor in anchors]
    if distances and entry.kind not in ("country", "ground"):
        nearest = min(distances)
        score += 0.15 * exp(-nearest / NEAR_KM) - (0.15 if nearest > FAR_KM and not _large(entry) else 0.0)
    return score


def is_likely(name: Name, best: Match, anchors: list[Entry], table: PlaceTable, countries: Sequence[str]) -> bool:
    """Say whether the words before the name are enough for a place of this kind to be meant."""
    entry, strength = best.entry, name.strength
    stated = any(outer.choice.entry and is_inside(entry, outer.choice.entry) for outer in name.stated)
    reach = min((apart_km(entry, anchor) - (entry.radius_km or 0.0) for anchor in anchors), default=None)
    if not best.exact:
        return strength == 3 and _sounds_right(name, best, stated, reach)
    if not table.concerns(entry, countries):
        # "the village of Safi" is not the city of Morocco
        known = _large(entry) and (strength == 2 or entry.kind != "town")
        return stated or (known and strength >= 2) or (entry.kind in ("adm1", "country") and strength == 3)
    if strength == 0:
        return entry.kind == "adm1" and len(name.hits[0].name.split()) > 1
    small = entry.kind == "town" and entry.population < TOWN
    if small and not stated and not _small_is_likely(name, best, reach, table, countries):
        return False
    if strength >= 2 or (reach is not None and reach <= NEAR_KM):
        return True
    if small:  # the whole of a name that hardly anything else bears
        return best.score >= 1 and (len(name.hits[0].name.split()) > 1 or _consonants(name) >= DISTINCT)
    bare_unit = entry.kind == "adm2" and not is_unit(name)
    return not bare_unit and (entry.kind != "town" or len(name.hits) > 1)


def _small_is_likely(name: Name, best: Match, reach: float | None, table: PlaceTable, countries: Sequence[str]) -> bool:
    """Say whether a village is the one meant: a country may have several of a name, and the table lack that one."""
    if reach is not None:
        return reach <= SMALL_KM and (best.score >= SAME_SPELLING or reach <= NEAR_KM)
    if best.score < SAME_SPELLING or (best.score < 1 and _consonants(name) < DISTINCT):
        return False
    return name.strength == 3 or not _known_abroad(name, table, countries)  # Gothenburg, Nebraska


def _known_abroad(name: Name, table: PlaceTable, countries: Sequence[str]) -> bool:
    """Say whether a city abroad goes by the name, or by one spelling of it."""
    cities = [m for m in name.matches if m.entry.population >= KNOWN_CITY and m.score > KNOWN_ABROAD]
    return any(not table.concerns(m.entry, countries) for m in cities)


def _sounds_right(name: Name, best: Match, stated: bool, reach: float | None) -> bool:
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


def _consonants(name: Name) -> int:
    return max(len(sound) for sound in sounds(name_key(name.hits[0].name)))


def _large(entry: Entry) -> bool:
    return entry.kind in ("capital", "country") or entry.population >= LARGE


def pulls(entry: Entry) -> bool:
    """Say whether other places are likely near this one: not near a capital, where statements are made."""
    if entry.lat is None or entry.kind in ("capital", "country"):
        return False
    return entry.kind == "town" or (entry.radius_km or 0.0) <= WIDE_KM


def is_inside(entry: Entry, unit: Entry) -> bool:
    """Say whether an entry lies in the unit, ground or country."""
    if unit.kind == "ground":
        return unit.id[3:] in {ground.lstrip("~") for ground in entry.ground}
    if unit.kind == "country":
        return entry.country == unit.country
    if entry.id != unit.id and unit.id in (entry.admin1, entry.admin2):
        return True
    if unit.kind == "adm2" and unit.lat is None:
        return entry.admin1 == unit.admin1 and entry.id != unit.id  # all that the table can say
    # units of the second order were redrawn often, and "Dig of Gorus" names a unit by its town: near is inside
    reach = SAME_KM + ((unit.radius_km or 0.0) if unit.kind == "adm2" else 0.0)
    return unit.kind != "adm1" and entry.id != unit.id and apart_km(entry, unit) <= reach


def nested(a: Entry, b: Entry) -> bool:
    """Say whether one of two entries is a unit that holds the other, or a district named after the town that it has."""
    if a.id in (b.admin1, b.admin2) or b.id in (a.admin1, a.admin2):
        return True
    return (a.kind == "adm2") != (b.kind == "adm2") and a.admin1 == b.admin1 and not set(a.keys).isdisjoint(b.keys)
