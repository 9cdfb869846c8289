"""Letters with their boxes -> pieces of lines. A piece ends where the line does, or at a gap as wide as a gutter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SAME_LINE = 0.5  # of the size of the letters: how far a letter may stand above or below the line, as an exponent does
WORD_GAP = 0.17  # of the size; a blank is 0.25 to 0.33, letters that were set apart 0.1 at most
COLUMN_GAP = 1.1  # of the size; the widest blank of justified text is about 0.9, a gutter 1.2 and more
BACK = 0.5  # of the size: a letter that stands this far left of the last one begins a new piece
SMALLEST = 1.0  # points; a size of 0 or 1 comes with a matrix that makes it larger


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A letter: its box in points from the bottom left of the page; ``made`` where PDFium added it (blanks, line ends).

    ``page`` is the number of the page from 0, its width and its height.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    made: bool
    page: tuple[int, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A piece of a line of one column. ``size`` is the height of its letters in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: tuple[int, float, float]

    @property
    def middle(self) -> float:
        """Return the height of its middle above the bottom of the page."""
        return (self.bottom + self.top) / 2


def make_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the pieces in the order in which they were drawn."""
    lines: list[Line] = []
    piece: list[Glyph] = []
    blank = False
    for glyph in glyphs:
        if glyph.text.isspace() or not glyph.text.isprintable() or glyph.made:
            blank = blank or glyph.text.isspace()
            if glyph.text in "\r\n":
                _close(piece, lines)
            continue
        if piece and _apart(piece[-1], glyph):
            _close(piece, lines)
        if piece and (blank or glyph.left - piece[-1].right > WORD_GAP * _height(glyph)):
            piece.append(_blank(piece[-1], glyph))
        blank = False
        piece.append(glyph)
    _close(piece, lines)
    return lines


def _height(glyph: Glyph) -> float:
    return max(glyph.top - glyph.bottom, SMALLEST)


def _apart(last: Glyph, glyph: Glyph) -> bool:
    height = max(_height(last), _height(glyph))
    above = abs((glyph.bottom + glyph.top) - (last.bottom + last.top)) / 2
    return (
        above > SAME_LINE * height
        or glyph.left - last.right > COLUMN_GAP * height
        or glyph.left < last.left - BACK * height
    )


def _blank(last: Glyph, glyph: Glyph) -> Glyph:
    return Glyph(
        text=" ",
        left=last.right,
        right=glyph.left,
        bottom=last.bottom,
        top=last.top,
        made=True,
        page=last.page,
    )


def _close(piece: list[Glyph], lines: list[Line]) -> None:
    """Add the piece as a line, and empty it."""
    text = "".join(glyph.text for glyph in piece).strip()
    if text:
        lines.append(_line(text, [glyph for glyph in piece if not glyph.made]))
    piece.clear()


def _line(text: str, glyphs: Sequence[Glyph]) -> Line:
    heights = sorted(_height(glyph) for glyph in glyphs)
    return Line(
        text=text,
        left=min(glyph.left for glyph in glyphs),
        right=max(glyph.right for glyph in glyphs),
        bottom=min(glyph.bottom for glyph in glyphs),
        top=max(glyph.top for glyph in glyphs),
        size=heights[len(heights) // 2],
        page=glyphs[0].page,
    )
