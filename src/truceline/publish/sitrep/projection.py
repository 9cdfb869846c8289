"""A window of the map on paper: degrees to points of the drawing, lines and polygons cut at its edges.

Equirectangular around the middle of the window: true to scale there, within two per cent at the edge of a window of
500 km. Windows do not cross the 180th meridian; what lies there is drawn on the side of its middle.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from truceline.reference.globe import KM_PER_DEGREE

Point = tuple[float, float]
LEAST_KM = 160.0  # a window is never narrower: a village alone says nothing of where it is
LEAST_SEEN = 4.0  # square points: less of a polygon is not seen
MARGIN = 0.25  # of the window, around what it shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """``west`` to ``north`` in degrees on ``wide`` by ``high`` points of the drawing."""

    west: float
    south: float
    east: float
    north: float
    wide: float
    high: float

    @property
    def km_wide(self) -> float:
        """The breadth in km along its middle."""
        return (self.east - self.west) * KM_PER_DEGREE * _shrink((self.south + self.north) / 2)

    def at(self, lon: float, lat: float) -> Point:
        """Return where a point of the earth lies on the drawing; y runs down."""
        x = (lon - self.west) / (self.east - self.west) * self.wide
        y = (self.north - lat) / (self.north - self.south) * self.high
        return round(x, 1), round(y, 1)

    def holds(self, lon: float, lat: float) -> bool:
        """Say whether a point lies in the window."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def meets(self, ring: Iterable[Sequence[float]]) -> bool:
        """Say whether the box of some corners meets the window."""
        lons, lats = zip(*((corner[0], corner[1]) for corner in ring), strict=True)
        across = bool(min(lons) <= self.east and max(lons) >= self.west)
        return across and bool(min(lats) <= self.north and max(lats) >= self.south)


def window_around(boxes: Sequence[tuple[float, float, float, float]], wide: float, high: float) -> Window:
    """Return the window of a drawing that holds boxes (west, south, east, north) with a margin."""
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    lon, lat = (west + east) / 2, max(-80.0, min(80.0, (south + north) / 2))
    km = max(
        LEAST_KM,
        (east - west) * KM_PER_DEGREE * _shrink(lat) * (1 + 2 * MARGIN),
        (north - south) * KM_PER_DEGREE * (1 + 2 * MARGIN) * wide / high,
    )
    half_lon = min(180.0, km / (KM_PER_DEGREE * _shrink(lat)) / 2)
    half_lat = min(90.0, km * high / wide / KM_PER_DEGREE / 2)
    return Window(
        west=lon - half_lon, south=lat - half_lat, east=lon + half_lon, north=lat + half_lat, wide=wide, high=high
    )


def _shrink(lat: float) -> float:
    return max(0.02, cos(radians(lat)))


def clipped_ring(ring: Sequence[Sequence[float]], window: Window) -> list[Point]:
    """Return the part of a polygon's ring inside the window, on the drawing (Sutherland and Hodgman)."""
    found = [(corner[0], corner[1]) for corner in ring]
    edges = ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1))
    for axis, limit, sign in edges:
        found = _cut(found, axis, limit, sign)
    return _thinned(window.at(*corner) for corner in found)


def _cut(ring: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    """Cut a ring at one edge: what is beyond ``limit`` against ``sign`` goes."""
    kept: list[Point] = []
    for here, there in zip(ring[-1:] + ring[:-1], ring, strict=True):
        inside, before = (there[axis] - limit) * sign >= 0, (here[axis] - limit) * sign >= 0
        if inside != before:
            share = (limit - here[axis]) / (there[axis] - here[axis])
            kept.append((here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])))
        if inside:
            kept.append(there)
    return kept


def clipped_line(line: Sequence[Sequence[float]], window: Window) -> Iterator[list[Point]]:
    """Yield the stretches of a line near the window, on the drawing; the frame hides what is over its edge."""
    run: list[Point] = []
    for here, there in pairwise(line):
        if window.meets((here, there)):
            run = run or [window.at(here[0], here[1])]
            run.append(window.at(there[0], there[1]))
        elif run:
            yield _thinned(run)
            run = []
    if run:
        yield _thinned(run)


def shows(points: Sequence[Point], window: Window, *, closed: bool) -> bool:
    """Say whether anything of a line, or (``closed``) of a ring that was cut, lies on the drawing itself."""
    if closed:
        turns = zip(points, (*points[1:], points[0]), strict=True)
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turns)) / 2 >= LEAST_SEEN
    return any(_crosses(here, there, window) for here, there in pairwise(points))


def _crosses(here: Point, there: Point, window: Window) -> bool:
    """Say whether a stretch has a part inside the frame (Liang and Barsky)."""
    first, last = 0.0, 1.0
    for axis, size in ((0, window.wide), (1, window.high)):
        step = there[axis] - here[axis]
        if not step:
            if not 0 <= here[axis] <= size:
                return False
            continue
        ends = sorted(((0 - here[axis]) / step, (size - here[axis]) / step))
        first, last = max(first, ends[0]), min(last, ends[1])
    return first <= last


def _thinned(points: Iterable[Point]) -> list[Point]:
    """Leave out points that fall on the one before."""
    found: list[Point] = []
    for point in points:
        if not found or abs(point[0] - found[-1][0]) + abs(point[1] - found[-1][1]) >= 0.4:
            found.append(point)
    return found
