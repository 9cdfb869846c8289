"""The columns and rows that an incident is found by."""

from collections.abc import Iterator
from typing import Any

import truceline.record
from truceline.model.actor import Actor
from truceline.model.incident import Accord, Incident, Side
from truceline.model.mention import PlaceMention
from truceline.model.place import Place
from truceline.reference.name_fold import fold
from truceline.store.claim_rows import place_names
from truceline.store.schema import NO_DAY

FURTHEST_FIRST: tuple[Accord, ...] = ("contested", "unknown", "single", "agreed")


def incident_row(incident: Incident) -> dict[str, Any]:
    """Return the row of an incident."""
    first, last = incident.when.local_dates() if incident.when else (None, None)
    place = incident.where.place if incident.where else None
    first, last = first or last, last or first
    return {
        "id": incident.id,
        "day": first.isoformat() if first else NO_DAY,
        "first": first,
        "last": last,
        "kind": incident.kind,
        "place": place.name if place else incident.where.span.text if incident.where else None,
        **_point(place),
        **_how_exact(incident.where),
        "accord": worst_accord(incident),
        "documents": len(incident.documents),
        "origins": len(incident.origins),
        "sides": truceline.record.to_json([side_name(side) for side in incident.sides]).decode(),
    }


def worst_accord(incident: Incident) -> Accord | None:
    """Return the accord of the finding that is furthest from agreed; ``None`` without findings."""
    found = {finding.accord for finding in incident.findings}
    return next((accord for accord in FURTHEST_FIRST if accord in found), None)


def side_name(side: Side) -> str:
    """Return the name that a side is listed by: that of its first member, else its letter."""
    return side.members[0].name if side.members else side.id


def incident_terms(incident: Incident) -> Iterator[tuple[str, str]]:
    """Yield kind and term of all that it is found by: ids, names, provinces, countries; of sides ids and names."""
    if incident.where and incident.where.place:
        where = incident.where.place
        countries = [code for code in (where.country, *where.claimants) if code]  # of contested ground every claimant
        yield from (("place", fold(name)) for name in (*place_names(where), *countries))
    for side in incident.sides:
        for member in side.members:
            yield from (("side", fold(name)) for name in _side_names(member))


def _side_names(actor: Actor) -> Iterator[str]:
    yield from (actor.side, actor.id, actor.name)
    yield from (name for name in (actor.country, actor.group) if name)


def _how_exact(where: PlaceMention | None) -> dict[str, str | float | None]:
    """Return which place it is and how the incident lies to it."""
    place = where.place if where else None
    return {
        "place_id": place.id if place else None,
        "place_precision": place.precision if place else None,
        "relation": where.relation if where else None,
        "bearing": where.bearing if where else None,
        "distance_km": where.distance_km if where else None,
    }


def _point(place: Place | None) -> dict[str, float | None]:
    if place is None or place.lon is None or place.lat is None:
        return {"lon": None, "lat": None, "radius_km": place.radius_km if place else None}
    return {"lon": place.lon, "lat": place.lat, "radius_km": place.radius_km}
