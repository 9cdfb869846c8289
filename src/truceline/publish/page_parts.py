"""What the template of the page is given: plain values, in the words of the ledger, with their links. Draws nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.publish.ledger_columns import View
from truceline.publish.ledger_facts import Names
from truceline.publish.ledger_phrases import Phrase, Refs, Short
from truceline.publish.page_marks import Marks, Paragraph, Use
from truceline.publish.quoting import clean, cut

LIMIT = 600  # characters of a quotation in the ledger; the text beside it has the whole
BLANK = "␠"  # stands for a quotation of blanks alone, so that its link can be seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of ours (``text``), a quotation (``text`` and ``use``), or numbers of claims."""

    text: str = ""
    use: Use | None = None
    numbers: tuple[int, ...] = ()


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What the parts of one report are made with: its claims, its marks, and what codes are called."""

    view: View
    marks: Marks
    names: Names

    @property
    def reading(self) -> Reading:
        """Return the reading of the report."""
        return self.view.reading

    def parts(self, phrases: Iterable[Phrase], kind: str) -> Parts:
        """Turn phrases into parts; every quotation is noted as a use of words of the given kind."""
        return tuple(self._part(phrase, kind) for phrase in phrases if phrase)

    def quote(self, span: Span, kind: str) -> Part:
        """Quote words of the text, linked to them."""
        return Part(text=cut(clean(span.text), LIMIT) or BLANK, use=self.marks.use(span, kind))

    def _part(self, phrase: Phrase, kind: str) -> Part:
        if isinstance(phrase, Span):
            return self.quote(phrase, kind)
        if isinstance(phrase, Refs):
            return Part(numbers=phrase.numbers)
        if isinstance(phrase, Short):
            return self.quote(phrase.span, kind)
        return Part(text=str(phrase))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label with what is said; one without a label goes on with the field before."""

    label: str
    parts: Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One claim: its number, who says what in one line, its words, its fields, and the mark of its words."""

    number: int
    said: str
    words: Parts
    fields: tuple[Field, ...]
    mark: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim in a cell of the accounts: its number, what is said, and its words."""

    number: int
    said: str
    words: Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A side with what is said of its voice in this report; the last column is for the others."""

    heading: str
    voice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A question; for every column the accounts; how it stands, and the published value."""

    question: str
    cells: tuple[tuple[Parts, ...], ...]
    standing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic; for every column the claims."""

    title: str
    cells: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningPart:
    """One happening: heading, circumstances, findings and accounts with their columns."""

    title: str
    circumstances: tuple[Field, ...]
    columns: tuple[Column, ...]
    findings: tuple[FindingRow, ...]
    policies: tuple[str, ...]
    topics: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What stands around the happenings under one title."""

    title: str
    rows: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of the page. ``key`` begins the ids of its elements; ``kinds`` are those that its text shows.

    ``places`` are the characters ``[start, end)`` of every mark, by its number.
    """

    key: str
    title: str
    publisher: str
    published: str
    facts: tuple[Field, ...]
    summary: str
    happenings: tuple[HappeningPart, ...]
    nothing: tuple[str, ...]
    unassigned: tuple[int, ...]
    cards: tuple[Card, ...]
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    kinds: tuple[str, ...]
    language: str
    read: bool
    places: Mapping[int, tuple[int, int]]


def said(text: str) -> Parts:
    """Say something in our own words alone."""
    return (Part(text=text),)
