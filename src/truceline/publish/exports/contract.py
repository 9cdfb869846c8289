"""What every exporter is: a format with its columns, and a function from incidents to chunks of text or bytes.

Incidents come one at a time and are not kept, so that memory does not grow with their number. Unknown is an empty cell
and words in the notes, never a zero.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from truceline.model.codebook import CODEBOOK_VERSION
from truceline.model.release import Tombstone
from truceline.publish.map_areas import Areas
from truceline.publish.outgoing import Outgoing

NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # the moment of a casefile in which nothing was ever done
ColumnType = Literal["string", "integer", "number", "boolean", "date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table, for its data dictionary: ``says`` is what it holds, and when it is empty."""

    name: str
    says: str
    type: ColumnType = "string"


Chunk = str | bytes  # text is written as UTF-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What a file is made with beside its incidents, and what it says of itself as a whole.

    ``source`` tells the casefile from all others, and is the same in every export of it; ``updated`` is the last moment
    of its log. ``release`` is the id of the release, where it is one. ``as_of`` says in words as of when it is told,
    where the casefile was taken back; empty where it is told as it is.
    """

    areas: Areas
    source: str = ""
    updated: datetime = NEVER
    release: str | None = None
    codebook: str = CODEBOOK_VERSION
    as_of: str = ""


Write = Callable[[Iterable[Outgoing], Edition], Iterator[Chunk]]
WriteAll = Callable[[Iterable[Outgoing], Edition, Sequence[Tombstone]], Iterator[Chunk]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file of a package that is no format: what it is called and holds."""

    name: str
    says: str
    file: str
    media_type: str
    columns: tuple[Column, ...] = ()
    header_rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A table of tombstones beside the file of a format: what was published once and is not to be used any more.

    ``cells`` gives the row of one, ``None`` for one that this table has no room for.
    """

    name: str
    says: str
    file: str
    columns: tuple[Column, ...]
    cells: Callable[[Tombstone], Sequence[object] | None]
    media_type: str = "text/csv"
    header_rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format. ``file`` is the name it goes by in a package; ``policy`` the one it asks for, ``None`` for any.

    ``columns`` are empty where it is no table. ``header_rows`` counts the lines before the first incident.

    Tombstones are told beside, in ``tombstones.csv``, unless the format has room for them (``write_all``, which is then
    asked in place of ``write``) or a table of its own for them (``gone``, written as well). A format need not know.

    ``binary``: no text, and nothing for a terminal. ``loses`` says what of the record the format has no room for.
    ``versions``: it tells of every state in which an incident was given out, so that these have to be looked up.
    """

    name: str
    says: str
    file: str
    media_type: str
    write: Write
    policy: str | None = None
    columns: tuple[Column, ...] = field(default=())
    header_rows: int = 1
    write_all: WriteAll | None = None
    gone: Gone | None = None
    binary: bool = False
    loses: str = ""
    versions: bool = False

    def chunks(
        self, incidents: Iterable[Outgoing], edition: Edition, tombstones: Sequence[Tombstone] = ()
    ) -> Iterator[Chunk]:
        """Yield the file, with the tombstones where the format has room for them."""
        return self.write_all(incidents, edition, tombstones) if self.write_all else self.write(incidents, edition)

    @property
    def tells_tombstones(self) -> bool:
        """Say whether the tombstones are in the file itself; if not, they have to go beside it."""
        return self.write_all is not None


Resource = Format | Gone | Listed  # what a package may hold


def encoded(chunk: Chunk) -> bytes:
    """Return a chunk as the bytes that are written; half a surrogate pair becomes a question mark."""
    return chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "replace")
