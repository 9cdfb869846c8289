"""The parts of a daily report as a DOCX: head, blocks, notes, reports.

Goes in: the plain data of a report (``plain.py``). The writer holds the document and puts one part after another;
``docx_xml.py`` writes the elements, python-docx styles, page, picture and file.
"""

import io
from dataclasses import replace
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from truceline.publish.sitrep import docx_xml as xml

Data = dict[str, Any]
SOFT, ACCENT, RAISED = xml.Look(colour="555C64"), xml.Look(colour="17507C"), xml.Look(raised=True)
INK = "1D2125"
SERIF = "Cambria"
HEAD_FILL, LINE = "F4F1EA", "CFC9BA"
MARGIN_CM = 1.7
NUMBERS = 4.5  # share of the breadth of the column of numbers


class Writer:
    """Writes one report."""

    def __init__(self, document: Any, data: Data) -> None:
        self.document, self.data = document, data
        self._incident = self._bookmark = 0
        _styles(document)
        self._ids = {style.name: style.style_id for style in document.styles}
        self._addresses: dict[str, str] = {}
        section = document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(MARGIN_CM)
        section.top_margin = section.bottom_margin = Cm(2)
        self._breadth = 21 - 2 * MARGIN_CM
        _page_numbers(section.footer.paragraphs[0])
        self._body = document.element.body
        self._section = self._body.sectPr
        self._body.remove(self._section)  # what follows is put at the end; the section's own settings come last

    def _new(self, style: str, text: str = "", look: xml.Look = xml.PLAIN) -> Any:
        """Add a paragraph in a style."""
        paragraph = xml.paragraph(self._body, self._ids[style])
        if text:
            xml.run(paragraph, text, look)
        return paragraph

    # --- the head ---------------------------------------------------------------------------------------------------

    def head(self) -> None:
        """Write title, what it is, what it holds, the days and the area."""
        self._new("Title", self.data["title"])
        self._new("Normal", self.data["subtitle"], xml.Look(italic=True))
        if self.data["unreviewed"]:
            self._new("Normal", self.data["mark"], xml.Look(bold=True))
        facts = self._new("Normal")
        for place, fact in enumerate(self.data["facts"]):
            xml.run(facts, f"{'    ' if place else ''}{fact['label']} ", SOFT)
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
            xml.run(paragraph, f"{self._incident}  ", ACCENT)
        self._runs(paragraph, [block["words"]])
        if block["level"] > 2:
            xml.run(paragraph, f"  {block['anchor']}", replace(SOFT, points=8))

    def _paragraph(self, block: Data) -> None:
        paragraph = self._new("Quiet" if block["quiet"] else "Lead" if block["lead"] else "Normal")
        self._runs(paragraph, block["words"])

    def _points(self, block: Data) -> None:
        if block["label"]:
            self._new("Heading 3", block["label"])
        for point in block["points"]:
            self._runs(self._new("List Bullet"), point)

    def _grid(self, block: Data) -> None:
        self._runs(self._new("Heading 3"), [block["caption"]])
        numbers = [_counted("No.")] if block["numbered"] else []
        shares = [*([NUMBERS] if numbers else []), *block["widths"]]
        widths = [self._breadth * share / sum(shares) for share in shares]
        table = xml.table(self._body, widths, LINE)
        heads = [*numbers, *([head] for head in block["heads"])]
        self._row(xml.row(table, head=True), heads, widths, bold=len(heads), fill=HEAD_FILL)
        for number, row in enumerate(block["rows"], block["begins"]):
            own = [_counted(str(number))] if numbers else []
            self._row(xml.row(table, head=False), [*own, *row], widths, bold=1 if block["headed"] or own else 0)
        self._new("Quiet")

    def _row(self, row: Any, cells: list[list[Data]], widths: list[float], *, bold: int, fill: str = "") -> None:
        for place, (words, width) in enumerate(zip(cells, widths, strict=True)):
            self._runs(xml.cell(row, width, self._ids["Cell"], fill), words, bold=place < bold)

    def picture(self, png: bytes, block: Data, width_cm: float) -> None:
        """Write the map with its caption and its credit line."""
        paragraph = Paragraph(self._new("Normal"), self.document._body)
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(width_cm))
        shape._inline.docPr.set("descr", block["alt"])
        caption = self._new("Quiet")
        self._runs(caption, block["words"])
        xml.run(caption, f" {block['credit']}")

    # --- notes and reports ------------------------------------------------------------------------------------------

    def notes(self) -> None:
        """Write the notes, each with a bookmark that the numbers lead to."""
        if not self.data["notes"]:
            return
        self._new("Heading 1", "Notes")
        self._new("Quiet", self.data["notes_key"])
        for note in self.data["notes"]:
            paragraph = self._marked(f"note_{note['number']}", str(note["number"]))
            xml.run(paragraph, f"\t“{note['words']}” " if note["words"] else "\t")
            if note["report"]:
                xml.link_inside(paragraph, f"report {note['report']}", f"report_{note['report']}", ACCENT)
                xml.run(paragraph, f", {note['place']}")
            xml.run(paragraph, note["source"])
            if note["path"]:
                xml.run(paragraph, " ")
                self._linked(paragraph, "open", note["path"])

    def reports(self) -> None:
        """Write the list of reports."""
        if not self.data["reports"]:
            return
        self._new("Heading 1", "Reports")
        for report in self.data["reports"]:
            paragraph = self._marked(f"report_{report['number']}", str(report["number"]))
            xml.run(paragraph, "\t")
            xml.run(paragraph, report["publisher"], xml.Look(bold=True))
            title = f": {report['title']}" if report["title"] else ""
            xml.run(paragraph, f", {report['published']}{title}. ")
            if report["link"]:
                self._linked(paragraph, report["address"], report["link"])
            else:
                xml.run(paragraph, report["address"])
            xml.run(paragraph, f"\nSHA-256 {report['sha256']}", replace(SOFT, points=7))

    def end(self) -> None:
        """Write what the report rests on, and close the document."""
        self._new("Quiet", self.data["end"])
        self._body.append(self._section)

    # --- words ------------------------------------------------------------------------------------------------------

    def _runs(self, paragraph: Any, runs: list[Data], *, bold: bool = False) -> None:
        """Write runs with their notes; ``bold``: the first of them."""
        for place, told in enumerate(runs):
            xml.run(paragraph, f"{' ' if place else ''}{told['text']}", xml.Look(bold=bold and not place))
            for nth, number in enumerate(told["notes"]):
                if nth:
                    xml.run(paragraph, ", ", RAISED)
                xml.link_inside(paragraph, str(number), f"note_{number}", replace(ACCENT, raised=True))
            if told["more"]:
                xml.run(paragraph, f", and {told['more']} more", RAISED)

    def _marked(self, name: str, text: str) -> Any:
        """Add a note that begins with words with a bookmark on them."""
        self._bookmark += 1
        paragraph = self._new("Note")
        xml.bookmarked(paragraph, text, self._bookmark, name, ACCENT)
        return paragraph

    def _linked(self, paragraph: Any, text: str, address: str) -> None:
        """Write words that lead out of the document."""
        if address not in self._addresses:
            self._addresses[address] = relation = f"rIdAddress{len(self._addresses) + 1}"
            self.document.part.rels.add_relationship(RT.HYPERLINK, address, relation, is_external=True)
        xml.link_outside(paragraph, text, self._addresses[address], ACCENT)


def _counted(number: str) -> list[Data]:
    return [{"text": number, "notes": [], "more": 0}]


def _styles(document: Any) -> None:
    """Set the styles: one serif face, no blue of the template."""
    sizes = {"Normal": 10, "Title": 20, "Heading 1": 14, "Heading 2": 11.5, "Heading 3": 9.5, "List Bullet": 10}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = SERIF, Pt(size), RGBColor.from_string(INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(script), None)
        style.paragraph_format.space_after = Pt(3 if name != "Normal" else 5)
        if name.startswith("Heading"):
            style.paragraph_format.space_before = Pt({"Heading 1": 16, "Heading 2": 12}.get(name, 7))
            style.paragraph_format.keep_with_next = True
            style.font.bold = True
    for name, size, colour in (("Lead", 12, INK), ("Quiet", 8, SOFT.colour), ("Cell", 7.5, INK), ("Note", 8, INK)):
        style = document.styles.add_style(name, 1)
        style.base_style = document.styles["Normal"]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(colour)
        style.paragraph_format.space_after = Pt(0 if name == "Cell" else 3)
    note = document.styles["Note"].paragraph_format
    note.left_indent, note.first_line_indent = Cm(0.9), Cm(-0.9)
    note.tab_stops.add_tab_stop(Cm(0.9))


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
