"""The place in a document that a value came from: half-open characters and the quoted words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters ``[start, end)`` (code points) of a document's stored text, with the words themselves."""

    document: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"span [{self.start}, {self.end}) quotes {len(self.text)} characters: {self.text[:40]!r}")

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a character of one document."""
        return self.document == other.document and self.start < other.end and other.start < self.end
