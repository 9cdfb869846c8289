"""``truceline release``: freeze what leaves, list, show and verify it, compare two, call back what was published."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.filter_options import (
    AccordOption,
    BasisOption,
    DayOption,
    KindOption,
    PlaceOption,
    QuestionOption,
    SideOption,
    asked_for,
)
from truceline.cli.leaving_options import BlurOption, NamesOption, PolicyOption, UnreviewedOption
from truceline.cli.output import coloured, columns, write
from truceline.cli.stop import FAILED
from truceline.cli.which import ByOption, CasefileOption, ColourOption, JsonOption, WidthOption, open_casefile

if TYPE_CHECKING:
    from truceline.casefile.comparing import Compared

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
DEFAULT_FORMATS = "csv,jsonl"
DIFF_HEADER = ("incident", "what", "fact", "before", "after", "because")


@app.callback()
def release() -> None:
    """Freeze what leaves, and call it back.

    create freezes incidents in a folder with hashes; list, show and verify say what was published; diff compares two
    releases; recall calls back, for a reason that leaves with every later export; withhold keeps a name or a report
    back for good.

    Example: truceline release create april-2023 --as csv,acled --date 2023-04-01..2023-04-30
    """


@app.command()
def create(
    name: Annotated[str, typer.Argument(metavar="ID", help="Its name, for good: april-2023.")],
    *,
    forms: Annotated[
        str, typer.Option("--as", metavar="FORMAT,...", help="Formats of `truceline export`.")
    ] = DEFAULT_FORMATS,
    out: Annotated[Path | None, typer.Option(metavar="FOLDER", help="A new folder. Default: its name.")] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What it is, in words.")] = "",
    licence: Annotated[
        str, typer.Option("--licence", "--license", metavar="NAME", help="On which terms, as CC-BY-4.0.")
    ] = "",
    include_unreviewed: UnreviewedOption = False,
    with_names: NamesOption = False,
    blur: BlurOption = None,
    policy: PolicyOption = None,
    day: DayOption = None,
    place: PlaceOption = None,
    side: SideOption = None,
    kind: KindOption = None,
    accord: AccordOption = None,
    basis: BasisOption = None,
    question: QuestionOption = None,
    by: ByOption = None,
    casefile: CasefileOption = None,
) -> None:
    """Freeze the incidents that somebody accepted, in a folder with the hash of every file.

    The casefile keeps what left, row by row, so that it can be compared and called back.

    Example: truceline release create april-2023 --as csv,acled --licence CC-BY-4.0 --date 2023-04-01..2023-04-30
    """
    from truceline.casefile.releasing import ToRelease, create_release
    from truceline.publish.exports.formats import find_format
    from truceline.publish.names import load_names
    from truceline.publish.outgoing import Leaving
    from truceline.publish.release_words import counted_words

    filters = asked_for(
        day=day, place=place, side=side, kind=kind, accord=accord, basis=basis, question=question, newest=False
    )
    formats = tuple(dict.fromkeys(one.strip() for one in forms.split(",") if one.strip()))
    for one in formats:
        find_format(one)
    wanted = ToRelease(
        id=name,
        formats=formats,
        how=Leaving(policy=policy, blur_km=blur, with_names=with_names),
        include_unreviewed=include_unreviewed,
        licence=licence,
        title=title,
    )
    folder = out or Path(name)
    with open_casefile(casefile, by) as opened:
        made = create_release(opened, wanted, filters, folder, load_names())
    typer.echo(f"Release {made.id} is in {folder}: {counted_words(made)}.", err=True)


@app.command("list")
def list_(
    *,
    casefile: CasefileOption = None,
    as_json: JsonOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """List the releases of a casefile.

    Example: truceline release list
    """
    from truceline.casefile.tombstones import recalls_by_release

    with open_casefile(casefile) as opened:
        releases, recalls = opened.store.releases.listed(), recalls_by_release(opened.store)
    if as_json:
        _json(releases)
        return
    from truceline.publish.release_page import render_list

    write(render_list(releases, recalls, width=columns(width), colour=coloured(not no_colour)))


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="The release.")],
    *,
    casefile: CasefileOption = None,
    as_json: JsonOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """Show one release: on which terms, its files with their hashes, what was recalled.

    Example: truceline release show april-2023
    """
    from truceline.casefile.releasing import find_release
    from truceline.casefile.tombstones import recalls_by_release

    with open_casefile(casefile) as opened:
        found = find_release(opened, name)
        recalls = recalls_by_release(opened.store).get(name, ())
    if as_json:
        _json([found])
        return
    from truceline.publish.release_page import render_release

    write(render_release(found, recalls, width=columns(width), colour=coloured(not no_colour)))


@app.command()
def verify(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of a release.")],
    *,
    name: Annotated[
        str | None, typer.Option("--is", metavar="ID", help="Hold it against this release of the casefile too.")
    ] = None,
    casefile: CasefileOption = None,
) -> None:
    """Hold every file of a release against its hash.

    No casefile is needed, unless the folder is to be held against what one keeps of the release (--is).

    Example: truceline release verify april-2023 --is april-2023
    """
    from truceline.publish.quoting import clean
    from truceline.publish.release_sums import find_differences, read_sums

    told = read_sums(folder)
    if name is not None:
        from truceline.casefile.releasing import find_release

        with open_casefile(casefile) as opened:
            told = {file.path: file.sha256 for file in find_release(opened, name).files}
    faults = find_differences(folder, told)
    for fault in faults:
        typer.echo(clean(f"{folder}: {fault}"))
    if faults:
        typer.echo("truceline: the folder is not as it was released.", err=True)
        raise typer.Exit(FAILED)
    typer.echo(f"All {len(told)} files are as they were released.")


@app.command()
def diff(
    first: Annotated[str, typer.Argument(metavar="ID", help="The earlier release.")],
    second: Annotated[str, typer.Argument(metavar="ID", help="The later one.")],
    *,
    casefile: CasefileOption = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV instead of text: a row a fact.")] = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """Say what differs between two releases.

    What came in, what changed and because of which reports and decisions, and what is not in it any more.

    Example: truceline release diff april-2023 may-2023
    """
    from truceline.casefile.comparing import compare_releases
    from truceline.casefile.releasing import find_release

    with open_casefile(casefile) as opened:
        one, other = find_release(opened, first), find_release(opened, second)
        compared = compare_releases(opened, one, other)
        if as_json:
            _json(compared)
        elif as_csv:
            from truceline.publish.csv_rows import csv_text

            for line in csv_text(DIFF_HEADER, (row for each in compared for row in _rows(each))):
                write(line)
        else:
            from truceline.publish.release_page import render_diff

            told = ((each.difference, [(why.kind, why.words) for why in each.because]) for each in compared)
            write(render_diff(one, other, told, width=columns(width), colour=coloured(not no_colour)))


@app.command()
def recall(
    name: Annotated[str, typer.Argument(metavar="ID", help="The release.")],
    *,
    reason: Annotated[
        str, typer.Option("--reason", "--why", metavar="TEXT", help="Why; it is published with the tombstone.")
    ],
    incidents: Annotated[
        list[str] | None, typer.Option("--incident", metavar="ID", help="One incident of it. Default: all of it.")
    ] = None,
    by: ByOption = None,
    casefile: CasefileOption = None,
) -> None:
    """Call back what was published.

    Every later export tells of it in a tombstone with the reason, and the incident leaves no more until somebody
    accepts it anew.

    Example: truceline release recall april-2023 --incident inc-1f2e3d4c --reason "The place was another."
    """
    from truceline.casefile.releasing import recall as call_back

    with open_casefile(casefile, by) as opened:
        made = call_back(opened, name, incidents or [], reason)
    what = ", ".join(one.incident or "all of it" for one in made)
    typer.echo(f"Recalled of the release {name}: {what}.", err=True)


@app.command()
def withhold(
    *,
    names: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="A name as it is written; several times.")
    ] = None,
    reports: Annotated[
        list[str] | None, typer.Option("--report", metavar="ID", help="A report by its id; several times.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", "--why", metavar="TEXT", help="Why; it leaves nowhere.")],
    by: ByOption = None,
    casefile: CasefileOption = None,
) -> None:
    """Keep a name or a report back for good, whatever day is asked for.

    Names are blackened in every export, release and feed, and the row says so; a report is deleted. What was published
    before stays with those who have it: recall it too.

    Example: truceline release withhold --name "Anna Petrova" --reason "asked to be forgotten"
    """
    from truceline.casefile.withholding import withhold as keep_back

    with open_casefile(casefile, by) as opened:
        keep_back(opened, names=names or [], reports=reports or [], reason=reason)
    told = [*(f"the name {name!r}" for name in names or []), *(f"the report {key}" for key in reports or [])]
    typer.echo(f"Withheld for good: {', '.join(told)}. Nothing tells of it any more, --as-of neither.", err=True)


def _json(values: object) -> None:
    from truceline.record import to_json

    for value in values:  # type: ignore[attr-defined]
        typer.echo(to_json(value))


def _rows(compared: "Compared") -> Iterator[tuple[object, ...]]:
    difference = compared.difference
    because = "; ".join(f"{why.kind}: {why.words}" for why in compared.because) or None
    head = (difference.incident, difference.what)
    if not difference.changed:
        yield (*head, None, None, None, because)
    for one in difference.changed:
        yield (*head, one.name, one.before, one.after, because)
