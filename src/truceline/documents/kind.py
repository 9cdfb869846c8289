"""What kind of file the bytes are, by what is in them; the name of a file may lie.

Goes in: bytes and the media type that the name suggests. Comes out: one of ``Kind``; or an error that names what the
file is and what to do with it.
"""

import re
from typing import Literal

from truceline.documents.charset import MARKS, unmarked_utf16
from truceline.documents.zipped import open_archive
from truceline.errors import BinaryInput, Damaged, InputError, Locked

Kind = Literal["plain", "markdown", "html", "xml", "pdf", "docx"]

HEAD = 4096  # bytes in which a file says what it is
PDF_HEAD = 1024  # bytes that may stand before %PDF (readers of PDF allow it)
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE = b"\xd0\xcf\x11\xe0"
OLE_LOCKED = "EncryptedPackage".encode("utf-16-le")  # how Office stores a file with a password
MAGIC = {  # first bytes of what people name by mistake
    OLE: "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip file",
    b"7z\xbc\xaf": "a 7-Zip file",
    b"Rar!": "a RAR file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a sound, video or WebP file",
    b"\x00\x00\x00\x18ftyp": "a video file",
    b"\x00\x00\x00 ftyp": "a video file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
}
PACKED = {  # a member of a ZIP archive -> what the archive is
    "xl/workbook.xml": "an Excel file",
    "ppt/presentation.xml": "a PowerPoint file",
    "META-INF/container.xml": "an EPUB book",
    "content.xml": "an OpenDocument file",
}
XML_DECLARATION = r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?s:.*?)-->\s*)*"
HTML = re.compile(XML_DECLARATION + r"<(?:!doctype\s+html|html|head|body|meta|title|frameset)\b", re.IGNORECASE)
HTML_PIECE = re.compile(
    r"\s*<(?:p|div|article|section|main|h[1-6]|table|span|font|center|ul|ol|br)\b[^<>]*>", re.IGNORECASE
)
XML = re.compile(r"\s*<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b|item\b|entry\b)")
MHTML = re.compile(rb"^mime-version:.*^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE | re.DOTALL)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1a\x1b")) + b"\x7f"
MOST_CONTROLS = 0.02  # of the bytes; a text has none, an old file of a word processor a few
PICTURE_TODO = "If it shows text, run text recognition (OCR) over it, and read what that gives."
PLAIN_TODO = "Save it as plain text (.txt, UTF-8) and read that."


def detect_kind(content: bytes, media_type: str | None, *, where: str = "") -> Kind:
    """Say what the bytes are. ``media_type`` decides only between plain text and Markdown, or a piece of a page.

    Raises:
        Damaged: a Word file that was cut off.
        BinaryInput: a known binary format that is not read, or bytes that are no text.
        Locked: an Office file with a password.
        InputError: a web archive, which holds several files.
    """
    if b"%PDF-" in content[:PDF_HEAD]:
        return "pdf"
    if content.startswith(ZIP):
        return _zipped(content, where)
    _refuse_known(content, where)
    if unmarked_utf16(content) or content.startswith(tuple(mark for mark, _ in MARKS)):
        return _written(_head(content), media_type)
    _refuse_garbage(content, where)
    return _written(_head(content), media_type)


def _zipped(content: bytes, where: str) -> Kind:
    try:
        names = set(open_archive(content, where=where).namelist())
    except Damaged as error:
        named = "a Word file" if b"word/" in content else "a ZIP file"
        raise Damaged(f"{named} that is {error.what}", where=where, todo=error.todo) from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    kind = next((kind for member, kind in PACKED.items() if member in names), "a ZIP archive")
    todo = "Unpack it and read the files." if kind == "a ZIP archive" else PLAIN_TODO
    raise BinaryInput(f"{kind}, which is not read.", where=where, todo=todo)


def _refuse_known(content: bytes, where: str) -> None:
    if content.startswith(OLE) and OLE_LOCKED in content:
        raise Locked(
            "an Office file that is locked with a password.",
            where=where,
            todo="Open it with the password and save it without one.",
        )
    for magic, kind in MAGIC.items():
        if content.startswith(magic):
            todo = PICTURE_TODO if "picture" in kind else PLAIN_TODO
            raise BinaryInput(f"{kind}, which is not read.", where=where, todo=todo)
    if MHTML.search(content[:HEAD]):
        raise InputError(
            "a web archive (MHTML), which is not read.", where=where, todo="Save the page as HTML and read that."
        )


def _refuse_garbage(content: bytes, where: str) -> None:
    if b"\x00" in content:
        raise BinaryInput("holds NUL bytes, so it is not text.", where=where, todo=PLAIN_TODO)
    sample = content[:100_000]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    if controls > MOST_CONTROLS * len(sample):
        share = f"{controls / len(sample):.0%}"
        raise BinaryInput(f"{share} of its bytes are control characters: not text.", where=where, todo=PLAIN_TODO)


def _head(content: bytes) -> str:
    head = content[:HEAD]
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return head.decode(encoding, errors="replace")
    return head.decode(unmarked_utf16(content) or "latin-1", errors="replace")


def _written(head: str, media_type: str | None) -> Kind:
    """Tell a page, XML, Markdown and plain text apart."""
    if HTML.match(head):
        return "html"
    if XML.match(head):
        return "xml"
    if media_type == "text/markdown":
        return "markdown"
    if HTML_PIECE.match(head):
        return "html"
    return "plain"
