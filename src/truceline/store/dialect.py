"""What one database does in its own way. ``dialect_sqlite`` is the one there is; the rest of ``store`` is common SQL.

A dialect makes the words of claims and the points of incidents searchable as their rows come.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Engine, Subquery

from truceline.errors import CasefileError

WRITING = "truceline_writing"  # execution option of a connection whose next transaction is to write
MANY = 2000  # hits of an index; of more than these the first of a page are found faster in the order of the page
WAIT_SECONDS = 30  # for another process that writes


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that stand together; with ``prefix`` the last is the beginning of a word."""

    words: str
    prefix: bool = False


class Dialect(Protocol):
    """The operations that differ between databases. ``errors`` are what its driver raises."""

    errors: tuple[type[Exception], ...]

    def reserve(self, path: Path) -> Path:
        """Return where a new casefile is built before it takes its place at ``path``."""
        ...

    def publish(self, built: Path, path: Path) -> None:
        """Put a casefile that was built in its place, whole, or raise ``CasefileExists``."""
        ...

    def revision(self, path: Path) -> int:
        """Return the revision of the tables without opening or touching anything.

        Raises:
            NoCasefile, NotACasefile: by what is at the path.
        """
        ...

    def current(self, conn: Connection) -> int:
        """Return the revision of the tables as the transaction sees it."""
        ...

    def engine(self, path: Path) -> Engine:
        """Return an engine; a connection with the option ``WRITING`` begins by taking the only right to write."""
        ...

    def drop_extras(self, conn: Connection) -> None:
        """Remove triggers, so that a migration may change what is append only."""
        ...

    def create_extras(self, conn: Connection, revision: int) -> None:
        """Make triggers, word and window indexes where they are missing, and write down the revision."""
        ...

    def back_up(self, path: Path, copy: Path) -> None:
        """Copy a casefile that others may have open."""
        ...

    def settle(self, engine: Engine) -> None:
        """After an upgrade: let the file itself hold all."""
        ...

    def freeze(self, engine: Engine) -> None:
        """Let nothing be written through this engine any more."""
        ...

    def translate(self, error: Exception, path: Path) -> CasefileError:
        """Turn an error of the database into ours."""
        ...

    def index_text(self, conn: Connection, number: int, title: str, text: str) -> None:
        """Let a document be found by the words of its title and text."""
        ...

    def text_matches(self, phrases: Iterable[Phrase]) -> Subquery:
        """Return ``number`` and ``rank`` (the best is lowest) of the documents that have all phrases."""
        ...

    def claim_matches(self, wanted: Mapping[tuple[str, ...], Iterable[Phrase]]) -> Subquery:
        """Return ``number`` of the claims that have all these phrases, each in one of the columns that it is under."""
        ...

    def hits(self, phrases: Iterable[Phrase], texts: Sequence[str]) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Return for each text the characters ``[start, end)`` of the phrases in it, as the index would find them."""
        ...

    def observation_matches(self, phrases: Iterable[Phrase]) -> Subquery:
        """Return ``seq`` of the observations, restrictions and tallies that have all phrases."""
        ...

    def in_country(self, codes: Sequence[str]) -> ColumnElement[bool]:
        """Return a condition on ``observations``: in one of these countries (codes in lower case), or claimed by it."""
        ...

    def in_window(self, conn: Connection, west: float, south: float, east: float, north: float) -> ColumnElement[bool]:
        """Return a condition on ``incidents``: its point is in the window (degrees, west <= east)."""
        ...

    def faults(self, conn: Connection) -> tuple[str, ...]:
        """Return what the database's own check of its file finds."""
        ...
