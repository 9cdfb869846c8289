"""The map of a daily report as an SVG: areas, never pins; contested ground hatched, with every name in use.

Goes in: areas of incidents in the order of the report, and the shapes of the packaged map. Comes out: one SVG text that
fetches nothing. Lines are those of the neutral view: firm only where nobody draws them otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import dist
from typing import Any

from markupsafe import escape

from truceline.publish.map_areas import Area, Areas
from truceline.publish.map_layers import area_geometry
from truceline.publish.sitrep.labels import FAR, Box, Labels, Type, wrapped
from truceline.publish.sitrep.projection import Point, Window, clipped_line, clipped_ring, shows, window_around
from truceline.reference.shapes import Geometry, box, label_point

WIDE, HIGH = 720.0, 430.0
CREDIT = "Made with Natural Earth (public domain); place names: GeoNames, CC BY 4.0."
FONT = "Noto Sans, Libertinus Serif, DejaVu Sans, sans-serif"
SEA, LAND, LINE, FAINT, INK, ACCENT, GROUND = (
    "#e4ebee",
    "#faf8f3",
    "#6d6a60",
    "#b9b4a4",
    "#1d2125",
    "#17507c",
    "#7a5c1e",
)
BROKEN = ("d", "n", "l", "b", "s")
MOST_TOWNS, MOST_LABELS = 9, 4
BAR = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)  # km
GROUND_LABEL = 28  # letters in a line of a name of ground
SMALL = WIDE / 4  # an area of less breadth has its names beside it
TINY = 14  # one of less breadth its number too
NUMBERS = Type(colour=INK, size=12, bold=True)
GROUNDS = Type(colour="#4d390f", size=10)  # darker than the hatching that it stands on
TOWNS = Type(colour="#33383d", size=10)
ALONG = 6.0  # half the breadth of what a name keeps off along a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing, its credit line, and what is on it: contested ground by its properties, incidents without an area."""

    svg: str
    credit: str = CREDIT
    grounds: tuple[Mapping[str, Any], ...] = ()
    placed: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """What lies under the areas: GeoJSON features with ``k`` (land, lake, river, line), towns, contested ground.

    ``towns`` are name, lon, lat, the largest first; ``grounds`` features of ``map_ground.ground_features``.
    """

    features: Sequence[Mapping[str, Any]] = ()
    towns: Sequence[tuple[str, float, float]] = ()
    grounds: Sequence[Mapping[str, Any]] = ()


def draw_picture(found: Sequence[tuple[str, Area | None]], areas: Areas, base: Basemap, day: date) -> Picture | None:
    """Return the map of incidents (id and area) numbered in their order; ``None`` where none has an area."""
    groups: dict[str, tuple[Area, list[int]]] = {}
    for number, (_, area) in enumerate(found, 1):
        if area is not None:
            groups.setdefault(area.key, (area, []))[1].append(number)
    if not groups:
        return None
    shapes = [(area_geometry(area, areas), area, numbers) for area, numbers in groups.values()]
    window = window_around([box(shape) for shape, _, _ in shapes], WIDE, HIGH)
    grounds = tuple(ground for ground in base.grounds if _is_of(ground, day) and _is_seen(ground, window))
    many = sum(len(numbers) for _, _, numbers in shapes)
    alt = f"Map of the areas in which reports place {many:,} incident{'' if many == 1 else 's'}"
    svg = "".join(_svg(window, base, grounds, shapes, alt))
    return Picture(
        svg=svg,
        grounds=tuple(ground["properties"] for ground in grounds),
        placed=tuple(id_ for id_, area in found if area is not None),
        unplaced=tuple(id_ for id_, area in found if area is None),
    )


def _is_of(ground: Mapping[str, Any], day: date) -> bool:
    """Say whether this outline of contested ground was the one of a day, as exactly as its dates are known."""
    since, until, at = ground["properties"]["since"] or "", ground["properties"]["until"] or "", day.isoformat()
    return at[: len(since)] >= since and (not until or at[: len(until)] <= until)


def _is_seen(ground: Mapping[str, Any], window: Window) -> bool:
    """Say whether the drawing shows some of it: what lies beyond its edge is not told as being on it."""
    shape = ground["geometry"]
    if shape["type"] == "Point":
        return False
    west, south, east, north = box(shape)
    closed = shape["type"] in ("Polygon", "MultiPolygon")
    near = window.meets(((west, south), (east, north)))
    return near and any(shows(points, window, closed=closed) for points in _drawn(shape, window))


def _svg(
    window: Window,
    base: Basemap,
    grounds: Iterable[Mapping[str, Any]],
    shapes: Sequence[tuple[Geometry, Area, list[int]]],
    alt: str,
) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE:g} {HIGH:g}" role="img" '
        f'aria-label="{escape(alt)}" font-family="{FONT}">'
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path d="M0 6L6 0M-1 1L1 -1M5 7L7 5" stroke="{GROUND}" stroke-width=".8" fill="none"/></pattern>'
        f'<clipPath id="frame"><rect width="{WIDE:g}" height="{HIGH:g}"/></clipPath></defs>'
        f'<g clip-path="url(#frame)"><rect width="{WIDE:g}" height="{HIGH:g}" fill="{SEA}"/>'
    )
    yield from _base(window, base)
    for ground in grounds:
        yield from _ground(window, ground["geometry"])
    for shape, _, _ in shapes:
        yield from _path(shape, window, f'fill="{ACCENT}" fill-opacity=".22" stroke="{ACCENT}" stroke-width="1.6"')
    yield from _names(window, base, grounds, shapes)
    yield "</g>"
    yield from _scale(window)
    yield f'<rect x=".5" y=".5" width="{WIDE - 1:g}" height="{HIGH - 1:g}" fill="none" stroke="{FAINT}"/></svg>'


def _base(window: Window, base: Basemap) -> Iterator[str]:
    for feature in base.features:
        kind, geometry = feature["properties"]["k"], feature["geometry"]
        if kind == "land":
            yield from _path(geometry, window, f'fill="{LAND}"')
        elif kind == "lake":
            yield from _path(geometry, window, f'fill="{SEA}"')
        elif kind == "river":
            yield from _path(geometry, window, f'fill="none" stroke="{SEA}" stroke-width="1.2"')
    for feature in base.features:
        if feature["properties"]["k"] == "line":
            yield from _boundary(feature, window)


def _boundary(feature: Mapping[str, Any], window: Window) -> Iterator[str]:
    seen = feature["properties"]["n"]
    if seen == "i":
        yield from _path(feature["geometry"], window, f'fill="none" stroke="{LINE}" stroke-width="1.3"')
    elif seen in BROKEN:
        style = f'fill="none" stroke="{LINE}" stroke-width="1.3" stroke-dasharray="5 3"'
        yield from _path(feature["geometry"], window, style)


def _ground(window: Window, shape: Geometry) -> Iterator[str]:
    edge = f'stroke="{GROUND}" stroke-width="1.2" stroke-dasharray="1.5 2.5"'
    filled = 'fill="url(#hatch)" fill-opacity=".5"' if shape["type"] in ("Polygon", "MultiPolygon") else 'fill="none"'
    yield from _path(shape, window, f"{filled} {edge}")


def _middle(window: Window, shape: Geometry) -> Point | None:
    """Return where a name may be written on what the window shows of a shape; nowhere on the drawing: ``None``."""
    parts = list(_drawn(shape, window))
    if not parts:
        return None
    if shape["type"] in ("Polygon", "MultiPolygon"):
        return label_point({"type": "MultiPolygon", "coordinates": [[[*part, part[0]]] for part in parts]})
    return label_point({"type": "MultiLineString", "coordinates": parts})


def _names(
    window: Window,
    base: Basemap,
    grounds: Iterable[Mapping[str, Any]],
    shapes: Sequence[tuple[Geometry, Area, list[int]]],
) -> Iterator[str]:
    """Write numbers first, then contested ground, then towns: what comes later makes way."""
    labels = Labels(WIDE, HIGH, kept=(_scale_box(window),))
    boxes = [_box(window, shape) for shape, _, _ in shapes]
    for drawn in boxes:
        if drawn[2] - drawn[0] < TINY:  # its number would hide it, and be taken for a pin
            labels.keep(drawn)
    for _, area, numbers in shapes:
        yield labels.put_always(window.at(area.lon, area.lat), _numbers(numbers), NUMBERS)
    for drawn in boxes:
        if drawn[2] - drawn[0] < SMALL:  # there is room beside it
            labels.shun(drawn)
    for around in _lines_of(window, grounds):
        labels.shun(around)
    for ground in grounds:
        at = _middle(window, ground["geometry"])
        yield labels.put(at, tuple(_name_lines(str(ground["properties"]["name"]))), GROUNDS, FAR) if at else ""
    for name, lon, lat in [town for town in base.towns if window.holds(town[1], town[2])][:MOST_TOWNS]:
        yield labels.put_beside(window.at(lon, lat), name, TOWNS)


def _lines_of(window: Window, grounds: Iterable[Mapping[str, Any]]) -> Iterator[Box]:
    """Yield boxes along the lines of contested ground: a name on its line hides it, and cannot be read."""
    for shape in (ground["geometry"] for ground in grounds):
        if shape["type"] in ("LineString", "MultiLineString"):
            for points in _drawn(shape, window):
                for x, y in (at for here, there in pairwise(points) for at in _between(here, there)):
                    yield x - ALONG, y - ALONG, x + ALONG, y + ALONG


def _between(here: Point, there: Point) -> Iterator[Point]:
    """Yield points from one to another, near enough for boxes around them to touch."""
    steps = max(1, int(dist(here, there) // ALONG))
    for step in range(steps + 1):
        share = step / steps
        yield here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])


def _box(window: Window, shape: Geometry) -> Box:
    """Return the box of a shape on the drawing."""
    west, south, east, north = box(shape)
    return *window.at(west, north), *window.at(east, south)


def _name_lines(names: str) -> Iterator[str]:
    """Break every name in use into lines; all of them are written, or none: no side's is left out."""
    *others, last = (list(wrapped(name, GROUND_LABEL)) for name in names.split(" / "))
    for lines in others:
        yield from (*lines[:-1], f"{lines[-1]} /")
    yield from last


def _path(shape: Geometry, window: Window, style: str) -> Iterator[str]:
    """Draw a geometry, cut at the window; nothing where it lies outside."""
    end = "Z" if shape["type"] in ("Polygon", "MultiPolygon") else ""
    d = "".join(f"{_line(points)}{end}" for points in _drawn(shape, window))
    if d:
        yield f'<path d="{d}" fill-rule="evenodd" {style}/>'


def _drawn(shape: Geometry, window: Window) -> Iterator[list[Point]]:
    """Yield the rings or lines of a geometry as far as the window shows them, on the drawing."""
    kind, coordinates = shape["type"], shape["coordinates"]
    if kind in ("Polygon", "MultiPolygon"):
        polygons = coordinates if kind == "MultiPolygon" else [coordinates]
        rings = [ring for polygon in polygons for ring in polygon if window.meets(ring)]
        yield from (points for ring in rings if len(points := clipped_ring(ring, window)) > 2)
    else:
        lines = coordinates if kind == "MultiLineString" else [coordinates]
        yield from (run for line in lines if window.meets(line) for run in clipped_line(line, window) if len(run) > 1)


def _line(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _numbers(numbers: Sequence[int]) -> str:
    """Write the numbers of the incidents of an area; of many how many they are."""
    return ", ".join(map(str, numbers)) if len(numbers) <= MOST_LABELS else f"{len(numbers)} incidents"


def _bar(window: Window) -> tuple[int, float]:
    """Return a round number of km, and how long it is on the drawing: at most a quarter of the breadth."""
    per_km = WIDE / window.km_wide
    km = max((each for each in BAR if each * per_km <= WIDE / 4), default=BAR[0])
    return km, km * per_km


def _scale_box(window: Window) -> Box:
    return 6.0, HIGH - 38, 52 + _bar(window)[1], HIGH - 4


def _scale(window: Window) -> Iterator[str]:
    """Draw the bar and which way is north, on a light ground."""
    km, wide = _bar(window)
    left, top, right, bottom = _scale_box(window)
    x, y = left + 8, bottom - 10
    yield (
        f'<rect x="{left:g}" y="{top:g}" width="{right - left:.1f}" height="{bottom - top:g}" fill="#fff" '
        'fill-opacity=".85"/>'
        f'<path d="M{x:g} {y - 5:g}V{y:g}H{x + wide:.1f}V{y - 5:g}" fill="none" stroke="{INK}" stroke-width="1.4"/>'
        f'<text x="{x:g}" y="{y - 10:g}" font-size="10" fill="{INK}">{km} km</text>'
        f'<text x="{x + wide + 16:.1f}" y="{y:g}" font-size="10" fill="{INK}" text-anchor="middle">N</text>'
        f'<path d="M{x + wide + 16:.1f} {y - 22:g}l4 11h-8z" fill="{INK}"/>'
    )
