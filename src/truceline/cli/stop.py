"""How the command line ends: exit codes, and errors as one line of text without a traceback."""

import traceback
from typing import Final

import typer

from truceline.errors import TrucelineError
from truceline.publish.quoting import clean

DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
SKIPPED: Final = 3  # finished, with items that were skipped


def error_text(error: Exception, *, where: str = "") -> str:
    """Say an error in one line: what was wrong, where, what to do. ``where`` is the path as the user typed it."""
    if isinstance(error, TrucelineError):
        place = where or error.where
        todo = f" {error.todo}" if error.todo else ""
        return clean(f"truceline: {f'{place}: ' if place else ''}{error.what}{todo}")
    fault = f"{type(error).__name__}: {error}"
    return clean(f"truceline: {where}: could not be read ({fault}). Use --debug to see where, and please report it.")


def show_traceback(error: Exception) -> None:
    """Print the traceback of an error to standard error."""
    typer.echo("".join(traceback.format_exception(error)), err=True, nl=False)
