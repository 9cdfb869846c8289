"""Exports on disk: one file, or a folder with data dictionary, tombstones, and ``datapackage.json`` with hashes.

What is half written is not there: each file is written beside its name, and put in its place when it is whole.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from truceline.errors import InputError
from truceline.model.release import ReleaseFile, Tombstone
from truceline.publish.csv_rows import csv_text
from truceline.publish.exports import package
from truceline.publish.exports.contract import Chunk, Edition, Format, Gone
from truceline.publish.exports.tombstones import TOMBSTONES, gone_beside, gone_text
from truceline.publish.map_areas import load_areas
from truceline.publish.outgoing import Outgoing

Incidents = Callable[[Format], Iterator[Outgoing]]  # gives them anew for each file


def write_package(
    folder: Path,
    formats: Sequence[Format],
    incidents: Incidents,
    tombstones: Sequence[Tombstone],
    about: Callable[[], Mapping[str, object]],
    edition: Edition | None = None,
) -> tuple[ReleaseFile, ...]:
    """Write the files of formats into a new or empty folder; return all that lie there, with their hashes.

    Args:
        folder: made where it is missing.
        formats: those whose files are wanted.
        incidents: yields what leaves, anew for each format.
        tombstones: of what was published before.
        about: what the descriptor tells of the whole; asked for when the incidents have gone by.
        edition: what each file says of itself.

    Raises:
        InputError: something is in the folder, or it cannot be written.
    """
    make_empty(folder)
    edition = edition or Edition(areas=load_areas())
    written: list[tuple[Format | Gone, package.Weighed]] = [
        (one, _write(folder / one.file, one.chunks(incidents(one), edition, tombstones))) for one in formats
    ]
    written += [(one, _write(folder / one.file, gone_text(one, tombstones))) for one in gone_beside(formats)]
    rows = package.dictionary_rows(one for one, _ in written)
    dictionary = _write(folder / package.DICTIONARY, csv_text(("file", "column", "type", "holds"), rows))
    descriptor = _write(folder / package.DATAPACKAGE, [package.datapackage(written, about())])
    named = [*((one.file, weighed) for one, weighed in written), (package.DICTIONARY, dictionary)]
    named.append((package.DATAPACKAGE, descriptor))
    return tuple(ReleaseFile(path=path, size=weighed.size, sha256=weighed.sha256) for path, weighed in named)


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
    """Make a folder, or take one that is empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is there already, and is left as it is.", todo="Name a new or an empty folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make it: {error.strerror}.", where=str(folder)) from error


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write beside the file and put it in its place when it is whole: half an export is none."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise InputError(f"cannot write it: {error.strerror}.", where=str(path)) from error
    finally:
        part.unlink(missing_ok=True)
