"""The rows of a table through a column map -> records, and what is wrong with the others: line, column, what to do.

No row is lost: one that cannot be taken comes back as it was, with the reasons, to be mended and imported again.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.model.observation import Recorded
from truceline.observing.column_map import ColumnMap, check_columns
from truceline.observing.csv_table import FORMULA, Row, Table
from truceline.observing.entry import Tables, read_entry
from truceline.observing.problems import Problem
from truceline.observing.table_sense import LINE, REASON, check_kind

UNMAPPED = "No column is mapped to it: map one, or give one value for every row ([always])."


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """What is wrong with a row: the column (the name of the field where no column is mapped), and how to mend it."""

    column: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row and what became of it: a record without id, or problems; ``notes`` stop nothing."""

    row: Row
    record: Recorded | None
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[RowProblem, ...] = ()


def read_rows(table: Table, mapped: ColumnMap, tables: Tables, *, source: str) -> tuple[ReadRow, ...]:
    """Read every row. ``source`` names the file: with the line it tells two equal rows apart.

    Raises:
        InputError: the map names a column that the table has not, or takes what parties claim for observations.
    """
    check_columns(mapped, table.columns, where=source)
    check_kind(mapped, table, where=source)
    return tuple(_read(row, table, mapped, tables, source) for row in table.rows)


def _read(row: Row, table: Table, mapped: ColumnMap, tables: Tables, source: str) -> ReadRow:
    if len(row.cells) != len(table.columns):
        cells = f"{len(row.cells)} cell{'' if len(row.cells) == 1 else 's'}"
        what = f"The row has {cells}, the header {len(table.columns)}: its values may stand in the wrong columns."
        if any("\n" in cell for cell in row.cells):
            what += " A quotation mark may not be closed."
        return ReadRow(row=row, record=None, problems=(RowProblem(column="", what=what),))
    values = dict(zip(table.columns, row.cells, strict=True))
    texts = dict(mapped.always) | {
        name: values[column] for name, column in mapped.columns.items() if values[column].strip()
    }
    entry = read_entry(mapped.kind, texts, tables, order=mapped.dates, source=f"{source} line {row.line}")
    return ReadRow(
        row=row,
        record=entry.record,
        problems=tuple(_problem(p, mapped) for p in entry.problems),
        notes=tuple(RowProblem(column=mapped.columns.get(p.field, p.field), what=str(p)) for p in entry.notes),
    )


def _problem(problem: Problem, mapped: ColumnMap) -> RowProblem:
    column = mapped.columns.get(problem.field)
    todo = "" if column or problem.field in mapped.always else f" {UNMAPPED}"
    return RowProblem(column=column or problem.field, what=f"{problem}{todo}")


def rejected_csv(table: Table, rows: Iterable[ReadRow]) -> str:
    """Return the rows that were not taken as CSV with the delimiter of the table: as they were, with line and reasons.

    Cells that a spreadsheet would take for a formula get an apostrophe, which importing takes off again.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=table.delimiter)
    bad = [one for one in rows if one.problems]
    width = max([len(table.columns), *(len(one.row.cells) for one in bad)])
    extra = [f"column {number}" for number in range(len(table.columns) + 1, width + 1)]
    writer.writerow(_safe([*table.columns, *extra, LINE, REASON]))
    for one in bad:
        padded = [*one.row.cells, *[""] * (width - len(one.row.cells))]
        writer.writerow(_safe([*padded, str(one.row.line), _reasons(one)]))
    return "\ufeff" + out.getvalue()


def _reasons(one: ReadRow) -> str:
    return "; ".join(
        f"{problem.column}: {problem.what}" if problem.column else problem.what for problem in one.problems
    )


def _safe(cells: Sequence[str]) -> list[str]:
    return [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells]
