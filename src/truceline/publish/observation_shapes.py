"""What monitors recorded as rows of a table and as GeoJSON: the same records, for other tools.

``outcome`` tells apart what was observed and what was looked for and not seen; ``count_low`` and ``count_high`` are
empty for both "not told" and "not known", and ``count`` says which. A place without a point has no geometry.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from math import cos, pi, radians, sin
from typing import Any

from truceline.model.actor import Party
from truceline.model.observation import AccessRestriction, Observation, Tally, kind_of
from truceline.model.quantity import Count
from truceline.publish.observation_words import area_words, headline
from truceline.reference.globe import KM_PER_DEGREE
from truceline.store.rows import StoredObservation

HEADER = (
    "id",
    "kind",
    "outcome",
    "since",
    "until",
    "zone",
    "time_precision",
    "place",
    "place_name",
    "place_id",
    "relation",
    "distance_km",
    "bearing",
    "lat",
    "lon",
    "radius_km",
    "control",
    "means",
    "act",
    "count",
    "count_low",
    "count_high",
    "unit",
    "weapon_class",
    "weapon",
    "calibre_mm",
    "direction",
    "direction_words",
    "actor",
    "accused",
    "denial",
    "mission",
    "patrol",
    "words",
    "remarks",
    "source",
    "entered_by",
    "entered_at",
    "withdrawn",
)
CORNERS = 32


def observation_rows(stored: Iterable[StoredObservation]) -> Iterator[list[object]]:
    """Yield a row of ``HEADER`` for each record; ``None`` is an empty cell."""
    for one in stored:
        facts = record_facts(one)
        yield [facts.get(name) for name in HEADER]


def record_facts(stored: StoredObservation) -> dict[str, Any]:
    """Return what a record says by the names of ``HEADER``; names that its kind has not are left out."""
    record = stored.record
    facts: dict[str, Any] = {
        "id": record.id,
        "kind": kind_of(record),
        "words": record.words or None,
        "source": record.source or None,
        "entered_by": record.by,
        "entered_at": _iso(record.at),
        "withdrawn": None if stored.withdrawn is None else stored.withdrawn or "withdrawn",
    }
    if record.when:
        facts |= {"since": _iso(record.when.earliest), "until": _iso(record.when.latest)}
        facts["zone"] = f"UTC{record.when.zone}" if record.when.zone else None  # "+04:00" alone looks like a formula
        facts["time_precision"] = record.when.precision
    if record.where:
        facts |= _where(record.where)
    return facts | _own(record)


def _where(where: Any) -> dict[str, Any]:
    return {
        "place": where.words,
        "place_name": where.place.name if where.place else None,
        "place_id": where.place.id if where.place else None,
        "relation": where.relation,
        "distance_km": where.distance_km,
        "bearing": where.bearing,
        "lat": where.lat,
        "lon": where.lon,
        "radius_km": where.radius_km,
        "control": where.control or None,
    }


def _own(record: Observation | AccessRestriction | Tally) -> dict[str, Any]:
    if isinstance(record, Tally):
        parties = {"actor": _party(record.claimant), "accused": _party(record.accused)}
        return _count(record.count) | parties | {"remarks": record.remarks or None}
    observer = {"mission": record.mission or None, "patrol": record.patrol or None}
    if isinstance(record, AccessRestriction):
        return observer | {"denial": record.kind, "actor": _party(record.denied_by)}
    return {
        **observer,
        **_count(record.count),
        "outcome": "not_observed" if record.negative else "observed",
        "means": record.means,
        "act": record.act,
        "weapon_class": record.weapon,
        "weapon": record.weapon_words or None,
        "calibre_mm": record.calibre_mm,
        "direction": record.direction,
        "direction_words": record.direction_words or None,
        "actor": _party(record.actor),
    }


def _count(count: Count | None) -> dict[str, Any]:
    if count is None:
        return {}
    return {
        "count": count.words or ("N/K" if count.unknown else None),
        "count_low": count.low,
        "count_high": count.high,
        "unit": count.unit,
    }


def _party(party: Party | None) -> str | None:
    if party is None:
        return None
    return party.actor.name if party.actor else party.kind


def feature_collection(stored: Iterable[StoredObservation]) -> dict[str, Any]:
    """Return GeoJSON (RFC 7946): the area of each record as a polygon, ``null`` where there is no point."""
    return {"type": "FeatureCollection", "features": [_feature(one) for one in stored]}


def _feature(stored: StoredObservation) -> dict[str, Any]:
    facts = record_facts(stored)
    where = stored.record.where
    area = _circle(where.lon, where.lat, where.radius_km) if where and where.lon is not None else None
    said = {"what": headline(stored.record), "area": area_words(where)}
    return {"type": "Feature", "id": stored.record.id, "geometry": area, "properties": facts | said}


def _circle(lon: float | None, lat: float | None, radius_km: float | None) -> dict[str, Any] | None:
    """Return a circle as a polygon, counterclockwise, closed."""
    if lon is None or lat is None or radius_km is None:
        return None
    high = radius_km / KM_PER_DEGREE
    wide = high / max(0.01, cos(radians(lat)))
    turns = [2 * pi * corner / CORNERS for corner in range(CORNERS)]
    ring = [[round(lon + wide * cos(t), 5), round(max(-90.0, min(90.0, lat + high * sin(t))), 5)] for t in turns]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
