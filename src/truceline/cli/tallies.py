"""``truceline tallies``: what claimants count, in series, beside our own count; rules for turning units."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.filter_options import DayOption, PlaceOption, days
from truceline.cli.output import coloured, columns, write
from truceline.cli.which import CasefileOption, ColourOption, JsonOption, WidthOption, open_casefile
from truceline.errors import InputError

if TYPE_CHECKING:
    from truceline.model.tally_series import UnitRule


def tallies(
    *,
    day: DayOption = None,
    place: PlaceOption = None,
    party: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who counts or is accused: by name, code or id.")
    ] = None,
    rules: Annotated[
        Path | None,
        typer.Option("--rules", metavar="FILE.toml", help="Rules that turn one counting unit into another."),
    ] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Keep these rules in the casefile, in place of its own.")
    ] = False,
    casefile: CasefileOption = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV instead of text: a row a tally.")] = False,
    width: WidthOption = None,
    no_colour: ColourOption = False,
) -> None:
    """Show tallies as series, each beside our own incidents of its period and area.

    A tally stays in the unit that its claimant counts in. Our own count is of incidents, and is not compared with it
    unless a rule says how many one amounts to.

    Example: truceline tallies --party Azerbaijan --date 2023-04-01..2023-04-30
    """
    from truceline.casefile.tallying import save_rules, tally_series
    from truceline.publish.tally_page import render_tallies
    from truceline.publish.tally_shapes import TALLY_HEADER, series_json, tally_rows

    since, until = days(day)
    given = _rules(rules)
    if save and not given:
        raise typer.BadParameter("name the rules to keep.", param_hint="--rules")
    with open_casefile(casefile) as opened:
        if save:
            save_rules(opened.store, given)
        asked = {"since": since, "until": until, "place": place, "side": party}
        series = tally_series(opened, asked, () if save else given)  # type: ignore[arg-type]
    if as_json:
        typer.echo(series_json(series))
    elif as_csv:
        from truceline.publish.csv_rows import csv_text

        write("".join(csv_text(TALLY_HEADER, tally_rows(series))))
    else:
        write(render_tallies(series, width=columns(width), colour=coloured(not no_colour)))


def _rules(path: Path | None) -> "tuple[UnitRule, ...]":
    if path is None:
        return ()
    from truceline.observing.unit_rules import read_rules

    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("this cannot be read.", where=str(path), todo="Name a TOML file in UTF-8.") from error
    return read_rules(text, where=str(path))
