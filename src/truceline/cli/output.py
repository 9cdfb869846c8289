"""How text is written to the terminal: its width, its colour, and characters that its encoding lacks."""

import os
import shutil
import sys

import typer

MAX_WIDTH = 160  # columns; on a wider terminal lines become too long to read, so --width is asked for


def columns(width: int | None) -> int:
    """Return the columns that were asked for, else those of the terminal."""
    return width or min(shutil.get_terminal_size((80, 24)).columns, MAX_WIDTH)


def coloured(wanted: bool) -> bool:
    """Say whether colour is wanted and can be shown."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    return wanted and not plain


def write(text: str) -> None:
    """Write text to standard output; what its encoding cannot show is replaced."""
    typer.echo(text.encode(sys.stdout.encoding or "utf-8", errors="replace"), nl=False)
