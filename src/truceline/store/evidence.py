"""Bytes by SHA-256 in a folder beside the casefile, capture records, and the custody log (``base.Evidence``).

``NAME.evidence/ab/abcdef…``: written under another name, made durable, then renamed: what has its name is whole.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select

import truceline.record
from truceline.errors import CasefileDamaged, CasefileFull
from truceline.model.evidence import Capture, CustodyAction, CustodyEvent
from truceline.store.custody import next_event
from truceline.store.database import Database
from truceline.store.kept_files import EVIDENCE
from truceline.store.schema import captures, custody
from truceline.store.seal import sealed

HEX = re.compile(r"[0-9a-f]{64}")
LINK_TODO = "Put the folder itself there: what a link leads to can be changed unseen."
HALF = ".half-"  # begins the name of a file that is being written
_LAST = select(custody).order_by(custody.c.seq.desc()).limit(1)
_FIELDS = CustodyEvent.__slots__


def evidence_folder(path: Path) -> Path:
    """Return where the bytes of a casefile lie."""
    return path.with_name(path.name + EVIDENCE)


class SqlEvidence:
    """The bytes of every document, how they came, and the chain of custody."""

    def __init__(self, db: Database, folder: Path | None = None) -> None:
        self._db = db
        self.folder = folder or evidence_folder(db.path)

    def keep(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path_of(sha256)
        try:
            if _same(path, content):
                return sha256
            _write(path, content)
        except OSError as error:
            raise _not_written(path, error) from error
        return sha256

    def content(self, sha256: str) -> bytes:
        path = self.path_of(sha256)
        what = file_fault(path, sha256)
        if what is not None:
            raise CasefileDamaged(f"{what}.", where=str(path), todo="`truceline verify` lists all that is wrong.")
        return path.read_bytes()

    def path_of(self, sha256: str) -> Path:
        """Return where bytes lie; a name that is no SHA-256 leads nowhere."""
        if not HEX.fullmatch(sha256):
            raise CasefileDamaged(f"{sha256[:80]!r} is no SHA-256 in hex.", where=str(self.folder))
        return self.folder / sha256[:2] / sha256

    def record(self, capture: Capture, *, by: str, document: str | None = None) -> None:
        path = self.path_of(capture.sha256)
        if not path.is_file():
            raise ValueError(f"the bytes of a capture are kept before it is recorded: {path} is not there")
        with self._db.writing() as conn:
            event = self._append(conn, "collected", capture.sha256, by, capture.captured_at, capture.requested)
            row = {
                "document": document,
                "sha256": capture.sha256,
                "custody": event.seq,
                "capture": truceline.record.to_json(capture).decode(),
            }
            conn.execute(insert(captures), sealed("captures", row))

    def captures(self, *, document: str | None = None, sha256: str | None = None) -> tuple[Capture, ...]:
        query = select(captures.c.capture).order_by(captures.c.seq)
        if document is not None:
            query = query.where(captures.c.document == document)
        if sha256 is not None:
            query = query.where(captures.c.sha256 == sha256)
        with self._db.reading() as conn:
            return tuple(truceline.record.from_json(text, Capture) for text in conn.execute(query).scalars())

    def append(self, action: CustodyAction, sha256: str, *, actor: str, at: datetime, reason: str = "") -> CustodyEvent:
        with self._db.writing() as conn:
            return self._append(conn, action, sha256, actor, at, reason)

    def custody(self, sha256: str | None = None) -> tuple[CustodyEvent, ...]:
        query = select(custody).order_by(custody.c.seq)
        if sha256 is not None:
            query = query.where(custody.c.object_sha256 == sha256)
        with self._db.reading() as conn:
            return tuple(CustodyEvent(**row) for row in conn.execute(query).mappings())

    def _append(
        self, conn: Connection, action: CustodyAction, sha256: str, actor: str, at: datetime, reason: str
    ) -> CustodyEvent:
        row = conn.execute(_LAST).mappings().first()
        last = CustodyEvent(**row) if row else None
        event = next_event(last, at=at, actor=actor, action=action, object_sha256=sha256, reason=reason)
        conn.execute(insert(custody), {name: getattr(event, name) for name in _FIELDS})
        return event


def file_fault(path: Path, sha256: str) -> str | None:
    """Say what is wrong with a file of the evidence, or ``None``: it has to be a plain file with these bytes."""
    if path.parent.is_symlink() or path.parent.parent.is_symlink():
        return "its folder is a link, and evidence is kept in folders"
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return "the file is missing"
    except OSError as error:
        return (
            "this is a link, and evidence is a file" if path.is_symlink() else f"it cannot be read ({error.strerror})"
        )
    try:
        with os.fdopen(descriptor, "rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"it cannot be read ({error.strerror})"
    return None if found == sha256 else f"its bytes were changed: their SHA-256 is {found}"


def stray_files(folder: Path) -> Iterator[Path]:
    """Yield what lies in the folder and is no evidence: links, and names that are no SHA-256 in their own folder."""
    if folder.is_symlink():
        yield folder
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        if path.is_symlink() or not path.is_dir():
            yield path
            continue
        for file in sorted(path.glob("*")):
            named = HEX.fullmatch(file.name) and file.name[:2] == path.name
            if file.is_symlink() or not (named or file.name.startswith(HALF)):
                yield file


def _same(path: Path, content: bytes) -> bool:
    """Say whether the file is there with these bytes; one that was damaged is written anew, by the same bytes."""
    return not path.is_symlink() and path.is_file() and path.read_bytes() == content


def _write(path: Path, content: bytes) -> None:
    _make_folder(path.parent.parent)
    _make_folder(path.parent)
    half = path.with_name(HALF + secrets.token_hex(8))
    try:
        with half.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    _make_durable(path.parent)


def _make_folder(folder: Path) -> None:
    """Make a folder of the evidence where it is missing; nothing is written through a link."""
    if folder.is_symlink():
        raise CasefileDamaged("this is a link, and evidence is kept in folders.", where=str(folder), todo=LINK_TODO)
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        _make_durable(folder.parent)


def _make_durable(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _not_written(path: Path, error: OSError) -> CasefileFull:
    return CasefileFull(
        f"the bytes of a report could not be stored ({error.strerror}). What was acknowledged before is stored.",
        where=str(path.parent),
        todo="Free some space on the disk, or make the folder writable, and do it again.",
    )
