"""How text is written to the terminal: its width, its colour, and characters that its encoding lacks."""

import os
import shutil
import sys
from contextlib import suppress

import typer

from truceline.errors import InputError

MAX_WIDTH = 160  # columns; on a wider terminal lines become too long to read, so --width is asked for


def columns(width: int | None) -> int:
    """Return the columns that were asked for, else those of the terminal."""
    return width or min(shutil.get_terminal_size((80, 24)).columns, MAX_WIDTH)


def coloured(wanted: bool) -> bool:
    """Say whether colour is wanted and can be shown."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    return wanted and not plain


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are.

    Raises:
        InputError: it cannot be written, as where the disk is full.
    """
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # who reads has had enough
        raise
    except OSError as error:
        _write_no_more()
        raise InputError(f"cannot write it: {error.strerror}.", where="standard output") from error


def _write_no_more() -> None:
    """Let what waits to be written go nowhere: it would fail once more as the program ends."""
    with suppress(OSError, ValueError):  # it may be no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(text: str) -> None:
    """Write text to standard output; what its encoding cannot show is replaced."""
    typer.echo(text.encode(sys.stdout.encoding or "utf-8", errors="replace"), nl=False)
