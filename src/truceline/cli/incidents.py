"""``truceline incidents``: the incidents of a casefile, all or those that filters let through."""

from typing import Annotated

import typer

from truceline.cli.filter_options import (
    AccordOption,
    BasisOption,
    DayOption,
    KindOption,
    NewestOption,
    PlaceOption,
    QuestionOption,
    SideOption,
    asked_for,
)
from truceline.cli.output import coloured, columns, write
from truceline.cli.which import AsOfOption, CasefileOption, ColourOption, JsonOption, WidthOption, open_then
from truceline.publish.names import load_names

EVERY = 1_000_000_000


def incidents(
    *,
    as_of: AsOfOption = None,
    casefile: CasefileOption = None,
    day: DayOption = None,
    place: PlaceOption = None,
    side: SideOption = None,
    kind: KindOption = None,
    accord: AccordOption = None,
    basis: BasisOption = None,
    question: QuestionOption = None,
    limit: Annotated[int, typer.Option(min=1, help="How many are shown.")] = 50,
    every: Annotated[bool, typer.Option("--all", help="Show every one.")] = False,
    newest: NewestOption = False,
    as_json: JsonOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """List the incidents of a casefile.

    When, where, between whom, what is contested, how many reports and independent origins.

    Example: truceline incidents --date 2023-04-01..2023-04-30 --accord contested
    """
    filters = asked_for(
        day=day, place=place, side=side, kind=kind, accord=accord, basis=basis, question=question, newest=newest
    )
    filters["limit"] = EVERY if every else limit
    with open_then(casefile, as_of) as opened:
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
