"""A file, a folder or standard input -> RawItems, in a fixed order; what cannot be taken is named, never dropped.

Knows nothing of what is in the bytes. A report's side file (see ``about.py``) travels with it.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from truceline.errors import EmptyInput, InputError, TooLarge
from truceline.model.document import RawItem
from truceline.sources.about import SIDE_FILE_SUFFIX, About, load_side_file, side_file

STDIN = "-"
MAX_BYTES = 50_000_000  # 50 MB, for PDF and Word with pictures; above it, somebody has named the wrong file
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
}
KINDS = "text, Markdown, HTML, PDF, Word (.docx) or feed (.xml, .rss, .atom)"
SIGNATURES = (b"%PDF-", b"<!doctype html", b"<html")  # of a report that is saved under another name
HEAD = 64  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report: ``path`` as the user would type it, its bytes, and what its side file tells."""

    path: str
    item: RawItem
    about: About = field(default_factory=About)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that was not taken, and why."""

    path: str
    error: InputError


def find_reports(path: str, *, stdin: BinaryIO | None = None, limit: int = MAX_BYTES) -> Iterator[Found | Skipped]:
    """Yield the reports at ``path``: one file, every report in a folder (sorted, with its sub-folders), or ``-``.

    A file that is named is taken whatever its suffix; in a folder those of ``MEDIA_TYPES``, and a
    PDF or page under another name. Names that begin
    with a dot are passed over in a folder. Everything else that is no report comes as Skipped. ``limit`` is in bytes.
    The address of an item is its name, or its path inside the folder: moved to another folder, reports keep their ids.
    """
    if path == STDIN:
        yield _from_stdin(stdin or sys.stdin.buffer, limit)
    elif Path(path).is_dir():
        yield from _from_folder(Path(path), limit)
    else:
        yield _from_file(Path(path), Path(path).name, limit)


def _from_stdin(stream: BinaryIO, limit: int) -> Found | Skipped:
    try:
        return Found(path="standard input", item=_item(STDIN, stream.read(limit + 1), limit, "standard input"))
    except InputError as error:
        return Skipped(path="standard input", error=error)


def _from_file(path: Path, address: str, limit: int) -> Found | Skipped:
    try:
        content = _load(path, limit)
        beside = side_file(path)
        about = load_side_file(beside) if beside.is_file() else About()
        return Found(path=str(path), item=_item(address, content, limit, str(path)), about=about)
    except InputError as error:
        return Skipped(path=str(path), error=error)


def _from_folder(folder: Path, limit: int) -> Iterator[Found | Skipped]:
    empty = True
    for path in _walk(folder):
        empty = False
        if isinstance(path, OSError):
            closed = InputError(f"cannot be opened ({path.strerror}).", where=str(path.filename))
            yield Skipped(path=str(path.filename), error=closed)
        elif reason := _no_report(path):
            yield Skipped(path=str(path), error=InputError(reason, where=str(path)))
        elif not path.name.endswith(SIDE_FILE_SUFFIX):
            yield _from_file(path, path.relative_to(folder).as_posix(), limit)
    if empty:
        nothing = EmptyInput("no report in this folder.", where=str(folder), todo="Name a folder of reports.")
        yield Skipped(path=str(folder), error=nothing)


def _walk(folder: Path) -> Iterator[Path | OSError]:
    """Yield the files of a folder by name, then those of its sub-folders, and an error for each that cannot be listed.

    Names that begin with a dot and linked folders are passed over.
    """
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))
    yield from closed


def _no_report(path: Path) -> str | None:
    """Say why a file of a folder is no report; ``None`` for a report, and for a side file that belongs to one."""
    if path.name.endswith(SIDE_FILE_SUFFIX):
        stem = path.name.removesuffix(SIDE_FILE_SUFFIX)
        owned = any(
            p.stem == stem and p != path and not p.name.endswith(SIDE_FILE_SUFFIX) for p in path.parent.iterdir()
        )
        return None if owned else "a side file with no report beside it."
    if not path.is_file():
        return "not a regular file."
    if path.suffix.lower() not in MEDIA_TYPES and not _signed(path):
        return f"not a {KINDS} file."
    return None


def _signed(path: Path) -> bool:
    """Say whether a file begins as a PDF or a page does, whatever its name."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD).lstrip().lower().startswith(tuple(mark.lower() for mark in SIGNATURES))
    except OSError:
        return False


def _load(path: Path, limit: int) -> bytes:
    """Read at most one byte over the limit, which is enough to see that a file is too large."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise InputError(
            "there is no such file or folder.", where=str(path), todo="Check the name, or use - for standard input."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"cannot be opened ({reason}).", where=str(path)) from error


def _item(address: str, content: bytes, limit: int, where: str) -> RawItem:
    if len(content) > limit:
        raise TooLarge(
            f"larger than {limit / 1_000_000:g} MB, the limit for one report.",
            where=where,
            todo="Split it into one file a report.",
        )
    if not content:
        raise EmptyInput("empty: there is nothing to read.", where=where)
    return make_item(os.fsencode(address).decode("utf-8", errors="replace"), content)  # names need not be UTF-8


def make_item(address: str, content: bytes) -> RawItem:
    """Return bytes under the name that they were found under; its suffix tells the media type."""
    return RawItem(
        address=address,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=MEDIA_TYPES.get(Path(address).suffix.lower()),
    )
