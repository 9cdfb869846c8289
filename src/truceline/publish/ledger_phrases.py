"""Sentences of a ledger in parts: our words, quotations, numbers of claims. The terminal and the page draw them alike.

A quotation stays a span, and the numbers of claims and of reports stay numbers, so that a page can link them to what
they stand for.
"""

from collections.abc import Iterable, Iterator
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


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports by their numbers; shown as "[2]–[5] [9]"."""

    numbers: tuple[int, ...]

    def __str__(self) -> str:
        return report_refs(self.numbers)


@dataclass(frozen=True, slots=True)
class Short:
    """Words of a report that are cut to about ``limit`` characters wherever they are quoted."""

    span: Span
    limit: int


Phrase = str | Span | Refs | Reports | Short
Phrases = tuple[Phrase, ...]
Row = tuple[str, Phrases]  # a label and what is said


def flat(phrases: Iterable[Phrase], limit: int | None = None) -> str:
    """Write phrases as one text, each quotation in curly marks and cut to about ``limit`` characters.

    >>> flat(("disputed in ", Refs((2, 5))))
    'disputed in [2] [5]'
    """
    return "".join(_flat(part, limit) for part in phrases)


def flat_rows(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Write what rows say as texts."""
    yield from ((label, flat(said)) for label, said in rows)


def _flat(part: Phrase, limit: int | None) -> str:
    if isinstance(part, Short):
        return quote(part.span.text, part.limit)
    return quote(part.text, limit) if isinstance(part, Span) else str(part)


def shortened(phrases: Iterable[Phrase], limit: int) -> Phrases:
    """Return the phrases with every quotation cut to about ``limit`` characters."""
    return tuple(Short(part, limit) if isinstance(part, Span) else part for part in phrases)


def report_refs(numbers: Iterable[int]) -> str:
    """Write numbers of reports in their order, three and more in a row as the first and the last.

    >>> report_refs([5, 2, 3, 4, 9])
    '[2]–[5] [9]'
    """
    return " ".join(
        f"[{run[0]}]–[{run[-1]}]" if len(run) > 2 else " ".join(f"[{n}]" for n in run) for run in runs(numbers)
    )


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Return the numbers in their order, those that follow each other together."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def joined(parts: Iterable[Phrase | Phrases], between: str = "; ") -> Phrases:
    """Put parts one after another with ``between`` between them; what says nothing is left out."""
    said: list[Phrase] = []
    for part in parts:
        whole = part if isinstance(part, tuple) else (part,)
        if not any(whole):
            continue
        said += [between, *whole] if said else whole
    return tuple(said)
