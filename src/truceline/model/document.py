"""What comes in: bytes with their origin, and the frozen text made of them."""

from dataclasses import dataclass, field
from datetime import datetime

from truceline.model.identity import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class RawItem:
    """Bytes as they were found. ``address`` is a URL or file name, ``sha256`` of the bytes in hex."""

    address: str
    content: bytes
    sha256: str
    media_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Characters ``[start, end)`` of a document in one language (its ISO 639 code, ``und`` where not recognised)."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text of one publisher (users see *report*). Spans count characters of ``text``.

    ``published`` is ``None`` where nobody said when; it is never guessed, and never ``created``, which is when the
    file was made. ``address`` is the report's own where it states one, and ``file`` then the name that it was found
    under; ``source`` is where the report says that it was taken from. ``language`` is that of most of the text:
    ``und`` where it was not recognised, ``None`` where there are too few words to tell; ``passages`` are the stretches
    of a text in several languages. ``notes`` say what was not done and why.
    """

    text: str
    publisher: str | None = None
    address: str | None = None
    published: datetime | None = None
    language: str | None = None
    sha256: str = ""
    extraction: str = ""
    notes: tuple[str, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    created: datetime | None = None
    file: str | None = None
    passages: tuple[Passage, ...] = ()
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", content_id("doc", self.publisher, self.address, self.text))
