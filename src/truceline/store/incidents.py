"""Incidents as they were last computed (``base.Incidents``)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, tuple_

import truceline.record
from truceline.model.incident import Incident
from truceline.reference.name_fold import fold
from truceline.store.database import Database
from truceline.store.dialect import MANY
from truceline.store.incident_rows import incident_row, incident_terms
from truceline.store.many import numbered, pieces
from truceline.store.rows import IncidentQuery, IncidentRow
from truceline.store.schema import bodies, findings, incidents, members, terms
from truceline.store.seal import pack, unpack

LISTED = (
    *("id", "kind", "first", "last", "place", "lon", "lat", "radius_km", "accord", "documents", "origins"),
    *("place_id", "relation", "distance_km", "bearing"),
)
_LISTED = select(*(incidents.c[name] for name in LISTED), incidents.c.place_precision, incidents.c.sides)
_BODY = select(incidents.c.id, bodies.c.body).join(bodies, bodies.c.incident == incidents.c.number)


class SqlIncidents:
    """Incidents as they were last computed."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def replace(self, *, remove: Collection[str] = (), put: Iterable[Incident] = ()) -> None:
        new = tuple(put)
        with self._db.writing() as conn:
            _remove(conn, {*remove, *(incident.id for incident in new)})
            for incident in new:
                _put(conn, incident)

    def get(self, incident: str) -> Incident | None:
        return self.load([incident]).get(incident)

    def load(self, wanted: Collection[str]) -> dict[str, Incident]:
        with self._db.reading() as conn:
            return {
                row.id: unpack(row.body, Incident)
                for piece in pieces(wanted)
                for row in conn.execute(_BODY.where(incidents.c.id.in_(piece)))
            }

    def find(self, query: IncidentQuery) -> tuple[IncidentRow, ...]:
        order = [column.desc() if query.newest_first else column.asc() for column in (incidents.c.day, incidents.c.id)]
        with self._db.reading() as conn:
            wanted = _LISTED.where(*self._conditions(conn, query)).order_by(*order).limit(query.limit)
            return tuple(_listed(conn.execute(wanted).all()))

    def members(self, wanted: Collection[str]) -> dict[str, tuple[str, ...]]:
        query = select(incidents.c.id, members.c.happening).join(incidents, incidents.c.number == members.c.incident)
        found: dict[str, list[str]] = {}
        with self._db.reading() as conn:
            for piece in pieces(wanted):
                rows = conn.execute(query.where(incidents.c.id.in_(piece)).order_by(members.c.happening))
                for incident, happening in rows:
                    found.setdefault(incident, []).append(happening)
        return {incident: tuple(happenings) for incident, happenings in found.items()}

    def of_happenings(self, happenings: Collection[str]) -> dict[str, str]:
        found = select(members.c.happening, incidents.c.id).join(incidents, incidents.c.number == members.c.incident)
        with self._db.reading() as conn:
            return {
                row.happening: row.id
                for piece in pieces(happenings)
                for row in conn.execute(found.where(members.c.happening.in_(piece)))
            }

    def ids(self) -> tuple[str, ...]:
        with self._db.reading() as conn:
            return tuple(conn.execute(select(incidents.c.id).order_by(incidents.c.id)).scalars())

    def count(self, query: IncidentQuery | None = None) -> int:
        with self._db.reading() as conn:
            asked = self._conditions(conn, replace(query, after=None)) if query else ()
            return conn.execute(select(func.count()).select_from(incidents).where(*asked)).scalar_one()

    def _conditions(self, conn: Connection, query: IncidentQuery) -> Iterator[ColumnElement[bool]]:
        row = incidents.c
        if query.since:
            yield row.last >= query.since
        if query.until:
            yield row.day <= query.until.isoformat()
        if query.ids is not None:
            yield row.id.in_(query.ids)
        if query.kind:
            yield row.kind == query.kind
        if query.place:
            yield _named(conn, "place", (query.place, *query.places))
        if query.side:
            yield _named(conn, "side", (query.side, *query.sides))
        if query.window:
            yield self._in_window(conn, *query.window)
        yield from _by_findings(query)
        if query.after:
            yield _after(query.after, newest_first=query.newest_first)

    def _in_window(self, conn: Connection, west: float, south: float, east: float, north: float) -> ColumnElement[bool]:
        inside = self._db.dialect.in_window
        if west <= east:
            return inside(conn, west, south, east, north)
        return or_(inside(conn, west, south, 180.0, north), inside(conn, -180.0, south, east, north))


def _named(conn: Connection, kind: str, names: Collection[str]) -> ColumnElement[bool]:
    """Return the condition of being found by a name: looked up by the name, or, where many have it, row by row."""
    asked = sorted({fold(name) for name in names})
    found = select(terms.c.incident).where(terms.c.kind == kind, terms.c.term.in_(asked))
    if len(conn.execute(found.limit(MANY)).all()) < MANY:
        return incidents.c.number.in_(found)
    return found.where(terms.c.incident == incidents.c.number).exists()


def _by_findings(query: IncidentQuery) -> Iterator[ColumnElement[bool]]:
    if query.accord and not query.question:
        yield incidents.c.accord == query.accord
    asked = [findings.c.incident == incidents.c.number]
    if query.question:
        asked.append(findings.c.question == query.question)
        if query.accord:
            asked.append(findings.c.accord == query.accord)
    if query.basis:
        asked.append(findings.c.basis == query.basis)
    if len(asked) > 1:
        yield select(findings.c.incident).where(*asked).exists()


def _after(incident: str, *, newest_first: bool) -> ColumnElement[bool]:
    """Return the condition of coming after an incident in the order of the list; none comes after one that is gone."""
    day = select(incidents.c.day).where(incidents.c.id == incident).scalar_subquery()
    place, here = tuple_(incidents.c.day, incidents.c.id), tuple_(day, incident)
    return place < here if newest_first else place > here  # as one, so that an index leads there at any depth


def _remove(conn: Connection, ids: Collection[str]) -> None:
    for piece in pieces(ids):
        found = select(incidents.c.number).where(incidents.c.id.in_(piece))
        numbers = conn.execute(found).scalars().all()
        for table in (bodies, members, findings, terms):
            conn.execute(delete(table).where(table.c.incident.in_(numbers)))
        conn.execute(delete(incidents).where(incidents.c.number.in_(numbers)))


def _put(conn: Connection, incident: Incident) -> None:
    if not incident.id:
        raise ValueError("an incident is stored under its id, and this one has none")
    number = numbered(conn.execute(insert(incidents), incident_row(incident)))
    conn.execute(insert(bodies), {"incident": number, "body": pack(incident)})
    if incident.happenings:
        conn.execute(delete(members).where(members.c.happening.in_(incident.happenings)))
        rows = [{"happening": happening, "incident": number} for happening in dict.fromkeys(incident.happenings)]
        conn.execute(insert(members), rows)
    found = {finding.question: finding for finding in incident.findings}
    if found:
        conn.execute(
            insert(findings),
            [
                {"incident": number, "question": q, "accord": f.accord, "basis": f.basis, "monitor": f.monitor}
                for q, f in found.items()
            ],
        )
    named = dict.fromkeys(incident_terms(incident))
    if named:
        conn.execute(insert(terms), [{"kind": kind, "term": term, "incident": number} for kind, term in named])


def _listed(rows: Iterable[Sequence[Any]]) -> Iterator[IncidentRow]:
    """Yield incidents as they are listed; a map asks for all of them, so each list of sides is read once."""
    known: dict[str, tuple[str, ...]] = {}
    for *told, precision, sides in rows:
        if sides not in known:
            known[sides] = truceline.record.from_json(sides, tuple[str, ...])
        yield IncidentRow(**dict(zip(LISTED, told, strict=True)), precision=precision, sides=known[sides])
