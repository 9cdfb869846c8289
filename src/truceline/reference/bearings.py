"""Where "3 km NW of" a point lies: directions by name, and the circle that holds every point which the words allow.

A direction of the compass rose stands for the sector around it: north-west on a rose of eight is 315 ± 22.5 degrees. A
distance is as exact as its last digit ("3 km" is 2.5 to 3.5), and ten per cent of it where it is rounded further. The
place it is measured from is as wide as its own radius, as nobody says from where in it. The circle is around the middle
of this ring sector, and reaches to its furthest corner and by the place's radius beyond.
"""

import re
from math import asin, atan2, cos, degrees, isfinite, radians, sin, sqrt
from typing import NamedTuple

from truceline.reference.globe import EARTH_KM, KM_PER_DEGREE

NEAR_KM = 5.0  # "near" a place without a distance: as far as the next village
AROUND_KM = 0.5  # what a point is never more exact than, where it was told by a name
ROUNDED = 0.1  # of a distance: 60 km is told of what is 54 or 66 away
HALF_DEGREES = 5.0  # either side of a bearing in degrees, as a hand compass is read

ROSE = (
    "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split()  # 22.5 degrees apart
)
_NAMES = {"north": "N", "east": "E", "south": "S", "west": "W"}
_FILLER = re.compile(r"ern\b|ward(?:s)?\b|erly\b|[\s\-–.]|\bof\b|\bthe\b")
_DEGREES = re.compile(r"\d{1,3}(?:[.,]\d+)?")


class Bearing(NamedTuple):
    """A direction from north, clockwise, and how far either side of it the word may mean; degrees."""

    azimuth: float
    either_side: float


class Circle(NamedTuple):
    """A point (degrees, WGS 84) and the radius in km of the circle around it."""

    lon: float
    lat: float
    radius_km: float


def read_bearing(words: str) -> Bearing | None:
    """Read a direction: ``NW``, ``north-west``, ``west-north-west``, ``315``, ``315°``; ``None`` if it is none.

    >>> read_bearing("north-west"), read_bearing("WNW").azimuth, read_bearing("up")
    (Bearing(azimuth=315.0, either_side=22.5), 292.5, None)
    """
    told = words.strip().rstrip("°º").removesuffix("deg").strip()
    if _DEGREES.fullmatch(told):
        number = float(told.replace(",", "."))
        return Bearing(number % 360, HALF_DEGREES) if number <= 360 else None
    short = _FILLER.sub("", told.lower())
    for name, letter in _NAMES.items():
        short = short.replace(name, letter.lower())
    if short.upper() not in ROSE:
        return None
    return Bearing(ROSE.index(short.upper()) * 22.5, 11.25 if len(short) == 3 else 22.5)


def slack_km(distance_km: float, decimals: int = 0) -> float:
    """Return how far either side a distance may lie that was told with so many decimals.

    >>> slack_km(3), slack_km(60), slack_km(2.5, decimals=1)
    (0.5, 6.0, 0.25)
    """
    return max(0.5 * 10.0**-decimals, ROUNDED * distance_km)


def beyond(lon: float, lat: float, radius_km: float, distance_km: float, bearing: Bearing, slack: float) -> Circle:
    """Return the circle of what lies so far in a direction from a place; all lengths in km.

    Args:
        radius_km: of the place.
        slack: how far either side the distance may lie (``slack_km``).
    """
    to = _gone(lon, lat, distance_km, bearing.azimuth)
    least, most = max(0.0, distance_km - slack), distance_km + slack
    angle = radians(bearing.either_side)
    corner = max(_chord(distance_km, least, angle), _chord(distance_km, most, angle))
    return Circle(*to, max(AROUND_KM, corner + radius_km))


def around(lon: float, lat: float, radius_km: float, distance_km: float | None, slack: float) -> Circle:
    """Return the circle of what lies so far from a place in no told direction, or near it where no distance is told."""
    reach = NEAR_KM if distance_km is None else distance_km + slack
    return Circle(lon, lat, max(AROUND_KM, reach + radius_km))


def ring(circle: Circle, corners: int) -> list[tuple[float, float]]:
    """Return the corners (lon, lat) of a circle, closed, counter-clockwise; longitudes go on counting beyond 180.

    >>> [(round(x), round(y)) for x, y in ring(Circle(179.0, 0.0, 222.39), 4)]
    [(179, 2), (177, 0), (179, -2), (181, 0), (179, 2)]
    """
    points = [_gone(circle.lon, circle.lat, circle.radius_km, -360 * step / corners) for step in range(corners)]
    near = [(circle.lon + (lon - circle.lon + 540) % 360 - 180, lat) for lon, lat in points]
    return [*near, near[0]]


def exactness_km(decimals: int, lat: float) -> float:
    """Return how far a point may lie from coordinates in degrees that were written with so many decimals.

    >>> round(exactness_km(2, 0.0), 2), round(exactness_km(4, 60.0), 3)
    (0.79, 0.006)
    """
    half = 0.5 * 10.0**-decimals * KM_PER_DEGREE
    return sqrt(half**2 + (half * cos(radians(lat))) ** 2)


def is_point(lon: float, lat: float) -> bool:
    """Say whether these are degrees on the earth."""
    return isfinite(lon) and isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90


def _gone(lon: float, lat: float, distance_km: float, azimuth: float) -> tuple[float, float]:
    """Return the lon and lat that one comes to."""
    way, start, course = distance_km / EARTH_KM, radians(lat), radians(azimuth)
    end = asin(max(-1.0, min(1.0, sin(start) * cos(way) + cos(start) * sin(way) * cos(course))))
    turned = atan2(sin(course) * sin(way) * cos(start), cos(way) - sin(start) * sin(end))
    return (lon + degrees(turned) + 540) % 360 - 180, degrees(end)


def _chord(distance_km: float, other_km: float, angle: float) -> float:
    """Measure from the middle of the sector to what lies ``other_km`` away at its edge."""
    return sqrt(max(0.0, distance_km**2 + other_km**2 - 2 * distance_km * other_km * cos(angle)))
