"""The rows of the gazetteer as types: entries and contested ground."""

from typing import Any, Literal, NamedTuple, cast

from truceline.model.place import Administration, Place, PlaceName, PlacePrecision
from truceline.reference import globe

Kind = Literal["continent", "country", "adm1", "adm2", "town", "capital", "site", "ground"]
PRECISION: dict[str, PlacePrecision] = {
    "continent": "area",
    "country": "country",
    "adm1": "province",
    "adm2": "district",
    "town": "settlement",
    "capital": "settlement",
    "site": "site",
}


class Entry(NamedTuple):
    """A row of the index. ``lat``, ``lon`` are the middle, also of units, for distances: not a point to publish.

    ``known`` counts the names that GeoNames lists, in all languages: places that are much written of have many.
    """

    id: str
    kind: Kind
    name: str
    country: str
    admin1: str
    admin2: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    population: int
    known: int
    ground: tuple[str, ...]
    source: str
    keys: tuple[str, ...]


class Ground(NamedTuple):
    """Contested ground: how exact, what it is called and by whom, who claims it, whose quarrel it is."""

    id: str
    precision: PlacePrecision
    name: str
    names: tuple[PlaceName, ...]
    claimants: tuple[str, ...]
    administered: tuple[Administration, ...]
    parties: frozenset[str]
    spoken: tuple[str, ...]
    valid: tuple[str, str]
    lon: float | None
    lat: float | None
    radius_km: float | None
    centre: tuple[float, float] | None


def read_entry(line: str) -> Entry:
    """Read a line of the index."""
    cells = line.split("\t")
    row_id, kind, name, country, admin1, admin2, lat, lon, radius, population, known, ground, source, keys = cells
    return Entry(
        row_id,
        cast(Kind, kind),
        name,
        country,
        admin1,
        admin2,
        float(lat) if lat else None,
        float(lon) if lon else None,
        float(radius) if radius else None,
        int(population or 0),
        int(known or 0),
        tuple(ground.split(";")) if ground else (),
        source,
        tuple(keys.split(" ")),
    )


def read_ground(record: dict[str, Any]) -> Ground:
    """Read a record of contested ground."""
    names = tuple(PlaceName(name=name, used_by=user) for name, user in record["names"])
    return Ground(
        id=record["id"],
        precision=record["precision"],
        name=record["name"],
        names=names,
        claimants=tuple(record["claimants"]),
        administered=tuple(Administration(who=w, since=a, until=b) for w, a, b in record["administered"]),
        parties=frozenset(record["parties"]),
        spoken=tuple(record["spoken"]),
        valid=(record["valid"][0], record["valid"][1]),
        lon=record["lon"],
        lat=record["lat"],
        radius_km=record["radius_km"],
        centre=tuple(record["centre"]) if record["centre"] else None,
    )


def ground_place(ground: Ground) -> Place:
    """Make the published form of contested ground: no country, and no point where it is wide or a line."""
    return Place(
        id=f"ca:{ground.id}",
        name=ground.name,
        precision=ground.precision,
        lon=ground.lon,
        lat=ground.lat,
        radius_km=ground.radius_km,
        claimants=ground.claimants,
        administered_by=ground.administered,
        names=ground.names,
        source="contested.geojson",
    )


def apart_km(a: Entry, b: Entry) -> float:
    """Measure the great circle between two centres, in km; infinite where one is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    return globe.apart_km(a.lon, a.lat, b.lon, b.lat)
