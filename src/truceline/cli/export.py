"""``truceline export``: incidents in the forms of the field, as a file, on standard output, or as a package."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
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
from truceline.cli.leaving_options import BlurOption, NamesOption, PolicyOption, UnreviewedOption
from truceline.cli.output import write_bytes
from truceline.cli.which import AsOfOption, CasefileOption, open_then
from truceline.errors import InputError

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile
    from truceline.casefile.filters import Filters
    from truceline.casefile.packaging import Incidents
    from truceline.model.release import Tombstone
    from truceline.publish.exports.contract import Edition, Format
    from truceline.publish.gate import Gate
    from truceline.publish.outgoing import Leaving, Outgoing


FORMS = (
    "csv, csv-findings, csv-accounts, jsonl, geojson, acled, ucdp, hxl, "
    "parquet, parquet-findings, parquet-accounts, ftm, atom, recoding"
)


def export(
    *,
    form: Annotated[
        str,
        typer.Option("--as", metavar="FORMAT", help=f"One of {FORMS}."),
    ],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to. Default: standard output.")] = None,
    package: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="A new folder, with data dictionary and datapackage.json."),
    ] = None,
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
    limit: Annotated[int | None, typer.Option(min=1, help="The first so many. Default: every one.")] = None,
    newest: NewestOption = False,
    as_of: AsOfOption = None,
    casefile: CasefileOption = None,
) -> None:
    """Export incidents that somebody accepted, in a form of the field.

    Unknown figures are empty cells, never zeros. Names of victims are withheld, and the row says so.

    Example: truceline export --as acled --out april.csv --date 2023-04-01..2023-04-30
    """
    filters = asked_for(
        day=day, place=place, side=side, kind=kind, accord=accord, basis=basis, question=question, newest=newest
    )
    if limit is not None:
        filters["limit"] = limit
    from truceline.publish.exports.formats import find_format
    from truceline.publish.gate import Gate
    from truceline.publish.outgoing import Leaving

    format_ = find_format(form)
    if out and package:
        raise typer.BadParameter("name a file or a folder, not both.", param_hint="--package")
    gate = Gate(include_unreviewed=include_unreviewed)
    how = Leaving(policy=policy or format_.policy, blur_km=blur, with_names=with_names)
    with open_then(casefile, as_of) as opened, opened.store.snapshot():  # every file tells one state
        leaving = _leaving(opened, filters, gate, how)
        if package:
            told = {key: str(value) for key, value in filters.items() if value not in (None, False)}
            _write_package(package, form, leaving, gate, told)
        else:
            _write_file(out, format_, leaving)
    typer.echo(gate.words, err=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaving:
    """What leaves: the incidents, anew for each file, and the tombstones of what left before."""

    incidents: "Incidents"
    tombstones: "tuple[Tombstone, ...]"
    edition: "Edition"


def _leaving(opened: "Casefile", filters: "Filters", gate: "Gate", how: "Leaving") -> _Leaving:
    from truceline.casefile.as_of import as_of_words
    from truceline.casefile.exporting import outgoing
    from truceline.casefile.tombstones import find_tombstones
    from truceline.casefile.versions import edition_of
    from truceline.publish.names import load_names

    names = load_names()

    def anew(format_: "Format") -> "Iterator[Outgoing]":
        gate.begin()
        return outgoing(opened, filters, gate=gate, how=how, names=names, versions=format_.versions)

    edition = replace(edition_of(opened), as_of=as_of_words(opened))
    return _Leaving(incidents=anew, tombstones=find_tombstones(opened.store), edition=edition)


def _write_file(out: Path | None, format_: "Format", leaving: _Leaving) -> None:
    from truceline.publish.exports.contract import encoded

    chunks = format_.chunks(leaving.incidents(format_), leaving.edition, leaving.tombstones)
    if out is None or str(out) == "-":
        if format_.binary and sys.stdout.isatty():
            raise InputError(f"{format_.name} is nothing for a terminal.", todo="Name a file: --out FILE.")
        for chunk in chunks:
            write_bytes(encoded(chunk))
        if not format_.tells_tombstones:
            say_tombstones(leaving.tombstones)
        return
    from truceline.casefile.packaging import write_beside, write_file

    write_file(out, chunks)
    for path in write_beside(out, format_, leaving.tombstones):
        typer.echo(f"What was published once and is not to be used any more is told in {path}.", err=True)


def _write_package(folder: Path, form: str, leaving: _Leaving, gate: "Gate", filters: dict[str, str]) -> None:
    from truceline.casefile.packaging import make_empty, write_package
    from truceline.publish.exports.formats import in_package

    def about() -> dict[str, object]:
        counted = {"exported": gate.passed, "not_approved": gate.unapproved, "held_back": gate.held}
        then = {"as_of": leaving.edition.as_of} if leaving.edition.as_of else {}
        counts = {"incidents": counted | {"recalled": gate.recalled}}
        return {"description": gate.words, **then, "filters": filters, **counts}

    make_empty(folder)
    write_package(folder, in_package(form), leaving.incidents, leaving.tombstones, about, leaving.edition)
