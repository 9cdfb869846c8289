"""``truceline read``: reports -> ledgers on the screen, or records in JSON.

Results go to standard output, what was skipped and why to standard error. One bad report never stops the others.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Protocol

import typer

from truceline.cli.output import coloured, columns, write
from truceline.cli.read_page import PageFile
from truceline.cli.stop import FAILED, SKIPPED, error_text, show_traceback
from truceline.errors import InputError
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.publish.names import load_names
from truceline.sources.about import PUBLISHED_FORMS, About, parse_published
from truceline.sources.files import Found, Skipped, find_reports

Write = Callable[[Reading], None]


class Form(StrEnum):
    """What is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class DocumentReader(Protocol):
    """What reads a document: ``pipeline.Reader``."""

    def read(self, document: Document) -> Reading:
        """Read one report."""


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE|FOLDER|-...", help="Reports to read; - is standard input.")
    ],
    *,
    published: Annotated[str | None, typer.Option(metavar="TIME", help=f"When published: {PUBLISHED_FORMS}.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Its language, as en; else its words tell.")
    ] = None,
    form: Annotated[Form | None, typer.Option("--format", help="Default: table on a terminal, else jsonl.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One record, indented; for one report.")] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="One record a line.")] = False,
    html: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write one page instead: the ledger beside the text.")
    ] = None,
    width: Annotated[
        int | None, typer.Option(min=40, max=400, help="Columns of the table. Default: the terminal's.")
    ] = None,
    no_colour: Annotated[
        bool, typer.Option("--no-colour", "--no-color", help="No colour; NO_COLOR does the same.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Read reports; show who says what happened.

    Reports are plain text, Markdown, saved web pages (HTML), PDF, Word (DOCX), or items of a feed (RSS, Atom). A side
    file NAME.meta.toml beside NAME.txt may tell publisher, published, address and language; the options go before it,
    and it goes before what a page says of itself.

    Example: truceline read report.txt --published 2023-04-11 --publisher "wire agency"

    Example: truceline read reports/ --html page.html
    """
    page = PageFile.open(html, paths, other_form=bool(form or as_json or as_jsonl)) if html else None
    chosen = _choose_form(form, as_json=as_json, as_jsonl=as_jsonl)
    if chosen is Form.JSON and (len(paths) > 1 or Path(paths[0]).is_dir()):
        raise typer.BadParameter("--json writes one record, for one file; use --jsonl for several.")
    told = parse_told(published, publisher, language)
    write_one = page.add if page else _writer(chosen, width, colour=not no_colour)
    tally = Tally(debug=debug)
    for reading in _read_all(paths, told, tally):
        write_one(reading)
    if page:
        page.write(tally.skips)
    tally.finish(several=len(paths) > 1 or Path(paths[0]).is_dir())


@dataclass(slots=True, kw_only=True)
class Tally:
    """How many reports were read, and how many were skipped; each skip is said as it happens."""

    debug: bool = False
    read: int = 0
    skipped: int = 0
    skips: list[str] = field(default_factory=list)

    def skip(self, path: str, error: Exception) -> None:
        """Say on standard error what was skipped and why."""
        self.skipped += 1
        self.skips.append(error_text(error, where=path).removeprefix("truceline: "))
        typer.echo(error_text(error, where=path), err=True)
        if self.debug:
            show_traceback(error)

    def finish(self, *, several: bool) -> None:
        """Say the numbers where there could be several reports, and leave with the exit code they call for."""
        if several:
            typer.echo(f"{self.read} read, {self.skipped} skipped.", err=True)
        if self.skipped:
            raise typer.Exit(SKIPPED if self.read else FAILED)


def load_reader() -> DocumentReader:
    """Open the reader with its tables and its parser: about a second."""
    from truceline.pipeline.reader import Reader

    return Reader.load()


def _read_all(paths: list[str], told: About, tally: Tally) -> Iterator[Reading]:
    """Yield a reading for every report; the reader is opened at the first text that can be read."""
    from truceline.documents.read import read_documents
    from truceline.reference.languages import load_languages

    languages = load_languages()
    reader: DocumentReader | None = None
    for found in _find_all(paths):
        if isinstance(found, Skipped):
            tally.skip(found.error.where or found.path, found.error)
            continue
        about = told.or_else(found.about)
        try:
            documents = read_documents(
                found.item,
                languages,
                publisher=about.publisher,
                published=about.published,
                address=about.address,
                language=about.language,
            )
        except Exception as error:  # noqa: BLE001  (the item boundary: one bad file must not stop the others)
            tally.skip(found.path, error)
            continue
        reader = reader or load_reader()
        for document in documents:
            try:
                reading = reader.read(document)
            except Exception as error:  # noqa: BLE001  (the same boundary)
                tally.skip(found.path, error)
                continue
            tally.read += 1
            yield reading


def _find_all(paths: list[str]) -> Iterator[Found | Skipped]:
    for path in paths:
        yield from find_reports(path)


def _choose_form(form: Form | None, *, as_json: bool, as_jsonl: bool) -> Form:
    asked = {form} if form else set()
    asked |= {Form.JSON} if as_json else set()
    asked |= {Form.JSONL} if as_jsonl else set()
    if len(asked) > 1:
        raise typer.BadParameter(f"{' and '.join(sorted(asked))} at once; choose one form.")
    if asked:
        return asked.pop()
    return Form.TABLE if sys.stdout.isatty() else Form.JSONL


def parse_told(published: str | None, publisher: str | None, language: str | None) -> About:
    """Return what the options tell of the reports; a time that is none is a wrong use of ``--published``."""
    try:
        moment = parse_published(published) if published is not None else None
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
    return About(publisher=publisher, published=moment, language=language)


def _writer(form: Form, width: int | None, *, colour: bool) -> Write:
    return _table_writer(width, colour=colour) if form is Form.TABLE else _record_writer(form)


def _table_writer(width: int | None, *, colour: bool) -> Write:
    from truceline.publish.ledger import render

    names = load_names()

    def write_ledger(reading: Reading) -> None:
        write(render(reading, width=columns(width), colour=coloured(colour), names=names) + "\n")

    return write_ledger


def _record_writer(form: Form) -> Write:
    from truceline.record import encode

    def write_record(reading: Reading) -> None:
        typer.echo(encode(reading, indent=2 if form is Form.JSON else 0))

    return write_record
