"""The gold sets that are read and counted: their names, their scorers, and how their figures are shown."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from truceline.evaluate import attribution, breaches, copies, counts, labels, muc4, temporal
from truceline.evaluate.geoparse_run import measure_geoparse
from truceline.evaluate.gold_set import OURS, Column, Measure, Measured, Run

LEAST_WIDTH = 142  # characters, so that a row stays one line in a file or a narrow window

if TYPE_CHECKING:
    from rich.table import Table

SETS: Mapping[str, Measure] = {  # name -> scorer; one line a set, in the order of the manual
    "breaches": breaches.measure,
    "copies": copies.measure,
    "attribution": attribution.measure,
    "temporal": temporal.measure,
    "counts": counts.measure,
    "geoparse": measure_geoparse,
    "labels": labels.measure,
    "muc4": muc4.measure,
}


def evaluate_set(name: str, path: Path, *, as_json: bool, write_predictions: Path | None) -> Mapping[str, float]:
    """Measure one gold set, print its tables or one JSON object, and return the figures of the first table."""
    measured = SETS[name](path, Run())
    if write_predictions:
        lines = [json.dumps(p, ensure_ascii=False) + "\n" for table in measured for p in table.predictions]
        write_predictions.write_text("".join(lines), encoding="utf-8")
    if as_json:
        typer.echo(json.dumps([_as_json(name, table) for table in measured], ensure_ascii=False, indent=1))
    else:
        _print(measured)
    return {key: figure for key, figure in measured[0].ours.items() if figure is not None}


def _as_json(name: str, measured: Measured) -> dict[str, object]:
    return {
        "set": name,
        "table": measured.name,
        "data": measured.data,
        "figures": dict(measured.ours),
        "beside": {c.heading: {"figures": dict(c.figures), "source": c.source or None} for c in measured.columns[1:]},
        "notes": list(measured.notes),
    }


def _print(tables: Sequence[Measured]) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    console.width = max(console.width, LEAST_WIDTH)
    for measured in tables:
        console.print(f"{measured.name}: {measured.data}")
        console.print(_table(measured))
        for line in notes(measured):
            console.print(line, soft_wrap=True)
        console.print()


def _table(measured: Measured) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("", no_wrap=True)
    for column in measured.columns:
        table.add_column(column.heading, justify="right")
    for words, key in measured.rows:
        table.add_row(words, *(figure_text(column, key) for column in measured.columns))
    return table


def figure_text(column: Column, key: str) -> str:
    """Return a figure as it is printed: a number of things whole, a share with three decimals, ``""`` for none."""
    figure = column.figures.get(key)
    if figure is None:
        return ""
    return str(figure) if isinstance(figure, int) else f"{figure:.3f}"


def notes(measured: Measured) -> tuple[str, ...]:
    """Return the notes of a table, with where the published figures stand."""
    published = tuple(f"{c.heading}: {c.source}" for c in measured.columns if c.source and c.heading != OURS)
    return (*measured.notes, *published)
