"""Distances between places that may be published with a point."""

from truceline.model.place import Place
from truceline.reference import globe

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
    return globe.apart_km(a.lon, a.lat, b.lon, b.lat)
