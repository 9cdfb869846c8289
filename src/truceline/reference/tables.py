"""Open the packaged tables: tab-separated, UTF-8, one header row, no quoting."""

from collections.abc import Iterator
from importlib.resources import files

from truceline.errors import TableError


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of ``reference/data/<name>``; TableError where the table is missing or a row is short."""
    source = files("truceline.reference") / "data" / name
    try:
        lines = source.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise TableError(
            f"the table {name!r} is missing.", where=str(source), todo="Run `make data`, or install again."
        ) from error
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise TableError(
                f"{len(cells)} cells where the header has {len(header)}.",
                where=f"{source}:{number}",
                todo="Build the table again with `make data`.",
            )
        yield dict(zip(header, cells, strict=True))
