"""The daily report as a PDF, set by Typst from ``templates/sitrep.typ``: the same report, the same bytes.

Typst is part of the extra ``sitrep``; it is asked for here alone, and with none of the fonts of the machine, which
would make two machines differ.
"""

import json
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from types import ModuleType
from typing import Any

from truceline.errors import InputError
from truceline.publish.sitrep.blocks import Report
from truceline.publish.sitrep.plain import plain

TEMPLATES = "templates"
FONTS = ("Libertinus Serif", "Noto Sans Armenian", "Noto Sans Georgian", "Noto Sans Arabic", "Noto Sans Ethiopic")
PICTURE = '#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 18cm)'
DOTS_PER_INCH = 200.0
TAGGED = "ua-1"  # PDF/UA: headings, tables and the picture can be read out


def render_pdf(report: Report, *, workbench: str | None = None) -> bytes:
    """Return the file.

    Raises:
        InputError: Typst is not installed.
    """
    typst = need("typst")
    data = plain(report, workbench=workbench) | {"fonts": list(FONTS)}
    source = files("truceline.publish").joinpath(TEMPLATES, "sitrep.typ").read_bytes()
    inputs = {"report": json.dumps(data, ensure_ascii=False)}
    try:
        return bytes(_compiled(typst, source, inputs, pdf_standards=[TAGGED]))
    except typst.TypstError:  # a letter that no font here has: it becomes a box, in a file without tags
        return bytes(_compiled(typst, source, inputs))


def render_png(svg: str) -> bytes:
    """Return a drawing as a picture of points, 18 cm wide; raises as ``render_pdf``."""
    inputs = {"svg": svg}
    return bytes(_compiled(need("typst"), PICTURE.encode(), inputs, format="png", ppi=DOTS_PER_INCH))


def _compiled(typst: ModuleType, source: bytes, inputs: dict[str, str], **how: Any) -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(_fonts())])
    made: bytes = typst.compile(source, font_paths=fonts, sys_inputs=inputs, **how)
    return made


@cache
def _fonts() -> Path:
    """Return the folder of the packaged fonts."""
    with as_file(files("truceline.publish").joinpath("fonts")) as folder:
        return folder


def need(module: str) -> ModuleType:
    """Import a module of the extra ``sitrep``.

    Raises:
        InputError: it is not installed.
    """
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as missing:
        what = f"{module} is not installed, which this file is made with."
        raise InputError(what, todo="Install truceline[sitrep], or ask for --format html.") from missing
