"""Rows -> CSV, for formats that other programs read: no byte-order mark, no cell that a spreadsheet would compute."""

from collections.abc import Iterable, Iterator, Sequence

from truceline.publish.csv_rows import MARK, csv_text
from truceline.publish.exports.contract import Column


def plain_csv(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a table under the names of its columns."""
    for line in csv_text([column.name for column in columns], rows):
        yield line.removeprefix(MARK)


def read_columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a packaged table of columns, in their order (``column``, ``type``, ``says``)."""
    from truceline.reference.tables import read_table

    return tuple(Column(name=row["column"], type=row["type"], says=row["says"]) for row in read_table(table))  # type: ignore[arg-type]
