"""Uploaded reports on disk until they are read; those that killed the reader stay. Beside the casefile, one folder.

A name of ours stands for each on disk: the name that came with a file is a word to show, and never a path.
"""

import fcntl
import json
import re
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from io import TextIOWrapper
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal

from truceline.sources.about import About
from truceline.store.kept_files import INTAKE

HELD = "held"  # a file that the server which reads here holds locked
LONGEST_NAME = 200  # characters
State = Literal["queued", "quarantined"]
OURS = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spooled:
    """An upload that waits: ``name`` as it is shown, ``about`` as a job of the worker has it, ``why`` it was kept."""

    id: str
    name: str
    job: dict[str, str | None]
    size: int
    state: State = "queued"
    why: str = ""


def plain_name(given: str | None) -> str:
    r"""Return the last part of a name without what could act: no folders, no control characters, no leading dots.

    >>> plain_name("../../etc/passwd"), plain_name("C:\\a\\b.txt"), plain_name("..")
    ('passwd', 'b.txt', 'unnamed')
    """
    last = PureWindowsPath(PurePosixPath(given or "").name).name
    kept = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    return kept.strip().lstrip(".").strip()[:LONGEST_NAME] or "unnamed"


def job_of(address: str, about: About) -> dict[str, str | None]:
    """Return what the worker is told with the bytes."""
    return {
        "address": address,
        "publisher": about.publisher,
        "published": about.published.isoformat() if about.published else None,
        "own_address": about.address,
        "language": about.language,
    }


class Spool:
    """The uploads of one casefile."""

    def __init__(self, casefile: Path) -> None:
        self.folder = casefile.with_name(casefile.name + INTAKE)
        self._held: TextIOWrapper | None = None

    def own(self) -> bool:
        """Take what others left here; ``False`` where another server over the same casefile is reading it."""
        try:
            self.folder.mkdir(exist_ok=True)
            held = (self.folder / HELD).open("w")
        except OSError:
            return False
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            held.close()
            return False
        self._held = held
        return True

    def let_go(self) -> None:
        """Let others take what is here; the folder goes where nothing is left in it."""
        if self._held is None:
            return
        self._held.close()
        self._held = None
        if {path.name for path in self.folder.iterdir()} <= {HELD}:
            with suppress(OSError):  # another has just put something there
                (self.folder / HELD).unlink(missing_ok=True)
                self.folder.rmdir()

    def keep(self, name: str, content: bytes, job: dict[str, str | None]) -> Spooled:
        """Write an upload down, bytes first, so that what is listed is whole."""
        self.folder.mkdir(exist_ok=True)
        spooled = Spooled(id=secrets.token_hex(8), name=name, job=job, size=len(content))
        self._bytes(spooled.id).write_bytes(content)
        self._note(spooled)
        return spooled

    def content(self, spooled: Spooled) -> bytes:
        """Return the bytes of an upload."""
        return self._bytes(spooled.id).read_bytes()

    def quarantine(self, spooled: Spooled, why: str) -> Spooled:
        """Keep an upload that could not be read, and say why."""
        kept = replace(spooled, state="quarantined", why=why)
        self._note(kept)
        return kept

    def requeue(self, spooled: Spooled) -> Spooled:
        """Let an upload that was kept wait again."""
        waiting = replace(spooled, state="queued", why="")
        self._note(waiting)
        return waiting

    def done(self, spooled: Spooled) -> None:
        """Let an upload go: it is in the casefile, or a person was told why not."""
        for path in (self._line(spooled.id), self._bytes(spooled.id)):
            path.unlink(missing_ok=True)

    def listed(self) -> Iterator[Spooled]:
        """Yield what is there, by id; what is not whole is passed over."""
        for path in sorted(self.folder.glob("*.json")) if self.folder.is_dir() else ():
            if OURS.fullmatch(path.stem) and self._bytes(path.stem).is_file():
                try:
                    yield Spooled(**json.loads(path.read_text(encoding="utf-8")))
                except (ValueError, TypeError, OSError):
                    continue

    def get(self, key: str) -> Spooled | None:
        """Return an upload by its id."""
        return next((spooled for spooled in self.listed() if spooled.id == key), None)

    def _note(self, spooled: Spooled) -> None:
        half = self._line(spooled.id).with_suffix(".half")
        half.write_text(json.dumps(asdict(spooled)), encoding="utf-8")
        half.replace(self._line(spooled.id))

    def _bytes(self, key: str) -> Path:
        return self.folder / f"{key}.bin"

    def _line(self, key: str) -> Path:
        return self.folder / f"{key}.json"
