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
class Document:
    """One text of one publisher (users see *report*). Spans count characters of ``text``.

    ``published`` is ``None`` where nobody said when; it is never guessed. ``notes`` say what was not done and why.
    """

    text: str
    publisher: str | None = None
    address: str | None = None
    published: datetime | None = None
    language: str | None = None
    sha256: str = ""
    extraction: str = ""
    notes: tuple[str, ...] = ()
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", content_id("doc", self.publisher, self.address, self.text))
