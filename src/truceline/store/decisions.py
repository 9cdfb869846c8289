"""What waits for a person (``base.Decisions``)."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select
from sqlalchemy.engine import Row

from truceline.model.decision import Decision, DecisionKind
from truceline.store.database import Database
from truceline.store.many import pieces
from truceline.store.rows import Waiting, WaitingQuery
from truceline.store.schema import decisions, ends
from truceline.store.seal import pack, unpack

_ROW = decisions.c
_FORWARD = (_ROW.worth.desc(), _ROW.since, _ROW.id)
_BACKWARD = (_ROW.worth, _ROW.since.desc(), _ROW.id.desc())


class SqlDecisions:
    """What waits for a person."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def replace(
        self, *, kinds: Collection[DecisionKind], ends: Collection[str], put: Iterable[Decision], at: datetime
    ) -> None:
        new = {decision.id: decision for decision in put}
        with self._db.writing() as conn:
            old = {row.id for row in _about(conn, ends, kinds)} | set(new)
            since = _since(conn, old)
            _remove(conn, old)
            for decision in new.values():
                _put(conn, decision, since.get(decision.id, at))

    def find(self, query: WaitingQuery) -> tuple[Waiting, ...]:
        order = _BACKWARD if query.before else _FORWARD
        with self._db.reading() as conn:
            wanted = select(decisions).where(*_conditions(conn, query)).order_by(*order).limit(query.limit)
            return tuple(_waiting(row) for row in conn.execute(wanted))

    def get(self, decision: str) -> Waiting | None:
        with self._db.reading() as conn:
            row = conn.execute(select(decisions).where(_ROW.id == decision)).first()
        return None if row is None else _waiting(row)

    def about(self, ends: Collection[str], kinds: Collection[DecisionKind]) -> tuple[Decision, ...]:
        with self._db.reading() as conn:
            return tuple(unpack(row.decision, Decision) for row in _about(conn, ends, kinds))

    def counts(self) -> dict[DecisionKind, int]:
        query = select(_ROW.kind, func.count()).group_by(_ROW.kind).order_by(_ROW.kind)
        with self._db.reading() as conn:
            return {cast("DecisionKind", kind): count for kind, count in conn.execute(query)}


def _about(conn: Connection, among: Collection[str], kinds: Collection[DecisionKind]) -> list[Row[Any]]:
    found: dict[str, Row[Any]] = {}
    for piece in pieces(among):
        query = select(decisions).join(ends, ends.c.decision == _ROW.id).where(ends.c.end.in_(piece))
        found |= {row.id: row for row in conn.execute(query.where(_ROW.kind.in_(sorted(kinds))))}
    return [found[key] for key in sorted(found)]


def _since(conn: Connection, ids: Collection[str]) -> dict[str, datetime]:
    query = select(_ROW.id, _ROW.since)
    return {row.id: row.since for piece in pieces(ids) for row in conn.execute(query.where(_ROW.id.in_(piece)))}


def _remove(conn: Connection, ids: Collection[str]) -> None:
    for piece in pieces(ids):
        conn.execute(delete(ends).where(ends.c.decision.in_(piece)))
        conn.execute(delete(decisions).where(_ROW.id.in_(piece)))


def _put(conn: Connection, decision: Decision, since: datetime) -> None:
    row = {"id": decision.id, "kind": decision.kind, "worth": decision.worth, "since": since}
    conn.execute(insert(decisions), {**row, "decision": pack(decision)})
    about = dict.fromkeys((*decision.incidents, *decision.documents))
    if about:
        conn.execute(insert(ends), [{"end": end, "decision": decision.id} for end in about])


def _conditions(conn: Connection, query: WaitingQuery) -> Iterator[ColumnElement[bool]]:
    if query.kind:
        yield _ROW.kind == query.kind
    if query.end:
        yield _ROW.id.in_(select(ends.c.decision).where(ends.c.end == query.end))
    if query.after or query.before:
        yield _beside(conn, query)


def _beside(conn: Connection, query: WaitingQuery) -> ColumnElement[bool]:
    """Return the condition of coming after, or before, a decision in the order; none comes beside one that is gone."""
    mark = conn.execute(select(_ROW.worth, _ROW.since, _ROW.id).where(_ROW.id == (query.after or query.before))).first()
    if mark is None:
        return _ROW.id.is_(None)
    level, moment = _ROW.worth == mark.worth, _ROW.since == mark.since
    if query.after:
        return or_(_ROW.worth < mark.worth, and_(level, or_(_ROW.since > mark.since, and_(moment, _ROW.id > mark.id))))
    return or_(_ROW.worth > mark.worth, and_(level, or_(_ROW.since < mark.since, and_(moment, _ROW.id < mark.id))))


def _waiting(row: Row[Any]) -> Waiting:
    return Waiting(decision=unpack(row.decision, Decision), since=row.since)
