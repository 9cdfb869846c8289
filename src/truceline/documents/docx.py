"""A Word file (DOCX) -> its text: paragraphs, headings, tables, text boxes, footnotes; what its properties say of it.

Comments, deleted words, hidden words and field codes are not text. Words that were inserted under "track changes" are,
as on the printed page. The parts are unpacked within limits (``zipped.py``) and parsed by ``xml_tree.py``.
"""

import re
from collections.abc import Iterator
from typing import Any

from truceline.documents.extract import Extract
from truceline.documents.moments import parse_moment
from truceline.documents.xml_tree import local, parse_xml
from truceline.documents.zipped import open_archive, read_member
from truceline.errors import Damaged, NoText

EXTRACTION = "docx 1"
MAX_PART = 30_000_000  # bytes of one part unpacked: a text of 3 MB with its markup; its tree takes about 400 MB
MAX_SIDE_PART = 2_000_000  # bytes of relations and properties, which have some thousands
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MAIN = "word/document.xml"
LEFT_OUT = frozenset("del moveFrom instrText delText delInstrText fldData comment annotationRef pPr rPr tblPr".split())
ENDS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
OFF = ("0", "false", "off")
BLANK_LINES = re.compile(r"\n{3,}")
DAMAGED_TODO = "Get it again, or open it in a word processor and save it anew."


def read_docx(content: bytes, *, where: str = "") -> Extract:
    """Return the text of a Word file.

    Raises:
        TooLarge: a part unpacks to more than ``MAX_PART``, or its XML is built to fill the memory.
        Locked: a password is needed.
        Damaged: broken or cut off.
        NoText: no words in it, only pictures.
    """
    with open_archive(content, where=where) as archive:
        names = archive.namelist()
        main = _main_part(archive, where)
        body = _part(archive, main, MAX_PART, where)
        if body is None:
            raise Damaged("a Word file without its text (word/document.xml).", where=where, todo=DAMAGED_TODO)
        folder = main.rpartition("/")[0]
        notes = [_part(archive, f"{folder}/{name}.xml", MAX_PART, where) for name in ("footnotes", "endnotes")]
        core = _part(archive, "docProps/core.xml", MAX_SIDE_PART, where)
    blocks = [*_blocks(body), *(block for part in notes if part is not None for block in _notes(part))]
    text = BLANK_LINES.sub("\n\n", "\n\n".join(block for block in blocks if block.strip())) + "\n"
    if not text.strip():
        pictures = sum(name.startswith(f"{folder}/media/") for name in names)
        raise NoText(
            f"a Word file without words{f', only {pictures} pictures' if pictures else ''}.",
            where=where,
            todo="If the pictures show text, run text recognition (OCR) over them and read what it gives.",
        )
    properties = _properties(core)
    return Extract(
        text=text,
        extraction=EXTRACTION,
        title=properties.get("title"),
        authors=tuple(filter(None, [properties.get("creator")])),
        publisher=properties.get("publisher"),
        created=parse_moment(properties.get("created")),
        notes=tuple(_changes(body)),
    )


def _main_part(archive: Any, where: str) -> str:
    """Return the name of the part that holds the text."""
    relations = _part(archive, "_rels/.rels", MAX_SIDE_PART, where)
    for node in relations if relations is not None else ():
        if (node.get("Type") or "").endswith("/officeDocument"):
            return str(node.get("Target") or MAIN).lstrip("/")
    return MAIN


def _part(archive: Any, name: str, limit: int, where: str) -> Any:
    content = read_member(archive, name, limit=limit, where=where)
    if content is None:
        return None
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return parse_xml(
        content.decode(encoding, errors="replace"), what=f"a Word file whose part {name} is XML", where=where
    )


def _properties(core: Any) -> dict[str, str]:
    if core is None:
        return {}
    return {local(node): " ".join(node.text.split()) for node in core if node.text and node.text.strip()}


def _changes(body: Any) -> Iterator[str]:
    """Say what of the tracked changes was taken and what was not."""
    counts = {name: sum(1 for _ in _all(body, name)) for name in ("ins", "del", "commentReference")}
    if counts["ins"] or counts["del"]:
        yield (
            f"The file has tracked changes: insertions were taken ({counts['ins']}), "
            f"deletions left out ({counts['del']})."
        )
    if counts["commentReference"]:
        yield f"Comments in the margin were left out ({counts['commentReference']})."


def _all(node: Any, name: str) -> Iterator[Any]:
    return node.iter(f"{{{WORD}}}{name}", f"{{{STRICT}}}{name}")  # type: ignore[no-any-return]


def _notes(part: Any) -> Iterator[str]:
    """Yield the footnotes; those with a type are the lines that separate them."""
    for node in part:
        if not any(name.endswith("}type") for name in node.attrib):
            yield "\n".join(_blocks(node))


def _blocks(node: Any) -> Iterator[str]:
    """Yield paragraphs and tables in their order, each as one string."""
    for child in node:
        match local(child):
            case "p":
                yield from _paragraph(child)
            case "tbl":
                yield "\n".join(_rows(child))
            case "AlternateContent":
                yield from _blocks(_choice(child))
            case name if name not in LEFT_OUT:
                yield from _blocks(child)


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter(f"{{{WORD}}}tr", f"{{{STRICT}}}tr"):
        if next(row.iterancestors(f"{{{WORD}}}tbl", f"{{{STRICT}}}tbl"), None) is not table:
            continue  # of a table within a cell, which is written with its cell
        cells = [cell for cell in row.iterdescendants(f"{{{WORD}}}tc", f"{{{STRICT}}}tc") if _row_of(cell) is row]
        yield "\t".join(" ".join(" ".join(_blocks(cell)).split()) for cell in cells)


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{{{WORD}}}tr", f"{{{STRICT}}}tr"), None)


def _paragraph(paragraph: Any) -> Iterator[str]:
    boxes: list[Any] = []
    yield "".join(_runs(paragraph, boxes))
    for box in boxes:
        yield from _blocks(box)


def _runs(node: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the words of a paragraph; text boxes that stand in it are put aside."""
    for child in node:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in ENDS:
            yield ENDS[name]
        elif name == "txbxContent":
            boxes.append(child)
        elif name == "AlternateContent":
            yield from _runs(_choice(child), boxes)
        elif name not in LEFT_OUT and not (name == "r" and _vanished(child)):
            yield from _runs(child, boxes)


def _choice(node: Any) -> Any:
    """Return one of the forms that a thing is stored in: the first, which newer programs show."""
    return next((child for child in node if local(child) == "Choice"), node)


def _vanished(run: Any) -> bool:
    for properties in run:
        if local(properties) == "rPr":
            return any(
                local(mark) in ("vanish", "specVanish") and not any(v in OFF for v in mark.attrib.values())
                for mark in properties
            )
    return False
