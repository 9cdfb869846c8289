"""``truceline add``: reports into a casefile, and what they change."""

import json
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from truceline.cli.read import parse_told
from truceline.cli.stop import FAILED, SKIPPED, error_text, show_traceback
from truceline.cli.which import ByOption, CasefileOption, JsonOption, open_casefile
from truceline.publish.quoting import clean
from truceline.sources.about import PUBLISHED_FORMS

if TYPE_CHECKING:
    from truceline.casefile.adding import Added

BATCH = 500  # reports after which incidents are computed: a long run shows results, and memory stays flat


def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE|FOLDER|-...", help="Reports to add; - is standard input.")
    ],
    *,
    casefile: CasefileOption = None,
    published: Annotated[str | None, typer.Option(metavar="TIME", help=f"When published: {PUBLISHED_FORMS}.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Its language, as en; else its words tell.")
    ] = None,
    by: ByOption = None,
    as_json: JsonOption = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Add reports to a casefile. The same report twice is one; a changed text under its address is a new version.

    Reports are of the kinds that `truceline read` takes, with their side files. What was acknowledged is on the disk.

    Example: truceline add reports/ --casefile karabakh.tl
    """
    told = parse_told(published, publisher, language)
    tally: Counter[str] = Counter()
    with open_casefile(casefile, by) as opened:
        for number, added in enumerate(opened.take_in(paths, told), 1):
            tally[added.outcome] += 1
            _say(added, as_json=as_json, debug=debug)
            if number % BATCH == 0:
                opened.refresh()
        opened.refresh()
        typer.echo(f"{_summary(tally)} Incidents: {opened.store.incidents.count()}.", err=True)
    if tally["skipped"]:
        raise typer.Exit(SKIPPED if tally.total() > tally["skipped"] else FAILED)


def _say(added: "Added", *, as_json: bool, debug: bool) -> None:
    if added.error is not None:
        typer.echo(error_text(added.error, where=added.path), err=True)
        if debug:
            show_traceback(added.error)
    if as_json:
        typer.echo(json.dumps(_fields(added), ensure_ascii=False))
    elif added.error is None:
        typer.echo(clean(f"{added.path}: {added.outcome}"))


def _fields(added: "Added") -> dict[str, Any]:
    return {
        "path": added.path,
        "outcome": added.outcome,
        "document": added.document.id if added.document else None,
        "replaces": added.replaces,
        "error": error_text(added.error) if added.error else None,
    }


def _summary(tally: Counter[str]) -> str:
    named = [
        f"{tally[outcome]} {outcome}" for outcome in ("new", "new version", "restored", "there already", "skipped")
    ]
    return f"{', '.join(part for part in named if not part.startswith('0 ')) or 'Nothing to add'}."
