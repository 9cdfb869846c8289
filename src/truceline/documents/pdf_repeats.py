"""Take out headers, footers and page numbers: what stands at one height on many pages, and what counts the pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from truceline.documents.pdf_lines import Line

ZONE = 0.14  # of the height of the page, at its top and its bottom
SAME_HEIGHT = 6.0  # points
MOST_PAGES = 0.4  # of the pages on which a header stands: left and right pages may have one each
FEWEST = 2  # pages
MOST_ROWS = 4  # of a header or footer
LONGEST = 120  # characters of a header; a longer line that repeats is text
NUMBER = re.compile(
    r"(?:page|p\.|стр\.|էջ|səh\.|sayfa|seite|página)?\W*(?P<number>\d{1,4})\W*(?:(?:of|/|из|sur|von|de)\W*\d{1,4})?\W*",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d{1,4}")


def drop_repeats(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], tuple[str, ...]]:
    """Return the pages without them, and the words that were left out, each once (a number as ``#``)."""
    edges = [[_edge(page, top=True), _edge(page, top=False)] for page in pages]
    repeated = _repeated(edges)
    numbers = _page_numbers(edges)
    dropped: dict[str, None] = {}
    kept: list[list[Line]] = []
    for page, rows_of in zip(pages, edges, strict=True):
        out = {line for rows in rows_of for line in _outer(rows, repeated, numbers)}
        dropped.update(dict.fromkeys(_mask(line.text) for line in page if line in out))
        kept.append([line for line in page if line not in out])
    return kept, tuple(dropped)


def _edge(page: Sequence[Line], *, top: bool) -> list[list[Line]]:
    """Return the rows in the zone at the top or the bottom of a page, the outermost first."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -line.middle if top else line.middle):
        height = line.page[2]
        if (height - line.middle if top else line.middle) > ZONE * height:
            break
        if rows and abs(rows[-1][0].middle - line.middle) < SAME_HEIGHT / 2:
            rows[-1].append(line)
        elif len(rows) < MOST_ROWS:
            rows.append([line])
        else:
            break
    return rows


def _outer(rows: Sequence[Sequence[Line]], repeated: set[tuple[str, int]], numbers: set[Line]) -> Iterator[Line]:
    """Yield the lines to leave out: row by row from the edge, up to the first row that holds anything else."""
    for row in rows:
        if not all(line in numbers or any(key in repeated for key in _keys(line)) for line in row):
            return
        yield from row


def _mask(text: str) -> str:
    return DIGITS.sub("#", " ".join(text.split()))


def _keys(line: Line) -> Iterator[tuple[str, int]]:
    """Yield what makes a line the same on two pages: its words, and its words with a number that counts the pages.

    With the height, rounded down and up, so that neighbours share one.
    """
    if len(line.text) > LONGEST or not any(char.isalpha() for char in line.text):
        return
    index = line.page[0]
    words = " ".join(line.text.split())
    counted = (
        f"{words[: found.start()]}#{int(found[0]) - index}#{words[found.end() :]}" for found in DIGITS.finditer(words)
    )
    for key in (words, *counted):
        step = int(line.middle // SAME_HEIGHT)
        yield from ((key, step), (key, step + 1))


def _repeated(edges: Sequence[Sequence[Sequence[Sequence[Line]]]]) -> set[tuple[str, int]]:
    seen: Counter[tuple[str, int]] = Counter()
    for page in edges:
        seen.update({key for rows in page for row in rows for line in row for key in _keys(line)})
    least = max(FEWEST, MOST_PAGES * len(edges))
    return {key for key, pages_with in seen.items() if pages_with >= least}


def _page_numbers(edges: Sequence[Sequence[Sequence[Sequence[Line]]]]) -> set[Line]:
    """Return the lines that number the pages: in the outermost row, and one more on every page.

    A file of one page has its number left out where it is 1.
    """
    found = [
        (int(number["number"]) - index, line)
        for index, page in enumerate(edges)
        for rows in page
        for line in (rows[0] if rows else ())
        if (number := NUMBER.fullmatch(line.text))
    ]
    offsets = Counter(offset for offset, _ in found)
    if len(edges) == 1:
        return {line for offset, line in found if offset == 1}
    return {line for offset, line in found if offsets[offset] >= FEWEST}
