"""A place against the zone or line of a provision, with the precision of both: inside, outside, cannot be said.

Inside means that every point which the words allow lies in the zone however far its drawing may be off; outside, that
none does. A zone that was not read in a source and one that nobody drew decide nothing. Of a line for which the text
gives no width nothing is inside; outside is what lies farther from it than ``LINE_KM``, whatever its width may be.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from truceline.model.mention import PlaceMention
from truceline.model.observation import Location
from truceline.model.place import Place
from truceline.model.truce import Provision, Truce
from truceline.model.truce_scope import ScopeAnswer, ScopePart, Where
from truceline.reference.ground import Ground
from truceline.truces.belonging import countries_between, no_side

NEAR_KM = 25.0  # "near": UCDP GED codebook, where_prec 2, a limited area of at most 25 km
LINE_KM = 150.0  # on each side; the widest zone along a line of any text known is 140 km in all (Minsk II), 70 on each
OUTLINE_OFF_KM = 10.0  # the outline of a unit (Natural Earth 1:10m) may be off by kilometres
LEAST_KM = 0.5  # what is less is said in no figure: it would read as 0 km
EXACT = ("at", "in")
AROUND = ("near", "outside", "along")  # of a place, at no told distance; "from" and "toward" it bound nothing
Outlines = Callable[[str], Ground | None]


class Spot(NamedTuple):
    """A place with its name in words, the point (degrees), how far from it the words allow (km), and whether bounded.

    ``around_km`` is how far from the edge of an area without a point: 0 in it. ``bounded`` is false where the words
    bound nothing: "from" and "toward" a place, or in a direction from an area, at no told distance.
    """

    place: Place | None
    named: str
    lon: float | None
    lat: float | None
    reach_km: float
    around_km: float = 0.0
    bounded: bool = True


class Area(NamedTuple):
    """How deep in the zone its deepest and its shallowest point may lie, in km (below zero: outside)."""

    deepest: float
    shallowest: float
    words: str


def place_part(
    truce: Truce, provision: Provision, where: Where | None, grounds: Mapping[str, Ground], outlines: Outlines
) -> ScopePart:
    """Hold a place against the zone of a provision, else its line, else the countries of the parties."""
    spot = _spot(where) if where is not None else None
    if spot is None or (spot.place is None and spot.lon is None):
        return _part("cannot_be_said", "the place is not known")
    if not spot.bounded:
        return _part("cannot_be_said", f"{spot.named} says no place")
    if provision.zone is None and provision.line is None:
        return _by_country(truce, provision, spot)
    key, id_ = ("zone", provision.zone) if provision.zone else ("line", provision.line or "")
    ground = grounds.get(id_ or "")
    if ground is None or not ground.drawn:
        return _part("cannot_be_said", f"nobody drew the {key} {ground.name if ground else id_}")
    width = provision.width_km if key == "zone" else provision.zone_width_km
    area = _area(spot, ground, width, outlines)
    found = _answer(area, ground) if area is not None else _by_line(spot, ground, width, outlines)
    if found is None:
        return _part("cannot_be_said", f"{spot.named} has neither a point nor an outline")
    answer, why = found
    if not provision.sourcing.confirms(key):
        note = provision.sourcing.unverified_note.removeprefix(f"{key}: ") or f"the {key} was not read in a source"
        return _part("cannot_be_said", f"{note}; {why}")
    return _part(answer, why)


def _spot(where: Where) -> Spot:
    """Take a place as a report has it, or as a monitor wrote it."""
    place, around = where.place, around_km(where)
    told = where.relation in (*EXACT, *AROUND) or where.distance_km is not None
    if isinstance(where, Location):
        reach, point, named = where.radius_km or 0.0, (where.lon, where.lat), where.words
    else:
        reach, named = reach_km(where), _named(where)
        point = (place.lon, place.lat) if place is not None else (None, None)
    aimless = where.bearing is not None and where.distance_km is None and point[0] is None
    return Spot(place, named, *point, reach, around, told and not aimless)


def _answer(area: Area, ground: Ground) -> tuple[ScopeAnswer, str]:
    """Say where the area lies, in km, with how far the drawing may be off."""
    if ground.precision_km is None:
        return "cannot_be_said", f"{area.words}, of which it is not known how exactly it is drawn"
    off = ground.precision_km
    why = f"{area.words} (drawn to {off:g} km)"
    if area.shallowest - off > 0:
        return "inside", why
    return ("outside", why) if area.deepest + off < 0 else ("cannot_be_said", why)


def _area(spot: Spot, ground: Ground, width: float | None, outlines: Outlines) -> Area | None:
    """Return how deep a place lies; ``None`` where that cannot be measured."""
    if spot.lon is not None and spot.lat is not None:
        depth = ground.depth_km(spot.lon, spot.lat, width)
        if depth is None:
            return None
        side = f"{abs(depth):.0f} km {'inside' if depth > 0 else 'outside'}"
        around = f", good to {spot.reach_km:g} km" if spot.reach_km else ""
        words = f"{spot.named}{around} lies {side if abs(depth) >= LEAST_KM else 'at the edge of'} {ground.name}"
        return Area(depth + spot.reach_km, depth - spot.reach_km, words)
    place = spot.place
    if place is None:
        return None
    if place.id == f"ca:{ground.id}":
        if spot.around_km:
            return Area(float("inf"), -spot.around_km, f"{spot.named} may be in {ground.name} and around it")
        return Area(float("inf"), float("inf"), f"{place.name} is that ground itself")
    outline = outlines(place.id)
    return _outlined(spot, outline, ground, width) if outline and outline.rings else None


def _outlined(spot: Spot, outline: Ground, ground: Ground, width: float | None) -> Area | None:
    """Return how deep the outline of an area lies in the zone, with as much around it as the words allow."""
    depths = [ground.depth_km(lon, lat, width) for lon, lat in outline.corners()]
    known = [depth for depth in depths if depth is not None]
    if not known:
        return None
    off = OUTLINE_OFF_KM + spot.around_km
    deepest, shallowest = max(known) + off, min(known) - off
    if any((outline.depth_km(lon, lat) or -1) > 0 for lon, lat in ground.corners()):  # the zone reaches into it
        deepest, shallowest = float("inf"), float("-inf")
    side = {(True, True): "wholly inside", (False, False): "wholly outside"}.get((shallowest > 0, deepest > 0))
    words = f"{spot.named}, an area, lies {side or 'partly in or at the edge of'} {ground.name}"
    return Area(deepest, shallowest, words)


def reach_km(where: PlaceMention) -> float:
    """Return how far from its point the words allow the place to be, in km."""
    return (where.place.radius_km or 0.0 if where.place else 0.0) + around_km(where)


def around_km(where: Where) -> float:
    """Return how far from the place that they name the words allow, in km; 0 where they mean the place itself."""
    if where.distance_km is not None:
        return where.distance_km
    return 0.0 if where.relation in EXACT and where.bearing is None else NEAR_KM


def _by_line(spot: Spot, ground: Ground, width: float | None, outlines: Outlines) -> tuple[ScopeAnswer, str] | None:
    """Hold a place against a line without a width: outside it by far, else it cannot be said; ``None``: no distance."""
    if width is not None or ground.rings:
        return None
    widest = _area(spot, ground, 2 * LINE_KM, outlines)
    if widest is None:
        return None
    away = ground.distance_km(spot.lon, spot.lat) if spot.lon is not None and spot.lat is not None else None
    far = ground.precision_km is not None and widest.deepest + ground.precision_km < 0
    if away is None:
        told = (
            f"{spot.named}, an area, is {f'more than {LINE_KM:g} km' if far else 'not wholly far'} from {ground.name}"
        )
    else:
        named = spot.place.name if spot.place else spot.named
        told = f"{named} is {f'{away:.0f} km' if away >= LEAST_KM else 'less than 1 km'} from {ground.name}"
    line = "a line for which the text gives no width"
    if far:
        return "outside", f"{told}, {line}; none is taken to reach farther than {LINE_KM:g} km"
    return "cannot_be_said", f"{told}, {line}"


def _by_country(truce: Truce, provision: Provision, spot: Spot) -> ScopePart:
    """Hold a place against the countries of the parties between whom it is, where a provision names no ground."""
    countries = countries_between(truce)
    told, place = f"no zone or line is given{f' ({provision.object})' if provision.object else ''}", spot.place
    if place is None or place.country is None or place.country_according_to not in (None, "GeoNames"):
        return _part("cannot_be_said", f"{told}, and whose ground {spot.named} is cannot be said")
    if spot.lon is None and spot.around_km:
        return _part("cannot_be_said", f"{told}, and on whose ground it was {spot.named} does not say")
    if place.country in countries:
        return _part("inside", f"{told}; {place.name} is in {place.country}, a party")
    return _part("cannot_be_said", f"{told}; {place.name} is in {place.country}, {no_side(truce, place.country)}")


def _named(where: PlaceMention) -> str:
    name = where.place.name if where.place else where.span.text
    return name if where.relation in EXACT else f"{where.relation} {name}"


def _part(answer: ScopeAnswer, why: str) -> ScopePart:
    return ScopePart(question="place", answer=answer, why=why)
