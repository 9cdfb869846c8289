"""``truceline coverage``: who looked where on which day, who was kept away, and whether any report tells of it."""

from typing import Annotated

import typer

from truceline.cli.filter_options import DayOption, PlaceOption, days
from truceline.cli.output import coloured, columns, write
from truceline.cli.which import CasefileOption, ColourOption, JsonOption, WidthOption, open_casefile


def coverage(
    *,
    day: DayOption = None,
    place: PlaceOption = None,
    casefile: CasefileOption = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV instead of text: a row a day and area.")] = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """Show by day and area who looked, who was kept away, and who told of it.

    Looked and saw none, nobody looked, no access and no reports are four different answers. Without --date: the last
    fortnight of which anything is known.

    Example: truceline coverage --date 2023-04-01..2023-04-14 --place Syunik
    """
    from truceline.casefile.covering import coverage as covered
    from truceline.publish.coverage_page import render_coverage
    from truceline.publish.coverage_shapes import COVERAGE_HEADER, coverage_json, coverage_rows

    since, until = days(day)
    with open_casefile(casefile) as opened:
        found = covered(opened, since, until, place)
    if as_json:
        typer.echo(coverage_json(found))
    elif as_csv:
        from truceline.publish.csv_rows import csv_text

        write("".join(csv_text(COVERAGE_HEADER, coverage_rows(found))))
    else:
        from truceline.publish.names import load_names

        write(
            render_coverage(
                found, countries=load_names().countries, width=columns(width), colour=coloured(not no_colour)
            )
        )
