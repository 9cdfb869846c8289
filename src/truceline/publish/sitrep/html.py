"""The daily report as one HTML file: styles and the map are in it, nothing is fetched, no script runs."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from truceline.publish.quoting import shown
from truceline.publish.sitrep import drawn
from truceline.publish.sitrep.blocks import Block, Grid, Report

TEMPLATES = "templates"


def render_html(report: Report, *, workbench: str | None = None) -> str:
    """Return the page; the same report gives the same characters.

    Args:
        workbench: address of the workbench, to which notes link; empty on the workbench itself, ``None`` for no links.
    """
    style = files("truceline.publish").joinpath(TEMPLATES, "sitrep.css").read_text(encoding="utf-8") + _widths(report)
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return _template().render(
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
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


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("truceline.publish"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("sitrep.html.j2")
