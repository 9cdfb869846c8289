"""``truceline recode``: the same evidence under every policy, side by side, and why the figures differ."""

from typing import TYPE_CHECKING, Annotated

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
from truceline.cli.gone import say_tombstones
from truceline.cli.leaving_options import UnreviewedOption
from truceline.cli.output import coloured, columns, write, write_bytes
from truceline.cli.which import CasefileOption, ColourOption, JsonOption, WidthOption, open_casefile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from truceline.casefile.casefile import Casefile
    from truceline.casefile.filters import Filters
    from truceline.publish.gate import Gate
    from truceline.publish.outgoing import Outgoing


def recode(
    *,
    casefile: CasefileOption = None,
    day: DayOption = None,
    place: PlaceOption = None,
    side: SideOption = None,
    kind: KindOption = None,
    accord: AccordOption = None,
    basis: BasisOption = None,
    question: QuestionOption = None,
    limit: Annotated[int | None, typer.Option(min=1, help="How many. Default: 50 as a table, else every one.")] = None,
    newest: NewestOption = False,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV instead of text, one row an incident.")] = False,
    include_unreviewed: UnreviewedOption = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """Show killed and wounded under the policies range, ucdp and acled side by side, one row an incident.

    Where they differ, the accounts that make it so are named. The table shows every incident; CSV and JSON are made to
    leave the house, and hold what somebody accepted.

    Example: truceline recode --date 2023-04-11
    """
    from truceline.publish.gate import Gate

    filters = asked_for(
        day=day, place=place, side=side, kind=kind, accord=accord, basis=basis, question=question, newest=newest
    )
    table = not (as_json or as_csv)
    if limit is not None or table:
        filters["limit"] = limit or 50
    gate = Gate(include_unreviewed=include_unreviewed or table)
    with open_casefile(casefile) as opened:
        if table:
            _show(opened, filters, gate, columns(width), coloured(not no_colour))
            return
        with opened.store.snapshot():
            _write(opened, filters, gate, as_csv=as_csv)
    typer.echo(gate.words, err=True)


def _leaving(opened: "Casefile", filters: "Filters", gate: "Gate") -> "Iterator[Outgoing]":
    from truceline.casefile.exporting import outgoing
    from truceline.publish.names import load_names
    from truceline.publish.outgoing import Leaving

    return outgoing(opened, filters, gate=gate, how=Leaving(), names=load_names())


def _show(opened: "Casefile", filters: "Filters", gate: "Gate", width: int, colour: bool) -> None:
    from truceline.publish.recoding_page import render_recoding

    total = opened.count_incidents(**filters)
    found = tuple(_leaving(opened, filters, gate))
    write(render_recoding(found, width=width, colour=colour, total=total))


def _write(opened: "Casefile", filters: "Filters", gate: "Gate", *, as_csv: bool) -> None:
    from truceline.casefile.tombstones import find_tombstones
    from truceline.casefile.versions import edition_of
    from truceline.publish.exports.contract import encoded
    from truceline.publish.exports.recoding import RECODING
    from truceline.publish.recoding_page import recoding_json

    incidents = _leaving(opened, filters, gate)
    if as_csv:
        for chunk in RECODING.chunks(incidents, edition_of(opened)):
            write_bytes(encoded(chunk))
    else:
        for out in incidents:
            write_bytes(recoding_json(out) + b"\n")
    say_tombstones(find_tombstones(opened.store))
