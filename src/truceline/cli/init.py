"""``truceline init``: begin a casefile."""

from typing import Annotated

import typer

from truceline.cli.which import ByOption, who


def init(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where the casefile is to be, as karabakh.tl.")],
    *,
    by: ByOption = None,
) -> None:
    """Begin a casefile.

    It is one file, with a folder for the bytes of the reports beside it.

    Example: truceline init karabakh.tl
    """
    from truceline.casefile.casefile import Casefile

    Casefile.create(file, by=who(by)).close()
    typer.echo(f"{file} begun. Add reports to it: truceline add FILE|FOLDER... --casefile {file}")
