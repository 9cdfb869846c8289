"""Which observations, restrictions and tallies are of an incident, or near it: by a person's link, by time and place.

Nothing is linked by itself. What lies near in time and place is shown as near and not linked, until a person says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import cos, radians
from typing import TYPE_CHECKING, Literal

from truceline.model.incident import Incident
from truceline.model.observation import Location, Mark, Observation, Recorded
from truceline.model.place import Place
from truceline.model.time import Interval
from truceline.reference.globe import KM_PER_DEGREE, apart_km
from truceline.review.anchors import find_happening
from truceline.store.base import Store
from truceline.store.rows import ObservationQuery, StoredObservation

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

NEAR_KM = 15.0  # between the edges of two places: the next village, as where reports are compared
NEAR_HOURS = 24.0  # between the ends of two intervals
MOST = 100  # records of one incident that are looked at
NearState = Literal["linked", "near", "unlinked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearObservation:
    """A record and how it stands to an incident.

    ``linked``: a person said that it is of the incident (``mark`` says who and why); ``unlinked``: that it is not;
    ``near``: nobody said. ``apart_km`` is between the middles, ``gap_hours`` between the intervals (0: they overlap);
    ``None`` where one of the two has no point or no time. ``inside``: the two circles overlap.
    """

    record: Recorded
    state: NearState
    mark: Mark | None = None
    withdrawn: str | None = None
    apart_km: float | None = None
    inside: bool = False
    gap_hours: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NearIncident:
    """An incident that a record may be of."""

    incident: Incident
    near: NearObservation


def observations_near(casefile: "Casefile", incident: Incident) -> tuple[NearObservation, ...]:
    """Return what monitors recorded of an incident or near it: the linked first, then the nearest in time and place.

    A withdrawn record is among them only where it was linked, with the reason of its withdrawal.
    """
    store = casefile.store
    with store.snapshot():
        marks = _marks(store, incident)
        linked = [stored for key in marks if (stored := store.observations.get(key)) is not None]
        near = [stored for stored in _candidates(store, incident) if stored.record.id not in marks]
    found = [_compared(stored, incident, marks.get(stored.record.id)) for stored in (*linked, *near)]
    return tuple(sorted((one for one in found if one.mark or _is_near(one)), key=_rank))


def observations_linked(casefile: "Casefile", incident: Incident) -> tuple[Observation, ...]:
    """Return the observations that a person linked to an incident and that stand, the nearest first."""
    return tuple(record for record in records_linked(casefile, incident) if isinstance(record, Observation))


def records_linked(casefile: "Casefile", incident: Incident) -> tuple[Recorded, ...]:
    """Return all that a person linked to an incident and that stands, the nearest first."""
    marks = _marks(casefile.store, incident)
    stored = [one for key in marks if (one := casefile.store.observations.get(key)) is not None]
    found = sorted((_compared(one, incident, marks[one.record.id]) for one in stored), key=_rank)
    return tuple(one.record for one in linked(found))


def incident_links(casefile: "Casefile", record: str) -> dict[str, Mark]:
    """Return the incidents that a person linked a record to, by id, with what was said last; taken back ones too."""
    store, found = casefile.store, {}
    for mark in store.observations.marks(record):
        reading = store.documents.reading(mark.span.document) if mark.span else None
        happening = find_happening(reading, mark.span) if reading and mark.span else None
        if happening:
            found.update(dict.fromkeys(store.incidents.of_happenings([happening.id]).values(), mark))
    return found


def incidents_near(casefile: "Casefile", record: Recorded) -> tuple[NearIncident, ...]:
    """Return the incidents that a person linked a record to or unlinked it from, and those it may be of.

    The linked first, then the nearest in time and place; without a time or a place only the linked.
    """
    links = incident_links(casefile, record.id)
    near = [key for key in _incidents_around(casefile, record) if key not in links]
    loaded = casefile.store.incidents.load([*links, *near])
    stored = StoredObservation(record=record)
    found = [
        NearIncident(incident=incident, near=_compared(stored, incident, links.get(key)))
        for key, incident in loaded.items()
    ]
    return tuple(sorted((one for one in found if one.near.mark or _is_near(one.near)), key=lambda one: _rank(one.near)))


def _incidents_around(casefile: "Casefile", record: Recorded) -> list[str]:
    first, last = _days(record.when)
    if record.where is None or first is None or last is None:
        return []
    window = _window(record.where)
    place = None if window else record.where.place.id if record.where.place else None
    if window is None and place is None:
        return []
    return [row.id for row in casefile.incidents(since=first, until=last, window=window, place=place, limit=MOST)]


def _marks(store: Store, incident: Incident) -> dict[str, Mark]:
    """Return what was said last of each record that somebody linked to the incident or unlinked from it."""
    links, told, found = store.observations.links(incident.documents), set(incident.happenings), {}
    readings = store.documents.readings({mark.span.document for mark in links if mark.span})
    for mark in links:
        reading = readings.get(mark.span.document) if mark.span else None
        happening = find_happening(reading, mark.span) if reading and mark.span else None
        if happening and happening.id in told:
            found[mark.about] = mark
    return found


def _candidates(store: Store, incident: Incident) -> Iterator[StoredObservation]:
    first, last = _days(incident.when)
    place = incident.where.place if incident.where else None
    if first is None or last is None or place is None:
        return
    window = _window(place)
    query = ObservationQuery(
        since=first, until=last, window=window, place=None if window else place.id, newest_first=False, limit=MOST
    )
    yield from store.observations.find(query)


def _days(when: Interval | None) -> tuple[date | None, date | None]:
    ends, slack = _ends(when), timedelta(hours=NEAR_HOURS)
    return ((ends[0] - slack).date(), (ends[1] + slack).date()) if ends else (None, None)


def _window(where: Location | Place) -> tuple[float, float, float, float] | None:
    """Return the window around a point, wide enough for all that is near it; its corners are no candidates."""
    if where.lon is None or where.lat is None:
        return None
    reach = 2 * NEAR_KM + (where.radius_km or 0.0)
    high = min(89.0, reach / KM_PER_DEGREE)
    wide = min(179.0, reach / (KM_PER_DEGREE * max(0.02, cos(radians(where.lat)))))
    west, east = where.lon - wide, where.lon + wide
    return (
        west + 360 if west < -180 else west,
        max(-90.0, where.lat - high),
        east - 360 if east > 180 else east,
        min(90.0, where.lat + high),
    )


def _compared(stored: StoredObservation, incident: Incident, mark: Mark | None) -> NearObservation:
    record, place = stored.record, incident.where.place if incident.where else None
    km = _apart(record.where, place)
    reach = (record.where.radius_km or 0.0 if record.where else 0.0) + (place.radius_km or 0.0 if place else 0.0)
    return NearObservation(
        record=record,
        state="near" if mark is None else "linked" if mark.kind == "linked" else "unlinked",
        mark=mark,
        withdrawn=stored.withdrawn,
        apart_km=km,
        inside=km is not None and km <= reach,
        gap_hours=_gap(record, incident),
    )


def _apart(one: Location | None, other: Place | None) -> float | None:
    if one is None or other is None or one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        return None
    return apart_km(one.lon, one.lat, other.lon, other.lat)


def _gap(record: Recorded, incident: Incident) -> float | None:
    one, other = _ends(record.when), _ends(incident.when)
    if one is None or other is None:
        return None
    return max(0.0, (max(one[0], other[0]) - min(one[1], other[1])).total_seconds() / 3600)


def _ends(when: Interval | None) -> tuple[datetime, datetime] | None:
    first, last = (when.earliest or when.latest, when.latest or when.earliest) if when else (None, None)
    return (first, last) if first and last else None


def _is_near(one: NearObservation) -> bool:
    if one.gap_hours is None or one.gap_hours > NEAR_HOURS:
        return False
    return one.apart_km is None or one.inside or one.apart_km <= NEAR_KM


def _rank(one: NearObservation) -> tuple[int, float, float, str]:
    order = {"linked": 0, "near": 1, "unlinked": 2}
    return order[one.state], one.gap_hours or 0.0, one.apart_km or 0.0, one.record.id


def linked(found: Iterable[NearObservation]) -> tuple[NearObservation, ...]:
    """Return those of them that a person linked and that stand."""
    return tuple(one for one in found if one.state == "linked" and one.withdrawn is None)
