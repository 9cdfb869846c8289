"""Distances between places that may be published with a point."""

from math import asin, cos, radians, sin, sqrt

from truceline.model.place import Place

EARTH_KM = 6371.0088  # mean radius
CITY_KM = 5.0  # radius
POINTED = ("site", "settlement")  # precisions of a place that a distance can be measured to


def is_pointed(place: Place) -> bool:
    """Say whether a place is a site or settlement with a point."""
    return place.precision in POINTED and place.lat is not None and place.lon is not None


def is_city(place: Place) -> bool:
    """Say whether a place is so large that two events of one day may both be there, or somebody speaks from there."""
    return place.precision == "settlement" and place.radius_km is not None and place.radius_km > CITY_KM


def apart_km(a: Place, b: Place) -> float | None:
    """Measure the great circle between two points, in km; ``None`` where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat, lon, to_lat, to_lon = (radians(x) for x in (a.lat, a.lon, b.lat, b.lon))
    h = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(h))
