"""Coverage of a casefile: who looked where on which day, and who told of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from truceline.errors import InputError
from truceline.model.coverage import Coverage, CoverageArea
from truceline.model.incident import Incident
from truceline.model.observation import Recorded
from truceline.store.rows import ObservationQuery, ReportQuery
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
        asked = _days(casefile, since, until)
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


def _days(casefile: "Casefile", since: date | None, until: date | None) -> Days | None:
    last = until or (since + DAY * (USUAL_DAYS - 1) if since else last_day(casefile))
    if last is None:
        return None
    first = since or last - DAY * (USUAL_DAYS - 1)
    if last < first:
        raise InputError(f"{last} is before {first}.", todo="Give a first day and a last one that is not before it.")
    if (last - first).days >= MOST_DAYS:
        raise InputError(f"these are {(last - first).days + 1:,} days.", todo=f"Ask for {MOST_DAYS} at most.")
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
    """Yield records of these days, a day either side of them (zones), and those without a day."""
    dated = ObservationQuery(since=asked.first - DAY, until=asked.last + DAY, place=place, limit=PIECE)
    yield from _pages(casefile, dated)
    for record in _pages(casefile, ObservationQuery(place=place, newest_first=True, limit=PIECE)):
        if record.when and record.when.local_dates() != (None, None):  # those without a day come first
            return
        yield record


def _pages(casefile: "Casefile", query: ObservationQuery) -> Iterator[Recorded]:
    while True:
        found = casefile.store.observations.find(query)
        yield from (stored.record for stored in found)
        if len(found) < query.limit:
            return
        query = replace(query, after=found[-1].record.id)


def _incidents(casefile: "Casefile", asked: Days, place: str | None) -> Iterator[Incident]:
    after = None
    while True:
        rows = casefile.incidents(
            since=asked.first - DAY, until=asked.last + DAY, place=place, after=after, limit=PIECE
        )
        yield from casefile.store.incidents.load([row.id for row in rows]).values()
        if len(rows) < PIECE:
            return
        after = rows[-1].id


def _published(casefile: "Casefile", asked: Days) -> Iterator[tuple[str, date]]:
    offset = 0
    while True:
        query = ReportQuery(since=asked.first, until=asked.last, offset=offset, limit=PIECE)
        found = casefile.store.search.reports(query)
        yield from ((stored.id, stored.published.date()) for stored in found if stored.published)
        if len(found) < PIECE:
            return
        offset += PIECE
