"""How far two points of the globe lie apart: on a sphere of the mean radius, as exact as any place told in words."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088  # mean radius
KM_PER_DEGREE = 111.195  # of latitude, on that sphere


def apart_km(lon: float, lat: float, to_lon: float, to_lat: float) -> float:
    """Measure the great circle between two points in degrees, in km.

    >>> round(apart_km(46.48, 39.56, 44.51, 40.18))
    182
    """
    one, other = radians(lat), radians(to_lat)
    h = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * sin(radians(to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))
