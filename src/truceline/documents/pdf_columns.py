"""Pieces of lines of one page -> the order in which they are read: columns one after the other, wide lines in between.

A gutter is a strip that few lines cross and that has running text on both sides. Lines that cross it (a headline over
two columns) part the page into bands; in each band the left column is read before the right one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from truceline.documents.pdf_lines import Line

MIN_LINES = 4  # on each side of a gutter, or it is a table or a caption
MAX_LINES = 2_000  # of a page; a table of so many pieces has no columns of running text
MIN_FILLED = 0.55  # of the width of its column that the middle line of running text fills; cells of a table are shorter
MOST_CROSSING = 0.4  # of the lines: headlines, captions, a paragraph over the whole width
MIN_GUTTER = 4.0  # points
SAME_ROW = 0.5  # of the size: pieces this near in height are of one row
EDGE = 0.15  # of the width of the text at each side, in which no gutter is looked for
WORD_APART = 0.17  # of the size


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Return whole lines in the order of reading; pieces of one row that are of one column become one line."""
    gutter = _gutter(lines)
    if gutter is None:
        return _rows(lines)
    ordered: list[Line] = []
    for crossing, band in _bands(lines, gutter):
        ordered.extend(_rows(crossing))
        left = [line for line in band if line.left < gutter[0]]
        right = [line for line in band if line.left >= gutter[0]]
        ordered.extend(in_order(left))
        ordered.extend(in_order(right))
    return ordered


def _gutter(lines: Sequence[Line]) -> tuple[float, float] | None:
    """Return the left and right edge of the strip that parts the lines into two columns and that fewest cross."""
    if not 2 * MIN_LINES <= len(lines) <= MAX_LINES:
        return None
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    margin = EDGE * (last - first)
    edges = sorted({line.right for line in lines if first + margin < line.right < last - margin})
    best: tuple[tuple[int, float], tuple[float, float]] | None = None
    for edge in edges:
        starts = [line.left for line in lines if line.left > edge]
        if not starts:
            continue
        strip = (edge, min(starts))
        if strip[1] - strip[0] < MIN_GUTTER or not _parts(lines, strip, (first, last)):
            continue
        crossing = sum(_crosses(line, strip) for line in lines)
        score = -crossing, strip[1] - strip[0]
        if best is None or score > best[0]:
            best = score, strip
    return best[1] if best else None


def _parts(lines: Sequence[Line], strip: tuple[float, float], width: tuple[float, float]) -> bool:
    left = [line for line in lines if line.right <= strip[0]]
    right = [line for line in lines if line.left >= strip[1]]
    crossing = len(lines) - len(left) - len(right)
    return (
        min(len(left), len(right)) >= MIN_LINES
        and crossing <= MOST_CROSSING * len(lines)
        and _filled(left, strip[0] - width[0]) >= MIN_FILLED
        and _filled(right, width[1] - strip[1]) >= MIN_FILLED
    )


def _filled(lines: Sequence[Line], width: float) -> float:
    widths = sorted(line.right - line.left for line in lines)
    return widths[len(widths) // 2] / max(width, 1.0)


def _crosses(line: Line, strip: tuple[float, float]) -> bool:
    return line.left < strip[1] and line.right > strip[0]


def _bands(lines: Sequence[Line], strip: tuple[float, float]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Yield from top to bottom the lines that cross the gutter, with those below them down to the next that cross."""
    crossing: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.middle, line.left)):
        if not _crosses(line, strip):
            band.append(line)
            continue
        if band:
            yield crossing, band
            crossing, band = [], []
        crossing.append(line)
    yield crossing, band


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Join the pieces of a row, a tab between those that stand apart, and sort the rows from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.middle, line.left)):
        if rows and abs(rows[-1][0].middle - line.middle) <= SAME_ROW * min(rows[-1][0].size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(sorted(row, key=lambda line: line.left)) for row in rows]


def _joined(row: Sequence[Line]) -> Line:
    text = row[0].text
    for before, line in pairwise(row):
        gap = line.left - before.right
        text += ("\t" if gap > line.size else " " if gap > WORD_APART * line.size else "") + line.text
    return Line(
        text=text,
        left=row[0].left,
        right=max(line.right for line in row),
        bottom=min(line.bottom for line in row),
        top=max(line.top for line in row),
        size=max(line.size for line in row),
        page=row[0].page,
    )
