"""What persons decided, and the queue of what could not be attached again (``base.Judgements``)."""

import re
from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

import truceline.record
from truceline.model.judgement import Judgement
from truceline.store.database import Database
from truceline.store.many import pieces
from truceline.store.schema import judgements, orphans
from truceline.store.seal import sealed

MOMENT = re.compile(r'"at":"[^"]*"')  # in the stored form
MOST_AT_ONCE = 300  # judgements before and after one that may be of the same decision


class SqlJudgements:
    """What persons decided."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def append(self, judgement: Judgement) -> bool:
        spans = judgement.spans
        row = {
            "id": judgement.id,
            "document": spans[0].document if spans else None,
            "second": spans[1].document if len(spans) > 1 else None,
            "withdraws": judgement.withdraws,
            "judgement": truceline.record.to_json(judgement).decode(),
        }
        with self._db.writing() as conn:
            if conn.execute(select(judgements.c.seq).where(judgements.c.id == judgement.id)).first():
                return False
            conn.execute(insert(judgements), sealed("judgements", row))
        return True

    def listed(self, *, document: str | None = None, after: int = 0) -> tuple[Judgement, ...]:
        query = select(judgements.c.judgement).order_by(judgements.c.seq).offset(after)
        if document is not None:
            query = query.where((judgements.c.document == document) | (judgements.c.second == document))
        with self._db.reading() as conn:
            return tuple(_read(text) for text in conn.execute(query).scalars())

    def count(self) -> int:
        with self._db.reading() as conn:
            return conn.execute(select(func.count()).select_from(judgements)).scalar_one()

    def about(self, documents: Collection[str]) -> tuple[Judgement, ...]:
        found: dict[int, Judgement] = {}
        with self._db.reading() as conn:
            for piece in pieces(documents):
                here = judgements.c.document.in_(piece) | judgements.c.second.in_(piece)
                found |= _numbered(conn, here)
            newest = found
            while newest:
                newest = {
                    seq: judgement
                    for piece in pieces([judgement.id for judgement in newest.values()])
                    for seq, judgement in _numbered(conn, judgements.c.withdraws.in_(piece)).items()
                    if seq not in found
                }
                found = found | newest
        return tuple(found[seq] for seq in sorted(found))

    def made_with(self, judgement: str) -> tuple[Judgement, ...]:
        with self._db.reading() as conn:
            asked = select(judgements.c.seq, judgements.c.judgement).where(judgements.c.id == judgement)
            row = conn.execute(asked).first()
            moment = MOMENT.search(row.judgement) if row is not None else None
            if row is None or moment is None:
                return ()
            near = judgements.c.seq.between(row.seq - MOST_AT_ONCE, row.seq + MOST_AT_ONCE)
            found = _numbered(conn, near & judgements.c.judgement.contains(moment[0], autoescape=True))
        at = found[row.seq].at
        return tuple(found[seq] for seq in sorted(found) if found[seq].at == at)

    def get(self, judgement: str) -> Judgement | None:
        with self._db.reading() as conn:
            text = conn.execute(select(judgements.c.judgement).where(judgements.c.id == judgement)).scalar()
        return None if text is None else _read(text)

    def replace_orphans(self, documents: Collection[str], found: Mapping[str, str]) -> None:
        with self._db.writing() as conn:
            for piece in pieces(documents):
                about = judgements.c.document.in_(piece) | judgements.c.second.in_(piece)
                conn.execute(delete(orphans).where(orphans.c.judgement.in_(select(judgements.c.id).where(about))))
            for piece in pieces(found):
                conn.execute(delete(orphans).where(orphans.c.judgement.in_(piece)))
                conn.execute(insert(orphans), [{"judgement": id_, "why": found[id_]} for id_ in piece])

    def orphans(self) -> dict[str, str]:
        with self._db.reading() as conn:
            rows = conn.execute(select(orphans.c.judgement, orphans.c.why).order_by(orphans.c.judgement)).all()
        return {row.judgement: row.why for row in rows}


def _numbered(conn: Connection, where: ColumnElement[bool]) -> dict[int, Judgement]:
    rows = conn.execute(select(judgements.c.seq, judgements.c.judgement).where(where))
    return {seq: _read(text) for seq, text in rows}


def _read(text: str) -> Judgement:
    return truceline.record.from_json(text, Judgement)
