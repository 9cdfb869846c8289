"""Which words of a report are used where in the ledger of the page, and the text cut up so that both can be linked.

Goes in: the spans that the ledger quotes, each with the kind of its slot. Comes out: marks (words with their uses) and
paragraphs of pieces; the pieces of a mark, one after another, are its words exactly. Spans may nest and overlap.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from truceline.model.span import Span
from truceline.publish.quoting import visible

WIDE = ("background", "sentence", "claim")  # drawn as a tint, from the widest to the narrowest
LABELLED = ("damage", "background", "exhibit", "agreement", "mission", "talks", "toll")  # named in the text itself
NARROW = ("speaker", "cue", "actor", "place", "time", "count", "weapon", "object", "circumstance")  # an underline each
KINDS = (*WIDE, *(kind for kind in LABELLED if kind not in WIDE), *NARROW)  # in the order in which they are nested
SOFT_LINES = range(50, 101)  # characters: lines of this length were broken by a mail program, not by the writer


@dataclass(slots=True, kw_only=True)
class Mark:
    """Words of the text of one kind: ``[start, end)``.

    ``uses`` are the elements of the ledger that quote them, ``owners`` the cards in which those stand (none: "").
    """

    number: int
    kind: str
    start: int
    end: int
    uses: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One quotation in the ledger: the id of its element, its mark, and the number of its claim where it has one."""

    id: str
    mark: int


@dataclass(slots=True)
class Marks:
    """The marks of one report, numbered as they are first used.

    ``refs`` are labels by the character before which they are set into the text, ``edges`` further places where a piece
    ends. ``owner`` is the id of the card whose quotations are being noted, if any.
    """

    by_place: dict[tuple[int, int, str], Mark] = field(default_factory=dict)
    refs: dict[int, list["Ref"]] = field(default_factory=lambda: defaultdict(list))
    edges: set[int] = field(default_factory=set)
    uses: int = 0
    owner: str = ""

    def use(self, span: Span, kind: str) -> Use:
        """Note that the ledger quotes these words, and return what the quotation is to be linked with."""
        mark = self._mark(span, kind)
        self.uses += 1
        use = Use(id=f"u{self.uses}", mark=mark.number)
        if kind in LABELLED and not mark.uses:
            self.refs[span.end].append(Ref(label=kind, href=use.id, mark=mark.number))
        mark.uses.append(use.id)
        mark.owners.append(self.owner)
        return use

    def label(self, span: Span, kind: str, number: int) -> int:
        """Set the number of a claim after its words, linked to its card; return the mark."""
        mark = self._mark(span, kind)
        self.refs[span.end].append(Ref(label=str(number), href=f"c{number}", mark=mark.number))
        return mark.number

    def _mark(self, span: Span, kind: str) -> Mark:
        key = (span.start, span.end, kind)
        new = Mark(number=len(self.by_place) + 1, kind=kind, start=span.start, end=span.end)
        return self.by_place.setdefault(key, new)

    def all(self) -> tuple[Mark, ...]:
        """Return the marks by number."""
        return tuple(self.by_place.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A label in the text: the number of a claim or a kind in words, linked to an element of the ledger."""

    label: str
    href: str
    mark: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One element around a piece: the class of a kind, and the id of the mark that begins here; either may be empty."""

    kind: str
    begins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text under the same marks, from character ``start`` of the report on.

    ``href`` is the use of the narrowest of the marks; ``refs`` follow the text.
    """

    text: str
    start: int
    marks: tuple[int, ...] = ()
    href: str = ""
    layers: tuple[Layer, ...] = ()
    refs: tuple[Ref, ...] = ()

    @property
    def end(self) -> int:
        """Return the character after its last."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Say whether nothing of it is to be seen."""
        return is_blank(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that belong together. ``soft``: their line ends are only where a mail program broke them."""

    pieces: tuple[Piece, ...]
    soft: bool = False
    title: bool = False


def is_blank(text: str) -> bool:
    """Say whether nothing of a text is to be seen: such words get no link of their own."""
    return not visible(text).strip()


def cut_text(text: str, marks: Marks) -> tuple[Paragraph, ...]:
    """Cut the whole text into paragraphs of pieces; put together, they are the text again."""
    _ensure_ways_back(text, marks)
    blocks = list(_blocks(text))
    edges = {0, len(text), *(end for _, end in blocks), *marks.refs, *marks.edges}
    for mark in marks.all():
        edges |= {mark.start, mark.end}
    pieces = iter(list(_pieces(text, sorted(edges), marks)))
    paragraphs = []
    for number, (start, end) in enumerate(blocks):
        inside, at = [], start
        while at < end:
            piece = next(pieces)
            inside.append(piece)
            at += len(piece.text)
        lines = text[start:end].split("\n")
        paragraphs.append(Paragraph(pieces=tuple(inside), soft=_soft(lines), title=number == 0 and _title(lines)))
    return tuple(paragraphs)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield paragraphs as ``[start, end)``, each with the blank lines that follow it."""
    start = 0
    for gap in re.finditer(r"\n(?:[^\S\n]*\n)+", text):
        yield start, gap.end()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _soft(lines: list[str]) -> bool:
    told = [line for line in lines if line.strip()]
    return len(told) > 2 and all(len(line) in SOFT_LINES for line in told[:-1]) and len(told[-1]) < SOFT_LINES.stop


def _title(lines: list[str]) -> bool:
    told = [line.strip() for line in lines if line.strip()]
    return len(told) == 1 and len(lines) > 1 and len(told[0]) <= 150 and not told[0].endswith((".", ":", ";"))


def _pieces(text: str, edges: list[int], marks: Marks) -> Iterator[Piece]:
    opening: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks.all():
        opening[mark.start].append(mark)
    running: list[Mark] = []
    for start, end in pairwise(edges):
        running = [mark for mark in running if mark.end > start] + opening[start]
        yield _piece(text, start, end, running, marks)


def _piece(text: str, start: int, end: int, running: list[Mark], marks: Marks) -> Piece:
    refs = tuple(marks.refs.get(end, ()))
    if not running:
        return Piece(text=text[start:end], start=start, refs=refs)
    return Piece(
        text=text[start:end],
        start=start,
        marks=tuple(mark.number for mark in running),
        href=_narrowest(running).uses[0],
        layers=tuple(_layers(running, start)),
        refs=refs,
    )


def _narrowest(marks: Iterable[Mark]) -> Mark:
    """Return the mark that the words link to: the shortest, of equal ones the most particular kind."""
    return min(marks, key=lambda mark: (mark.end - mark.start, -KINDS.index(mark.kind), mark.number))


def _layers(running: list[Mark], start: int) -> Iterator[Layer]:
    """Yield one element a kind, and one more for every further mark that begins here."""
    for kind in KINDS:
        these = [mark for mark in running if mark.kind == kind]
        begins = [f"w{mark.number}" for mark in these if mark.start == start]
        if these:
            yield Layer(kind=kind, begins=begins[0] if begins else "")
        for more in begins[1:]:
            yield Layer(kind="", begins=more)


def _ensure_ways_back(text: str, marks: Marks) -> None:
    """Set a label after every mark that neither its own words nor a label among them lead back from."""
    edges = sorted({0, len(text), *marks.refs, *(edge for mark in marks.all() for edge in (mark.start, mark.end))})
    opening: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks.all():
        opening[mark.start].append(mark)
    led: set[int] = {ref.mark for refs in marks.refs.values() for ref in refs}
    running: list[Mark] = []
    for start, end in pairwise([*edges, len(text)]):
        led |= _of_cards(running, {ref.href for ref in marks.refs.get(start, ())})  # labels at the end of the words
        running = [mark for mark in running if mark.end > start] + opening[start]
        if running and not is_blank(text[start:end]):
            narrowest = _narrowest(running)
            led |= {narrowest.number} | _of_cards(running, {narrowest.owners[0]})
    for mark in marks.all():
        if mark.number not in led:
            marks.refs[mark.end].append(Ref(label=mark.kind, href=mark.uses[0], mark=mark.number))


def _of_cards(marks: Iterable[Mark], cards: set[str]) -> set[int]:
    """Return the marks that are quoted in one of these cards: who is led to the card has them before the eyes."""
    return {mark.number for mark in marks if (cards - {""}).intersection(mark.owners)}
