"""``truceline``: one command a verb, each in its own module. What is heavy is imported inside the commands.

Exit codes: 0 done, 1 failed, 2 usage, 3 finished with skipped items.
"""

import sys
from typing import Annotated

import typer

from truceline.cli.add import add
from truceline.cli.coverage import coverage
from truceline.cli.evaluate import evaluate
from truceline.cli.export import export
from truceline.cli.inbox import inbox
from truceline.cli.incidents import incidents
from truceline.cli.init import init
from truceline.cli.judge import judge
from truceline.cli.observe import observe
from truceline.cli.read import read
from truceline.cli.recode import recode
from truceline.cli.release import app as release_app
from truceline.cli.reread import reread
from truceline.cli.schema import schema
from truceline.cli.search import search
from truceline.cli.serve import serve
from truceline.cli.show import show, why
from truceline.cli.sitrep import sitrep
from truceline.cli.stop import FAILED, error_text
from truceline.cli.tallies import tallies
from truceline.cli.truces import truces
from truceline.cli.verify import verify
from truceline.cli.violations import violations
from truceline.errors import TrucelineError

app = typer.Typer(
    name="truceline", rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False, no_args_is_help=True
)
for verb in (
    read,
    init,
    add,
    inbox,
    incidents,
    show,
    why,
    search,
    judge,
    observe,
    truces,
    violations,
    tallies,
    coverage,
    export,
    sitrep,
    recode,
    serve,
    reread,
    verify,
    evaluate,
    schema,
):
    app.command()(verb)
app.add_typer(release_app, name="release")


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"truceline {version('truceline')}")
        raise typer.Exit


@app.callback()
def truceline(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Read reports on armed clashes: who says what happened, who denies it, and in which words.

    Example: truceline read report.txt

    Example: truceline init karabakh.tl, then truceline add reports/, truceline incidents, truceline show ID
    """


def main() -> None:
    """Run the command line; an error of ours is one line on standard error, and a traceback under ``--debug``."""
    try:
        app()
    except TrucelineError as error:
        if "--debug" in sys.argv:
            raise
        typer.echo(error_text(error), err=True)
        sys.exit(FAILED)
