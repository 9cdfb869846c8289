"""A PDF -> its text in the order of reading, by where the letters stand on the page; what the file says of itself.

PDFium gives the letters (here), ``pdf_lines.py`` makes pieces of lines, ``pdf_repeats.py`` takes out what stands on
every page, ``pdf_columns.py`` puts the rest in order, ``pdf_paragraphs.py`` joins lines to paragraphs.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from truceline.documents.extract import Extract
from truceline.documents.moments import parse_pdf_moment
from truceline.documents.pdf_columns import in_order
from truceline.documents.pdf_lines import Glyph, Line, make_lines
from truceline.documents.pdf_paragraphs import join_lines
from truceline.documents.pdf_repeats import drop_repeats
from truceline.errors import Damaged, Locked, NoText, TooLarge

EXTRACTION = "pdf 1"
MAX_PAGES = 2_000  # of one report
MAX_STREAM = 100_000_000  # bytes of one compressed stream unpacked; the text of a page has some ten thousand
MAX_GLYPHS = 5_000_000  # letters of one file, the limit of a text
FEW_LETTERS = 10  # of a page; a scan has none, or a stamp
QUARTER = math.pi / 2
PASSWORD = 4  # FPDF_ERR_PASSWORD
STREAM = re.compile(rb"stream\r?\n")
NESTED = re.compile(rb"/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl)\b")
HYPHENS = ("\x02", "\xad")  # PDFium writes U+0002 for a hyphen that ends a line
TODO = "Get it again, or open it in a PDF viewer and print it to a new PDF."
OCR_TODO = "Run text recognition (OCR) over it, for example with OCRmyPDF, and read what that gives."


def read_pdf(content: bytes, *, where: str = "") -> Extract:
    """Return the text of a PDF.

    Raises:
        Locked: a password is needed.
        NoText: pages of pictures, as of a scan.
        Damaged: broken or cut off.
        TooLarge: more pages or letters than any report, or a stream built to fill the memory.
    """
    _refuse_bombs(content, where)
    document = _open(content, where)
    try:
        if len(document) > MAX_PAGES:
            raise TooLarge(f"a PDF of {len(document):,} pages.", where=where, todo="Split it into one file a report.")
        pages, broken = _pages(document, where)
        told = _properties(document)
    finally:
        document.close()
    empty = [number for number, page in enumerate(pages, 1) if _letters(page) < FEW_LETTERS]
    if sum(map(_letters, pages)) < FEW_LETTERS:
        raise NoText(_no_text(len(pages), broken), where=where, todo=OCR_TODO)
    kept, repeated = drop_repeats(pages)
    text = join_lines([in_order(page) for page in kept])
    return Extract(
        text=text,
        extraction=EXTRACTION,
        title=told.get("Title"),
        authors=tuple(filter(None, [told.get("Author")])),
        created=parse_pdf_moment(told.get("CreationDate")),
        notes=tuple(_notes(empty, broken, repeated)),
    )


def _open(content: bytes, where: str) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD or "password" in str(error).lower():
            raise Locked(
                "a PDF that is locked with a password.",
                where=where,
                todo="Open it with the password and save it without one.",
            ) from error
        raise Damaged("a PDF that is broken or was cut off.", where=where, todo=TODO) from error


def _pages(document: Any, where: str) -> tuple[list[list[Line]], list[int]]:
    """Return the lines of every page, and the numbers of the pages that cannot be read."""
    import pypdfium2

    pages: list[list[Line]] = []
    broken: list[int] = []
    total = 0
    for number in range(len(document)):
        try:
            glyphs = list(_glyphs(document, number))
        except pypdfium2.PdfiumError:
            broken.append(number + 1)
            glyphs = []
        total += len(glyphs)
        if total > MAX_GLYPHS:
            raise TooLarge(f"more than {MAX_GLYPHS:,} letters.", where=where, todo="Split it into one file a report.")
        pages.append(make_lines(glyphs))
    return pages, broken


def _glyphs(document: Any, number: int) -> Iterator[Glyph]:
    """Yield the letters of a page in the order in which they were drawn, turned so that most of them stand upright."""
    page = document[number]
    text = page.get_textpage()
    try:
        letters = list(_letters_drawn(text))
        turns = Counter(turn for turn, _, _, made in letters if not made)
        upright = min(turns, key=lambda turn: (-turns[turn], turn), default=0)
        width, height = page.get_size()
        size = (height, width) if (page.get_rotation() // 90) % 2 else (width, height)  # as stored, not as shown
        for turn, char, box, made in letters:
            if turn == upright or made:
                yield _turned(char, box, made, upright, number, size)
    finally:
        text.close()
        page.close()


def _letters_drawn(text: Any) -> Iterator[tuple[int, str, tuple[float, float, float, float], bool]]:
    """Yield for every letter its direction in quarter turns, the letter, its box, and whether PDFium added it."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_GetLooseCharBox(text, index, box):
            char = chr(raw.FPDFText_GetUnicode(text, index))
            turn = round(raw.FPDFText_GetCharAngle(text, index) / QUARTER) % 4
            made = bool(raw.FPDFText_IsGenerated(text, index)) or char.isspace()
            yield turn, "-" if char in HYPHENS else char, (box.left, box.bottom, box.right, box.top), made


def _turned(
    char: str,
    box: tuple[float, float, float, float],
    made: bool,
    turn: int,
    number: int,
    size: tuple[float, float],
) -> Glyph:
    """Return a letter with its box on the page turned by ``turn`` quarters, so that its writing runs to the right."""
    x0, x1 = sorted((box[0], box[2]))
    y0, y1 = sorted((box[1], box[3]))
    width, height = size
    left, bottom, right, top = {
        0: (x0, y0, x1, y1),
        1: (height - y1, x0, height - y0, x1),
        2: (width - x1, height - y1, width - x0, height - y0),
        3: (y0, width - x1, y1, width - x0),
    }[turn]
    shown = (number, height, width) if turn % 2 else (number, width, height)
    return Glyph(text=char, left=left, right=right, bottom=bottom, top=top, made=made, page=shown)


def _refuse_bombs(content: bytes, where: str) -> None:
    """Unpack every compressed stream without keeping it, and refuse one beyond the limit before PDFium unpacks it."""
    bomb = TooLarge(
        f"a PDF with a stream of more than {MAX_STREAM / 1_000_000:g} MB unpacked, built to fill the memory.",
        where=where,
        todo="If you trust it, print it to a new PDF.",
    )
    if NESTED.search(content):
        raise bomb
    for found in STREAM.finditer(content):
        if _unpacked(memoryview(content)[found.end() :]) > MAX_STREAM:
            raise bomb


def _unpacked(packed: memoryview) -> int:
    """Return how large a stream is unpacked, counted to just over the limit; 0 for what is not deflated."""
    inflate = zlib.decompressobj()
    size, at, step = 0, 0, 1 << 14
    tail = b""
    try:
        while size <= MAX_STREAM and not inflate.eof and (tail or at < len(packed)):
            part = tail or bytes(packed[at : at + step])
            at += 0 if tail else step
            size += len(inflate.decompress(part, 1 << 20))
            tail = inflate.unconsumed_tail
    except zlib.error:
        return size
    return size


def _no_text(pages: int, broken: Sequence[int]) -> str:
    if broken:
        return f"a PDF without text: {_numbers(broken)} broken."
    pictures = "its page is a picture" if pages == 1 else f"its {pages:,} pages are pictures"
    return f"no text layer: {pictures}, as of a scan."


def _properties(document: Any) -> dict[str, str]:
    told = document.get_metadata_dict(skip_empty=True)
    return {name: " ".join(value.split()) for name, value in told.items() if value.strip()}


def _letters(page: Sequence[Line]) -> int:
    return sum(char.isalnum() for line in page for char in line.text)


def _notes(empty: Sequence[int], broken: Sequence[int], repeated: Sequence[str]) -> Iterator[str]:
    without = [number for number in empty if number not in broken]
    if without:
        yield f"{_numbers(without)} without a text layer, blank or a picture; if a picture, run OCR over the file."
    if broken:
        yield f"{_numbers(broken)} broken and not read."
    if repeated:
        told = "; ".join(f"“{line}”" for line in repeated)
        yield f"Left out as headers, footers and page numbers: {told}."


def _numbers(pages: Sequence[int]) -> str:
    named = ", ".join(map(str, pages))
    return f"Page {named} is" if len(pages) == 1 else f"Pages {named} are"
