"""The files of a daily report by name. What makes PDF and DOCX is imported when one of them is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from truceline.publish.sitrep.blocks import Report
from truceline.publish.sitrep.pdf import need, render_pdf

Render = Callable[[Report, str | None], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitrepFormat:
    """A kind of file: its suffix, its media type, and what makes it of a report and the address of the workbench.

    ``modules`` of the extra ``sitrep`` make it: ``ask`` for them before a report is made for it.
    """

    suffix: str
    media_type: str
    render: Render
    modules: tuple[str, ...] = ()

    def ask(self) -> None:
        """Import what makes it.

        Raises:
            InputError: that is not installed.
        """
        for module in self.modules:
            need(module)


def _html(report: Report, workbench: str | None) -> bytes:
    from truceline.publish.sitrep.html import render_html

    return render_html(report, workbench=workbench).encode("utf-8", "replace")


def _pdf(report: Report, workbench: str | None) -> bytes:
    return render_pdf(report, workbench=workbench)


def _docx(report: Report, workbench: str | None) -> bytes:
    from truceline.publish.sitrep.docx import render_docx

    return render_docx(report, workbench=workbench)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: Mapping[str, SitrepFormat] = {
    "html": SitrepFormat(suffix="html", media_type="text/html", render=_html),
    "pdf": SitrepFormat(suffix="pdf", media_type="application/pdf", render=_pdf, modules=("typst",)),
    "docx": SitrepFormat(suffix="docx", media_type=WORD, render=_docx, modules=("docx", "typst")),
}
