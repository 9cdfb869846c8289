"""Which casefile a command works on, and whose name a decision bears."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.errors import InputError
from truceline.settings import Settings

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

SUFFIX = ".tl"

CasefileOption = Annotated[
    str | None,
    typer.Option(
        "--casefile",
        "-c",
        metavar="FILE",
        help="The casefile. Default: TRUCELINE_CASEFILE, else the only *.tl file in this folder.",
    ),
]
ByOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who decides or adds. Default: TRUCELINE_BY, else the login name.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON instead of text.")]
WidthOption = Annotated[int | None, typer.Option(min=40, max=400, help="Columns of the text. Default: the terminal's.")]
ColourOption = Annotated[bool, typer.Option("--no-colour", "--no-color", help="No colour; NO_COLOR does the same.")]


AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="What was said then: a day (until its end, UTC), or a moment."),
]


@contextmanager
def open_then(named: str | None, as_of: str | None) -> "Iterator[Casefile]":
    """Open the casefile that is meant, as it was at a moment where one is named; say of how much it is.

    Raises:
        InputError: the moment is none, or has not passed; or those of ``open_casefile``.
    """
    with open_casefile(named) as opened:
        if as_of is None:
            yield opened
            return
        from truceline.casefile import as_of as past

        until = past.read_moment(as_of)
        with past.as_of(opened, until) as then:
            typer.echo(past.as_of_words(then), err=True)
            yield then


def open_casefile(named: str | None, by: str | None = None) -> "Casefile":
    """Open the casefile that is named, or the one that is meant.

    Raises:
        InputError: none is named, and none or several lie in this folder.
    """
    from truceline.casefile.casefile import Casefile

    return Casefile.open(find_casefile(named), by=who(by))


def find_casefile(named: str | None) -> Path:
    """Return the path of the casefile that is meant."""
    told = named or Settings.load().casefile
    if told:
        return Path(told)
    here = sorted(Path().glob(f"*{SUFFIX}"))
    if len(here) == 1:
        return here[0]
    found = f"{len(here)} casefiles in this folder" if here else "no casefile in this folder"
    raise InputError(
        f"{found}, and none is named.", todo="Name one with --casefile FILE, or begin one: truceline init FILE.tl"
    )


def who(by: str | None) -> str:
    """Return the name that a decision bears."""
    return by or Settings.load().by or "unnamed"
