"""The rows of the gazetteer as types: entries, contested ground, and the shards they are read from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import Any, Literal, NamedTuple, cast

from truceline.model.place import Place, PlaceName, PlacePrecision

EARTH_KM = 6371.0
Kind = Literal["country", "adm1", "adm2", "town", "capital", "site", "ground"]
PRECISION: dict[str, PlacePrecision] = {
    "country": "country",
    "adm1": "province",
    "adm2": "district",
    "town": "settlement",
    "capital": "settlement",
    "site": "site",
}


class Entry(NamedTuple):
    """A row of the archive. ``lat``, ``lon`` are the centre, also of units, for distances: not a point to publish."""

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
    parties: frozenset[str]
    spoken: tuple[str, ...]
    valid: tuple[str, str]
    lon: float | None
    lat: float | None
    radius_km: float | None
    centre: tuple[float, float] | None


@dataclass
class Shard:
    """The rows of a country or of the world, as text until one is asked for."""

    lines: list[str]
    by_key: dict[str, list[int]] = field(default_factory=dict)
    entries: dict[int, Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        by_key = self.by_key
        for number, line in enumerate(self.lines):
            for key in line[line.rindex("\t") + 1 :].split(" "):
                if key in by_key:
                    by_key[key].append(number)
                else:
                    by_key[key] = [number]

    def entry(self, number: int) -> Entry:
        """Return the entry of a line; it is kept."""
        found = self.entries.get(number)
        if found is None:
            found = self.entries[number] = read_entry(self.lines[number])
        return found

    def of_kind(self, kind: Kind) -> Iterator[Entry]:
        """Yield the entries of a kind."""
        mark = f"\t{kind}\t"
        return (self.entry(number) for number, line in enumerate(self.lines) if mark in line)

    def find(self, key: str) -> Iterator[Entry]:
        """Yield the entries with this exact key."""
        for number in self.by_key.get(key, ()):
            yield self.entry(number)


def read_entry(line: str) -> Entry:
    """Read a line of a shard."""
    row_id, kind, name, country, admin1, admin2, lat, lon, radius, population, ground, source, keys = line.split("\t")
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
        tuple(ground.split(";")) if ground else (),
        source,
        tuple(keys.split(" ")),
    )


def read_ground(record: dict[str, Any]) -> Ground:
    """Read a record of the member ``grounds``."""
    names = tuple(PlaceName(name=name, used_by=user) for name, user in record["names"])
    return Ground(
        id=record["id"],
        precision=record["precision"],
        name=record["name"],
        names=names,
        claimants=tuple(record["claimants"]),
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
        names=ground.names,
        source="contested.geojson",
    )


def apart_km(a: Entry, b: Entry) -> float:
    """Measure the great circle between two centres, in km; infinite where one is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    lat, lon, to_lat, to_lon = (radians(x) for x in (a.lat, a.lon, b.lat, b.lon))
    h = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(h))
