"""A place as a monitor writes it ("3 km NW of Tegh", coordinates) -> a Location: the place, and a circle around it.

A name that several places bear is not decided here: the candidates are said, and without a choice there is no circle.
Names are taken exactly (any spelling that the gazetteer lists), never by sound.
"""

import re
from dataclasses import dataclass
from math import isfinite

from truceline.model.observation import Location, LocationRelation
from truceline.model.place import Place
from truceline.observing.problems import Problems, Texts, told
from truceline.reference.bearings import (
    NEAR_KM,
    Bearing,
    Circle,
    around,
    beyond,
    exactness_km,
    is_point,
    read_bearing,
    slack_km,
)
from truceline.reference.gazetteer import Entry
from truceline.reference.place_words import Sense, load_place_words
from truceline.reference.places import PlaceTable

POINTED = ("town", "capital", "site")
UNITS_CALLED: dict[Sense, tuple[str, ...]] = {"province": ("adm1",), "district": ("adm2",)}
MOST_KM = 1000.0  # of a distance: nobody places anything by a town further off
MOST_CANDIDATES = 12
NONE_OF_THEM = "none"  # as the place that was chosen: it is kept in its words, without a point
_PHRASE = re.compile(
    r"(?:(?:about|approx(?:imately|\.)?|some|around|~)\s*)?(?P<number>\d+(?:[.,]\d+)?)\s*"
    r"(?P<unit>km|kms|kilomet(?:re|er)s?|m|met(?:re|er)s?)\s+(?:to\s+the\s+)?"
    r"(?:(?P<bearing>[A-Za-z-]{1,20}(?:\s[A-Za-z]{4,5})?)\s+)?(?:of|from)\s+(?P<name>.+)",
    re.IGNORECASE,
)
_DIRECTION = re.compile(r"(?P<bearing>[A-Za-z-]{1,20})\s+of\s+(?P<name>.+)", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:[.,](?P<decimals>\d+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that the name may mean, to choose from: ``words`` tell it from the others."""

    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A location, and the places to choose from where the name alone does not tell which is meant."""

    location: Location
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How far from a place and in which direction, as typed."""

    name: str
    distance_km: float | None = None
    decimals: int = 0
    bearing: str | None = None
    direction: Bearing | None = None


def read_location(texts: Texts, table: PlaceTable, problems: Problems) -> Located | None:
    """Read ``place``, ``relation``, ``distance_km``, ``bearing``, or ``lat``, ``lon``, ``radius_km``; and ``control``.

    ``None`` where nothing is. ``country`` narrows the name down; ``place_id`` is the one that was chosen.
    """
    words, control = told(texts, "place"), told(texts, "control")
    if told(texts, "lat") or told(texts, "lon"):
        return _by_coordinates(texts, words, control, problems)
    way = _way(texts, words, problems)
    if told(texts, "radius_km"):
        problems.note("radius_km", "A radius is given without coordinates.", "It is left out: give both, or neither.")
    if way is None:
        return None
    relation = _relation(texts, way, problems)
    chosen, candidates = _chosen(way.name, relation, texts, table, problems)
    place = table.place(chosen) if chosen else None
    circle = _circle(place, relation, way) if place else None
    return Located(
        location=Location(
            words=_said(words, way),
            place=place,
            relation=relation,
            distance_km=way.distance_km,
            bearing=way.bearing,
            lon=round(circle.lon, 5) if circle else None,
            lat=round(circle.lat, 5) if circle else None,
            radius_km=round(circle.radius_km, 2) if circle else None,
            control=control,
            how=_how(place, circle, relation, way),
        ),
        candidates=candidates,
    )


# --- by name --------------------------------------------------------------------------------------------------------


def _way(texts: Texts, words: str, problems: Problems) -> _Way | None:
    distance, bearing = told(texts, "distance_km"), told(texts, "bearing")
    if not words:
        if distance or bearing:
            problems.add("place", "A distance or a direction is given without a place.", "Name the place it is from.")
        return None
    if not distance and not bearing:
        return _phrase(words)
    km, decimals = _number(distance, "distance_km", problems)
    direction = read_bearing(bearing) if bearing else None
    if bearing and direction is None:
        problems.add("bearing", f"“{bearing}” is no direction.", "Write NW, north-west, or degrees from north as 315.")
    if km is not None and not 0 < km <= MOST_KM:
        problems.add("distance_km", f"“{distance}” km is no distance.", f"Give km above 0, and {MOST_KM:g} at most.")
        km = None
    return _Way(name=words, distance_km=km, decimals=decimals, bearing=bearing or None, direction=direction)


def _phrase(words: str) -> _Way:
    """Read "3 km NW of Tegh" and "north of Tegh"; anything else is a name."""
    found = _PHRASE.fullmatch(words)
    if found:
        metres = found["unit"].lower().startswith("m")
        direction = read_bearing(found["bearing"]) if found["bearing"] else None
        number = found["number"].replace(",", ".")
        km, decimals = float(number), len(number.partition(".")[2])
        if (direction or not found["bearing"]) and 0 < km <= MOST_KM * (1000 if metres else 1):
            km, decimals = (km / 1000, decimals + (1 if km % 100 == 0 else 2)) if metres else (km, decimals)
            return _Way(
                name=found["name"], distance_km=km, decimals=decimals, bearing=found["bearing"], direction=direction
            )
    found = _DIRECTION.fullmatch(words)
    if found and (direction := read_bearing(found["bearing"])):
        return _Way(name=found["name"], bearing=found["bearing"], direction=direction)
    return _Way(name=words)


def _relation(texts: Texts, way: _Way, problems: Problems) -> LocationRelation:
    asked = told(texts, "relation").lower()
    if way.distance_km is not None or way.bearing:
        return "near"
    if asked in ("", "at"):
        return "at"
    if asked in ("in", "near"):
        return "in" if asked == "in" else "near"
    problems.add("relation", f"“{asked}” is none of at, in, near.", "Choose one of them.")
    return "at"


def _chosen(
    name: str, relation: LocationRelation, texts: Texts, table: PlaceTable, problems: Problems
) -> tuple[Entry | None, tuple[Candidate, ...]]:
    found = _bearing_it(name, told(texts, "country"), table, problems)
    kinds = UNITS_CALLED.get(load_place_words().senses.get(name.rpartition(" ")[2].casefold(), "unit"))
    if kinds:  # "Syunik Province" is no village of that name
        found = [one for one in found if one[0].kind in kinds] or found
    elif relation != "in":
        found = [one for one in found if one[0].kind in POINTED] or found
    asked = told(texts, "place_id")
    candidates = tuple(_candidate(entry, table) for entry, _ in found[:MOST_CANDIDATES])
    if asked == NONE_OF_THEM:
        return None, candidates
    chosen = next((entry for entry, _ in found if entry.id == asked), None)
    if chosen is not None:
        return chosen, candidates
    main = [entry for entry, score in found if score >= 1.0]
    only = main if len(main) == 1 else [entry for entry, _ in found]
    if len(only) == 1:
        return only[0], candidates
    if not found:
        problems.note("place", f"The gazetteer has no place “{name}”.", "It is kept as these words, without a point.")
    else:
        problems.note(
            "place", f"{len(found)} places are called “{name}”.", "Choose one, or it is kept without a point."
        )
    return None, candidates


def _bearing_it(name: str, country: str, table: PlaceTable, problems: Problems) -> list[tuple[Entry, float]]:
    """Return the places of this name, best first; what stands after a comma, or ``country``, narrows them down."""
    bare, _, region = name.partition(",")
    countries = _countries(country, table)
    if country and not countries:
        problems.add("country", f"“{country}” is no country.", "Write its name, or its code of three letters.")
    found = [(m.entry, m.score) for m in table.exact(bare.strip() if region else name, anywhere=True)]
    if countries:
        found = [one for one in found if table.concerns(one[0], countries)]
    if region.strip():
        found = [one for one in found if _lies_in(one[0], region.strip(), table)]
    return found


def _countries(words: str, table: PlaceTable) -> tuple[str, ...]:
    if not words:
        return ()
    if table.country(words.upper()):
        return (words.upper(),)
    return tuple(m.entry.country for m in table.exact(words) if m.entry.kind == "country")


def _lies_in(entry: Entry, region: str, table: PlaceTable) -> bool:
    place = table.place(entry)
    known = {(place.admin1 or "").casefold(), table.country_name(entry.country).casefold(), entry.country.casefold()}
    return region.casefold() in known


def _candidate(entry: Entry, table: PlaceTable) -> Candidate:
    place = table.place(entry)
    country = table.country_name(entry.country) if entry.country else ""
    if place.country_according_to and country:
        country = f"{country} according to {place.country_according_to}"
    point = f"{entry.lat:.2f}, {entry.lon:.2f}" if place.lat is not None and entry.lat and entry.lon else ""
    words = [f"{place.name}, {place.precision}", *(part for part in (place.admin1, country, point) if part)]
    return Candidate(id=entry.id, words=", ".join(words))


def _circle(place: Place, relation: LocationRelation, way: _Way) -> Circle | None:
    """Return the circle, or ``None``: an area has no point, and a direction without a distance has no end."""
    if place.lon is None or place.lat is None or (way.bearing and way.distance_km is None):
        return None
    wide = place.radius_km or 0.0
    slack = slack_km(way.distance_km, way.decimals) if way.distance_km is not None else 0.0
    if way.direction and way.distance_km is not None:
        return beyond(place.lon, place.lat, wide, way.distance_km, way.direction, slack)
    if relation == "near":
        return around(place.lon, place.lat, wide, way.distance_km, slack)
    return Circle(place.lon, place.lat, wide)


def _said(words: str, way: _Way) -> str:
    if way.name != words or (way.distance_km is None and way.bearing is None):
        return words
    km = f"{way.distance_km:g} km" if way.distance_km is not None else ""
    return " ".join(part for part in (km, way.bearing or "", "of" if way.bearing else "from", words) if part)


def _how(place: Place | None, circle: Circle | None, relation: LocationRelation, way: _Way) -> str:
    if place is None:
        return "not placed: no place, or no single place, of the gazetteer has this name"
    if circle is None:
        why = (
            "a direction without a distance has no end"
            if place.lon is not None
            else f"a {place.precision} has no point"
        )
        return f"no point: {why}"
    if way.distance_km is None:
        return f"{'within ' + format(NEAR_KM, 'g') + ' km of ' if relation == 'near' else ''}the place itself"
    slack = slack_km(way.distance_km, way.decimals)
    angle = f", {way.direction.azimuth:g} ± {way.direction.either_side:g}°" if way.direction else ", in any direction"
    return f"{way.distance_km:g} ± {slack:.2g} km{angle}, from a place of {place.radius_km or 0:g} km"


# --- by coordinates -------------------------------------------------------------------------------------------------


def _by_coordinates(texts: Texts, words: str, control: str, problems: Problems) -> Located | None:
    lat, exact_lat = _number(told(texts, "lat"), "lat", problems)
    lon, exact_lon = _number(told(texts, "lon"), "lon", problems)
    radius, _ = _number(told(texts, "radius_km"), "radius_km", problems)
    for name, value in (("lat", lat), ("lon", lon)):
        if value is None:
            problems.add(name, "Half of the coordinates is missing.", "Give both, in degrees: 39.558 and 46.479.")
    if lat is None or lon is None:
        return None
    if not is_point(lon, lat):
        problems.add("lat" if abs(lat) > 90 else "lon", "This lies on no map.", "Latitude to ±90, longitude to ±180.")
        return None
    written = exactness_km(min(exact_lat, exact_lon), lat)
    way = _way(texts, words, problems)  # the coordinates are of what happened; how far from the place is kept in words
    said = _said(words, way) if way else f"{told(texts, 'lat')}, {told(texts, 'lon')}"
    how = f"coordinates, written to {written:.2g} km"
    if radius is not None and not 0 <= radius <= MOST_KM:
        problems.add("radius_km", f"“{radius:g}” km is no radius.", f"Give km from 0, and {MOST_KM:g} at most.")
        return None
    if radius is not None:
        how += f"; {radius:g} km as told"
    circle = (round(lon, 6), round(lat, 6), round(max(written, radius or 0.0), 3))
    location = Location(words=said, lon=circle[0], lat=circle[1], radius_km=circle[2], control=control, how=how)
    return Located(location=location)


def _number(words: str, name: str, problems: Problems) -> tuple[float | None, int]:
    """Read a number, with how many decimals it was written."""
    if not words:
        return None, 0
    found = _NUMBER.fullmatch(words)
    value = float(words.replace(",", ".")) if found else None
    if found is None or value is None or not isfinite(value):
        problems.add(name, f"“{words}” is no number.", "Write digits, as 3 or 2.5.")
        return None, 0
    return value, len(found["decimals"] or "")
