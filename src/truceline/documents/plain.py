"""Bytes of plain text or Markdown -> its text: the character set, the line ends, the Markdown markers.

What was uncertain is said in notes. No value is read from the text.
"""

import re

from truceline.documents.charset import decode_text, unmarked_utf16
from truceline.documents.extract import Extract
from truceline.documents.language import SAMPLE, count_scripts
from truceline.documents.markdown import strip_markdown
from truceline.errors import EmptyInput
from truceline.reference.languages import Languages

PLAIN, MARKDOWN = "plain 1", "markdown 1"  # names of the extractions; a change of the text they make is a new number
LINE_ENDS = re.compile(r"\r\n?")
OTHER_SCRIPT, OTHER_SCRIPT_SHARE = 40, 0.2  # letters, and of all letters; below either, a name or a quotation
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
    scripts = count_scripts(text[:SAMPLE])
    for script, letters in scripts.most_common()[1:]:
        japanese = {script, scripts.most_common(1)[0][0]} == {"Kana", "Han"}
        if letters > max(OTHER_SCRIPT, OTHER_SCRIPT_SHARE * scripts.total()) and not japanese:
            notes.append(
                f"{letters / scripts.total():.0%} of the letters are {script}; one language of a report is read."
            )
    return tuple(notes)
