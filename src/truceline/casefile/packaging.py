"""Exports on disk: one file, or a folder with data dictionary, tombstones, and ``datapackage.json`` with hashes.

What is half written is not there: each file is written beside its name, and put in its place when it is whole.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from truceline.errors import InputError
from truceline.model.release import ReleaseFile, Tombstone
from truceline.publish.csv_rows import csv_text
from truceline.publish.exports import package
from truceline.publish.exports.contract import Chunk, Column, Edition, Format, Listed, Resource
from truceline.publish.exports.tombstones import TOMBSTONES, gone_beside, gone_text
from truceline.publish.map_areas import load_areas
from truceline.publish.outgoing import Outgoing
from truceline.store.kept_files import keep_casefiles

Incidents = Callable[[Format], Iterator[Outgoing]]  # gives them anew for each file
DICTIONARY = Listed(
    name="dictionary",
    says="the data dictionary: every column of every table, and what it holds",
    file=package.DICTIONARY,
    media_type="text/csv",
    columns=(
        Column(name="file", says="the table"),
        Column(name="column", says="its column"),
        Column(name="type", says="of what type its values are"),
        Column(name="holds", says="what it holds, and when it is empty"),
    ),
)
DESCRIPTOR = Listed(name="datapackage", says="this package", file=package.DATAPACKAGE, media_type="application/json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was written, with its length and hash."""

    what: Resource
    weighed: package.Weighed


def write_package(
    folder: Path,
    formats: Sequence[Format],
    incidents: Incidents,
    tombstones: Sequence[Tombstone],
    about: Callable[[], Mapping[str, object]],
    edition: Edition | None = None,
    *,
    listed: Sequence[Written] = (),
) -> tuple[ReleaseFile, ...]:
    """Write the files of formats into a folder; return all that the package holds, with their hashes.

    Args:
        folder: is there.
        formats: those whose files are wanted.
        incidents: yields what leaves, anew for each format.
        tombstones: of what was published before.
        about: what the descriptor tells of the whole; asked for when the incidents have gone by.
        edition: what each file says of itself.
        listed: files that were written before and belong to the package.

    Raises:
        InputError: it cannot be written.
    """
    edition = edition or Edition(areas=load_areas())
    written = [write_resource(folder, one, one.chunks(incidents(one), edition, tombstones)) for one in formats]
    written += [write_resource(folder, one, gone_text(one, tombstones)) for one in gone_beside(formats)]
    written += listed
    rows = package.dictionary_rows(one.what for one in written)
    dictionary = csv_text(("file", "column", "type", "holds"), rows)
    written.append(write_resource(folder, DICTIONARY, dictionary))
    told = package.datapackage(((one.what, one.weighed) for one in written), about())
    written.append(write_resource(folder, DESCRIPTOR, [told]))
    return tuple(ReleaseFile(path=one.what.file, size=one.weighed.size, sha256=one.weighed.sha256) for one in written)


def write_resource(folder: Path, what: Resource, chunks: Iterable[Chunk]) -> Written:
    """Write one file of a package; return it with its hash."""
    return Written(what=what, weighed=_write(folder / what.file, chunks))


def _write(path: Path, chunks: Iterable[Chunk]) -> package.Weighed:
    weighed = package.Weighed()
    with replacing(path) as file:
        for data in weighed.passing(chunks):
            file.write(data)
    return weighed


def write_file(path: Path, chunks: Iterable[Chunk]) -> None:
    """Write one file in the place of a former one.

    Raises:
        InputError: it cannot be written.
    """
    _write(path, chunks)


def write_beside(path: Path, format_: Format, tombstones: Sequence[Tombstone]) -> tuple[Path, ...]:
    """Write the tables of tombstones beside a file that has no room for them, where there are any; return their paths.

    ``april.csv`` gets ``april.tombstones.csv``; in the form of ACLED ``april.acled_deleted.csv`` too.
    """
    tables = [gone for gone in gone_beside([format_]) if gone is not TOMBSTONES or not format_.tells_tombstones]
    written = []
    for gone in tables if tombstones else ():
        beside = path.with_name(f"{path.stem}.{gone.file}")
        _write(beside, gone_text(gone, tombstones))
        written.append(beside)
    return tuple(written)


def make_empty(folder: Path) -> None:
    """Make a folder, or take one that is empty.

    Raises:
        InputError: something is in it, it belongs to a casefile, or it cannot be made.
    """
    keep_casefiles(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is there already, and is left as it is.", todo="Name a new or an empty folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make it: {error.strerror}.", where=str(folder)) from error


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write beside the file and put it in its place when it is whole: half an export is none.

    A link stays one: what it leads to is replaced. A pipe or a device has no place and is written to.

    Raises:
        InputError: it cannot be written, or is part of a casefile.
    """
    keep_casefiles(path)
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            with path.open("wb") as file:
                yield file
            return
        with scratch_beside(path) as folder:
            part = folder / "part"
            with part.open("wb") as file:
                yield file
            part.replace(os.path.realpath(path))
    except OSError as error:
        raise InputError(f"cannot write it: {error.strerror}.", where=str(path)) from error


@contextmanager
def scratch_beside(path: Path) -> Iterator[Path]:
    """Yield a new folder beside a path, on the same disk; no name of somebody else's is taken, and none is left.

    Raises:
        InputError: there is no room for one.
    """
    try:
        folder = tempfile.mkdtemp(prefix=".truceline-", dir=Path(os.path.realpath(path)).parent)
    except OSError as error:
        raise InputError(f"cannot write it: {error.strerror}.", where=str(path)) from error
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
