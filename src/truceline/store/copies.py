"""What finds copies, and the copies that were found (``base.Copies``)."""

import struct
from collections.abc import Collection, Iterable

from sqlalchemy import bindparam, delete, insert, select

import truceline.record
from truceline.model.origin import Copied, Fingerprint, Print
from truceline.store.database import Database
from truceline.store.many import pieces
from truceline.store.schema import copies, prints

SHINGLE = 8  # bytes
_NO_COPY = delete(copies).where(copies.c.document == bindparam("a"), copies.c.of == bindparam("b"))


class SqlCopies:
    """What finds copies, and the copies that were found."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put_prints(self, given: Iterable[Print]) -> None:
        rows = {kept.fingerprint.document: _row(kept) for kept in given}
        with self._db.writing() as conn:
            self.remove_prints(rows)
            if rows:
                conn.execute(insert(prints), list(rows.values()))

    def remove_prints(self, documents: Collection[str]) -> None:
        with self._db.writing() as conn:
            for piece in pieces(documents):
                conn.execute(delete(prints).where(prints.c.document.in_(piece)))

    def prints(self, documents: Collection[str]) -> dict[str, Print]:
        with self._db.reading() as conn:
            return {
                row.document: Print(
                    fingerprint=Fingerprint(
                        document=row.document, words=row.words, shingles=_shingles(row.shingles), bands=()
                    ),
                    happenings=_happenings(row.happenings),
                )
                for piece in pieces(documents)
                for row in conn.execute(select(prints).where(prints.c.document.in_(piece)))
            }

    def told(self, documents: Collection[str]) -> dict[str, tuple[str, ...]]:
        query = select(prints.c.document, prints.c.happenings)
        with self._db.reading() as conn:
            return {
                row.document: _happenings(row.happenings)
                for piece in pieces(documents)
                for row in conn.execute(query.where(prints.c.document.in_(piece)))
            }

    def put(self, found: Collection[Copied]) -> None:
        rows = [{"document": copied.document, "of": copied.of, "share": copied.share} for copied in found]
        if rows:
            with self._db.writing() as conn:
                conn.execute(_NO_COPY, [{"a": row["document"], "b": row["of"]} for row in rows])
                conn.execute(insert(copies), rows)

    def among(self, documents: Collection[str]) -> tuple[Copied, ...]:
        known = set(documents)
        with self._db.reading() as conn:
            found = [
                row
                for piece in pieces(documents)
                for row in conn.execute(select(copies).where(copies.c.document.in_(piece)))
                if row.of in known
            ]
        return tuple(Copied(document=row.document, of=row.of, share=row.share) for row in found)


def _row(kept: Print) -> dict[str, object]:
    shingles = kept.fingerprint.shingles
    return {
        "document": kept.fingerprint.document,
        "words": kept.fingerprint.words,
        "shingles": struct.pack(f"<{len(shingles)}Q", *shingles),
        "happenings": truceline.record.to_json(kept.happenings).decode(),
    }


def _shingles(blob: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(blob) // SHINGLE}Q", blob)


def _happenings(text: str) -> tuple[str, ...]:
    return truceline.record.from_json(text, tuple[str, ...])
