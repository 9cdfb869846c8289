"""Documents and their readings (``base.Documents``)."""

import hashlib
import zlib
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, bindparam, delete, func, insert, select

import truceline.record
from truceline.errors import UnknownId
from truceline.model.evidence import Capture
from truceline.model.reading import Reading
from truceline.store import schema
from truceline.store.claim_rows import claim_rows
from truceline.store.database import Database
from truceline.store.evidence import SqlEvidence
from truceline.store.many import numbered, pieces
from truceline.store.rows import StoredDocument, StoredReading
from truceline.store.schema import claims, documents, readings, tombstones
from truceline.store.seal import sealed, unpack

PAGE = 1000  # ids read at a time
_LAST = select(func.max(tombstones.c.seq)).group_by(tombstones.c.document).scalar_subquery()
DELETED = select(tombstones.c.document).where(tombstones.c.seq.in_(_LAST), tombstones.c.deleted)
_REASON = (
    select(tombstones.c.reason)
    .where(tombstones.c.document == documents.c.number, tombstones.c.seq.in_(_LAST), tombstones.c.deleted)
    .scalar_subquery()
)
LISTED = select(documents, _REASON.label("deleted"))
_NUMBER = select(documents.c.number).where(documents.c.id == bindparam("document"))
_NEWEST = (
    select(readings.c.record)
    .join(documents, documents.c.number == readings.c.document)
    .where(documents.c.id == bindparam("document"))
    .order_by(readings.c.seq.desc())
    .limit(1)
)


class SqlDocuments:
    """Reports, their readings, and the claims in them for search."""

    def __init__(self, db: Database, evidence: SqlEvidence) -> None:
        self._db = db
        self._evidence = evidence

    def add(self, reading: Reading, *, capture: Capture, at: datetime, by: str, replaces: str | None = None) -> bool:
        doc = reading.document
        row = _document_row(reading, at=at, by=by, replaces=replaces)
        with self._db.writing() as conn:
            if _number(conn, doc.id) is not None:
                return False
            self._evidence.record(capture, by=by, document=doc.id)
            number = numbered(conn.execute(insert(documents), sealed("documents", row)))
            self._db.dialect.index_text(conn, number, doc.title or "", doc.text)
            _put_reading(conn, number, reading, at)
        return True

    def reread(self, reading: Reading, *, at: datetime) -> None:
        with self._db.writing() as conn:
            number = _known(conn, reading.document.id, self._db)
            conn.execute(delete(claims).where(claims.c.document == number))
            _put_reading(conn, number, reading, at)

    def put_claims(self, reading: Reading) -> None:
        with self._db.writing() as conn:
            number = _known(conn, reading.document.id, self._db)
            conn.execute(delete(claims).where(claims.c.document == number))
            _put_claims(conn, number, reading)

    def get(self, document: str) -> StoredDocument | None:
        with self._db.reading() as conn:
            row = conn.execute(LISTED.where(documents.c.id == document)).mappings().first()
        return None if row is None else stored(row)

    def find_versions(self, address: str, publisher: str | None) -> tuple[StoredDocument, ...]:
        query = LISTED.where(
            documents.c.address == address,
            documents.c.publisher.is_(None) if publisher is None else documents.c.publisher == publisher,
            documents.c.number.not_in(DELETED),
        )
        return self._listed(query.order_by(documents.c.number))

    def reading(self, document: str) -> Reading | None:
        with self._db.reading() as conn:
            blob = conn.execute(_NEWEST, {"document": document}).scalar()
            return None if blob is None else unpacked(blob)

    def readings(self, documents: Collection[str]) -> dict[str, Reading]:
        found = {}
        with self._db.reading() as conn:
            for document in sorted(set(documents)):
                blob = conn.execute(_NEWEST, {"document": document}).scalar()
                if blob is not None:
                    found[document] = unpacked(blob)
        return found

    def history(self, document: str) -> tuple[StoredReading, ...]:
        query = select(readings).join(documents).where(documents.c.id == document).order_by(readings.c.seq)
        with self._db.reading() as conn:
            return tuple(
                StoredReading(seq=row.seq, read_at=row.read_at, reading=unpacked(row.record))
                for row in conn.execute(query)
            )

    def moments(self, documents: Collection[str]) -> dict[str, tuple[datetime, datetime]]:
        table = schema.documents.c
        query = (
            select(table.id, table.added_at, func.max(readings.c.read_at, type_=table.added_at.type).label("read_at"))
            .join(readings, readings.c.document == table.number)
            .group_by(table.number)
        )
        with self._db.reading() as conn:
            return {
                row.id: (row.added_at, row.read_at)
                for piece in pieces(documents)
                for row in conn.execute(query.where(table.id.in_(piece)))
            }

    def last_moment(self) -> datetime | None:
        columns = (schema.documents.c.added_at, readings.c.read_at, tombstones.c.at)
        with self._db.reading() as conn:
            found = [conn.execute(select(func.max(column, type_=column.type))).scalar_one() for column in columns]
        return max((moment for moment in found if moment is not None), default=None)

    def ids(self) -> Iterator[str]:
        last = 0
        query = select(documents.c.number, documents.c.id).where(
            documents.c.number > bindparam("last"), documents.c.number.not_in(DELETED)
        )
        query = query.order_by(documents.c.number).limit(PAGE)
        while True:
            with self._db.reading() as conn:
                page = conn.execute(query, {"last": last}).all()
            if not page:
                return
            last = page[-1].number
            yield from (row.id for row in page)

    def listed(
        self, *, limit: int = 100, after: str | None = None, deleted: bool = False
    ) -> tuple[StoredDocument, ...]:
        query = LISTED.order_by(documents.c.number).limit(limit)
        if after is not None:
            query = query.where(
                documents.c.number > select(documents.c.number).where(documents.c.id == after).scalar_subquery()
            )
        if not deleted:
            query = query.where(documents.c.number.not_in(DELETED))
        return self._listed(query)

    def count(self) -> int:
        return self._count(documents.c.number)

    def count_claims(self) -> int:
        return self._count(claims.c.document)

    def delete(self, document: str, *, reason: str, by: str, at: datetime) -> None:
        self._mark(document, deleted=True, reason=reason, by=by, at=at)

    def restore(self, document: str, *, reason: str, by: str, at: datetime) -> None:
        self._mark(document, deleted=False, reason=reason, by=by, at=at)

    def _mark(self, document: str, **row: Any) -> None:
        with self._db.writing() as conn:
            row["document"] = _known(conn, document, self._db)
            conn.execute(insert(tombstones), sealed("tombstones", row))

    def _listed(self, query: Select[Any]) -> tuple[StoredDocument, ...]:
        with self._db.reading() as conn:
            return tuple(stored(row) for row in conn.execute(query).mappings())

    def _count(self, number: ColumnElement[int]) -> int:
        """Count all, and take away the deleted: they are few."""
        gone = select(func.count()).where(number.in_(DELETED))
        with self._db.reading() as conn:
            return conn.execute(select(func.count(number))).scalar_one() - conn.execute(gone).scalar_one()


def stored(row: RowMapping) -> StoredDocument:
    """Make the listed form of a row of ``LISTED``."""
    return StoredDocument(**{name: row[name] for name in StoredDocument.__slots__})


def unpacked(blob: bytes) -> Reading:
    """Read a record back. Its spans were held against the text when it was stored; ``verify`` does it again."""
    return unpack(blob, truceline.record.Record).reading


def _document_row(reading: Reading, *, at: datetime, by: str, replaces: str | None) -> dict[str, Any]:
    doc = reading.document
    return {
        "id": doc.id,
        "publisher": doc.publisher,
        "address": doc.address,
        "file": doc.file,
        "title": doc.title,
        "published": doc.published,
        "language": doc.language,
        "sha256": doc.sha256,
        "extraction": doc.extraction,
        "characters": len(doc.text),
        "added_at": at,
        "added_by": by,
        "replaces": replaces,
    }


def _put_reading(conn: Connection, number: int, reading: Reading, at: datetime) -> None:
    record = truceline.record.encode(reading)
    row = {
        "document": number,
        "reader": reading.reader,
        "read_at": at,
        "sha256": hashlib.sha256(record).hexdigest(),
        "record": zlib.compress(record),
    }
    conn.execute(insert(readings), sealed("readings", row))
    _put_claims(conn, number, reading)


def _put_claims(conn: Connection, number: int, reading: Reading) -> None:
    found = [{"document": number, **claim} for claim in claim_rows(reading)]
    if found:
        conn.execute(insert(claims), found)


def _number(conn: Connection, document: str) -> int | None:
    return conn.execute(_NUMBER, {"document": document}).scalar()


def _known(conn: Connection, document: str, db: Database) -> int:
    number = _number(conn, document)
    if number is None:
        raise UnknownId(f"no report {document!r} is in this casefile.", where=str(db.path))
    return number
