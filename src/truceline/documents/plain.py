"""Bytes of plain text or Markdown -> a Document with its text frozen. Offsets count into that text.

What is decided here: the character set, the line ends, the Markdown markers, the language. What was uncertain is in
``Document.notes``. No value is read from the text.
"""

import re
from datetime import datetime

from truceline.documents.charset import decode_text
from truceline.documents.language import SAMPLE, count_scripts, name_language
from truceline.documents.markdown import strip_markdown
from truceline.errors import BinaryInput, EmptyInput, InputError
from truceline.model.document import Document, RawItem
from truceline.reference.languages import Languages

PLAIN, MARKDOWN = "plain 1", "markdown 1"  # names of the extractions; a change of the text they make is a new number
MAGIC = {  # first bytes of what people name by mistake
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP, Word or OpenDocument file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a sound, video or WebP file",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
LINE_ENDS = re.compile(r"\r\n?")
OTHER_SCRIPT, OTHER_SCRIPT_SHARE = 40, 0.2  # letters, and of all letters; below either, a name or a quotation
MOJIBAKE = re.compile("â€[œ\u009d™˜”“]|Ã[©¨¡¼¶¤]|Ð[°±¾]")  # UTF-8 once read as windows-1252


def read_plain(
    item: RawItem,
    languages: Languages,
    *,
    publisher: str | None = None,
    published: datetime | None = None,
    address: str | None = None,
) -> Document:
    """Make a Document of plain text or Markdown.

    ``address`` replaces the item's; an item of standard input ("-") has none. Text is Markdown where the media type
    says so.

    Raises:
        EmptyInput: nothing but blanks.
        BinaryInput: a known binary format, or NUL bytes.
        InputError: a web page, or a byte order mark that the bytes do not keep.
    """
    where = item.address
    _refuse_binary(item.content, where)
    text, notes = decode_text(item.content, languages, where=where)
    text = LINE_ENDS.sub("\n", text)
    if HTML.match(text):
        raise InputError("a web page (HTML), which is not read yet.", where=where, todo="Save its text as a .txt file.")
    markdown = item.media_type == "text/markdown"
    if markdown:
        text = strip_markdown(text)
    if not text.strip():
        raise EmptyInput("nothing but blanks: there is nothing to read.", where=where)
    return Document(
        text=text,
        publisher=publisher,
        address=address or (None if item.address == "-" else item.address),
        published=published,
        language=name_language(text, languages),
        sha256=item.sha256,
        extraction=MARKDOWN if markdown else PLAIN,
        notes=(*notes, *_text_notes(text)),
    )


def _refuse_binary(content: bytes, where: str) -> None:
    todo = "Save it as plain text (.txt, UTF-8) and read that."
    for magic, kind in MAGIC.items():
        if content.startswith(magic):
            raise BinaryInput(f"{kind}, not plain text.", where=where, todo=todo)
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    if b"\x00" in content and not marked:
        raise BinaryInput("holds NUL bytes, so it is not plain text.", where=where, todo=todo)


def _text_notes(text: str) -> tuple[str, ...]:
    """Say what is amiss with the text as it came."""
    notes = []
    if lost := text.count("\ufffd"):
        notes.append(f"{lost} characters were lost before or while the file was decoded; they are shown as \ufffd.")
    if MOJIBAKE.search(text):
        notes.append("The text was decoded wrongly before it came here, which spoils quotation marks and accents.")
    scripts = count_scripts(text[:SAMPLE])
    for script, letters in scripts.most_common()[1:]:
        japanese = {script, scripts.most_common(1)[0][0]} == {"Kana", "Han"}
        if letters > max(OTHER_SCRIPT, OTHER_SCRIPT_SHARE * scripts.total()) and not japanese:
            notes.append(
                f"{letters / scripts.total():.0%} of the letters are {script}; one language of a report is read."
            )
    return tuple(notes)
