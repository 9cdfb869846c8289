"""Where an incident is drawn: always an area that holds every point which its words allow, never a pin.

A row of the list goes in, an ``Area`` comes out, or the reason why there is none:

* a settlement or site: the circle of its radius; "near" it, or "5 km west of" it: the circle of ``reference.bearings``
* a province: its outline, or the circle of its radius around its middle where no outline is known
* a district: the circle of its radius
* contested ground: its shape
* a country, a continent: nothing, as the report says too little to draw

The middle of a unit serves to draw its circle and is given to nobody as a point.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from truceline.reference.bearings import AROUND_KM, Circle, around, beyond, read_bearing, slack_km
from truceline.reference.places import PlaceTable, open_places
from truceline.reference.shapes import Geometry, Shapes, label_point, load_shapes
from truceline.store.rows import IncidentRow

OffMap = Literal["not_told", "not_found", "too_wide", "no_outline"]
OFF_MAP: tuple[OffMap, ...] = ("not_told", "not_found", "too_wide", "no_outline")
TOO_WIDE = ("country", "sea")
THERE = ("at", "in")
POINTED = ("site", "settlement")  # others have a circle only where it is known how far they reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where something is drawn. ``key`` is one for all incidents that are told with the same place and relation.

    ``lon``, ``lat``: the middle of the circle, or where its name is written; a point that may be published only where
    ``pointed``. ``outline``: a shape is drawn (``place_id`` says which), and ``radius_km`` is ``None``.
    """

    key: str
    place_id: str
    name: str
    precision: str
    lon: float
    lat: float
    radius_km: float | None
    outline: bool = False
    pointed: bool = False
    relation: str = "at"
    distance_km: float | None = None
    bearing: str | None = None


class Areas:
    """Finds the areas of incidents; keeps those that it found."""

    def __init__(self, table: PlaceTable, shapes: Shapes) -> None:
        self._table, self._shapes = table, shapes
        self._known: dict[tuple[object, ...], Area | OffMap] = {}

    def of(self, row: IncidentRow) -> Area | OffMap:
        """Return where an incident is drawn, or why it is not."""
        if row.place is None:
            return "not_told"
        if row.place_id is None or row.precision is None:
            return "not_found"
        told = (row.place_id, row.precision, row.relation, row.distance_km, row.bearing, row.lon, row.lat)
        found = self._known.get(told)
        if found is None:
            found = self._known[told] = self._find(row, " ".join(map(str, told)))
        return found

    def outline(self, area: Area) -> Geometry | None:
        """Return the shape of an area that has one."""
        return self._shapes.outline(area.place_id) if area.outline else None

    def _find(self, row: IncidentRow, key: str) -> Area | OffMap:
        circle = pointed_circle(row)
        if circle is not None:
            return _area(row, key, circle, pointed=True)
        if row.precision in TOO_WIDE:
            return "too_wide"
        shape = self._shapes.outline(row.place_id or "")
        if shape is not None:
            lon, lat = label_point(shape)
            return _area(row, key, Circle(lon, lat, 0.0), outline=True)
        return self._around_middle(row, key)

    def _around_middle(self, row: IncidentRow, key: str) -> Area | OffMap:
        if not row.radius_km:
            return "no_outline" if row.precision != "area" else "too_wide"
        ground = self._table.grounds.get((row.place_id or "").removeprefix("ca:"))
        middle = (
            ground.centre[::-1] if ground and ground.centre else self._table.middle(row.place_id or "", row.place or "")
        )
        if middle is None:
            return "no_outline"
        return _area(row, key, Circle(middle[1], middle[0], row.radius_km))


def pointed_circle(row: IncidentRow) -> Circle | None:
    """Return the circle of a place with a point, and of what lies near it or some way off; ``None`` without a point."""
    if row.lon is None or row.lat is None or not (row.radius_km or row.precision in POINTED):
        return None
    wide = row.radius_km or 0.0
    if row.distance_km is None:
        there = row.relation is None or (row.relation in THERE and row.bearing is None)
        return Circle(row.lon, row.lat, max(AROUND_KM, wide)) if there else around(row.lon, row.lat, wide, None, 0.0)
    slack = slack_km(row.distance_km)
    direction = read_bearing(row.bearing) if row.bearing else None
    if direction is None:
        return around(row.lon, row.lat, wide, row.distance_km, slack)
    return beyond(row.lon, row.lat, wide, row.distance_km, direction, slack)


def _area(row: IncidentRow, key: str, circle: Circle, *, outline: bool = False, pointed: bool = False) -> Area:
    return Area(
        key=key,
        place_id=row.place_id or "",
        name=row.place or "",
        precision=row.precision or "",
        lon=round(circle.lon, 5),
        lat=round(circle.lat, 5),
        radius_km=None if outline else round(circle.radius_km, 2),
        outline=outline,
        pointed=pointed,
        relation=row.relation or "at",
        distance_km=row.distance_km,
        bearing=row.bearing,
    )


@cache
def load_areas() -> Areas:
    """Return what finds areas in the packaged tables; it keeps what it found."""
    return Areas(open_places(), load_shapes())
