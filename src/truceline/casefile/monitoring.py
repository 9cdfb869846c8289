"""What monitors record, taken into a casefile: entered, withdrawn, and linked to incidents by a person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypedDict

from truceline.errors import InputError
from truceline.model.incident import Incident
from truceline.model.observation import Mark, MarkKind, Means, Recorded, RecordKind
from truceline.model.span import Span
from truceline.record_observation import with_id
from truceline.review.anchors import happening_anchor
from truceline.store.base import Store
from truceline.store.rows import ObservationQuery


class ObservationFilters(TypedDict, total=False):
    """Filters that a record has to pass; the fields are those of ``store.rows.ObservationQuery``.

    ``place`` may be a name in any spelling that the gazetteer has.
    """

    kind: RecordKind | None
    since: date | None
    until: date | None
    place: str | None
    means: Means | None
    act: str | None
    negative: bool | None
    mission: str | None
    words: str
    window: tuple[float, float, float, float] | None
    withdrawn: bool
    newest_first: bool
    after: str | None
    limit: int


def observation_query(filters: ObservationFilters) -> ObservationQuery:
    """Return the query of the filters, with all that the name of a place may mean, as incidents are found."""
    from truceline.reference.called import places_called

    place = filters.get("place")
    return ObservationQuery(**filters, places=places_called(place) if place else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A record as it is kept; ``new`` is false where the same was there already."""

    record: Recorded
    new: bool


class Monitoring:
    """Takes records in, and what is said of them later. ``by`` is whose name they bear where they bear none."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime], by: str) -> None:
        self.store = store
        self.clock = clock
        self.by = by

    def enter(self, records: Iterable[Recorded]) -> tuple[Entered, ...]:
        """Keep records, all or none; each gets the id of its content, who entered it, and when."""
        at = self.clock()
        with self.store.writing():
            return tuple(self._enter(record, at) for record in records)

    def _enter(self, record: Recorded, at: datetime) -> Entered:
        named = with_id(replace(record, by=record.by or self.by, at=at))
        if self.store.observations.add(named):
            return Entered(record=named, new=True)
        there = self.store.observations.get(named.id)
        assert there is not None, "what was not added is there"
        return Entered(record=there.record, new=False)

    def withdraw(self, key: str, why: str) -> Mark:
        """Take a record out of lists and counts; it stays, with the reason beside it.

        Raises:
            UnknownId: no record is meant by the key.
            InputError: no reason is given, or it is withdrawn already.
        """
        record = self.store.observations.resolve(key)
        if self._withdrawn(record):
            raise InputError(f"{record} is withdrawn already.", todo="Restore it first.")
        return self._mark(record, "withdrawn", _reason(why))

    def restore(self, key: str, why: str) -> Mark:
        """Take a withdrawal back; the errors are those of ``withdraw``."""
        record = self.store.observations.resolve(key)
        if not self._withdrawn(record):
            raise InputError(f"{record} is not withdrawn.", todo="There is nothing to restore.")
        return self._mark(record, "restored", _reason(why))

    def link(self, key: str, incident: Incident, why: str) -> Mark:
        """Say that a record is of an incident: a person's decision, that points at words which tell the incident."""
        return self._mark(self.store.observations.resolve(key), "linked", why.strip(), self._anchor(incident))

    def unlink(self, key: str, incident: Incident, why: str) -> Mark:
        """Say that a record is not of an incident, or take a link back."""
        return self._mark(self.store.observations.resolve(key), "unlinked", _reason(why), self._anchor(incident))

    def _withdrawn(self, record: str) -> bool:
        stored = self.store.observations.get(record)
        return stored is not None and stored.withdrawn is not None

    def _mark(self, record: str, kind: MarkKind, why: str, span: Span | None = None) -> Mark:
        mark = Mark(about=record, kind=kind, by=self.by, at=self.clock(), why=why, span=span)
        self.store.observations.mark(mark)
        return mark

    def _anchor(self, incident: Incident) -> Span:
        told = set(incident.happenings)
        readings = self.store.documents.readings(incident.documents).values()
        anchors = [happening_anchor(h, reading) for reading in readings for h in reading.happenings if h.id in told]
        if not anchors:
            raise InputError(f"no report of {incident.id} tells it in words that a link could point at.")
        return min(anchors, key=lambda span: (incident.documents.index(span.document), span.start))


def _reason(why: str) -> str:
    if not why.strip():
        raise InputError("no reason is given.", todo="Say why: the reason is kept with it.")
    return why.strip()
