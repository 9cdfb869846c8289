"""The part of ``truceline evaluate`` for linking: reading, tables, and the pairs that went wrong."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from truceline.errors import InputError
from truceline.evaluate.aims import Aims, aim_rows, load_aims
from truceline.evaluate.floors import set_name
from truceline.evaluate.gold_set import OURS, Run
from truceline.evaluate.linking_gold import LinkingReport
from truceline.evaluate.linking_score import MEASURES, Pair, find_pairs, score_kinds, score_linking

if TYPE_CHECKING:
    from rich.table import Table

    from truceline.evaluate.linking import Linked
    from truceline.model.linking import Link

NAME = "linking"
AIMS_FILE = Path("accuracy/aims.toml")  # of the repository; the table is left out elsewhere
HELD_OUT = Path("cases/unseen")  # what stands around a case of this folder is measured and never shown
ALONE, SIMPLE = "every report alone", "same day and place"


class LinkingRun:
    """The figures of one run beside those of two simpler answers."""

    def __init__(self, folder: Path) -> None:
        from truceline.evaluate.linking import measure_linking

        self.folder = folder
        self.linked: Linked = measure_linking(folder, Run())
        self.alone = score_linking(self.linked.reports, {})
        self.aims = load_aims(AIMS_FILE, set_name(NAME, [folder]))

    def show(self, *, as_json: bool) -> None:
        """Print the figures as one JSON object or as tables."""
        if as_json:
            typer.echo(json.dumps(self.as_json(), ensure_ascii=False, indent=1))
            return
        _print(_measures(self.linked, self.alone), _kinds(self.linked))
        if self.aims:
            _print(_aimed(self.aims, self.linked, self.alone))

    def as_json(self) -> dict[str, object]:
        """Return the figures with what stands beside them."""
        return {
            "set": NAME,
            "path": str(self.folder),
            "figures": dict(self.linked.figures),
            "same_day_and_place": dict(self.linked.simple),
            "alone": self.alone,
        }

    def write(self, file: Path) -> None:
        """Write who stands with whom, one line a report, in the form that the set's own scorer takes."""
        lines = [
            json.dumps({"file": name, "incidents": sorted(ids)}) + "\n" for name, ids in self.linked.predicted.items()
        ]
        file.write_text("".join(lines), encoding="utf-8")

    def show_errors(self) -> None:
        """Print every pair that was linked wrongly or missed, with the score of its best link and why.

        Reports around a held-out case are left out.

        Raises: InputError where all are held out.
        """
        links = {(link.first, link.second): link for link in self.linked.links}
        shown = [r for r in self.linked.reports if not held_out(r)]
        if not shown:
            raise InputError(
                "held out: these texts are measured and not looked at.",
                where=str(self.folder),
                todo="List the errors of cases/linking_own.",
            )
        for pair in find_pairs(shown, self.linked.predicted):
            if pair.gold != pair.linked:
                for line in self._describe(pair, links):
                    typer.echo(line)

    def _describe(self, pair: Pair, links: "Mapping[tuple[str, str], Link]") -> Iterator[str]:
        yield f"{'missed' if pair.gold else 'WRONG'}: {pair.first.name} {pair.second.name}"
        own = [p.happening for p in self.linked.profiles[pair.first.name]]
        others = [p.happening for p in self.linked.profiles[pair.second.name]]
        found = [links[min(a, b), max(a, b)] for a in own for b in others if (min(a, b), max(a, b)) in links]
        if not own or not others:
            yield "  no happening was read in one of them"
        elif not found:
            yield "  not compared: they share no block"
        for link in sorted(found, key=lambda link: -link.score)[:1]:
            yield f"  score {link.score:.2f}"
            for f in link.features:
                yield f"    {f.value * f.weight:+.2f} {f.name}: {f.words}"


def held_out(report: LinkingReport) -> bool:
    """Say whether a report belongs to a held-out case, or stands around one."""
    kept = {path.name for path in HELD_OUT.iterdir()} if HELD_OUT.is_dir() else set()
    return bool(report.around & kept)


def _measures(linked: "Linked", alone: Mapping[str, float]) -> "Table":
    table = _table(("all reports in one pool", OURS, SIMPLE, ALONE))
    for words, key in MEASURES:
        table.add_row(words, *(_figure(column[key]) for column in (linked.figures, linked.simple, alone)))
    return table


def _kinds(linked: "Linked") -> "Table":
    table = _table(
        ("pairs with a report of this kind", "of one incident, found", "around one case, of two, kept apart")
    )
    for row in score_kinds(linked.reports, linked.predicted):
        table.add_row(*row)
    return table


def _aimed(aims: Aims, linked: "Linked", alone: Mapping[str, float]) -> "Table":
    table = _table(("what is aimed at", "aim", OURS, "", SIMPLE, ALONE))
    for row in aim_rows(aims, linked.figures, linked.simple, alone):
        table.add_row(*row)
    return table


def _figure(figure: float) -> str:
    return str(figure) if isinstance(figure, int) else f"{figure:.3f}"


def _table(headings: Sequence[str]) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for index, heading in enumerate(headings):
        table.add_column(heading, justify="right" if index else "left")
    return table


def _print(*tables: "Table") -> None:
    from rich.console import Console

    for table in tables:
        Console(highlight=False).print(table)
        typer.echo()
