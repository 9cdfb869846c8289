"""A release: what leaves, frozen in a folder with its hashes, and kept in the casefile row by row.

The same state of the casefile gives the same bytes; the only moment in them is that of the release.
"""

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO

from truceline.casefile.casefile import Casefile
from truceline.casefile.exporting import outgoing
from truceline.casefile.filters import Filters
from truceline.casefile.packaging import make_empty, scratch_beside, write_file, write_package, write_resource
from truceline.casefile.tombstones import find_tombstones
from truceline.casefile.versions import edition_of
from truceline.errors import InputError, UnknownId
from truceline.model.codebook import CODEBOOK_VERSION
from truceline.model.release import Recall, Release, Released
from truceline.publish.exports.contract import Chunk, Listed
from truceline.publish.exports.formats import FORMATS, in_package
from truceline.publish.exports.tombstones import moment_text
from truceline.publish.gate import Gate
from truceline.publish.ledger_facts import Names
from truceline.publish.outgoing import Leaving, Outgoing
from truceline.publish.release_facts import released_of
from truceline.publish.release_sums import SUMS, sums_text
from truceline.record import from_json, to_json

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
MANIFEST = Listed(
    name="manifest",
    says="one incident a line: the hash of its record, the reports that it rests on, and what is said of it",
    file="manifest.jsonl",
    media_type="application/jsonl",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRelease:
    """What is to be released: under which name, in which formats, how, and on which terms."""

    id: str
    formats: tuple[str, ...]
    how: Leaving
    include_unreviewed: bool = False
    licence: str = ""
    title: str = ""


def create_release(casefile: Casefile, wanted: ToRelease, filters: Filters, folder: Path, names: Names) -> Release:
    """Write a release into a new folder and keep it in the casefile; both, or neither.

    Raises:
        InputError: the name is none or is taken, no format is named, something is in the folder, it cannot be written,
            or nothing leaves: no incident, and no word of what was published before.
    """
    _check(casefile, wanted)
    new = not folder.exists()
    make_empty(folder)
    try:
        with tempfile.TemporaryFile() as rows, scratch_beside(folder) as scratch:
            part = scratch / "release"
            with casefile.store.snapshot():
                release = _Making(casefile, wanted, filters, names, rows).write(part)
            if not release.exported and not find_tombstones(casefile.store):
                raise _nothing(release)
            rows.seek(0)
            if not casefile.store.releases.add(release, (from_json(line, Released) for line in rows)):
                raise _taken(wanted.id)
            _put_in_place(part, folder, new=new)
    except BaseException:
        if new:
            folder.rmdir()
        raise
    return release


def _put_in_place(part: Path, folder: Path, *, new: bool) -> None:
    """Let the folder be what was written; one that was there stays the folder that it is, where somebody may stand."""
    if new:
        part.replace(folder)  # over the empty one
        return
    for path in sorted(part.iterdir()):
        path.replace(folder / path.name)


def recall(casefile: Casefile, release: str, incidents: Sequence[str], reason: str) -> tuple[Recall, ...]:
    """Call back incidents of a release, or all of it where none is named; the reason leaves with every later export.

    Raises:
        InputError: no reason is given.
        UnknownId: there is no such release, or an incident is not in it.
    """
    if not reason.strip():
        raise InputError("no reason is given.", todo="Say why: the reason is published with the tombstone.")
    at = casefile.now()
    made = [
        Recall(release=release, incident=key, reason=reason.strip(), by=casefile.by, at=at)
        for key in dict.fromkeys(incidents) or (None,)
    ]
    with casefile.store.writing():
        for one in made:
            casefile.store.releases.recall(one)
    return tuple(made)


def find_release(casefile: Casefile, key: str) -> Release:
    """Return a release by its name.

    Raises:
        UnknownId: there is none.
    """
    found = casefile.store.releases.get(key)
    if found is None:
        there = ", ".join(release.id for release in casefile.store.releases.listed()) or "none yet"
        raise UnknownId(f"there is no release {key!r}.", where=str(casefile.store.path), todo=f"There are: {there}.")
    return found


def _check(casefile: Casefile, wanted: ToRelease) -> None:
    name = wanted.id
    if not wanted.formats:
        raise InputError("no format is named.", todo=f"There are {', '.join(FORMATS)}.")
    if not NAME.fullmatch(name):
        raise InputError(
            f"{name!r} is no name of a release.", todo="Take small letters, digits, dots and hyphens: april-2023."
        )
    if casefile.store.releases.get(name) is not None:
        raise _taken(name)


def _taken(name: str) -> InputError:
    return InputError(f"there is a release {name!r} already, and a release does not change.", todo="Take another name.")


def _nothing(release: Release) -> InputError:
    held = f"{release.held_back:,} held back that nobody has accepted as they stand" if release.held_back else ""
    return InputError(
        f"nothing leaves: no incident passes what is asked for and the gate{f' ({held})' if held else ''}.",
        todo="Accept incidents (truceline judge accept ID), or let them out as they are with --include-unreviewed. "
        f"Nothing was written; the name {release.id!r} is free.",
    )


class _Making:
    """One release as it is written: all of it sees one state. ``rows`` takes what the casefile keeps."""

    def __init__(self, casefile: Casefile, wanted: ToRelease, filters: Filters, names: Names, rows: IO[bytes]) -> None:
        self._rows = rows
        self._casefile = casefile
        self._wanted = wanted
        self._filters = filters
        self._names = names
        self._gate = Gate(include_unreviewed=wanted.include_unreviewed)
        self._edition = edition_of(casefile)

    def write(self, folder: Path) -> Release:
        """Write all files; the counts of the gate are those of the last pass, and the same in all."""
        folder.mkdir(parents=True)
        at = self._casefile.now()
        formats = tuple(dict.fromkeys(one for name in self._wanted.formats for one in in_package(name)))
        manifest = write_resource(folder, MANIFEST, self._manifest())
        files = write_package(
            folder,
            formats,
            lambda format_: self._leaving(format_.policy, versions=format_.versions),
            find_tombstones(self._casefile.store),
            lambda: self._about(at),
            replace(self._edition, release=self._wanted.id),
            listed=(manifest,),
        )
        write_file(folder / SUMS, [sums_text(files)])
        return replace(self._release(at), files=tuple(sorted(files, key=lambda file: file.path)))

    def _leaving(self, policy: str | None, *, versions: bool = False) -> Iterator[Outgoing]:
        self._gate.begin()
        how = replace(self._wanted.how, policy=self._wanted.how.policy or policy)
        return outgoing(self._casefile, self._filters, gate=self._gate, how=how, names=self._names, versions=versions)

    def _manifest(self) -> Iterator[Chunk]:
        """Yield a line an incident, without the decisions: who decided is told to nobody outside."""
        for out in self._leaving(None):
            row = released_of(out, self._edition.areas)
            self._rows.write(to_json(row) + b"\n")
            yield to_json(replace(row, judgements=())) + b"\n"

    def _release(self, at: datetime) -> Release:
        wanted, gate = self._wanted, self._gate
        return Release(
            id=wanted.id,
            at=at,
            by=self._casefile.by,
            codebook=CODEBOOK_VERSION,
            formats=wanted.formats,
            title=wanted.title,
            licence=wanted.licence,
            filters=tuple((key, str(value)) for key, value in self._filters.items() if value not in (None, False)),
            policy=wanted.how.policy,
            include_unreviewed=wanted.include_unreviewed,
            with_names=wanted.how.with_names,
            blur_km=wanted.how.blur_km,
            exported=gate.passed,
            not_approved=gate.unapproved,
            held_back=gate.held,
            recalled=gate.recalled,
        )

    def _about(self, at: datetime) -> dict[str, object]:
        """Return what ``datapackage.json`` tells of the whole."""
        release = self._release(at)
        licence = {"licenses": [{"name": release.licence}]} if release.licence else {}
        title = {"title": release.title} if release.title else {}
        counted = {
            "exported": release.exported,
            "not_approved": release.not_approved,
            "held_back": release.held_back,
            "recalled": release.recalled,
        }
        return {
            "name": release.id,
            "id": release.id,
            **title,
            "created": moment_text(at),
            **licence,
            "description": f"{self._gate.words} Frozen as the release {release.id}.",
            "filters": dict(release.filters),
            "include_unreviewed": release.include_unreviewed,
            "with_names": release.with_names,
            "blur_km": release.blur_km,
            "incidents": counted,
        }
