"""Coordinates, less exact than they are known: a point moves to the nearest of a grid, and its circle grows by as much.

The grid is fixed, so that exporting twice tells no more than once. Names of places stay as they are told.
"""

from dataclasses import replace
from math import cos, radians
from typing import Any

from truceline.model.mention import PlaceMention
from truceline.model.place import Place
from truceline.reference.globe import KM_PER_DEGREE
from truceline.store.rows import IncidentRow

CELL = 1.4  # sides of a cell per km of blur: half its diagonal is .99 km, so that no point moves further
BLURRED = "blurred"  # instead of the id of the place, under which anybody can look up its point
POLAR = 0.01


def blurred_point(lon: float, lat: float, km: float) -> tuple[float, float]:
    """Return the nearest point (lon, lat) of the grid, less than ``km`` away.

    >>> blurred_point(46.48054, 39.55826, 10.0)
    (46.4286, 39.6132)
    """
    step = CELL * km / KM_PER_DEGREE
    at = max(-90.0, min(90.0, round(lat / step) * step))
    wide = step / max(POLAR, cos(radians(at)))
    return round((round(lon / wide) * wide + 180) % 360 - 180, 4), round(at, 4)


def blurred_row(row: IncidentRow, km: float) -> IncidentRow:
    """Return the row of the list with its point blurred; what has no point stays as it is."""
    if row.lon is None or row.lat is None:
        return row
    lon, lat = blurred_point(row.lon, row.lat, km)
    return replace(row, lon=lon, lat=lat, radius_km=(row.radius_km or 0.0) + km, place_id=BLURRED)


def blurred(thing: Any, km: float) -> Any:
    """Return a place or the mention of one with its point blurred; anything else as it is (``rewriting``)."""
    if isinstance(thing, PlaceMention):
        return replace(thing, candidates=()) if thing.candidates else thing
    if not isinstance(thing, Place) or thing.lon is None or thing.lat is None:
        return thing
    lon, lat = blurred_point(thing.lon, thing.lat, km)
    return replace(thing, id=BLURRED, lon=lon, lat=lat, radius_km=(thing.radius_km or 0.0) + km)
