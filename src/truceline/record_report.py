"""A report as records name it: where it is from and what its bytes are, without its text."""

from dataclasses import dataclass
from datetime import datetime

from truceline.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document that spans point into, without its text. ``sha256`` is that of its bytes, in hex."""

    id: str
    publisher: str | None = None
    address: str | None = None
    file: str | None = None
    title: str | None = None
    published: datetime | None = None
    language: str | None = None
    sha256: str = ""
    extraction: str = ""

    @classmethod
    def of(cls, document: Document) -> "Report":
        """Take what is told of a document beside its text."""
        return cls(
            id=document.id,
            publisher=document.publisher,
            address=document.address,
            file=document.file,
            title=document.title,
            published=document.published,
            language=document.language,
            sha256=document.sha256,
            extraction=document.extraction,
        )
