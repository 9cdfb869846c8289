"""Coverage of a casefile: who looked where on which day, and who told of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from truceline.casefile.filters import Filters
from truceline.casefile.monitoring import ObservationFilters, observation_query
from truceline.casefile.paging import paged_incidents, paged_records, records_of_days
from truceline.errors import InputError
from truceline.model.coverage import Coverage, CoverageArea
from truceline.model.incident import Incident
from truceline.model.observation import Recorded
from truceline.store.rows import ReportQuery
from truceline.truces.coverage import Days, Known, find_areas, make_coverage

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

PIECE = 1000  # rows that are held at a time
MOST_DAYS = 366
USUAL_DAYS = 14  # that are shown where none are asked for
ASKED = "asked"  # key of an area that was asked for, and of which nothing is known
DAY = timedelta(days=1)


def coverage(
    casefile: "Casefile", since: date | None = None, until: date | None = None, place: str | None = None
) -> Coverage | None:
    """Return days by areas; without days the last fortnight of which anything is known, ``None`` where nothing is.

    ``place`` is a place, province or country under any of its names: nothing of other places is shown.

    Raises:
        InputError: the last day is before the first, or it is more than a year.
    """
    with casefile.store.snapshot():
        asked = asked_days(casefile, since, until, usual=USUAL_DAYS, most=MOST_DAYS)
        if asked is None:
            return None
        known = Known(
            records=tuple(_records(casefile, asked, place)),
            incidents=tuple(_incidents(casefile, asked, place)),
            elsewhere=tuple(_incidents(casefile, asked, None)) if place else (),
            published=dict(_published(casefile, asked)),
        )
    areas = find_areas(asked, known)
    if place and not areas:
        areas = (CoverageArea(key=ASKED, name=place),)
    return make_coverage(asked.first, asked.last, known, areas)


def asked_days(casefile: "Casefile", since: date | None, until: date | None, *, usual: int, most: int) -> Days | None:
    """Return the days that are asked for; without any the last ``usual`` of which anything is known, if there are any.

    Raises:
        InputError: the last day is before the first, or they are more than ``most``.
    """
    last = until or (since + DAY * (usual - 1) if since else last_day(casefile))
    if last is None:
        return None
    first = since or last - DAY * (usual - 1)
    if last < first:
        raise InputError(f"{last} is before {first}.", todo="Give a first day and a last one that is not before it.")
    if (last - first).days >= most:
        raise InputError(f"these are {(last - first).days + 1:,} days.", todo=f"Ask for {most:,} at most.")
    return Days(first, last)


def last_day(casefile: "Casefile") -> date | None:
    """Return the last day of which anything is known: an incident, else a record, whichever is later."""
    incidents = casefile.incidents(newest_first=True, limit=1)
    days = [row.last or row.first for row in incidents]
    for stored in casefile.observations(newest_first=True, limit=1):
        first, last = stored.record.when.local_dates() if stored.record.when else (None, None)
        days.append(last or first)
    return max((day for day in days if day), default=None)


def _records(casefile: "Casefile", asked: Days, place: str | None) -> Iterator[Recorded]:
    """Yield records of these days, and those without a day."""
    dated: ObservationFilters = {"since": asked.first, "until": asked.last, "place": place, "limit": PIECE}
    yield from records_of_days(casefile.store, observation_query(dated))
    undated = observation_query({"place": place, "newest_first": True, "limit": PIECE})
    for record in (stored.record for stored in paged_records(casefile.store, undated)):
        if record.when and record.when.local_dates() != (None, None):  # those without a day come first
            return
        yield record


def _incidents(casefile: "Casefile", asked: Days, place: str | None) -> Iterator[Incident]:
    wanted: Filters = {"since": asked.first - DAY, "until": asked.last + DAY, "place": place}
    return paged_incidents(casefile, wanted, PIECE)


def _published(casefile: "Casefile", asked: Days) -> Iterator[tuple[str, date]]:
    offset = 0
    while True:
        query = ReportQuery(since=asked.first, until=asked.last, offset=offset, limit=PIECE)
        found = casefile.store.search.reports(query)
        yield from ((stored.id, stored.published.date()) for stored in found if stored.published)
        if len(found) < PIECE:
            return
        offset += PIECE
