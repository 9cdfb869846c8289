"""Rows -> CSV as spreadsheets read it: UTF-8 with a mark, CRLF, and no cell that one would take for a formula.

A cell that begins with ``= + - @``, a tab or a carriage return gets an apostrophe before it, as spreadsheets themselves
mark text; numbers are left as they are.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = "\ufeff"


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    r"""Yield the lines of a table; ``None`` is an empty cell.

    >>> list(csv_text(["place", "killed"], [["=1+1", 0], [None, -1]]))
    ['\ufeffplace,killed\r\n', "'=1+1,0\r\n", ',-1\r\n']
    """
    yield MARK + _line(header)
    for row in rows:
        yield _line([safe_cell(value) for value in row])


def safe_cell(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
