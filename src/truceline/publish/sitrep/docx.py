"""The daily report as a DOCX for those who edit it further: headings, tables with repeated heads, linked notes.

python-docx is part of the extra ``sitrep``, asked for here alone. The map is a picture of points, made by the
typesetter. Every file of the archive bears one fixed time: the same report, the same bytes.
"""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from truceline.publish.sitrep.blocks import Report
from truceline.publish.sitrep.pdf import need, render_png
from truceline.publish.sitrep.plain import plain

FIXED = datetime(2000, 1, 1, tzinfo=UTC)  # no clock: when it was made is not part of the report
ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip archive can hold
WIDTH_CM = 17.6


def render_docx(report: Report, *, workbench: str | None = None) -> bytes:
    """Return the file.

    Raises:
        InputError: python-docx or Typst is not installed.
    """
    docx = need("docx")
    from truceline.publish.sitrep.docx_parts import Writer  # imports python-docx itself

    data = plain(report, workbench=workbench)
    writer = Writer(docx.Document(), data)
    _properties(writer.document, data["title"])
    writer.head()
    for block in data["blocks"]:
        if block["kind"] == "drawing":
            writer.picture(render_png(block["svg"]), block, WIDTH_CM)
        else:
            writer.block(block)
    writer.notes()
    writer.reports()
    writer.end()
    made = io.BytesIO()
    writer.document.save(made)
    return _settled(made.getvalue())


def _properties(document: Any, title: str) -> None:
    told = document.core_properties
    told.title, told.author, told.comments = title, "Truceline", ""
    told.created = told.modified = FIXED.replace(tzinfo=None)
    told.last_modified_by, told.revision, told.language = "Truceline", 1, "en"


def _settled(data: bytes) -> bytes:
    """Return the archive with one fixed time for every file."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
