"""A copy of a casefile, taken back to a moment: what was given later is taken out of the copy, which is thrown away.

It goes in two steps. After the first the copy holds what had been given until then, and what was computed of more than
that; the documents of which something changes wait in its queue. When they have been computed, the second step takes
out what the first left for the computation, and lets nothing more be written.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, or_, select

import truceline.record
from truceline.model.judgement import Judgement
from truceline.model.observation import KINDS, Mark
from truceline.store import migrate, schema
from truceline.store.database import Database
from truceline.store.many import pieces
from truceline.store.schema import (
    captures,
    claims,
    custody,
    decisions,
    documents,
    ends,
    judgements,
    ledger,
    moves,
    observation_marks,
    observations,
    readings,
    recalls,
    released,
    releases,
    tombstones,
)
from truceline.store.seal import sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A copy between the two steps: the documents to compute anew, and the last line of the ledger before that."""

    touched: tuple[str, ...]
    last_line: int


def begin_rewinding(db: Database, until: datetime) -> Begun:
    """Take out of a copy what was given later; a report that came later is deleted in it."""
    moment = schema.utc(until)
    with db.writing() as conn:
        touched = _touched(conn, moment)
        db.dialect.drop_extras(conn)
        conn.execute(delete(tombstones).where(tombstones.c.at > moment))
        _delete_reports(conn, moment)
        older = select(documents.c.number).where(documents.c.added_at <= moment)
        conn.execute(delete(readings).where(readings.c.read_at > moment, readings.c.document.in_(older)))
        _take_out(conn, judgements, judgements.c.seq, _later_judgements(conn, moment))
        _take_out(conn, observation_marks, observation_marks.c.seq, _later_marks(conn, moment))
        _take_out(conn, observations, observations.c.seq, _later_records(conn, moment))
        for table in (recalls, released, releases):
            conn.execute(delete(table).where(table.c.at > moment))
        db.dialect.create_extras(conn, migrate.HEAD)
        last = conn.execute(select(func.coalesce(func.max(ledger.c.seq), 0))).scalar_one()
    return Begun(touched=touched, last_line=last)


def finish_rewinding(db: Database, until: datetime, begun: Begun) -> None:
    """Take out the reports that came later with all that is of them, and what the computation wrote down of ids."""
    moment = schema.utc(until)
    with db.writing() as conn:
        later = select(documents.c.number).where(documents.c.added_at > moment)
        ids = select(documents.c.id).where(documents.c.added_at > moment)
        conn.execute(delete(claims).where(claims.c.document.in_(later)))
        db.dialect.drop_extras(conn)
        conn.execute(delete(captures).where(captures.c.document.in_(ids)))
        for table in (readings, tombstones):
            conn.execute(delete(table).where(table.c.document.in_(later)))
        conn.execute(delete(documents).where(documents.c.added_at > moment))
        conn.execute(delete(ledger).where(or_(ledger.c.at > moment, ledger.c.seq > begun.last_line)))
        conn.execute(delete(moves).where(moves.c.at > moment))
        conn.execute(delete(custody).where(custody.c.at > moment))
        for computed in (decisions, ends):
            conn.execute(delete(computed))
        db.dialect.create_extras(conn, migrate.HEAD)
    db.dialect.freeze(db.engine)


def _touched(conn: Connection, moment: datetime) -> tuple[str, ...]:
    """Return the documents that something later was about, and the versions that later ones took the place of."""
    changed = or_(
        documents.c.added_at > moment,
        documents.c.number.in_(select(readings.c.document).where(readings.c.read_at > moment)),
        documents.c.number.in_(select(tombstones.c.document).where(tombstones.c.at > moment)),
    )
    rows = conn.execute(select(documents.c.id, documents.c.replaces).where(changed)).all()
    found = {row.id for row in rows} | {row.replaces for row in rows if row.replaces}
    return tuple(sorted(found | _judged_later(conn, moment)))


def _judged_later(conn: Connection, moment: datetime) -> set[str]:
    """Return the documents of later judgements, and of those that they withdraw, however many withdrawals deep."""
    told = {row.id: row for row in conn.execute(select(judgements))}
    found: set[str] = set()
    for judgement in _all_judgements(conn):
        key: str | None = judgement.id if schema.utc(judgement.at) > moment else None
        while key is not None and key in told:
            found |= {document for document in (told[key].document, told[key].second) if document}
            key = told[key].withdraws
    return found


def _all_judgements(conn: Connection) -> Iterable[Judgement]:
    for text in conn.execute(select(judgements.c.judgement).order_by(judgements.c.seq)).scalars():
        yield truceline.record.from_json(text, Judgement)


def _later_judgements(conn: Connection, moment: datetime) -> list[int]:
    rows = conn.execute(select(judgements.c.seq, judgements.c.judgement))
    return [row.seq for row in rows if schema.utc(truceline.record.from_json(row.judgement, Judgement).at) > moment]


def _later_marks(conn: Connection, moment: datetime) -> list[int]:
    rows = conn.execute(select(observation_marks.c.seq, observation_marks.c.mark))
    return [row.seq for row in rows if schema.utc(truceline.record.from_json(row.mark, Mark).at) > moment]


def _later_records(conn: Connection, moment: datetime) -> list[int]:
    rows = conn.execute(select(observations.c.seq, observations.c.kind, observations.c.record))
    return [row.seq for row in rows if schema.utc(truceline.record.from_json(row.record, KINDS[row.kind]).at) > moment]


def _delete_reports(conn: Connection, moment: datetime) -> None:
    """Put a tombstone on every report that came later."""
    numbers = conn.execute(select(documents.c.number).where(documents.c.added_at > moment)).scalars().all()
    rows = [
        sealed("tombstones", {"document": number, "deleted": True, "reason": "later", "by": "", "at": moment})
        for number in numbers
    ]
    if rows:
        conn.execute(insert(tombstones), rows)


def _take_out(conn: Connection, table: Table, number: ColumnElement[int], numbers: Iterable[int]) -> None:
    for piece in pieces([f"{one:020}" for one in numbers]):
        conn.execute(delete(table).where(number.in_([int(one) for one in piece])))
