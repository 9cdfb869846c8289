"""Contested ground as areas and lines that a distance can be measured to: what the zone or line of an agreement is.

Points go in as longitude and latitude in degrees; kilometres come out, good to the ``precision_km`` of the ground and
no better. Distances are measured on a plane that touches the globe at the point, exact to 1 % within 500 km of it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from math import cos, hypot, radians
from typing import Any

from truceline.reference.globe import KM_PER_DEGREE
from truceline.reference.shapes import GROUND, load_shapes

Point = tuple[float, float]
Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One area or line. ``rings`` are closed outlines (holes too), ``lines`` open ones; none: nobody drew it.

    ``precision_km`` is how far the drawing may be off, ``None`` where that is not known. ``unverified`` names what of
    its table was not read in a source.
    """

    id: str
    kind: str
    name: str
    rings: tuple[Ring, ...] = ()
    lines: tuple[Ring, ...] = ()
    point: Point | None = None
    precision_km: float | None = None
    unverified: tuple[str, ...] = ()
    note: str = ""

    @property
    def drawn(self) -> bool:
        """Say whether there is anything to measure to."""
        return bool(self.rings or self.lines or self.point)

    def distance_km(self, lon: float, lat: float) -> float | None:
        """Return the distance to the outline or line; below zero inside an area; ``None`` where nothing is drawn."""
        parts = self.rings or self.lines or (((self.point, self.point),) if self.point else ())
        if not parts:
            return None
        away = min(_away_km((lon, lat), a, b) for part in parts for a, b in pairwise(part))
        return -away if self.rings and _within((lon, lat), self.rings) else away

    def depth_km(self, lon: float, lat: float, width_km: float | None = None) -> float | None:
        """Return how deep inside a point lies (below zero outside); a line is an area by its width alone."""
        away = self.distance_km(lon, lat)
        if away is None or (not self.rings and width_km is None):
            return None
        return -away if self.rings else (width_km or 0) / 2 - away

    def corners(self) -> Iterator[Point]:
        """Yield every corner of what is drawn."""
        for part in (*self.rings, *self.lines):
            yield from ((corner[0], corner[1]) for corner in part)


@lru_cache(maxsize=1)
def load_grounds() -> Mapping[str, Ground]:
    """Open the packaged table of contested ground, by id."""
    text = (files("truceline.reference") / "data" / GROUND).read_text(encoding="utf-8")
    grounds = (_ground(feature) for feature in json.loads(text)["features"])
    return {ground.id: ground for ground in grounds}


@lru_cache(maxsize=4096)
def outline_ground(place_id: str) -> Ground | None:
    """Return the outline of a unit or of contested ground by the id of its place; ``None`` where there is none.

    >>> outline_ground("ca:nk-nkao").drawn, outline_ground("gn:1")
    (True, None)
    """
    geometry = load_shapes().outline(place_id)
    if geometry is None:
        return None
    rings, lines = _parts(geometry)
    return Ground(id=place_id, kind="outline", name=place_id, rings=rings, lines=lines)


def _parts(geometry: Mapping[str, Any]) -> tuple[tuple[Ring, ...], tuple[Ring, ...]]:
    """Return the closed outlines and the open lines of a geometry."""
    kind, corners = geometry["type"], geometry["coordinates"]
    polygons = {"Polygon": [corners], "MultiPolygon": corners}.get(kind, [])
    lines = {"LineString": [corners], "MultiLineString": corners}.get(kind, [])
    return tuple(ring for polygon in polygons for ring in polygon), tuple(lines)


def _ground(feature: Mapping[str, Any]) -> Ground:
    told, geometry = feature["properties"], feature["geometry"] or {"type": "", "coordinates": []}
    rings, lines = _parts(geometry)
    corners = geometry["coordinates"]
    return Ground(
        id=told["id"],
        kind=told["kind"],
        name=next(iter(told["names"]), told["id"]),
        rings=rings,
        lines=lines,
        point=(corners[0], corners[1]) if geometry["type"] == "Point" else None,
        precision_km=told["precision_km"],
        unverified=() if told["verified"] else tuple(told["unverified"]),
        note=told["note"],
    )


def _away_km(point: Point, a: Sequence[float], b: Sequence[float]) -> float:
    """Return the distance from a point to a stretch of line."""
    ax, ay = _plane(point, a)
    bx, by = _plane(point, b)
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, -(ax * dx + ay * dy) / length)) if length else 0.0
    return hypot(ax + share * dx, ay + share * dy)


def _plane(origin: Point, corner: Sequence[float]) -> Point:
    """Return a corner in km east and north of a point, the short way round the globe."""
    east = (corner[0] - origin[0] + 180) % 360 - 180
    middle = (corner[1] + origin[1]) / 2
    return east * KM_PER_DEGREE * cos(radians(middle)), (corner[1] - origin[1]) * KM_PER_DEGREE


def _within(point: Point, rings: Sequence[Ring]) -> bool:
    """Say whether a point is inside an odd number of rings: a hole is outside."""
    lon, lat = point
    crossed = 0
    for ring in rings:
        for (x1, y1, *_), (x2, y2, *_) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and x1 + (lat - y1) / (y2 - y1) * (x2 - x1) > lon:
                crossed += 1
    return crossed % 2 == 1
