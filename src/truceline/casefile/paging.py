"""Incidents and records of a casefile a page at a time: memory does not grow with their number."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from truceline.casefile.filters import Filters
from truceline.model.incident import Incident
from truceline.store.base import Store
from truceline.store.rows import IncidentRow, ObservationQuery, StoredObservation

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile


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


def paged_records(store: Store, query: ObservationQuery) -> Iterator[StoredObservation]:
    """Yield what monitors recorded, in the order of a query; its ``limit`` are held at a time."""
    while True:
        found = store.observations.find(query)
        yield from found
        if len(found) < query.limit:
            return
        query = replace(query, after=found[-1].record.id)
