"""``truceline export``: incidents in the forms of the field, as a file, on standard output, or as a package."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

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
from truceline.cli.which import CasefileOption, open_casefile
from truceline.errors import InputError

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile
    from truceline.casefile.filters import Filters
    from truceline.publish.exports.contract import Format
    from truceline.publish.gate import Gate
    from truceline.publish.outgoing import Outgoing

    Incidents = Callable[[Format], Iterator[Outgoing]]


FORMS = "csv, csv-findings, csv-accounts, jsonl, geojson, acled, ucdp, hxl"


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
    include_unreviewed: Annotated[
        bool, typer.Option("--include-unreviewed", help="What nobody approved too; each row says so.")
    ] = False,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Names of victims too, which are withheld otherwise.")
    ] = False,
    blur: Annotated[
        float | None, typer.Option(metavar="KM", min=0.1, max=500, help="Blur coordinates by up to so many km.")
    ] = None,
    policy: Annotated[
        str | None, typer.Option(metavar="NAME", help="Publish by range, ucdp or acled. Default: that of the format.")
    ] = None,
    day: DayOption = None,
    place: PlaceOption = None,
    side: SideOption = None,
    kind: KindOption = None,
    accord: AccordOption = None,
    basis: BasisOption = None,
    question: QuestionOption = None,
    limit: Annotated[int | None, typer.Option(min=1, help="The first so many. Default: every one.")] = None,
    newest: NewestOption = False,
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
    with open_casefile(casefile) as opened:
        incidents = _incidents(opened, filters, gate, how)
        if package:
            told = {key: str(value) for key, value in filters.items() if value not in (None, False)}
            _write_package(package, form, incidents, gate, told)
        else:
            _write_file(out, format_, incidents(format_))
    typer.echo(gate_words(gate), err=True)


def _incidents(opened: "Casefile", filters: "Filters", gate: "Gate", how: object) -> "Incidents":
    """Return what gives the incidents anew for each file."""
    from truceline.casefile.exporting import outgoing
    from truceline.publish.names import load_names

    names = load_names()

    def anew(_: "Format") -> "Iterator[Outgoing]":
        gate.passed = gate.held = gate.unapproved = 0
        return outgoing(opened, filters, gate=gate, how=how, names=names)  # type: ignore[arg-type]

    return anew


def gate_words(gate: "Gate") -> str:
    """Say what left, and what the gate held back."""
    said = f"{gate.passed:,} incident{'' if gate.passed == 1 else 's'} exported"
    if gate.unapproved:
        said += f", {gate.unapproved:,} of them not approved, as their rows say"
    if gate.held:
        said += f"; {gate.held:,} held back that nobody has approved as they stand (--include-unreviewed lets them out)"
    return f"{said}."


def _chunks(format_: "Format", incidents: "Iterator[Outgoing]") -> Iterator[str]:
    from truceline.publish.map_areas import load_areas

    return format_.write(incidents, load_areas())


def _write_file(out: Path | None, format_: "Format", incidents: "Iterator[Outgoing]") -> None:
    if out is None or str(out) == "-":
        for chunk in _chunks(format_, incidents):
            sys.stdout.buffer.write(chunk.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    with _replacing(out) as file:
        for chunk in _chunks(format_, incidents):
            file.write(chunk.encode("utf-8", "replace"))


def _write_package(folder: Path, form: str, incidents: "Incidents", gate: "Gate", filters: dict[str, str]) -> None:
    from truceline.publish.csv_rows import csv_text
    from truceline.publish.exports import package
    from truceline.publish.exports.formats import in_package

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is there already, and is left as it is.", todo="Name a new or an empty folder.")
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for format_ in in_package(form):
        weighed = package.Weighed()
        with _replacing(folder / format_.file) as file:
            for data in weighed.passing(_chunks(format_, incidents(format_))):
                file.write(data)
        files.append((format_, weighed))
    with _replacing(folder / package.DICTIONARY) as file:
        rows = package.dictionary_rows(format_ for format_, _ in files)
        file.write("".join(csv_text(("file", "column", "type", "holds"), rows)).encode())
    about = {
        "description": gate_words(gate),
        "filters": filters,
        "incidents": {"exported": gate.passed, "not_approved": gate.unapproved, "held_back": gate.held},
    }
    with _replacing(folder / package.DATAPACKAGE) as file:
        file.write(package.datapackage(files, about))


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Write beside the file and put it in its place when it is whole: half an export is none."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise InputError(f"cannot write it: {error.strerror}.", where=str(path)) from error
    finally:
        part.unlink(missing_ok=True)
