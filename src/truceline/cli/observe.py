"""``truceline observe``: what monitors recorded, from a table (CSV) through a column map into a casefile."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from truceline.cli.stop import SKIPPED
from truceline.cli.which import ByOption, CasefileOption, JsonOption, open_casefile
from truceline.errors import InputError
from truceline.publish.quoting import clean

if TYPE_CHECKING:
    from truceline.observing.column_map import ColumnMap
    from truceline.observing.csv_rows import ReadRow
    from truceline.observing.csv_table import Table
    from truceline.store.base import Store

SHOWN = 20  # rows that cannot be taken, named on the terminal


def observe(
    *,
    table: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="The table, with a line of names.")
    ] = None,
    mapped: Annotated[
        str | None,
        typer.Option("--map", metavar="MAP.toml|NAME", help="The column map: a file, or one kept in the casefile."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Try it on every row, and keep nothing.")] = False,
    rejected: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where rows that cannot be taken are written, with the reasons.")
    ] = None,
    save: Annotated[str | None, typer.Option(metavar="NAME", help="Keep the map in the casefile.")] = None,
    fields: Annotated[bool, typer.Option("--fields", help="Print the fields and their values, and end.")] = False,
    casefile: CasefileOption = None,
    by: ByOption = None,
    as_json: JsonOption = False,
) -> None:
    """Import observations, access restrictions or tallies from a CSV file.

    A map is TOML: kind (observation, restriction, tally), dates (ymd, dmy, mdy), [columns] field = "Column", [always]
    field = "value". Without --map kind and columns are guessed from the names of the columns: a table that tells who
    claims or who is accused is of tallies. Columns left out are named. Rows that cannot be taken stop no others.

    Example: truceline observe --csv smm.csv --map smm.toml --dry-run
    """
    if fields:
        _print_fields()
        return
    if table is None:
        raise typer.BadParameter("name the table.", param_hint="--csv")
    from truceline.casefile.importing import import_rows, save_map
    from truceline.observing.csv_rows import read_rows
    from truceline.observing.csv_table import read_table
    from truceline.observing.entry import Tables
    from truceline.observing.placed import places_said
    from truceline.observing.table_sense import left_out, map_notices

    content = _bytes(table)
    read = read_table(content, where=str(table))
    with open_casefile(casefile, by) as opened:
        columns = _map(mapped, read, opened.store)
        tables = Tables()
        rows = read_rows(read, columns, tables, source=table.name)
        if save and not dry_run:
            save_map(opened.store, save, columns)
        imported = None if dry_run else import_rows(opened, content, table.name, rows)
    bad = [row for row in rows if row.record is None]
    _write_rejected(rejected, read, bad)
    for notice in map_notices(columns, read):
        typer.echo(clean(notice), err=True)
    added, there = (len(imported.added), imported.there) if imported else (len(rows) - len(bad), 0)
    places = places_said(rows, tables.places) if any(row.record for row in rows) else ()
    for said in places:
        typer.echo(clean(f"place {said}"), err=True)
    told = {"kind": columns.kind, "left_out": left_out(columns, read), "places": places}
    _say(added, there, bad, dry_run=dry_run, as_json=told if as_json else None)
    if bad:
        raise typer.Exit(SKIPPED)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"this cannot be read ({error.strerror}).", where=str(path), todo="Name a CSV file."
        ) from error


def _map(named: str | None, table: "Table", store: "Store") -> "ColumnMap":
    from truceline.casefile.importing import saved_maps
    from truceline.observing.column_map import guess_map, read_map
    from truceline.observing.table_sense import guess_kind

    if named is None:
        guessed = guess_map(guess_kind(table), table.columns)
        columns = ", ".join(f"{name} = {column!r}" for name, column in guessed.columns.items())
        typer.echo(clean(f"Guessed: kind = {guessed.kind!r}, {columns}"), err=True)
        return guessed
    kept = saved_maps(store)
    if named in kept:
        return kept[named]
    path = Path(named)
    if not path.is_file():
        names = ", ".join(map(repr, kept)) or "none"
        raise InputError("there is no such file, and no map of this name is kept.", where=named, todo=f"Kept: {names}.")
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("this cannot be read.", where=named, todo="Name a TOML file in UTF-8.") from error
    return read_map(text, where=named)


def _write_rejected(path: Path | None, table: "Table", bad: "list[ReadRow]") -> None:
    from truceline.observing.csv_rows import rejected_csv
    from truceline.store.kept_files import keep_casefiles

    if path is not None and bad:
        keep_casefiles(path)
        path.write_bytes(rejected_csv(table, bad).encode("utf-8"))


def _say(added: int, there: int, bad: "list[ReadRow]", *, dry_run: bool, as_json: "dict[str, Any] | None") -> None:
    if as_json is not None:
        rows = [
            {"line": row.row.line, "problems": [{"column": p.column, "what": p.what} for p in row.problems]}
            for row in bad
        ]
        typer.echo(
            json.dumps(
                {"added": added, "there": there, "dry_run": dry_run, **as_json, "rejected": rows}, ensure_ascii=False
            )
        )
        return
    typer.echo(f"{added} {'would be added' if dry_run else 'added'}, {there} there already, {len(bad)} not taken.")
    for row in bad[:SHOWN]:
        told = "; ".join(f"{p.column}: {p.what}" if p.column else p.what for p in row.problems)
        typer.echo(clean(f"line {row.row.line}: {told}"), err=True)
    if len(bad) > SHOWN:
        typer.echo(f"and {len(bad) - SHOWN} more; --rejected FILE writes all of them.", err=True)


def _print_fields() -> None:
    from truceline.observing.fields import FIELDS

    for kind, listed in FIELDS.items():
        typer.echo(f"[{kind}]")
        for field in listed:
            typer.echo(f"{field.name}{': ' + ', '.join(field.choices) if field.choices else ''}")
        typer.echo("")
