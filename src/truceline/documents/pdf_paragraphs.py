"""Lines in the order of reading -> text: lines joined to paragraphs, words put together that a line end had parted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from truceline.documents.pdf_lines import Line

WIDE_GAP = 1.4  # times the usual distance of two lines: a paragraph ends
INDENT = 0.9  # of the size of the letters: the first line of a paragraph begins this far to the right
SHORT = 0.85  # of the width of the column: a line that ends before this and with a full stop ends its paragraph
OTHER_SIZE = 0.12  # of the size: a heading
ITEM = re.compile(r"(?:[•●▪◦‣–—*-]|\(?[a-z\d]{1,2}[.)])\s")
CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
PARTED = re.compile(r"(?P<word>[^\W\d_]+)[-‐]$")
WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a page is set: the usual distance of two lines in sizes of letters, and the lines of the page."""

    usual: float
    lines: Sequence[Line]

    def column(self, line: Line) -> tuple[float, float]:
        """Return the left and right edge of the column that a line stands in."""
        column = [other for other in self.lines if _overlaps(other, line)]
        return min(other.left for other in column), max(other.right for other in column)


def join_lines(pages: Sequence[Sequence[Line]]) -> str:
    """Return the text, its paragraphs parted by a blank line. A paragraph may run on over columns and pages."""
    lines = [line for page in pages for line in page]
    compounds = {found[0].casefold() for line in lines for found in WORD.finditer(line.text)}
    usual = _usual_distance(lines)
    settings = {page[0].page: Setting(usual=usual, lines=page) for page in pages if page}
    paragraphs: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is None or _begins(before, line, settings[before.page], settings[line.page]):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text, compounds)
        before = line
    return "\n\n".join(paragraphs) + "\n"


def _usual_distance(lines: Sequence[Line]) -> float:
    """Return the median distance from one line to the next of the same column, in sizes of letters."""
    gaps = sorted(_distance(a, b) for a, b in pairwise(lines) if _below(a, b))
    return gaps[len(gaps) // 2] if gaps else 1.2


def _below(before: Line, line: Line) -> bool:
    overlap = min(before.right, line.right) - max(before.left, line.left)
    return before.page[0] == line.page[0] and line.middle < before.middle and overlap > 0


def _distance(before: Line, line: Line) -> float:
    return (before.middle - line.middle) / max(before.size, line.size, 1.0)


def _begins(before: Line, line: Line, last: Setting, setting: Setting) -> bool:
    """Say whether ``line`` begins a paragraph. ``last`` and ``setting`` are of the pages of ``before`` and ``line``."""
    if abs(before.size - line.size) > OTHER_SIZE * max(before.size, line.size):
        return True
    if ITEM.match(line.text) or "\t" in line.text or "\t" in before.text:
        return True
    closed = bool(CLOSED.search(before.text))
    if not _below(before, line):  # the next column or page
        return closed or (line.text[:1].isupper() and not _full(before, last))
    if _distance(before, line) > WIDE_GAP * setting.usual:
        return True
    left, _ = setting.column(line)
    indent = INDENT * line.size
    return (line.left - before.left > indent and before.left - left < indent) or (closed and not _full(before, setting))


def _full(line: Line, setting: Setting) -> bool:
    """Say whether a line fills its column, so that its sentence may go on in the next."""
    left, right = setting.column(line)
    return line.right - left >= SHORT * (right - left)


def _overlaps(one: Line, other: Line) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > 0


def _joined(text: str, more: str, compounds: set[str]) -> str:
    """Join two lines; a hyphen at the end goes where it parted a word, and stays in a word that is written with it."""
    parted = PARTED.search(text)
    if not parted:
        stays = text[-2:-1].isalnum() and text.endswith(("-", "‐")) and more[:1].isalnum()  # "2020-" and "2021"
        return f"{text}{more}" if stays else f"{text} {more}"
    rest = re.match(r"[^\W\d_]+", more)
    if not rest or not rest[0][:1].islower() or f"{parted['word']}-{rest[0]}".casefold() in compounds:
        return f"{text}{more}" if rest else f"{text} {more}"
    return f"{text[:-1]}{more}"
