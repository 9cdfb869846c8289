"""``truceline evaluate``: the accuracy figures of the reader, from gold sets on disk.

Results go to standard output, progress to standard error. Below a floor the exit code is 1. ``--debug`` is looked for
by ``cli.main``, where errors become text.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from truceline.errors import GoldError, InputError
from truceline.evaluate import floors as gates
from truceline.evaluate import rival_files
from truceline.evaluate.ceiling import Ceiling, load_ceiling
from truceline.evaluate.distractors import Mistaken, find_mistaken, load_distractors
from truceline.evaluate.rival import Scores, constant_answers, load_cases, score
from truceline.evaluate.rival_answer import Prediction
from truceline.evaluate.rival_gold import Case
from truceline.evaluate.rival_table import CASE_HEADINGS, CASE_NOTE, case_rows, measure_rows

if TYPE_CHECKING:
    from rich.table import Table

CEILING_FILE = Path("accuracy/ceiling.toml")  # of the repository; the column is left out elsewhere
LEAST_WIDTH = 142  # characters, so that a row stays one line in a file or a narrow window
ItemT = TypeVar("ItemT")


class GoldSet(StrEnum):
    """The gold sets that can be scored."""

    RIVAL = "rival"
    DISTRACTORS = "distractors"


def evaluate(
    set_name: Annotated[GoldSet, typer.Argument(metavar="SET", help="The gold set: rival or distractors.")],
    path: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder that holds it, such as cases/dev.")],
    *,
    predictions: Annotated[Path | None, typer.Option(help="Score this file of predictions; read no report.")] = None,
    write_predictions: Annotated[Path | None, typer.Option(help="Write what was predicted, one line a case.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
    floors: Annotated[Path | None, typer.Option(help="Fail where a figure is below its floor in this file.")] = None,
    update_floors: Annotated[bool, typer.Option("--update-floors", help="Raise the floors; lower none.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,  # noqa: ARG001
) -> None:
    """Measure the accuracy of the reader on a gold set.

    Example: truceline evaluate rival cases/dev
    """
    if update_floors and floors is None:
        raise typer.BadParameter("--update-floors needs --floors FILE")
    if set_name is GoldSet.DISTRACTORS:
        if predictions or write_predictions or floors:
            raise typer.BadParameter("distractors are read and counted; only --json goes with them")
        _evaluate_distractors(path, as_json=as_json)
        return
    cases = load_cases(path)
    answers = _load(predictions, cases) if predictions else _read(cases)
    if write_predictions:
        rival_files.write_predictions(write_predictions, answers)
    _Rival(path, cases, answers).show(as_json=as_json)
    if floors is not None:
        _check_floors(floors, path, score(cases, answers).figures, update=update_floors)


def _load(file: Path, cases: Sequence[Case]) -> dict[str, Prediction]:
    answers = rival_files.load_predictions(file)
    unknown = sorted(set(answers) - {case.id for case in cases})
    if unknown:
        raise InputError(f"no such case: {', '.join(unknown)}.", where=str(file), todo="Give predictions for this set.")
    return answers


def _read(cases: Sequence[Case]) -> dict[str, Prediction]:
    from truceline.evaluate.predict import predict_case
    from truceline.pipeline import Reader

    reader = Reader.load()
    return {case.id: predict_case(case, reader.read) for case in _progress(cases, "reading cases")}


def _progress(items: Sequence[ItemT], what: str) -> Iterable[ItemT]:
    from rich.console import Console
    from rich.progress import track

    return track(items, what, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


class _Rival:
    """The figures of one run beside those of an answerer that cannot read and of a second annotator."""

    def __init__(self, path: Path, cases: Sequence[Case], answers: Mapping[str, Prediction]) -> None:
        self.path = path
        self.scores = score(cases, answers)
        self.blind = score(cases, {case.id: constant_answers(case) for case in cases})
        self.ceiling = load_ceiling(CEILING_FILE, GoldSet.RIVAL)

    def show(self, *, as_json: bool) -> None:
        """Print the figures as one JSON object or as two tables."""
        if as_json:
            typer.echo(json.dumps(self.as_json(), ensure_ascii=False, indent=1))
        else:
            _print(_case_table(self.scores), _measure_table(self.scores, self.blind, self.ceiling))
            if self.ceiling:
                typer.echo(f"second annotator: {self.ceiling.source}")

    def as_json(self) -> dict[str, object]:
        """Return the figures with their names, and what stands beside them."""
        return {
            "set": GoldSet.RIVAL.value,
            "path": str(self.path),
            "figures": self.scores.figures,
            "cannot_read": self.blind.figures,
            "second_annotator": dict(self.ceiling.figures) if self.ceiling else None,
            "cases": [dict(zip(CASE_HEADINGS, row, strict=True)) for row in case_rows(self.scores)],
        }


def _case_table(scores: Scores) -> "Table":
    table = _table(CASE_HEADINGS, note=CASE_NOTE)
    for row in case_rows(scores):
        table.add_row(*row)
    return table


def _measure_table(scores: Scores, blind: Scores, ceiling: Ceiling | None) -> "Table":
    table = _table(("all cases", "Truceline", "cannot read", *(["second annotator"] if ceiling else [])))
    columns = [scores.figures, blind.figures, *([ceiling.figures] if ceiling else [])]
    for row in measure_rows(*columns):
        table.add_row(*row)
    return table


def _table(headings: Sequence[str], *, note: str | None = None) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), caption=note, caption_justify="left")
    for index, heading in enumerate(headings):
        table.add_column(heading, justify="right" if index else "left", no_wrap=True)
    return table


def _print(*tables: "Table") -> None:
    from rich.console import Console

    console = Console(highlight=False)
    console.width = max(console.width, LEAST_WIDTH)
    for table in tables:
        console.print(table)
        console.print()


def _check_floors(file: Path, folder: Path, figures: Mapping[str, float], *, update: bool) -> None:
    sets, name = gates.load_floors(file), f"{GoldSet.RIVAL}.{folder.resolve().name}"
    sha256 = gates.hash_files(folder)
    if name not in sets and not update:
        raise GoldError(f"no floors for {name}.", where=str(file), todo="Measure the set with --update-floors.")
    entry = sets.get(name) or gates.SetFloors(name=name, sha256=sha256, floors={})
    shortfalls = gates.find_shortfalls(entry, sha256, figures)
    if update:
        gates.write_floors(file, {**sets, name: gates.raise_floors(entry, sha256, figures)})
    for shortfall in shortfalls:
        typer.echo(f"{name}: {shortfall}", err=True)
    if shortfalls:
        raise typer.Exit(1)
    typer.echo(f"{name}: all {len(entry.floors)} floors hold", err=True)


def _evaluate_distractors(folder: Path, *, as_json: bool) -> None:
    from truceline.pipeline import Reader

    texts = load_distractors(folder)
    mistaken = find_mistaken(texts, Reader.load().read)
    if as_json:
        found = [{"file": m.file, "happenings": m.happenings, "words": m.words} for m in mistaken]
        typer.echo(json.dumps({"set": "distractors", "texts": len(texts), "mistaken": found}, ensure_ascii=False))
    else:
        _tell_mistaken(len(texts), mistaken)
    if mistaken:
        raise typer.Exit(1)


def _tell_mistaken(texts: int, mistaken: Sequence[Mistaken]) -> None:
    typer.echo(f"{texts} texts without an incident; a happening was read in {len(mistaken)} of them (must be 0)")
    for item in mistaken:
        typer.echo(f"  {item.file}: {item.happenings} from {item.words!r}; the text is {item.why}")
