"""The bytes of a CSV file, or pasted text -> its header and rows, each with the line it begins at. Nothing is dropped.

Encoding: a byte order mark, UTF-8, else what the characters look like (said in a note). Delimiter: comma, semicolon,
tab or bar, whichever parts the first lines into the same number of cells. An apostrophe that an export put before
``= + - @`` so that the cell is no formula is taken off again.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.documents.charset import decode_text
from truceline.errors import EmptyInput, InputError, TooLarge
from truceline.reference.languages import load_languages

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
DELIMITERS = (",", ";", "\t", "|")
LOOKED_AT = 20  # lines from which the delimiter is told
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: ``line`` is where it begins (the header is in line 1), ``cells`` as many as were there."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: ``columns`` bear a name each, and no name twice; ``blank`` is how many empty lines were passed over."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str
    blank: int = 0
    notes: tuple[str, ...] = ()


def read_table(content: bytes | str, *, where: str = "") -> Table:
    """Read a table.

    Raises:
        EmptyInput: it has no header, or no row under it.
        TooLarge: more than ``MOST_BYTES`` or ``MOST_ROWS``.
        InputError: it is no table.
    """
    text, notes = _text(content, where)
    if not text.strip():
        raise EmptyInput(
            "this table is empty.", where=where, todo="Give a file with one line of column names, then rows."
        )
    if "\0" in text:
        raise InputError("this is no table of text.", where=where, todo="Save it as CSV, and give that file.")
    delimiter = find_delimiter(text)
    try:
        lines = list(_lines(text, delimiter, where))
    except csv.Error as error:
        raise InputError(
            f"this is no table ({error}).", where=where, todo="Save it as CSV, and give that file."
        ) from error
    full = [row for row in lines if any(cell.strip() for cell in row.cells)]
    if len(full) < 2:
        todo = "The first line has the names of the columns, the lines under it the rows."
        raise EmptyInput("no row stands under the header.", where=where, todo=todo)
    columns = _named(full[0].cells, where)
    return Table(columns=columns, rows=tuple(full[1:]), delimiter=delimiter, blank=len(lines) - len(full), notes=notes)


def find_delimiter(text: str) -> str:
    """Return the character that parts the cells: the one with which most lines have as many cells as the header."""
    head = "\n".join(text.splitlines()[:LOOKED_AT])
    return max(DELIMITERS, key=lambda delimiter: (_evenness(head, delimiter), -DELIMITERS.index(delimiter)))


def _evenness(head: str, delimiter: str) -> tuple[int, int]:
    """Return how many lines have as many cells as the header, and how many cells; nothing where it parts no line."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(head), delimiter=delimiter) if row]
    except csv.Error:
        return 0, 0
    return (widths.count(widths[0]), widths[0]) if widths and widths[0] > 1 else (0, 0)


def _text(content: bytes | str, where: str) -> tuple[str, tuple[str, ...]]:
    size = len(content)
    if size > MOST_BYTES:
        raise TooLarge(
            f"this table has {size / 2**20:.0f} MiB; {MOST_BYTES // 2**20} are the most.",
            where=where,
            todo="Split it into several files, each with the header.",
        )
    if isinstance(content, str):
        return content.removeprefix("\ufeff"), ()
    return decode_text(content, load_languages(), where=where)


def _lines(text: str, delimiter: str, where: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    for number, cells in enumerate(reader):
        if number > MOST_ROWS:
            raise TooLarge(
                f"this table has more than {MOST_ROWS:,} rows.",
                where=where,
                todo="Split it into several files, each with the header.",
            )
        yield Row(line=begins, cells=tuple(_unmarked(cell) for cell in cells))
        begins = reader.line_num + 1


def _unmarked(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA else cell


def _named(cells: tuple[str, ...], where: str) -> tuple[str, ...]:
    """Return the names of columns: one without a name is called by its number, the second of a name ``name (2)``."""
    if len(cells) > MOST_COLUMNS:
        raise TooLarge(
            f"this table has {len(cells)} columns; {MOST_COLUMNS} are the most.", where=where, todo="Leave some out."
        )
    seen: Counter[str] = Counter()
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or f"column {number}"
        seen[name] += 1
        while (told := name if seen[name] == 1 else f"{name} ({seen[name]})") in names:
            seen[name] += 1
        names.append(told)
    return tuple(names)
