"""Which incidents are asked for, as keyword arguments; what a person calls a side or a place, as records have it."""

from datetime import date
from typing import TypedDict

from truceline.model.incident import Accord, Basis
from truceline.model.violation import SubjectKind
from truceline.store.rows import IncidentQuery


class Filters(TypedDict, total=False):
    """Filters that an incident has to pass; the fields are those of ``store.rows.IncidentQuery``.

    ``side`` may be the name of a state or group, ``place`` a name in any spelling that the gazetteer has.
    """

    since: date | None
    until: date | None
    ids: tuple[str, ...] | None
    place: str | None
    side: str | None
    kind: str | None
    accord: Accord | None
    basis: Basis | None
    question: str | None
    window: tuple[float, float, float, float] | None
    newest_first: bool
    after: str | None
    limit: int


class ViolationFilters(TypedDict, total=False):
    """Filters that a violation has to pass. ``incident`` is an id or the beginning of one.

    The days are those of what it is of, by its own clock. ``truce`` is an id or the beginning of one, ``provision`` an
    id or a number as printed, ``party`` an id, a name or a country. ``kinds`` are what it may be of, all three where
    left out.
    """

    truce: str | None
    provision: str | None
    party: str | None
    incident: str | None
    since: date | None
    until: date | None
    kinds: tuple[SubjectKind, ...]


def incident_query(filters: Filters) -> IncidentQuery:
    """Return the query of the filters, with all that the names of a side and a place may mean."""
    from truceline.reference.called import places_called, sides_called

    side, place = filters.get("side"), filters.get("place")
    return IncidentQuery(
        **filters,
        sides=sides_called(side) if side else (),
        places=places_called(place) if place else (),
    )
