"""The screens ``/observations/import``: a CSV file or pasted rows, columns to fields, a trial, the import.

A table waits in the memory of the server between the steps, a few at a time; nothing is stored before the last step.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from truceline.casefile.importing import Imported, import_rows, save_map, saved_maps
from truceline.errors import InputError, UnknownId
from truceline.model.observation import RecordKind, kind_of
from truceline.observing.column_map import ColumnMap, guess_map, map_of
from truceline.observing.csv_rows import ReadRow, read_rows, rejected_csv
from truceline.observing.csv_table import Table, read_table
from truceline.observing.entry import Tables
from truceline.observing.fields import FIELDS
from truceline.observing.moments import ORDERS
from truceline.observing.table_sense import check_kind, left_out, map_notices
from truceline.publish.observation_words import headline, when_words, where_words
from truceline.web.bench import Bench, Workbench
from truceline.web.catalogue import words
from truceline.web.page import render
from truceline.web.typed import Typed, TypedForm

WAITING = 6  # tables in memory
FIRST = 3  # rows shown of each column
SHOWN = 20  # rows of a trial that are shown, good and bad each
ALWAYS = ("zone", "mission", "patrol", "country", "act", "means", "outcome", "unit", "denial", "claimant", "accused")
router = APIRouter(tags=["observations"])


@dataclass(slots=True)
class Waiting:
    """A table between the steps: its bytes and name, its kind, and what became of it."""

    content: bytes
    name: str
    kind: RecordKind
    table: Table
    mapped: ColumnMap | None = None
    imported: Imported | None = None


@dataclass(slots=True)
class Shelf:
    """The tables that wait, the oldest of which goes when there are too many."""

    tables: OrderedDict[str, Waiting] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, waiting: Waiting) -> str:
        """Keep a table and return its key."""
        key = hashlib.sha256(waiting.kind.encode() + waiting.content).hexdigest()[:16]
        with self.lock:
            self.tables[key] = waiting
            self.tables.move_to_end(key)
            while len(self.tables) > WAITING:
                self.tables.popitem(last=False)
        return key

    def get(self, key: str) -> Waiting:
        """Return a table; raises ``UnknownId`` where it is not held any more."""
        with self.lock:
            found = self.tables.get(key)
        if found is None:
            raise UnknownId(words("observations.import.gone"), todo=words("observations.import.gone_todo"))
        return found


@dataclass(frozen=True)
class Trial:
    """What would become of every row."""

    rows: tuple[ReadRow, ...]

    @cached_property
    def good(self) -> tuple[ReadRow, ...]:
        """Rows that would be taken."""
        return tuple(row for row in self.rows if row.record is not None)

    @cached_property
    def bad(self) -> tuple[ReadRow, ...]:
        """Rows that would not."""
        return tuple(row for row in self.rows if row.record is None)

    @cached_property
    def noted(self) -> tuple[ReadRow, ...]:
        """Rows that would be taken with something left open."""
        return tuple(row for row in self.good if row.notes)


def _shelf(request: Request) -> Shelf:
    state = request.app.state
    if not hasattr(state, "imports"):
        state.imports = Shelf()
    shelf = state.imports
    assert isinstance(shelf, Shelf)
    return shelf


@router.get("/observations/import", response_class=HTMLResponse, include_in_schema=False)
def begin(request: Request) -> HTMLResponse:
    """Ask for a file or for pasted rows."""
    return _ask(request, "observation", "", "")


@router.post("/observations/import", include_in_schema=False)
def take(request: Request, typed: TypedForm) -> Response:
    """Read the table, and go on to its columns."""
    kind: RecordKind = next((kind for kind in FIELDS if kind == typed.get("kind")), "observation")
    content, name = _content(typed)
    try:
        table = read_table(content, where=name)
        check_kind(guess_map(kind, table.columns), table)
    except InputError as error:
        return _ask(request, kind, typed.get("rows"), f"{error.what} {error.todo}")
    key = _shelf(request).put(Waiting(content=content, name=name, kind=kind, table=table))
    return RedirectResponse(f"/observations/import/{key}", 303)


def _content(typed: Typed) -> tuple[bytes, str]:
    if typed.content or typed.file_name:
        return typed.content, typed.file_name
    rows = typed.get("rows").encode("utf-8", "surrogatepass")
    return rows, words("observations.import.pasted", digest=hashlib.sha256(rows).hexdigest()[:8])


def _ask(request: Request, kind: RecordKind, rows: str, wrong: str) -> HTMLResponse:
    return render(
        request,
        "observations_import.html",
        status=422 if wrong else 200,
        screen="observations",
        kinds=tuple(FIELDS),
        kind=kind,
        rows=rows,
        wrong=wrong,
    )


@router.get("/observations/import/{key}", response_class=HTMLResponse, include_in_schema=False)
def columns(request: Request, bench: Bench, key: str, use: str = "") -> HTMLResponse:
    """Show the columns with a field offered for each: from a map that was kept, or guessed by their names."""
    waiting = _shelf(request).get(key)
    kept = {n: m for n, m in saved_maps(bench.casefile.store).items() if m.kind == waiting.kind}
    mapped = _fitting(kept[use], waiting.table) if use in kept else waiting.mapped
    return _columns(request, bench, key, waiting, mapped or guess_map(waiting.kind, waiting.table.columns), used=use)


@router.post("/observations/import/{key}", include_in_schema=False)
def go_on(request: Request, bench: Bench, key: str, typed: TypedForm) -> Response:
    """Try the map on every row, keep it under a name, or import the good rows."""
    waiting = _shelf(request).get(key)
    waiting.mapped = mapped = _typed_map(waiting, typed)
    trial = Trial(rows=read_rows(waiting.table, mapped, Tables(), source=waiting.name))
    action = typed.get("action")
    if action == "save":
        return _save(request, bench, key, waiting, mapped, typed.get("name"))
    if action == "import" and trial.good:
        with bench.changing:
            waiting.imported = import_rows(bench.casefile, waiting.content, waiting.name, trial.rows)
        return RedirectResponse(f"/observations/import/{key}/done", 303)
    return _columns(request, bench, key, waiting, mapped, trial=trial)


@router.get("/observations/import/{key}/done", response_class=HTMLResponse, include_in_schema=False)
def done(request: Request, key: str) -> Response:
    """Say what was imported, and what was not."""
    waiting = _shelf(request).get(key)
    if waiting.imported is None:
        return RedirectResponse(f"/observations/import/{key}", 303)
    return render(
        request,
        "observations_imported.html",
        screen="observations",
        key=key,
        name=waiting.name,
        imported=waiting.imported,
        left_out=left_out(waiting.mapped, waiting.table) if waiting.mapped else (),
        bad=[_bad(row) for row in waiting.imported.rejected[:SHOWN]],
    )


@router.get("/observations/import/{key}/rejected.csv", include_in_schema=False)
def rejected(request: Request, key: str) -> Response:
    """Return the rows that cannot be taken, as they were, with line and reasons."""
    waiting = _shelf(request).get(key)
    mapped = waiting.mapped or guess_map(waiting.kind, waiting.table.columns)
    rows = read_rows(waiting.table, mapped, Tables(), source=waiting.name)
    name = quote(f"not imported {waiting.name.removesuffix('.csv')}.csv")
    return Response(
        rejected_csv(waiting.table, rows),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )


def _save(request: Request, bench: Workbench, key: str, waiting: Waiting, mapped: ColumnMap, name: str) -> Response:
    try:
        with bench.changing:
            save_map(bench.casefile.store, name, mapped)
    except InputError as error:
        return _columns(request, bench, key, waiting, mapped, wrong=f"{error.what} {error.todo}")
    return RedirectResponse(f"/observations/import/{key}?use={quote(' '.join(name.split()))}", 303)


def _typed_map(waiting: Waiting, typed: Typed) -> ColumnMap:
    """Return the map that the form says: ``col.N`` is the field of column N, ``always.FIELD`` the value of a field."""
    chosen: dict[str, str] = {}
    for number, column in enumerate(waiting.table.columns):
        name = typed.get(f"col.{number}")
        if name and name not in chosen:
            chosen[name] = column
    always = {name: typed.get(f"always.{name}").strip() for name in ALWAYS}
    dates = typed.get("dates") or "ymd"
    return map_of(
        {
            "kind": waiting.kind,
            "dates": dates,
            "columns": chosen,
            "always": {name: value for name, value in always.items() if value},
        }
    )


def _fitting(mapped: ColumnMap, table: Table) -> ColumnMap:
    """Leave out what a map that was kept says of columns that this table has not."""
    there = {name: column for name, column in mapped.columns.items() if column in table.columns}
    return ColumnMap(kind=mapped.kind, columns=there, always=mapped.always, dates=mapped.dates)


def _columns(
    request: Request,
    bench: Workbench,
    key: str,
    waiting: Waiting,
    mapped: ColumnMap,
    *,
    trial: Trial | None = None,
    wrong: str = "",
    used: str = "",
) -> HTMLResponse:
    table, fields = waiting.table, FIELDS[waiting.kind]
    field_of: Mapping[str, str] = {column: name for name, column in mapped.columns.items()}
    return render(
        request,
        "observations_columns.html",
        status=422 if wrong else 200,
        screen="observations",
        key=key,
        kind=waiting.kind,
        name=waiting.name,
        table=table,
        columns=[
            (number, column, [row.cells[number] for row in table.rows[:FIRST] if number < len(row.cells)])
            for number, column in enumerate(table.columns)
        ],
        field_of=field_of,
        fields=fields,
        always=[field for field in fields if field.name in ALWAYS],
        mapped=mapped,
        orders=ORDERS,
        maps=[name for name, kept in saved_maps(bench.casefile.store).items() if kept.kind == waiting.kind],
        used=used,
        wrong=wrong,
        trial=trial,
        notices=map_notices(mapped, table) if trial else (),
        good=[_good(row) for row in trial.good[:SHOWN]] if trial else [],
        bad=[_bad(row) for row in trial.bad[:SHOWN]] if trial else [],
        noted=[_bad(row) for row in trial.noted[:SHOWN]] if trial else [],
    )


def _good(row: ReadRow) -> dict[str, object]:
    record = row.record
    assert record is not None
    return {
        "line": row.row.line,
        "headline": headline(record),
        "when": when_words(record.when),
        "where": where_words(record.where),
        "kind": kind_of(record),
    }


def _bad(row: ReadRow) -> dict[str, object]:
    return {"line": row.row.line, "problems": row.problems or row.notes, "cells": row.row.cells[:8]}
