"""``truceline evaluate``: the accuracy figures of the reader, from gold sets on disk.

Results go to standard output, progress to standard error. Below a floor the exit code is 1. ``--debug`` is looked for
by ``cli.main``, where errors become text. A new gold set is a line in ``cli.evaluate_sets`` and a name in ``SETS``.
What measures is loaded when a set is named: every command loads this module.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from truceline.cli.evaluate_rival import Rival
    from truceline.evaluate.rival_gold import Case

SETS = (
    "breaches",
    "copies",
    "attribution",
    "temporal",
    "counts",
    "geoparse",
    "labels",
    "muc4",
)  # those of ``cli.evaluate_sets``
RIVAL, LINKING, DISTRACTORS, BREACHES = "rival", "linking", "distractors", "breaches"
FLOORED = (RIVAL, LINKING, BREACHES)
NAMES = (RIVAL, DISTRACTORS, LINKING, *SETS)


def evaluate(
    set_name: Annotated[str, typer.Argument(metavar="SET", help=f"The gold set: {', '.join(NAMES)}.")],
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Where it lies, such as cases/dev; several for rival.")
    ],
    *,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and misread, claim by claim.")] = False,
    draw: Annotated[int | None, typer.Option(min=1, help="With --errors: draw so many wrong claims.")] = None,
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
    _check_options(set_name, predictions=predictions, errors=errors, update=update_floors, floors=floors)
    figures: Mapping[str, float] = {}
    if set_name == RIVAL:
        figures = _evaluate_rival(paths, predictions, write_predictions, errors=errors, draw=draw, as_json=as_json)
    elif set_name == LINKING:
        figures = _evaluate_linking(_only(set_name, paths), write_predictions, errors=errors, as_json=as_json)
    else:
        figures = _evaluate_other(set_name, paths, write_predictions, as_json=as_json)
    if floors is not None:
        from truceline.cli.evaluate_rival import check_floors

        check_floors(floors, paths, figures, update=update_floors, kind=set_name)


def _check_options(set_name: str, *, predictions: Path | None, errors: bool, update: bool, floors: Path | None) -> None:
    """Stop where options do not go with a set."""
    if set_name not in NAMES:
        raise typer.BadParameter(f"{set_name!r} is no gold set; there are {', '.join(NAMES)}")
    if set_name not in (RIVAL, LINKING) and (predictions or errors):
        raise typer.BadParameter(
            f"{set_name} is read and counted; predictions go with rival, errors with rival and linking"
        )
    if set_name not in FLOORED and (floors or update):
        raise typer.BadParameter(f"{set_name} is read and counted; floors go with {', '.join(FLOORED)}")
    if set_name == LINKING and predictions:
        raise typer.BadParameter("linking is read and linked; predictions go with rival")
    if update and floors is None:
        raise typer.BadParameter("--update-floors needs --floors FILE")


def _evaluate_rival(
    paths: Sequence[Path],
    predictions: Path | None,
    write: Path | None,
    *,
    errors: bool,
    draw: int | None,
    as_json: bool,
) -> Mapping[str, float]:
    from truceline.cli.evaluate_rival import load_folders, refuse_held_out

    cases = load_folders(paths)
    if errors:
        refuse_held_out(paths, cases)
    rival = _measure_rival(paths, cases, predictions, write)
    rival.show_errors(draw=draw) if errors else rival.show(as_json=as_json)
    return rival.scores.figures


def _evaluate_linking(path: Path, write: Path | None, *, errors: bool, as_json: bool) -> Mapping[str, float]:
    from truceline.cli.evaluate_linking import LinkingRun

    linking = LinkingRun(path)
    linking.show_errors() if errors else linking.show(as_json=as_json)
    if write:
        linking.write(write)
    return linking.linked.figures


def _measure_rival(
    folders: Sequence[Path], cases: "Sequence[Case]", predictions: Path | None, write: Path | None
) -> "Rival":
    from truceline.cli.evaluate_rival import Rival, load_answers, read_cases
    from truceline.evaluate.rival_files import write_predictions as write_answers

    answers = load_answers(predictions, cases) if predictions else read_cases(cases)
    if write:
        write_answers(write, answers)
    return Rival(folders, cases, answers)


def _evaluate_other(set_name: str, paths: Sequence[Path], write: Path | None, *, as_json: bool) -> Mapping[str, float]:
    path = _only(set_name, paths)
    if set_name != DISTRACTORS:
        from truceline.cli.evaluate_sets import evaluate_set

        return evaluate_set(set_name, path, as_json=as_json, write_predictions=write)
    if write:
        raise typer.BadParameter("distractors are read and counted; only --json goes with them")
    from truceline.cli.evaluate_distractors import evaluate_distractors

    evaluate_distractors(path, as_json=as_json)
    return {}


def _only(set_name: str, paths: Sequence[Path]) -> Path:
    if len(paths) > 1:
        raise typer.BadParameter(f"{set_name} takes one path; only rival takes several")
    return paths[0]
