"""What a table is of, by the names of its columns; and what of it a column map leaves out.

What a party claims is a tally and never a monitor's observation; and no column is left out without being named.
"""

from collections.abc import Iterator

from truceline.errors import InputError
from truceline.model.observation import RecordKind
from truceline.observing.column_map import ColumnMap, plain_name
from truceline.observing.csv_table import Table
from truceline.observing.fields import ACCUSED, CLAIMANTS, REMARKS

OF_OTHERS = frozenset((*CLAIMANTS, *ACCUSED))
OF_ACCESS = frozenset(("denial", "restriction", "denied by", "access restriction"))
LINE, REASON = "line", "why not imported"  # of our own tables of rows that were not taken


def guess_kind(table: Table) -> RecordKind:
    r"""Say of what the rows are: tallies where who claims or who is accused is told, else observations.

    >>> from truceline.observing.csv_table import read_table
    >>> guess_kind(read_table("Who says,Against,How many\nLebanon,Israel,54\n"))
    'tally'
    """
    if next(_of_others(table), None):
        return "tally"
    return "restriction" if any(plain_name(column) in OF_ACCESS for column in table.columns) else "observation"


def check_kind(mapped: ColumnMap, table: Table, *, where: str = "") -> None:
    """Raise ``InputError`` where rows that tell who claims or who is accused would be taken for a monitor's own."""
    used = mapped.columns.values()
    column = next((column for column in _of_others(table) if column not in used), None)
    if mapped.kind == "tally" or column is None:
        return
    raise InputError(
        f"the table tells who claims or who is accused (column {column!r}): these are tallies, no {mapped.kind}s.",
        where=where,
        todo='Take them as tallies (a map with kind = "tally"). If monitors recorded this themselves, map the column, '
        "or take it out of the table.",
    )


def left_out(mapped: ColumnMap, table: Table) -> tuple[str, ...]:
    """Return the columns that go into no field though something stands in them, in the order of the table."""
    used = {*mapped.columns.values(), LINE, REASON}
    return tuple(column for column in _told(table) if column not in used)


def map_notices(mapped: ColumnMap, table: Table) -> tuple[str, ...]:
    """Say what a person should know of a map before the rows are kept: columns left out, remarks taken for a claim."""
    found = []
    out = left_out(mapped, table)
    if out:
        found.append(f"Left out, as no field has {'it' if len(out) == 1 else 'them'}: {', '.join(map(repr, out))}.")
    words = mapped.columns.get("words", "")
    if mapped.kind == "tally" and plain_name(words) in REMARKS:
        found.append(
            f"{words!r} is taken for the claimant's own words. If it holds remarks of whoever entered the rows, map it "
            "to remarks: these allege nothing."
        )
    return tuple(found)


def _of_others(table: Table) -> Iterator[str]:
    return (column for column in _told(table) if plain_name(column) in OF_OTHERS)


def _told(table: Table) -> Iterator[str]:
    """Yield the columns in which any row says something."""
    for number, column in enumerate(table.columns):
        if any(row.cells[number].strip() for row in table.rows if number < len(row.cells)):
            yield column
