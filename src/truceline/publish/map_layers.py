"""Incidents as the map and the timeline draw them: columns for the browser, GeoJSON and rows of a table for others.

``compact`` is one file for 20,000 incidents: areas once each, incidents as columns that point at them by number; -1
where an incident is not on the map. Days are counted from 1 January 1970, ``None`` where no day is told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from truceline.publish.map_areas import OFF_MAP, Area, Areas
from truceline.reference.bearings import Circle, ring
from truceline.reference.shapes import Geometry, box
from truceline.store.rows import IncidentRow

EPOCH = date(1970, 1, 1)
CORNERS = 32  # of a circle that is drawn
OFF = -1
HEADER = (
    *("id", "kind", "first_day", "last_day", "place", "place_id", "precision", "relation", "distance_km", "bearing"),
    *("lon", "lat", "radius_km", "area", "not_on_map", "accord", "sides", "reports", "origins"),
)


def compact(rows: Sequence[IncidentRow], areas: Areas) -> dict[str, Any]:
    """Return the columns. ``kinds``, ``accords``, ``sides`` and ``areas`` are told once, and pointed at by number."""
    drawn: dict[str, tuple[int, Area]] = {}
    kinds, accords, sides, off = (_Numbers() for _ in range(4))
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for row in rows:
        area = areas.of(row)
        if isinstance(area, Area):
            where = drawn.setdefault(area.key, (len(drawn), area))[0]
            columns["off"].append(OFF)
        else:
            where = OFF
            columns["off"].append(off.of(area))
        columns["area"].append(where)
        columns["id"].append(row.id)
        columns["first"].append(_days(row.first))
        columns["last"].append(_days(row.last))
        columns["kind"].append(kinds.of(row.kind))
        columns["accord"].append(accords.of(row.accord))
        columns["sides"].append(sides.of(row.sides))
        columns["place"].append(row.place if where == OFF else None)
        columns["reports"].append(row.documents)
        columns["origins"].append(row.origins)
    return {
        "count": len(rows),
        "areas": [_told(area, areas) for _, area in drawn.values()],
        "kinds": kinds.listed,
        "accords": accords.listed,
        "sides": sides.listed,
        "off_map": off.listed,
        "incidents": columns,
    }


COLUMNS = ("id", "area", "off", "first", "last", "kind", "accord", "sides", "place", "reports", "origins")


class _Numbers:
    """Numbers values in the order in which they come."""

    def __init__(self) -> None:
        self._known: dict[Any, int] = {}

    def of(self, value: Any) -> int:
        return self._known.setdefault(value, len(self._known))

    @property
    def listed(self) -> list[Any]:
        return list(self._known)


def _days(day: date | None) -> int | None:
    return (day - EPOCH).days if day else None


def _told(area: Area, areas: Areas) -> dict[str, Any]:
    shape = areas.outline(area)
    told = {
        "name": area.name,
        "place": area.place_id,
        "precision": area.precision,
        "lon": area.lon,
        "lat": area.lat,
        "km": area.radius_km,
        "outline": area.outline,
        "relation": area.relation,
        "distance_km": area.distance_km,
        "bearing": area.bearing,
        "box": [round(side, 2) for side in box(shape)] if shape else None,
    }
    return {name: value for name, value in told.items() if value not in (None, False)}


def features(rows: Iterable[IncidentRow], areas: Areas) -> Iterator[dict[str, Any]]:
    """Yield a GeoJSON feature an incident (RFC 7946); its geometry is an area, or null where there is none."""
    for row in rows:
        area = areas.of(row)
        geometry = area_geometry(area, areas) if isinstance(area, Area) else None
        properties = dict(zip(HEADER, _cells(row, area), strict=True))
        properties["sides"] = list(row.sides)
        yield {"type": "Feature", "id": row.id, "geometry": geometry, "properties": properties}


def area_geometry(area: Area, areas: Areas) -> Geometry:
    """Return the geometry of an area: its outline, or a polygon of the circle."""
    shape = areas.outline(area)
    if shape is not None:
        return shape
    corners = ring(Circle(area.lon, area.lat, area.radius_km or 0.0), CORNERS)
    return {"type": "Polygon", "coordinates": [[[round(lon, 5), round(lat, 5)] for lon, lat in corners]]}


def table_rows(rows: Iterable[IncidentRow], areas: Areas) -> Iterator[Sequence[object]]:
    """Yield the cells under ``HEADER``; a point only where the place may have one."""
    for row in rows:
        yield _cells(row, areas.of(row))


def _cells(row: IncidentRow, area: Area | str) -> Sequence[object]:
    drawn = area if isinstance(area, Area) else None
    pointed = drawn is not None and drawn.pointed
    return (
        *(row.id, row.kind, row.first and row.first.isoformat(), row.last and row.last.isoformat()),
        *(row.place, row.place_id, row.precision, row.relation, row.distance_km, row.bearing),
        *((drawn.lon, drawn.lat) if drawn and pointed else (None, None)),
        drawn.radius_km if drawn else None,
        ("outline" if drawn.outline else "circle") if drawn else None,
        None if drawn else area,
        *(row.accord, "; ".join(row.sides), row.documents, row.origins),
    )


def off_map_counts(rows: Iterable[IncidentRow], areas: Areas) -> Mapping[str, int]:
    """Count what is not on the map, by reason, in the order of ``OFF_MAP``."""
    found = [area for area in map(areas.of, rows) if not isinstance(area, Area)]
    return {reason: found.count(reason) for reason in OFF_MAP if reason in found}
