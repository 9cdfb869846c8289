"""``parquet``: the tables of ``csv`` with typed columns, a group of rows at a time. Needs the extra ``parquet``.

A group is written as soon as it is whole, so that memory stays flat. What a column holds stands in its metadata, the
release, the codebook and the day as of which it tells in those of the file. Unknown is null.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from truceline.errors import InputError
from truceline.publish.exports import csv_findings, csv_incidents
from truceline.publish.exports.contract import Column, Edition, Format, Write
from truceline.publish.outgoing import Outgoing

ROWS = 1_000  # of a group: one or two megabytes with their notes
MEDIA_TYPE = "application/vnd.apache.parquet"
LOSES = "every answer has its first quotation alone; the claims behind it are counted, not told (jsonl has them)"
Rows = Callable[[Iterable[Outgoing], Edition], Iterator[Sequence[object]]]


class _Sink:
    """A file that is only written to, and hands on what was written."""

    closed = False

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._told = 0

    def write(self, data: Any) -> int:
        self._held.append(bytes(data))
        self._told += len(self._held[-1])
        return len(self._held[-1])

    def tell(self) -> int:
        return self._told

    def flush(self) -> None:
        """Keep what is there until it is taken."""

    def close(self) -> None:
        self.closed = True

    def taken(self) -> bytes:
        data, self._held = b"".join(self._held), []
        return data


def table_writer(columns: Sequence[Column], rows_of: Rows) -> Write:
    """Return what writes a table of these columns."""

    def write(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[bytes]:
        return _written(columns, rows_of(incidents, edition), edition)

    return write


def _written(columns: Sequence[Column], rows: Iterator[Sequence[object]], edition: Edition) -> Iterator[bytes]:
    arrow, parquet = _load()
    schema = _schema(arrow, columns, edition)
    sink = _Sink()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        yield sink.taken()
        while group := list(islice(rows, ROWS)):
            writer.write_table(_table(arrow, schema, columns, group))
            yield sink.taken()
    yield sink.taken()


def _load() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(
            "the format parquet needs pyarrow, which is not installed.",
            todo="Install it with the extra: pip install 'truceline[parquet]'.",
        ) from error
    return pa, parquet


def _schema(arrow: Any, columns: Sequence[Column], edition: Edition) -> Any:
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
    }
    told = {"codebook": edition.codebook, "release": edition.release, "as_of": edition.as_of}
    return arrow.schema(
        [arrow.field(c.name, types[c.type], metadata={"description": c.says}) for c in columns],
        metadata={name: value for name, value in told.items() if value},
    )


def _table(arrow: Any, schema: Any, columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> Any:
    told = zip(columns, zip(*rows, strict=True), strict=True)
    arrays = [
        arrow.array([_typed(column, cell) for cell in cells], type=field.type)
        for (column, cells), field in zip(told, schema, strict=True)
    ]
    return arrow.Table.from_arrays(arrays, schema=schema)


def _typed(column: Column, cell: object) -> object:
    """Return a cell in the type of its column; half a surrogate pair becomes a question mark."""
    if cell is None:
        return None
    if column.type == "date":
        return date.fromisoformat(str(cell))
    if column.type == "string":
        return str(cell).encode("utf-8", "replace").decode("utf-8")
    return cell


def _format(name: str, says: str, file: str, columns: tuple[Column, ...], rows_of: Rows) -> Format:
    return Format(
        name=name,
        says=says,
        file=file,
        media_type=MEDIA_TYPE,
        write=table_writer(columns, rows_of),
        columns=columns,
        header_rows=0,
        binary=True,
        loses=LOSES,
    )


PARQUET = _format(
    "parquet",
    "a Parquet table, one row an incident",
    "incidents.parquet",
    csv_incidents.COLUMNS,
    csv_incidents.rows_of,
)
PARQUET_FINDINGS = _format(
    "parquet-findings",
    "a Parquet table, one row a question about an incident",
    "findings.parquet",
    csv_findings.FINDINGS,
    csv_findings.finding_rows,
)
PARQUET_ACCOUNTS = _format(
    "parquet-accounts",
    "a Parquet table, one row an answer to a question, with its quotation",
    "accounts.parquet",
    csv_findings.ACCOUNTS,
    csv_findings.account_rows,
)
