"""Bytes of plain text or Markdown -> its text: the character set, the line ends, the Markdown markers.

What was uncertain is said in notes. No value is read from the text.
"""

import re
from unicodedata import category

from truceline.documents.charset import decode_text, unmarked_utf16
from truceline.documents.extract import Extract
from truceline.documents.markdown import strip_markdown
from truceline.errors import EmptyInput
from truceline.reference.languages import Languages

PLAIN, MARKDOWN = "plain 1", "markdown 1"  # names of the extractions; a change of the text they make is a new number
LINE_ENDS = re.compile(r"\r\n?")
TURNED = re.compile(  # zero width or direction within a figure, or a direction that is forced
    "\\d[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+[\\d.,:]|[\u202d\u202e]"
)
AROUND = 8  # characters shown on either side
MOJIBAKE = re.compile("â€[œ\u009d™˜”“]|Ã[©¨¡¼¶¤]|Ð[°±¾]")  # UTF-8 once read as windows-1252


def read_plain_text(content: bytes, languages: Languages, *, markdown: bool = False, where: str = "") -> Extract:
    """Return the text of plain text or Markdown.

    Raises:
        EmptyInput: nothing but blanks.
        InputError: a byte order mark that the bytes do not keep.
    """
    if encoding := unmarked_utf16(content):
        text = content.decode(encoding)
        notes: tuple[str, ...] = (f"The file has no mark of its encoding; it was read as {encoding}.",)
    else:
        text, notes = decode_text(content, languages, where=where)
    text = LINE_ENDS.sub("\n", text)
    if markdown:
        text = strip_markdown(text)
    if not text.strip():
        raise EmptyInput("nothing but blanks: there is nothing to read.", where=where)
    return Extract(text=text, extraction=MARKDOWN if markdown else PLAIN, notes=notes)


def text_notes(text: str) -> tuple[str, ...]:
    """Say what is amiss with the text as it came."""
    notes = []
    if lost := text.count("\ufffd"):
        notes.append(f"{lost} characters were lost before or while the file was decoded; they are shown as \ufffd.")
    if MOJIBAKE.search(text):
        notes.append("The text was decoded wrongly before it came here, which spoils quotation marks and accents.")
    if found := TURNED.search(text):
        shown = text[max(found.start() - AROUND, 0) : found.end() + AROUND]
        told = "".join(f"<U+{ord(char):04X}>" if category(char) == "Cf" else char for char in shown)
        notes.append(
            f"Marks that show nothing stand among figures (“{' '.join(told.split())}”), which may be shown in another "
            "order than they are stored; they are read as they are stored."
        )
    return tuple(notes)
