"""Hold every stored byte against its hash, every row against its seal, every line of custody against the one before."""

import hashlib
import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select
from sqlalchemy.exc import DBAPIError

import truceline.record
from truceline.errors import BadRecord
from truceline.model.document import Document
from truceline.model.evidence import CustodyEvent
from truceline.store.claim_rows import claim_rows
from truceline.store.custody import broken_lines
from truceline.store.database import Database
from truceline.store.evidence import HEX, SqlEvidence, file_fault, stray_files
from truceline.store.rows import Fault
from truceline.store.schema import GIVEN, captures, claims, custody, documents, readings
from truceline.store.seal import seal

UNREADABLE = (zlib.error, ValueError, TypeError, OverflowError, AttributeError)  # of a value that is of another kind
_NEWEST = select(readings.c.document, func.max(readings.c.seq).label("seq")).group_by(readings.c.document)


def find_faults(db: Database, evidence: SqlEvidence) -> Iterator[Fault]:
    """Yield what is wrong: the file of the database first, then its rows, then the files of the evidence."""
    file = str(db.path)
    with db.reading() as conn:
        for check in (_file, _rows, _chain, _texts):
            try:
                yield from (Fault(file=file, where=where, what=what) for where, what in check(db, conn))
            except DBAPIError as error:
                yield Fault(file=file, what=f"the database cannot be read to its end ({error.orig})")
            except UNREADABLE as error:
                yield Fault(file=file, what=f"a row holds what was never stored there ({error})")
        yield from _objects(conn, evidence)


def _file(db: Database, conn: Connection) -> Iterator[tuple[str, str]]:
    yield from (("", f"the database's own check: {what}") for what in db.dialect.faults(conn))


def _rows(_: Database, conn: Connection) -> Iterator[tuple[str, str]]:
    for table in GIVEN:
        if "seal" not in table.c:
            continue
        for row in conn.execute(select(table)).mappings():
            if seal(table.name, row) != row["seal"]:
                yield f"{table.name} {_name(row)}", "the row was changed: it does not fit its seal"


def _chain(_: Database, conn: Connection) -> Iterator[tuple[str, str]]:
    events = (CustodyEvent(**row) for row in conn.execute(select(custody).order_by(custody.c.seq)).mappings())
    for seq, what in broken_lines(events):
        yield f"custody {seq}", what
    lines = select(captures.c.seq, captures.c.custody, captures.c.sha256, custody.c.object_sha256)
    joined = lines.outerjoin_from(captures, custody, custody.c.seq == captures.c.custody)
    for row in conn.execute(joined.where(captures.c.sha256.is_distinct_from(custody.c.object_sha256))):
        yield f"captures {row.seq}", f"line {row.custody} of the custody log, which tells of it, is missing or changed"
    for table, key, what in ((captures, documents.c.id, "capture record"), (readings, documents.c.number, "reading")):
        alone = select(documents.c.id).where(~select(table).where(table.c.document == key).exists())
        for id_ in conn.execute(alone.order_by(documents.c.number)).scalars():
            yield f"report {id_}", f"it has no {what}"


def _texts(_: Database, conn: Connection) -> Iterator[tuple[str, str]]:
    """Hold records against their hashes, spans against the text, the text against the id, and the rows of claims."""
    query = select(readings, documents.c.id).join(documents, documents.c.number == readings.c.document)
    newest = {row.document: row.seq for row in conn.execute(_NEWEST)}
    for row in conn.execute(query.order_by(readings.c.seq)).mappings():
        where = f"readings {row['seq']} (report {row['id']})"
        try:
            record = zlib.decompress(row["record"])
            what = _record_fault(record, row)
        except (zlib.error, BadRecord) as error:
            record, what = b"", f"the record was changed: {error}"
        if what:
            yield where, what
        elif newest[row["document"]] == row["seq"] and not _same_claims(conn, row["document"], record):
            yield f"claims (report {row['id']})", "they are not those of its newest reading"


def _record_fault(record: bytes, row: RowMapping) -> str | None:
    if hashlib.sha256(record).hexdigest() != row["sha256"]:
        return "the record was changed: its SHA-256 is another"
    doc = truceline.record.decode(record).document
    made = Document(text=doc.text, publisher=doc.publisher, address=doc.address)
    if doc.id != row["id"] or made.id != doc.id:
        return "the text is not that of the report's id"
    return None


def _same_claims(conn: Connection, document: int, record: bytes) -> bool:
    reading = truceline.record.from_json(record, truceline.record.Record).reading
    names = [column for column in claims.c if column.name not in ("number", "document")]
    stored = conn.execute(select(*names).where(claims.c.document == document).order_by(claims.c.number)).mappings()
    return [seal("claims", row) for row in stored] == [seal("claims", row) for row in claim_rows(reading)]


def _objects(conn: Connection, evidence: SqlEvidence) -> Iterator[Fault]:
    try:
        hashes = conn.execute(select(captures.c.sha256).distinct().order_by(captures.c.sha256)).scalars().all()
    except DBAPIError:
        return  # told already
    for sha256 in hashes:
        if not HEX.fullmatch(sha256):
            yield Fault(file=str(evidence.folder), where=f"captures {sha256[:80]!r}", what="this is no SHA-256 in hex")
        elif what := file_fault(evidence.path_of(sha256), sha256):
            yield Fault(file=str(evidence.path_of(sha256)), what=what)
    for path in stray_files(evidence.folder):
        yield Fault(file=str(path), what="this is no evidence: not a file named after its SHA-256, in its folder")


def _name(row: RowMapping) -> Any:
    return row.get("id") or row.get("seq")
