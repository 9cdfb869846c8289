"""``truceline incidents``: the incidents of a casefile, all or those that filters let through."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from truceline.cli.output import coloured, columns, write
from truceline.cli.which import CasefileOption, ColourOption, JsonOption, WidthOption, open_casefile
from truceline.model.incident import Accord, Basis, IncidentKind
from truceline.publish.names import load_names

if TYPE_CHECKING:
    from truceline.casefile.filters import Filters

EVERY = 1_000_000_000


def incidents(
    *,
    casefile: CasefileOption = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY|FROM..TO", help="2023-04-11, or 2023-04-01..2023-04-30.")
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="A place, province or country, under any of its names.")
    ] = None,
    side: Annotated[
        str | None, typer.Option(metavar="NAME", help="A side: a state or group by name, code or id.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help=f"One of {', '.join(get_args(IncidentKind))}.")] = None,
    accord: Annotated[str | None, typer.Option(help=f"One of {', '.join(get_args(Accord))}.")] = None,
    basis: Annotated[str | None, typer.Option(help=f"One of {', '.join(get_args(Basis))}.")] = None,
    question: Annotated[
        str | None, typer.Option(metavar="QUESTION", help="The finding whose accord is meant, as fired_first.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many are shown.")] = 50,
    every: Annotated[bool, typer.Option("--all", help="Show every one.")] = False,
    newest: Annotated[bool, typer.Option("--newest", help="The newest first.")] = False,
    as_json: JsonOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """List the incidents of a casefile.

    When, where, between whom, what is contested, how many reports and independent origins.

    Example: truceline incidents --date 2023-04-01..2023-04-30 --accord contested
    """
    since, until = days(day)
    filters: Filters = {
        "since": since,
        "until": until,
        "place": place,
        "side": side,
        "kind": one_of(kind, get_args(IncidentKind), "--kind"),
        "accord": one_of(accord, get_args(Accord), "--accord"),  # type: ignore[typeddict-item]
        "basis": one_of(basis, get_args(Basis), "--basis"),  # type: ignore[typeddict-item]
        "question": question,
        "newest_first": newest,
        "limit": EVERY if every else limit,
    }
    with open_casefile(casefile) as opened:
        shown = [row.id for row in opened.incidents(**filters)]
        total = opened.count_incidents(**filters)
        loaded = opened.store.incidents.load(shown)
        found = [loaded[key] for key in shown]
    if as_json:
        from truceline.record import to_json

        for incident in found:
            typer.echo(to_json(incident))
        return
    from truceline.publish.incident_list import render_incidents

    names, colour = load_names(), coloured(not no_colour)
    write(render_incidents(found, width=columns(width), colour=colour, names=names, total=total))


def days(text: str | None) -> tuple[date | None, date | None]:
    """Read a day, or the first and the last of several; either may be left open."""
    if text is None:
        return None, None
    first, two, last = text.partition("..")
    since = _day(first)
    return since, _day(last) if two else since


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2023-04-11.", param_hint="--date") from error


def one_of(text: str | None, names: tuple[str, ...], option: str) -> str | None:
    """Return the value of an option that has few; any other is a mistake of usage."""
    if text is None or text in names:
        return text
    raise typer.BadParameter(f"{text!r} is none of {', '.join(names)}.", param_hint=option)
