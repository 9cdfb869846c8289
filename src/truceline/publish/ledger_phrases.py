"""Sentences of a ledger in parts: our words, quotations, numbers of claims. The terminal and the page draw them alike.

A quotation stays a span, and the numbers stay numbers, so that a page can link both to what they stand for.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.model.span import Span
from truceline.publish.quoting import quote


@dataclass(frozen=True, slots=True)
class Refs:
    """Claims by their numbers in the order of the record, from 1; shown as "[2] [5]", of report 3 as "[3.2] [3.5]"."""

    numbers: tuple[int, ...]
    report: int = 0

    def __str__(self) -> str:
        of = f"{self.report}." if self.report else ""
        return " ".join(f"[{of}{number}]" for number in self.numbers)


Phrase = str | Span | Refs
Phrases = tuple[Phrase, ...]
Row = tuple[str, Phrases]  # a label and what is said


def flat(phrases: Iterable[Phrase], limit: int | None = None) -> str:
    """Write phrases as one text, each quotation in curly marks and cut to about ``limit`` characters.

    >>> flat(("disputed in ", Refs((2, 5))))
    'disputed in [2] [5]'
    """
    return "".join(quote(part.text, limit) if isinstance(part, Span) else str(part) for part in phrases)


def joined(parts: Iterable[Phrase | Phrases], between: str = "; ") -> Phrases:
    """Put parts one after another with ``between`` between them; what says nothing is left out."""
    said: list[Phrase] = []
    for part in parts:
        whole = part if isinstance(part, tuple) else (part,)
        if not any(whole):
            continue
        said += [between, *whole] if said else whole
    return tuple(said)
