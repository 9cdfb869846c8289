"""What is let out, and how: the same options wherever something leaves."""

from typing import Annotated

import typer

UnreviewedOption = Annotated[
    bool, typer.Option("--include-unreviewed", help="What nobody approved too; each entry says so.")
]
NamesOption = Annotated[bool, typer.Option("--with-names", help="Names of victims too, which are withheld otherwise.")]
BlurOption = Annotated[
    float | None, typer.Option(metavar="KM", min=0.1, max=500, help="Blur coordinates by up to so many km.")
]
PolicyOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Publish by range, ucdp or acled. Default: that of the format, else of the casefile."
    ),
]
