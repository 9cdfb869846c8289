"""Outlines of what is an area: first-order units (``data/unit_shapes.json``), contested ground (``contested.geojson``).

Ids go in as the gazetteer has them (``gn:409314``, ``ca:ua-crimea``); GeoJSON geometries come out, in degrees. They are
to be drawn: an edge of Natural Earth 1:10m may be off by kilometres, and nothing is called inside or outside by it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import msgspec

UNITS, GROUND = "unit_shapes.json", "contested.geojson"
DRAWN = ("Polygon", "MultiPolygon", "LineString", "MultiLineString")
Ring = list[tuple[float, float]]
Geometry = Mapping[str, Any]


class Shapes:
    """The outlines, open; decoded one at a time and kept."""

    def __init__(self, units: Mapping[str, Any], ground: Mapping[str, Any]) -> None:
        self._arcs: Sequence[Any] = units["arcs"]
        self._scale, self._move = units["transform"]["scale"], units["transform"]["translate"]
        self._units = {shape["id"]: shape for shape in units["objects"]["units"]["geometries"] if "id" in shape}
        self._ground = {f"ca:{feature['id']}": feature["geometry"] for feature in ground["features"]}
        self._known: dict[str, Geometry | None] = {}

    def outline(self, place_id: str) -> Geometry | None:
        """Return the outline of a unit or the shape of contested ground; ``None`` where there is none to draw.

        >>> load_shapes().outline("ca:ua-crimea")["type"], load_shapes().outline("gn:1")
        ('Polygon', None)
        """
        if place_id not in self._known:
            self._known[place_id] = self._make(place_id)
        return self._known[place_id]

    def _make(self, place_id: str) -> Geometry | None:
        found = self._decoded(self._units[place_id]) if place_id in self._units else self._ground.get(place_id)
        return wound(found) if found is not None and found["type"] in DRAWN else None

    def _decoded(self, shape: Mapping[str, Any]) -> Geometry | None:
        if shape.get("type") == "Polygon":
            return {"type": "Polygon", "coordinates": [self._ring(arcs) for arcs in shape["arcs"]]}
        if shape.get("type") == "MultiPolygon":
            parts = [[self._ring(arcs) for arcs in polygon] for polygon in shape["arcs"]]
            return {"type": "MultiPolygon", "coordinates": parts}
        return None

    def _ring(self, arcs: Sequence[int]) -> Ring:
        ring: Ring = []
        for number in arcs:
            points = list(self._points(number if number >= 0 else ~number))
            points = points if number >= 0 else points[::-1]
            ring += points[1:] if ring else points
        return ring

    def _points(self, number: int) -> Iterator[tuple[float, float]]:
        x = y = 0
        for dx, dy in self._arcs[number]:
            x, y = x + dx, y + dy
            yield round(x * self._scale[0] + self._move[0], 4), round(y * self._scale[1] + self._move[1], 4)


def wound(geometry: Geometry) -> Geometry:
    """Turn the rings of polygons as GeoJSON wants them: outer ones counter-clockwise, holes clockwise."""
    if geometry["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": _turned(geometry["coordinates"])}
    if geometry["type"] == "MultiPolygon":
        return {"type": "MultiPolygon", "coordinates": [_turned(polygon) for polygon in geometry["coordinates"]]}
    return geometry


def _turned(polygon: Sequence[Any]) -> list[Any]:
    return [ring if (_area(ring) > 0) == (not place) else ring[::-1] for place, ring in enumerate(polygon)]


@lru_cache(maxsize=1)
def load_shapes() -> Shapes:
    """Open the packaged outlines."""
    folder = files("truceline.reference") / "data"
    units, ground = (msgspec.json.decode((folder / name).read_bytes()) for name in (UNITS, GROUND))
    return Shapes(units, ground)


def box(geometry: Geometry) -> tuple[float, float, float, float]:
    """Return west, south, east and north of a shape."""
    corners = list(_corners(geometry["coordinates"]))
    lons, lats = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(lons), min(lats), max(lons), max(lats)


def _corners(part: Sequence[Any]) -> Iterator[Sequence[float]]:
    if isinstance(part[0], (int, float)):
        yield part
    else:
        for inner in part:
            yield from _corners(inner)


def label_point(geometry: Geometry) -> tuple[float, float]:
    """Return where the name of a shape may be written: inside its largest part, or on the middle of a line.

    It is no place: nothing happened there.
    """
    if geometry["type"] in ("LineString", "MultiLineString"):
        line = geometry["coordinates"] if geometry["type"] == "LineString" else max(geometry["coordinates"], key=len)
        lon, lat = line[len(line) // 2]
        return lon, lat
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return _inside(max((polygon[0] for polygon in parts), key=lambda ring: abs(_area(ring))))


def _area(ring: Sequence[Sequence[float]]) -> float:
    """Return twice the area in square degrees, below zero for a ring that runs clockwise."""
    x, y, *_ = ring[0]
    return sum((x1 - x) * (y2 - y) - (x2 - x) * (y1 - y) for (x1, y1, *_), (x2, y2, *_) in pairwise(ring))


def _inside(ring: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Return the middle of the widest stretch inside a ring, at the height of its middle."""
    heights = [point[1] for point in ring]
    lat = (min(heights) + max(heights)) / 2 + 1e-7  # beside any corner that lies just there
    crossed = sorted(
        x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1, *_), (x2, y2, *_) in pairwise(ring)
        if (y1 > lat) != (y2 > lat)
    )
    if len(crossed) < 2:
        return ring[0][0], ring[0][1]
    west, east = max(zip(crossed[::2], crossed[1::2], strict=False), key=lambda stretch: stretch[1] - stretch[0])
    return (west + east) / 2, lat
