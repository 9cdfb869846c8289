"""Incidents and records of a casefile a page at a time: memory does not grow with their number."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from truceline.casefile.filters import Filters
from truceline.model.incident import Incident
from truceline.model.observation import Recorded
from truceline.model.time import Interval
from truceline.store.base import Store
from truceline.store.rows import IncidentRow, ObservationQuery, StoredObservation

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

DAY = timedelta(days=1)


def incident_pages(casefile: "Casefile", filters: Filters, size: int) -> Iterator[tuple[IncidentRow, ...]]:
    """Yield pages, each after the last incident of the one before; ``limit`` of the filters is over all pages."""
    left, after = filters.get("limit"), filters.get("after")
    while left is None or left > 0:
        asked: Filters = {**filters, "after": after, "limit": size if left is None else min(size, left)}
        rows = casefile.incidents(**asked)
        if rows:
            yield rows
            after = rows[-1].id
            left = None if left is None else left - len(rows)
        if len(rows) < asked["limit"]:
            return


def paged_incidents(casefile: "Casefile", filters: Filters, size: int) -> Iterator[Incident]:
    """Yield the incidents that filters let through, in the order of the list; ``size`` are held at a time."""
    for rows in incident_pages(casefile, filters, size):
        loaded = casefile.store.incidents.load([row.id for row in rows])
        yield from (loaded[row.id] for row in rows if row.id in loaded)


def records_of_days(store: Store, query: ObservationQuery) -> Iterator[Recorded]:
    """Yield the records that the days of a query touch, each by its own clock, as incidents are found.

    The store knows moments: a record may be of one day by its own clock and of another in UTC.
    """
    wide = replace(query, since=_beside(query.since, -DAY), until=_beside(query.until, DAY))
    for stored in paged_records(store, wide):
        if touches(stored.record.when, query.since, query.until):
            yield stored.record


def touches(when: Interval | None, since: date | None, until: date | None) -> bool:
    """Say whether an interval may touch the days from one to another, by its own clock; ``None``: no bound.

    What has no day touches none that are asked for.
    """
    if since is None and until is None:
        return True
    first, last = when.local_dates() if when else (None, None)
    first, last = first or last, last or first
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)


def _beside(day: date | None, step: timedelta) -> date | None:
    edge = date.min if step < timedelta() else date.max
    return day if day is None or day == edge else day + step


def paged_records(store: Store, query: ObservationQuery) -> Iterator[StoredObservation]:
    """Yield what monitors recorded, in the order of a query; its ``limit`` are held at a time."""
    while True:
        found = store.observations.find(query)
        yield from found
        if len(found) < query.limit:
            return
        query = replace(query, after=found[-1].record.id)
