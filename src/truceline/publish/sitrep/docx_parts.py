"""Parts of a DOCX, as python-docx lacks them: links inside the document, bookmarks, repeated heads, page numbers.

Goes in: the plain data of a report (``plain.py``). The writer holds the document and puts one part after another.
"""

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

Data = dict[str, Any]
SOFT, ACCENT, INK = RGBColor(0x55, 0x5C, 0x64), RGBColor(0x17, 0x50, 0x7C), RGBColor(0x1D, 0x21, 0x25)
SERIF = "Cambria"
HEAD_FILL, LINE = "F4F1EA", "CFC9BA"
MARGIN_CM = 1.7


class Writer:
    """Writes one report."""

    def __init__(self, document: Any, data: Data) -> None:
        self.document, self.data = document, data
        self._incident = self._bookmark = 0
        _styles(document)
        self._ids = {style.name: style.style_id for style in document.styles}  # looking one up is slow
        section = document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(MARGIN_CM)
        section.top_margin = section.bottom_margin = Cm(2)
        self._breadth = 21 - 2 * MARGIN_CM
        _page_numbers(section.footer.paragraphs[0])

    def _new(self, style: str, text: str = "") -> Any:
        """Add a paragraph in a style."""
        paragraph = self.document.add_paragraph(text)
        paragraph._p.style = self._ids[style]
        return paragraph

    # --- the head ---------------------------------------------------------------------------------------------------

    def head(self) -> None:
        """Write title, what it is, what it holds, the days and the area."""
        self._new("Title", self.data["title"])
        self._new("Normal").add_run(self.data["subtitle"]).italic = True
        if self.data["unreviewed"]:
            self.document.add_paragraph().add_run(self.data["mark"]).bold = True
        facts = self.document.add_paragraph()
        for place, fact in enumerate(self.data["facts"]):
            _coloured(facts.add_run(f"{'    ' if place else ''}{fact['label']} "), SOFT)
            self._runs(facts, fact["words"])

    # --- blocks -----------------------------------------------------------------------------------------------------

    def block(self, block: Data) -> None:
        """Write a block that is no drawing."""
        {"heading": self._heading, "paragraph": self._paragraph, "points": self._points, "grid": self._grid}[
            block["kind"]
        ](block)

    def _heading(self, block: Data) -> None:
        paragraph = self._new(f"Heading {block['level'] - 1}")
        if block["level"] > 2:
            self._incident += 1
            _coloured(paragraph.add_run(f"{self._incident}  "), ACCENT)
        self._runs(paragraph, [block["words"]])
        if block["level"] > 2:
            _coloured(paragraph.add_run(f"  {block['anchor']}"), SOFT).font.size = Pt(8)

    def _paragraph(self, block: Data) -> None:
        paragraph = self._new("Quiet" if block["quiet"] else "Lead" if block["lead"] else "Normal")
        self._runs(paragraph, block["words"])

    def _points(self, block: Data) -> None:
        if block["label"]:
            self._new("Heading 3", block["label"])
        for point in block["points"]:
            self._runs(self._new("List Bullet"), point)

    def _grid(self, block: Data) -> None:
        caption = self._new("Heading 3")
        self._runs(caption, [block["caption"]])
        numbers = [[{"text": "No.", "notes": [], "more": 0}]] if block["numbered"] else []
        heads = [*numbers, *([head] for head in block["heads"])]
        widths = [*([4] if numbers else []), *block["widths"]]
        table = self.document.add_table(rows=1, cols=len(heads))
        table.autofit = False
        _bordered(table)
        self._row(table.rows[0], heads, widths, bold=len(heads), fill=HEAD_FILL)
        _repeated(table.rows[0])
        for number, row in enumerate(block["rows"], 1):
            own = [[{"text": str(number), "notes": [], "more": 0}]] if block["numbered"] else []
            self._row(table.add_row(), [*own, *row], widths, bold=1 if block["headed"] or own else 0)
        self._new("Quiet")

    def _row(self, row: Any, cells: list[list[Data]], widths: list[int], *, bold: int, fill: str = "") -> None:
        _whole(row)
        for place, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = Cm(self._breadth * widths[place] / sum(widths))
            paragraph = cell.paragraphs[0]
            paragraph._p.style = self._ids["Cell"]
            self._runs(paragraph, words, bold=place < bold)
            if fill:
                _filled(cell, fill)

    def picture(self, png: bytes, block: Data, width_cm: float) -> None:
        """Write the map with its caption and its credit line."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(width_cm))
        shape._inline.docPr.set("descr", block["alt"])
        caption = self._new("Quiet")
        self._runs(caption, block["words"])
        caption.add_run(f" {block['credit']}")

    # --- notes and reports ------------------------------------------------------------------------------------------

    def notes(self) -> None:
        """Write the notes, each with a bookmark that the numbers lead to."""
        if not self.data["notes"]:
            return
        self._new("Heading 1", "Notes")
        self._new("Quiet", self.data["notes_key"])
        for note in self.data["notes"]:
            paragraph = self._new("Note")
            self._marked(paragraph, f"note_{note['number']}", str(note["number"]))
            words = f"\t“{note['words']}” " if note["words"] else "\t"
            paragraph.add_run(words)
            if note["report"]:
                _linked(paragraph, f"report {note['report']}", anchor=f"report_{note['report']}")
                paragraph.add_run(f", {note['place']}")
            paragraph.add_run(note["source"])
            if note["path"]:
                paragraph.add_run(" ")
                _linked(paragraph, "open", target=note["path"])

    def reports(self) -> None:
        """Write the list of reports."""
        if not self.data["reports"]:
            return
        self._new("Heading 1", "Reports")
        for report in self.data["reports"]:
            paragraph = self._new("Note")
            self._marked(paragraph, f"report_{report['number']}", str(report["number"]))
            paragraph.add_run("\t")
            paragraph.add_run(report["publisher"]).bold = True
            title = f": {report['title']}" if report["title"] else ""
            paragraph.add_run(f", {report['published']}{title}. ")
            if report["link"]:
                _linked(paragraph, report["address"], target=report["link"])
            else:
                paragraph.add_run(report["address"])
            _coloured(paragraph.add_run(f"\nSHA-256 {report['sha256']}"), SOFT).font.size = Pt(7)

    def end(self) -> None:
        """Write what the report rests on."""
        self._new("Quiet", self.data["end"])

    # --- words ------------------------------------------------------------------------------------------------------

    def _runs(self, paragraph: Any, runs: list[Data], *, bold: bool = False) -> None:
        for place, run in enumerate(runs):
            written = paragraph.add_run(f"{' ' if place else ''}{run['text']}")
            if bold:
                written.bold = True
            for nth, number in enumerate(run["notes"]):
                if nth:
                    _raised(paragraph.add_run(", "))
                _linked(paragraph, str(number), anchor=f"note_{number}", raised=True)
            if run["more"]:
                _raised(paragraph.add_run(f", and {run['more']} more"))

    def _marked(self, paragraph: Any, name: str, text: str) -> None:
        """Write words with a bookmark on them."""
        self._bookmark += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(self._bookmark))
        start.set(qn("w:name"), name)
        paragraph._p.append(start)
        _coloured(paragraph.add_run(text), ACCENT)
        paragraph._p.append(end)


def _styles(document: Any) -> None:
    """Set the styles: one serif face, no blue of the template."""
    sizes = {"Normal": 10, "Title": 20, "Heading 1": 14, "Heading 2": 11.5, "Heading 3": 9.5, "List Bullet": 10}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = SERIF, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(script), None)
        style.paragraph_format.space_after = Pt(3 if name != "Normal" else 5)
        if name.startswith("Heading"):
            style.paragraph_format.space_before = Pt({"Heading 1": 16, "Heading 2": 12}.get(name, 7))
            style.paragraph_format.keep_with_next = True
            style.font.bold = True
    for name, size, colour in (("Lead", 12, INK), ("Quiet", 8, SOFT), ("Cell", 7.5, INK), ("Note", 8, INK)):
        style = document.styles.add_style(name, 1)
        style.base_style = document.styles["Normal"]
        style.font.size, style.font.color.rgb = Pt(size), colour
        style.paragraph_format.space_after = Pt(0 if name == "Cell" else 3)
    note = document.styles["Note"].paragraph_format
    note.left_indent, note.first_line_indent = Cm(0.9), Cm(-0.9)
    note.tab_stops.add_tab_stop(Cm(0.9))


def _coloured(run: Any, colour: Any) -> Any:
    run.font.color.rgb = colour
    return run


def _raised(run: Any) -> Any:
    run.font.superscript = True
    return run


def _linked(paragraph: Any, text: str, *, anchor: str = "", target: str = "", raised: bool = False) -> None:
    """Write words that lead to a bookmark, or out of the document."""
    link = OxmlElement("w:hyperlink")
    if anchor:
        link.set(qn("w:anchor"), anchor)
    else:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link.set(qn("r:id"), paragraph.part.relate_to(target, kind, is_external=True))
    run = _coloured(paragraph.add_run(text), ACCENT)
    run.font.superscript = raised or None
    link.append(run._r)
    paragraph._p.append(link)


def _page_numbers(paragraph: Any) -> None:
    """Write "2 / 4" in the foot of every page."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for field in ("PAGE", "", "NUMPAGES"):
        if not field:
            paragraph.add_run(" / ")
            continue
        element = OxmlElement("w:fldSimple")
        element.set(qn("w:instr"), field)
        run = paragraph.add_run("1")
        element.append(run._r)
        paragraph._p.append(element)


def _bordered(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _repeated(row: Any) -> None:
    """Show a row again at the head of every page of its table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _filled(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
