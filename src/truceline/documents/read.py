"""Bytes of any kind that is read -> Documents with their text frozen. Offsets count into that text.

The kind is told by the bytes (``kind.py``), the text made by the module of the format, the language named. What
a person says of a report goes before what the report says of itself.
"""

from collections.abc import Iterator
from datetime import datetime

from truceline.documents.extract import Extract
from truceline.documents.kind import HEAD, HTML, PLAIN_TODO, Kind, detect_kind
from truceline.documents.language import UNDETERMINED
from truceline.documents.passages import name_passages
from truceline.documents.plain import read_plain_text, text_notes
from truceline.errors import BinaryInput, TooLarge
from truceline.model.document import Document, RawItem
from truceline.reference.languages import Languages

MAX_TEXT = 5_000_000  # bytes of plain text, characters of any other: some 800,000 words, more than any report
MAX_MARKUP = 25_000_000  # bytes of a page or of XML; its tree takes some ten times as much memory


def read_documents(
    item: RawItem,
    languages: Languages,
    *,
    publisher: str | None = None,
    published: datetime | None = None,
    address: str | None = None,
    language: str | None = None,
    limit: int = MAX_TEXT,
) -> tuple[Document, ...]:
    """Make Documents of an item: one of a report, one an item of a feed.

    ``address`` replaces the item's; an item of standard input ("-") has none. ``language`` is a code that a person
    gives; else the language is named here.

    Raises:
        InputError: the file cannot be read; the message says why and what to do.
    """
    where = item.address
    kind = detect_kind(item.content, item.media_type, where=where)
    extracts = list(_extracts(kind, item, languages, limit))
    if any(len(extract.text) > limit for extract in extracts):
        raise _too_large(limit, where)
    told = Extract(text="", extraction="", publisher=publisher, published=published, address=address, language=language)
    return tuple(_document(extract, item, languages, told) for extract in extracts)


def read_text_item(
    item: RawItem,
    languages: Languages,
    *,
    publisher: str | None = None,
    published: datetime | None = None,
    address: str | None = None,
) -> Document:
    """Make a Document of text that a program hands over: of any size, and a page where it is marked as one.

    Raises:
        BinaryInput: NUL bytes.
        EmptyInput: nothing but blanks.
    """
    if b"\x00" in item.content:
        raise BinaryInput("holds NUL bytes, so it is not text.", where=item.address, todo=PLAIN_TODO)
    if HTML.match(item.content[:HEAD].decode("utf-8", errors="replace")):
        from truceline.documents.html import read_html

        extract = read_html(item.content, languages, where=item.address)
    else:
        extract = read_plain_text(item.content, languages, where=item.address)
    told = Extract(text="", extraction="", publisher=publisher, published=published, address=address)
    return _document(extract, item, languages, told)


def _document(extract: Extract, item: RawItem, languages: Languages, told: Extract) -> Document:
    """Join what the format gave with what a person told, which goes first."""
    found = None if item.address == "-" else item.address
    language, passages = (told.language, ()) if told.language else name_passages(extract.text, languages)
    language = _declared(extract, languages) or language if language in (None, UNDETERMINED) else language
    own = told.address or extract.address
    return Document(
        text=extract.text,
        title=extract.title,
        authors=extract.authors,
        publisher=told.publisher or extract.publisher,
        address=own or found,
        file=found if own and own != found else None,
        source=extract.source,
        published=told.published or extract.published,
        created=extract.created,
        language=language,
        passages=passages,
        sha256=item.sha256,
        extraction=extract.extraction,
        notes=(*extract.notes, *text_notes(extract.text)),
    )


def _declared(extract: Extract, languages: Languages) -> str | None:
    """Return the language that a page declares, for words that tell none; "en" is not taken, it stands in templates."""
    code = (extract.language or "").replace("_", "-").split("-")[0].lower()
    return code if code in languages.names and code != "en" else None


def _extracts(kind: Kind, item: RawItem, languages: Languages, limit: int) -> Iterator[Extract]:
    """Call the module of the format; each is loaded when it is first needed."""
    content, where = item.content, item.address
    if (
        len(content)
        > (most := {"plain": limit, "markdown": limit, "html": MAX_MARKUP, "xml": MAX_MARKUP}.get(kind, 0))
        > 0
    ):
        raise _too_large(most, where)
    if kind == "html":
        from truceline.documents.html import read_html

        yield read_html(content, languages, where=where)
    elif kind == "xml":
        from truceline.documents.feed import read_xml

        yield from read_xml(content, languages, where=where)
    elif kind == "pdf":
        from truceline.documents.pdf import read_pdf

        yield read_pdf(content, where=where)
    elif kind == "docx":
        from truceline.documents.docx import read_docx

        yield read_docx(content, where=where)
    else:
        yield read_plain_text(content, languages, markdown=kind == "markdown", where=where)


def _too_large(limit: int, where: str) -> TooLarge:
    return TooLarge(
        f"larger than {limit / 1_000_000:g} MB, the limit for one report.",
        where=where,
        todo="Split it into one file a report.",
    )
