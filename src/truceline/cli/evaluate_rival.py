"""The part of ``truceline evaluate`` for Rival Accounts: cases read, tables, floors, and the list of errors."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from truceline.errors import GoldError, InputError
from truceline.evaluate import floors as gates
from truceline.evaluate import rival_files
from truceline.evaluate.aims import Aims, aim_rows, load_aims
from truceline.evaluate.ceiling import Ceiling, load_ceiling
from truceline.evaluate.gold_set import OURS, Run
from truceline.evaluate.rival import Scores, constant_answers, load_cases, score
from truceline.evaluate.rival_answer import Prediction
from truceline.evaluate.rival_errors import CLASS_HEADINGS, class_rows, describe, draw_wrong, find_errors
from truceline.evaluate.rival_gold import Case
from truceline.evaluate.rival_table import CASE_HEADINGS, CASE_NOTE, case_rows, measure_rows

if TYPE_CHECKING:
    from rich.table import Table

NAME = "rival"
CEILING_FILE = Path("accuracy/ceiling.toml")  # of the repository; the column is left out elsewhere
AIMS_FILE = Path("accuracy/aims.toml")  # likewise
HELD_OUT = "unseen"  # a folder of this name is measured and never shown
LEAST_WIDTH = 142  # characters, so that a row stays one line in a file or a narrow window


def load_folders(folders: Sequence[Path]) -> tuple[Case, ...]:
    """Load the cases of several folders as one set.

    Raises: GoldError where a folder holds no case, or a case stands in two of them.
    """
    cases = tuple(case for folder in folders for case in load_cases(folder))
    ids = [case.id for case in cases]
    twice = sorted({id for id in ids if ids.count(id) > 1})
    if twice:
        where = ", ".join(map(str, folders))
        raise GoldError(f"given twice: {', '.join(twice)}.", where=where, todo="Give each case once.")
    return cases


def load_answers(file: Path, cases: Sequence[Case]) -> dict[str, Prediction]:
    """Read predictions for these cases from a file.

    Raises: InputError where it holds a case that is not among them.
    """
    answers = rival_files.load_predictions(file)
    unknown = sorted(set(answers) - {case.id for case in cases})
    if unknown:
        raise InputError(f"no such case: {', '.join(unknown)}.", where=str(file), todo="Give predictions for this set.")
    return answers


def read_cases(cases: Sequence[Case]) -> dict[str, Prediction]:
    """Read the reports of every case."""
    from truceline.evaluate.predict import predict_case

    run = Run()
    return {case.id: predict_case(case, run.reader.read) for case in run.track(cases, "reading cases")}


class Rival:
    """The figures of one run beside those of an answerer that cannot read and of a second annotator."""

    def __init__(self, folders: Sequence[Path], cases: Sequence[Case], answers: Mapping[str, Prediction]) -> None:
        self.folders = folders
        self.cases, self.answers = cases, answers
        self.scores = score(cases, answers)
        self.blind = score(cases, {case.id: constant_answers(case) for case in cases})
        self.ceiling = load_ceiling(CEILING_FILE, NAME)
        self.aims = load_aims(AIMS_FILE, gates.set_name(NAME, folders))

    def show(self, *, as_json: bool) -> None:
        """Print the figures as one JSON object or as tables."""
        if as_json:
            typer.echo(json.dumps(self.as_json(), ensure_ascii=False, indent=1))
            return
        _print(_case_table(self.scores), _measure_table(self.scores, self.blind, self.ceiling))
        if self.aims:
            _print(_aims_table(self.aims, self.scores, self.blind, self.ceiling))
        if self.ceiling:
            typer.echo(f"second annotator: {self.ceiling.source}")

    def as_json(self) -> dict[str, object]:
        """Return the figures with their names, and what stands beside them."""
        return {
            "set": NAME,
            "path": " ".join(map(str, self.folders)),
            "figures": self.scores.figures,
            "cannot_read": self.blind.figures,
            "second_annotator": dict(self.ceiling.figures) if self.ceiling else None,
            "cases": [dict(zip(CASE_HEADINGS, row, strict=True)) for row in case_rows(self.scores)],
        }

    def show_errors(self, *, draw: int | None = None) -> None:
        """Print every gold claim, found or missed and why, and every claim that was read and is none.

        ``draw``: print so many of the wrong ones instead.
        """
        errors = [error for case in self.cases for error in find_errors(case, self.answers.get(case.id))]
        errors = errors if draw is None else list(draw_wrong(errors, draw))
        for line in (line for error in errors for line in describe(error)):
            typer.echo(line)
        table = _table(CLASS_HEADINGS)
        for row in class_rows(errors):
            table.add_row(*row)
        _print(table)


def refuse_held_out(folders: Sequence[Path], cases: Sequence[Case]) -> None:
    """Stop where a case is held out: its words are not to be seen by who writes rules.

    Raises: InputError with the folders and cases.
    """
    kept = Path("cases") / HELD_OUT
    held_out = {path.name for path in kept.iterdir()} if kept.is_dir() else set()
    named = [str(folder) for folder in folders if HELD_OUT in folder.resolve().parts]
    named += [case.id for case in cases if case.id in held_out]
    if named:
        raise InputError(
            "held out: these texts are measured and not looked at.",
            where=", ".join(named),
            todo="List the errors of cases/train or cases/dev.",
        )


def check_floors(
    file: Path, folders: Sequence[Path], figures: Mapping[str, float], *, update: bool, kind: str = NAME
) -> None:
    """Hold the figures against the floors of this set; raise the floors where ``update``; exit 1 below one."""
    sets, name = gates.load_floors(file), gates.set_name(kind, folders)
    sha256 = gates.hash_folders(folders)
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


def _case_table(scores: Scores) -> "Table":
    table = _table(CASE_HEADINGS, note=CASE_NOTE)
    for row in case_rows(scores):
        table.add_row(*row)
    return table


def _measure_table(scores: Scores, blind: Scores, ceiling: Ceiling | None) -> "Table":
    table = _table(("all cases", OURS, "cannot read", *(["second annotator"] if ceiling else [])))
    columns = [scores.figures, blind.figures, *([ceiling.figures] if ceiling else [])]
    for row in measure_rows(*columns):
        table.add_row(*row)
    return table


def _aims_table(aims: Aims, scores: Scores, blind: Scores, ceiling: Ceiling | None) -> "Table":
    table = _table(("what is aimed at", "aim", OURS, "", "cannot read", "second annotator"))
    for row in aim_rows(aims, scores.figures, blind.figures, ceiling.figures if ceiling else {}):
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
