"""Small files of every kind, made here byte by byte: PDF set in Courier (each letter 0.6 of its size), DOCX, pages, bombs.

The words are our own, about countries that are not.
"""

import io
import struct
import textwrap
import zipfile
import zlib
from collections.abc import Sequence

WIDTH = 0.6  # of the size: a letter of Courier
Placed = tuple[float, float, float, str]  # left, bottom, size, words

LEFT = """The Ministry of Defence of Arland said on Friday that three of its soldiers were killed near the village of Veshti
when forces of Borland opened fire at 09:40. It said that its units had returned the fire and that the shooting went on for
two hours along the border-line. Monitors of the joint commis-sion were not let through to the place."""
RIGHT = """Borland denied the accusation. Its defence ministry said that Arland had fired first with mortars and that five of
its border guards were wounded. A spokeswoman called the attack a provocation and a breach of the truce of 2020. Neither
account could be checked by the reporters who were in the town on the same day."""


def wrap(text: str, columns: int) -> list[str]:
    """Break a text into lines of at most so many letters, words parted at their hyphen where the line ends."""
    return textwrap.wrap(" ".join(text.split()), columns, break_on_hyphens=True)


def set_lines(lines: Sequence[str], *, left: float, top: float, size: float = 10.0, lead: float = 12.0) -> list[Placed]:
    """Place lines under each other."""
    return [(left, top - index * lead, size, line) for index, line in enumerate(lines)]


def pdf(pages: Sequence[Sequence[Placed]], *, info: str = "", picture: bool = False, rotate: int = 0) -> bytes:
    """Return a PDF of A4 pages; with ``picture``, a grey square fills each page."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    add(b"<< /Type /Catalog /Pages 2 0 R >>")
    add(b"")
    font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>")
    grey = zlib.compress(bytes(64 * 64))
    image = add(
        stream(grey, b"/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8")
    )
    kids = []
    for placed in pages:
        drawn = b"q 595 0 0 842 0 0 cm /Im0 Do Q\n" if picture else b""
        drawn += b"".join(_show(*words) for words in placed)
        content = add(stream(zlib.compress(drawn)))
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} /Contents {content} 0 R "
                f"/Resources << /Font << /F1 {font} 0 R >> /XObject << /Im0 {image} 0 R >> >> >>".encode()
            )
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    told = add(f"<< {info} >>".encode())
    return _assemble(objects, told)


def stream(packed: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object of deflated bytes."""
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (entries, len(packed), packed)


def _show(left: float, bottom: float, size: float, words: str) -> bytes:
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /F1 {size} Tf {left} {bottom} Td (".encode() + escaped + b") Tj ET\n"


def _assemble(objects: Sequence[bytes], info: int) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n" % (len(objects) + 1, info, start))
    out.write(b"%%EOF\n")
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Shots near Veshti</dc:title>'
    "<dc:creator>A. Writer</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2024-05-03T11:20:00Z</dcterms:created></cp:coreProperties>'
)


def docx(body: str, **parts: str) -> bytes:
    """Return a Word file with this body; ``parts`` are further parts of ``word/``, by name without ``.xml``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("docProps/core.xml", CORE)
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", part)
    return out.getvalue()


def paragraph(words: str) -> str:
    """Return a paragraph of one run."""
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def zip_bomb(megabytes: int) -> bytes:
    """Return a Word file whose text unpacks to so many megabytes and is a thousandth of that."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS)
        with archive.open("word/document.xml", "w") as part:
            part.write(f"<w:document {W}><w:body>".encode())
            for _ in range(megabytes):
                part.write(b" " * 1_000_000)
            part.write(b"</w:body></w:document>")
    return out.getvalue()


def lying_zip_bomb(megabytes: int) -> bytes:
    """Return the same with a table of contents that says each member unpacks to 100 bytes."""
    packed = bytearray(zip_bomb(megabytes))
    at = packed.find(b"PK\x01\x02")
    while at != -1:
        if packed[at + 46 : at + 63] == b"word/document.xml":
            struct.pack_into("<I", packed, at + 24, 100)
        at = packed.find(b"PK\x01\x02", at + 4)
    return bytes(packed)


def entity_bomb(root: str = "rss") -> str:
    """Return XML whose entities grow tenfold nine times over."""
    lines = ['<!ENTITY a0 "killed">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))]
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{"".join(lines)}]><{root}><channel><item><title>&a9;</title></item></channel></{root}>'
