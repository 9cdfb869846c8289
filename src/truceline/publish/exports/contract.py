"""What every exporter is: a format with its columns, and a function from incidents to chunks of text.

Incidents come one at a time and are not kept, so that memory does not grow with their number. Unknown is an empty cell
and words in the notes, never a zero.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from truceline.publish.map_areas import Areas
from truceline.publish.outgoing import Outgoing

ColumnType = Literal["string", "integer", "number", "boolean", "date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table, for its data dictionary: ``says`` is what it holds, and when it is empty."""

    name: str
    says: str
    type: ColumnType = "string"


Write = Callable[[Iterable[Outgoing], Areas], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format. ``file`` is the name it goes by in a package; ``policy`` the one it asks for, ``None`` for any.

    ``columns`` are empty where it is no table. ``header_rows`` counts the lines before the first incident.
    """

    name: str
    says: str
    file: str
    media_type: str
    write: Write
    policy: str | None = None
    columns: tuple[Column, ...] = field(default=())
    header_rows: int = 1
