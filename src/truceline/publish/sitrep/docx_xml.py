"""Elements of a DOCX, written straight into its tree: runs, links, bookmarks, rows of tables.

python-docx looks for the place of every element anew among all that are there, so that a report of hundreds of
incidents takes a time that grows with its square. Here elements are put where the order of ECMA-376, part 1, section
17, wants them, and nothing is looked for. Elements are those of lxml.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TWIPS_PER_CM = 1440 / 2.54
CELL_MARGIN = "57"  # twips, a millimetre: the heads of narrow columns stay in one piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How words look beside the style of their paragraph; ``colour`` as six hexadecimal digits."""

    bold: bool = False
    italic: bool = False
    colour: str = ""
    points: float = 0
    raised: bool = False


PLAIN = Look()


def element(parent: Any, tag: str, **values: str) -> Any:
    """Put an element of the word-processing namespace at the end of another."""
    return etree.SubElement(parent, f"{W}{tag}", {f"{W}{name}": value for name, value in values.items()})


def paragraph(parent: Any, style: str) -> Any:
    """Put a paragraph in a style, named by its id, at the end of a cell or of another parent."""
    made = element(parent, "p")
    element(element(made, "pPr"), "pStyle", val=style)
    return made


def run(parent: Any, text: str, look: Look = PLAIN) -> None:
    """Write words; a line break and a tab in them stay what they are."""
    made = element(parent, "r")
    if look != PLAIN:
        _properties(made, look)
    for number, line in enumerate(text.split("\n")):
        if number:
            element(made, "br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                element(made, "tab")
            if piece:
                told = element(made, "t")
                told.text = piece
                told.set(SPACE, "preserve")


def _properties(made: Any, look: Look) -> None:
    kept = element(made, "rPr")
    if look.bold:
        element(kept, "b")
    if look.italic:
        element(kept, "i")
    if look.colour:
        element(kept, "color", val=look.colour)
    if look.points:
        element(kept, "sz", val=str(round(look.points * 2)))
    if look.raised:
        element(kept, "vertAlign", val="superscript")


def link_inside(parent: Any, text: str, bookmark: str, look: Look) -> None:
    """Write words that lead to a bookmark of the document."""
    run(element(parent, "hyperlink", anchor=bookmark), text, look)


def link_outside(parent: Any, text: str, relation: str, look: Look) -> None:
    """Write words that lead out of the document; ``relation`` is the id of the address among the part's relations."""
    made = element(parent, "hyperlink")
    made.set(f"{R}id", relation)
    run(made, text, look)


def bookmarked(parent: Any, text: str, number: int, name: str, look: Look) -> None:
    """Write words with a bookmark on them; ``number`` is one in the document."""
    element(parent, "bookmarkStart", id=str(number), name=name)
    run(parent, text, look)
    element(parent, "bookmarkEnd", id=str(number))


def table(parent: Any, widths_cm: Iterable[float], line: str) -> Any:
    """Put a table with lines of a colour; rows are added by ``row``."""
    widths = [_twips(width) for width in widths_cm]
    made = element(parent, "tbl")
    told = element(made, "tblPr")
    element(told, "tblW", w=str(sum(map(int, widths))), type="dxa")
    borders = element(told, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        element(borders, side, val="single", sz="4", space="0", color=line)
    element(told, "tblLayout", type="fixed")
    margins = element(told, "tblCellMar")
    for side in ("left", "right"):
        element(margins, side, w=CELL_MARGIN, type="dxa")
    grid = element(made, "tblGrid")
    for width in widths:
        element(grid, "gridCol", w=width)
    return made


def row(made: Any, *, head: bool) -> Any:
    """Add a row that stays on one page; a ``head`` is shown again on every page of its table."""
    added = element(made, "tr")
    told = element(added, "trPr")
    element(told, "cantSplit")
    if head:
        element(told, "tblHeader")
    return added


def cell(added: Any, width_cm: float, style: str, fill: str = "") -> Any:
    """Add a cell, and return the paragraph in it."""
    made = element(added, "tc")
    told = element(made, "tcPr")
    element(told, "tcW", w=_twips(width_cm), type="dxa")
    if fill:
        element(told, "shd", val="clear", color="auto", fill=fill)
    return paragraph(made, style)


def _twips(width_cm: float) -> str:
    return str(round(width_cm * TWIPS_PER_CM))
