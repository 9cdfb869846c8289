"""``truceline sitrep``: the daily report of a casefile, as HTML, PDF or DOCX."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.filter_options import PlaceOption, days
from truceline.cli.leaving_options import NamesOption, PolicyOption, UnreviewedOption
from truceline.cli.output import write_bytes
from truceline.cli.which import AsOfOption, CasefileOption, open_then
from truceline.errors import InputError

if TYPE_CHECKING:
    from truceline.publish.sitrep.blocks import Report
    from truceline.publish.sitrep.material import Period

FORMATS = ("html", "pdf", "docx")
STDOUT = "-"


def sitrep(
    *,
    file: Annotated[str | None, typer.Argument(metavar="[CASEFILE]", show_default=False, help="As --casefile.")] = None,
    day: Annotated[str, typer.Option("--date", metavar="DAY|FROM..TO", help="2023-04-11, or 2023-04-10..2023-04-16.")],
    form: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="FORMAT", help="html, pdf or docx; several times for several."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE|FOLDER", help="Where to; - is standard output. Default: this folder.")
    ] = None,
    place: PlaceOption = None,
    policy: PolicyOption = None,
    include_unreviewed: UnreviewedOption = False,
    with_names: NamesOption = False,
    workbench: Annotated[
        str | None, typer.Option(metavar="URL", help="Notes link to the workbench at this address, too.")
    ] = None,
    as_of: AsOfOption = None,
    casefile: CasefileOption = None,
) -> None:
    """Write the daily report: what was told, denied, observed and not known, against the days before.

    Incidents that nobody approved are left out, and the report says how many. Names of victims are withheld.

    Example: truceline sitrep karabakh.tl --date 2023-04-11 --format pdf --format docx
    """
    from truceline.publish.sitrep.formats import FORMATS as KNOWN
    from truceline.publish.sitrep.material import FIRST, LAST, Period
    from truceline.web.sitrep_made import make_report

    first, last = days(day)
    if first is None or last is None or last < first:
        raise typer.BadParameter(f"{day!r} has no first and last day.", param_hint="--date")
    if first < FIRST or last > LAST:
        raise typer.BadParameter(f"{day!r} is not between {FIRST} and {LAST}.", param_hint="--date")
    forms = _forms(form)
    if file and casefile:
        raise typer.BadParameter("name the casefile once.", param_hint="--casefile")
    period = Period(first=first, last=last)
    for name in forms:
        KNOWN[name].ask()
    with _uncollected():
        with open_then(file or casefile, as_of) as opened:
            report = make_report(
                opened,
                period,
                area=place or "",
                policy=policy,
                include_unreviewed=include_unreviewed,
                with_names=with_names,
            )
        _write(report, period, forms, out, workbench)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nothing be looked through for what is not needed: what is made is kept until the file is written."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _forms(asked: list[str] | None) -> tuple[str, ...]:
    forms = tuple(dict.fromkeys(asked or ["html"]))
    for form in forms:
        if form not in FORMATS:
            raise typer.BadParameter(f"{form!r} is none of {', '.join(FORMATS)}.", param_hint="--format")
    return forms


def _write(report: "Report", period: "Period", forms: tuple[str, ...], out: Path | None, workbench: str | None) -> None:
    """Write every format beside the others; say where."""
    from truceline.casefile.packaging import write_file
    from truceline.publish.sitrep.formats import FORMATS as KNOWN

    if str(out) == STDOUT:
        if len(forms) > 1:
            raise typer.BadParameter("one format at a time goes to standard output.", param_hint="--out")
        write_bytes(KNOWN[forms[0]].render(report, workbench))
        return
    for form in forms:
        path = _path(period, form, out, several=len(forms) > 1)
        made = KNOWN[form].render(report, workbench)
        write_file(path, [made])
        typer.echo(str(path))


def _path(period: "Period", form: str, out: Path | None, *, several: bool) -> Path:
    days_ = period.first.isoformat() + (f"..{period.last.isoformat()}" if period.days > 1 else "")
    name = f"sitrep-{days_}.{form}"
    if out is None or out.is_dir():
        return (out or Path()) / name
    if several:
        raise InputError(f"{out} is no folder, and several formats are asked for.", todo="Name a folder that is there.")
    return out
