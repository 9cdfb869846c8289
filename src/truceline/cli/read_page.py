"""``truceline read --html FILE``: the readings of one run as one page, written at the end.

The file is replaced as a whole or not at all, and is never one of the reports that are read.
"""

from dataclasses import dataclass, field
from pathlib import Path

import typer

from truceline.errors import InputError
from truceline.model.reading import Reading
from truceline.publish.names import load_names

STDOUT = "-"


@dataclass(slots=True)
class PageFile:
    """The page to be written to ``path`` (``-`` is standard output), with the readings so far."""

    path: str
    readings: list[Reading] = field(default_factory=list)

    @classmethod
    def open(cls, path: str, reports: list[str], *, other_form: bool) -> "PageFile":
        """Check that a page may be written there, before anything is read.

        Raises:
            typer.BadParameter: another form was asked for too, or the file is a report or lies in a folder of them,
                where it would be read as one the next time.
            InputError: there is no such folder, or the path is one.
        """
        if other_form:
            raise typer.BadParameter("--html and another form at once; choose one form.")
        if path == STDOUT:
            return cls(path)
        target = Path(path)
        read = {Path(report).resolve() for report in reports if report != STDOUT}
        if read & {target.resolve(), *target.resolve().parents}:
            raise typer.BadParameter(f"{path} is among the reports to read; name another file.", param_hint="--html")
        if target.is_dir() or not target.parent.is_dir():
            what = "this is a folder." if target.is_dir() else f"there is no folder {str(target.parent)!r}."
            raise InputError(what, where=path, todo="Name a file in a folder that is there.")
        return cls(path)

    def add(self, reading: Reading) -> None:
        """Keep a reading for the page."""
        self.readings.append(reading)

    def write(self, skipped: list[str]) -> None:
        """Write the page if anything was read, and say where; ``skipped`` are the files that were not, and why.

        Raises:
            InputError: the file cannot be written.
        """
        if not self.readings:
            return
        from truceline.publish.page import render_page

        page = render_page(self.readings, names=load_names(), skipped=skipped).encode("utf-8")
        if self.path == STDOUT:
            typer.echo(page, nl=False)
            return
        from truceline.store.kept_files import keep_casefiles

        keep_casefiles(Path(self.path))
        try:
            _replace(Path(self.path), page)
        except OSError as error:
            what = f"the page could not be written ({error.strerror})."
            raise InputError(what, where=self.path, todo="Name a file that may be written.") from error
        typer.echo(f"{self.path}: one page, {len(page):,} bytes. Open it in a browser.", err=True)


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file, then put it in its place: a page that was there stays whole if this fails."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
