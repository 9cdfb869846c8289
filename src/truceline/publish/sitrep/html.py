"""The daily report as one HTML file: styles and the map are in it, nothing is fetched, no script runs."""

from typing import Any

from markupsafe import Markup

from truceline.publish.one_file import part, policy, template
from truceline.publish.sitrep import drawn
from truceline.publish.sitrep.blocks import Block, Grid, Report


def render_html(report: Report, *, workbench: str | None = None) -> str:
    """Return the page; the same report gives the same characters.

    Args:
        workbench: address of the workbench, to which notes link; empty on the workbench itself, ``None`` for no links.
    """
    style = part("sitrep.css") + _widths(report)
    return template("sitrep.html.j2").render(
        style=Markup(style),
        policy=policy(style),
        **drawing(report, workbench=workbench),
    )


def drawing(report: Report, *, workbench: str | None) -> dict[str, Any]:
    """Return what ``templates/sitrep_body.html.j2`` needs, in whatever page it stands; ``workbench`` as above."""
    return {
        "report": report,
        "drawn": drawn,
        "kind": kind,
        "svg": Markup,
        "workbench": workbench.rstrip("/") if workbench is not None else None,
        "notes": tuple(drawn.note_lines(report)),
    }


def _widths(report: Report) -> str:
    """Return the rules for the breadths of columns: no style stands in an element."""
    used = sorted({width for block in report.blocks if isinstance(block, Grid) for width in block.widths})
    return "".join(f".w{width} {{ width: {width}%; }}\n" for width in used)


def kind(block: Block) -> str:
    """Return the name of a block's class in lower case."""
    return type(block).__name__.lower()
