"""The parts of a daily report, in their order: what every format draws, and nothing that only one can.

Every word of them is a ``Sentence`` with its supports, or ``Fixed`` and says nothing of the world.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from truceline.publish.sitrep.evidence import Evidence, SourceReport
from truceline.publish.sitrep.picture import Picture
from truceline.publish.sitrep.sentence import Fixed, Sentence

Words = Sentence | Fixed
Cell = tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A title of a section (``level`` 2) or of an incident (3). ``anchor`` is unique in the report."""

    level: int
    words: Words
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences one after another; ``lead``: the first line of the report; ``quiet``: how to read, set smaller."""

    sentences: tuple[Words, ...]
    lead: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A label and what stands under it, a point each. ``level``: that of the label, one under the heading above it."""

    label: Fixed | None
    points: tuple[Cell, ...]
    level: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. ``widths`` are shares of the breadth; the first column heads the row where ``headed``.

    ``numbered``: the rows bear the numbers of the incidents from ``begins``, as their sections and the map do.
    """

    caption: Words
    heads: tuple[Words, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    headed: bool = False
    numbered: bool = False
    begins: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The map with its caption; ``said`` tells in words what it shows."""

    picture: Picture
    caption: tuple[Words, ...]


Block = Heading | Paragraph | Points | Grid | Drawing


MOST_NOTES = 4  # of one sentence; the others are counted in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report. ``facts`` are label and words at its head.

    ``unreviewed``: it holds what nobody approved. ``unsaid`` says why sentences could not be made. ``numbers`` are
    those of the notes, by evidence, in the order in which they are first met; a sentence has ``notes_each`` at most.
    """

    title: Sentence
    subtitle: Words
    facts: tuple[tuple[Fixed, Cell], ...]
    blocks: tuple[Block, ...]
    reports: tuple[SourceReport, ...]
    unreviewed: bool = False
    unsaid: tuple[str, ...] = ()
    notes_each: int = MOST_NOTES
    numbers: dict[Evidence, int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        found = dict.fromkeys(each for sentence in self.sentences() for each in self.shown_evidence(sentence))
        object.__setattr__(self, "numbers", {each: number for number, each in enumerate(found, 1)})

    def shown_evidence(self, sentence: Sentence) -> tuple[Evidence, ...]:
        """Return the evidence that a sentence has notes of; the rest is counted beside them."""
        return sentence.evidence[: self.notes_each]

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence, in the order in which it is read."""
        for words in self._words():
            if isinstance(words, Sentence):
                yield words

    def _words(self) -> Iterator[Words]:
        yield from (self.title, self.subtitle)
        for _, cell in self.facts:
            yield from cell
        for block in self.blocks:
            yield from words_of(block)


def words_of(block: Block) -> Iterator[Words]:
    """Yield all words of a block, in the order in which they are read."""
    if isinstance(block, Heading):
        yield block.words
    elif isinstance(block, Paragraph):
        yield from block.sentences
    elif isinstance(block, Points):
        yield from ((block.label,) if block.label else ())
        yield from (words for point in block.points for words in point)
    elif isinstance(block, Grid):
        yield from (block.caption, *block.heads)
        yield from (words for row in block.rows for cell in row for words in cell)
    else:
        yield from block.caption
