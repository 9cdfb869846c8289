"""What a casefile has of some days, for the daily report: by the clock of the place, of incidents and of records."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from truceline.casefile.filters import Filters
from truceline.casefile.monitoring import ObservationFilters, observation_query
from truceline.casefile.paging import records_of_days
from truceline.model.observation import Recorded
from truceline.model.release import Tombstone
from truceline.publish.sitrep.material import Days, Period
from truceline.reference.languages import READ
from truceline.store.rows import ReportQuery, StoredDocument

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

MANY = 1_000_000
PIECE = 200  # records that are held at a time


def days_of(
    casefile: "Casefile", period: Period, area: str, passed: Collection[str], tombstones: Iterable[Tombstone]
) -> Days:
    """Return the reports and incidents of some days; ``passed`` are the incidents that the gate let out."""
    asked: Filters = {"since": period.first, "until": period.last, "place": area or None, "limit": MANY}
    back = [row.id for row in casefile.incidents(**asked) if row.id not in passed]
    recalled = recalled_now(tombstones)
    reports = casefile.store.search.reports(ReportQuery(since=period.first, until=period.last, limit=MANY))
    return Days(
        period=period,
        reports=tuple(report.id for report in reports),
        unread=_unread(casefile, reports),
        incidents=tuple(passed),
        held=tuple(id_ for id_ in back if id_ not in recalled),
        recalled=tuple(recalled[id_] for id_ in back if id_ in recalled),
    )


def _unread(casefile: "Casefile", reports: Iterable[StoredDocument]) -> tuple[str, ...]:
    """Return the reports of which nothing was read, because of their language."""
    others = [report.id for report in reports if report.language not in READ]
    return tuple(
        id_ for id_, reading in casefile.store.documents.readings(others).items() if reading.state == "not_read"
    )


def recalled_now(tombstones: Iterable[Tombstone]) -> dict[str, Tombstone]:
    """Return what was called back and is not accepted anew, by each id under which it is told now."""
    stones = [stone for stone in tombstones if stone.kind == "recalled" and stone.returned is None]
    moved = {key: replace(stone, incident=key, into=()) for stone in stones for key in stone.into}
    return moved | {stone.incident: stone for stone in stones}


def records_of(casefile: "Casefile", period: Period, area: str) -> tuple[Recorded, ...]:
    """Return what monitors recorded that touches the days, in the zone that each was recorded in; none withdrawn."""
    asked: ObservationFilters = {"since": period.first, "until": period.last, "place": area or None, "limit": PIECE}
    return tuple(records_of_days(casefile.store, observation_query(asked)))


def undated_ids(casefile: "Casefile", reports: Collection[str], area: str) -> tuple[str, ...]:
    """Return the incidents that some reports tell and of which no day is known."""
    told = casefile.store.copies.told(reports)
    happenings = [happening for document in reports for happening in told.get(document, ())]
    ids = tuple(dict.fromkeys(casefile.store.incidents.of_happenings(happenings).values()))
    rows = casefile.incidents(ids=ids, place=area or None, limit=MANY) if ids else ()
    return tuple(row.id for row in rows if row.first is None)
