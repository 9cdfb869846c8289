import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.made import LEFT, RIGHT, docx, paragraph, pdf, set_lines, wrap
from truceline.documents.kind import OLE, OLE_LOCKED, detect_kind
from truceline.documents.read import read_documents
from truceline.errors import BinaryInput, Damaged, InputError, Locked, TooLarge
from truceline.model.document import RawItem
from truceline.reference.languages import load_languages

LANGUAGES = load_languages()
PDF = pdf([set_lines(wrap(LEFT, 60), left=60, top=700)])
DOCX = docx(paragraph(LEFT))
PAGE = f"<!DOCTYPE html><html><body><p>{LEFT}</p></body></html>"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "pdf"),
        (b"\n\n" + PDF, "pdf"),
        (DOCX, "docx"),
        (PAGE.encode(), "html"),
        (PAGE.encode("utf-16"), "html"),
        (b"<!-- saved from url=(0020)https://x.example -->\n<html>", "html"),
        (b"<p>One.</p><p>Two.</p>", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "html"),
        (b'<?xml version="1.0"?><rss>', "xml"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "xml"),
        (LEFT.encode(), "plain"),
        (b"<> and 16:<> were lost", "plain"),
        (b"", "plain"),
    ],
)
@pytest.mark.parametrize("claimed", [None, "text/plain", "application/pdf", "text/html"])
def test_the_bytes_say_what_a_file_is_whatever_its_name(content: bytes, kind: str, claimed: str | None) -> None:
    assert detect_kind(content, claimed) == kind


def test_only_a_name_tells_markdown_from_plain_text() -> None:
    assert detect_kind(LEFT.encode(), "text/markdown") == "markdown"
    assert detect_kind(b"<div align=center>\n\n# Title", "text/markdown") == "markdown"
    assert detect_kind(PDF, "text/markdown") == "pdf"


def archive(name: str) -> bytes:
    return docx("").replace(b"word/document.xml", name.encode().ljust(17, b"_")[:17])


@pytest.mark.parametrize(
    ("content", "error", "what"),
    [
        (OLE + bytes(600), BinaryInput, "an old Word or Excel file, which is not read. Save it as plain text"),
        (OLE + bytes(600) + OLE_LOCKED, Locked, "locked with a password. Open it with the password"),
        (archive("notes.txt"), BinaryInput, "a ZIP archive, which is not read. Unpack it"),
        (b"PK\x03\x04 and nothing more", Damaged, "a ZIP file that is broken or cut off"),
        (DOCX[:-40], Damaged, "a Word file that is broken or cut off"),
        (b"\x89PNG\r\n\x1a\n", BinaryInput, "a PNG picture, which is not read. If it shows text, run"),
        (bytes(range(256)) * 4, BinaryInput, "NUL bytes"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n", InputError, "a web archive"),
    ],
)
def test_what_is_not_read_is_named_with_advice(content: bytes, error: type[InputError], what: str) -> None:
    with pytest.raises(error, match=what):
        detect_kind(content, None, where="file")


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=400)
    | st.builds(
        bytes.__add__,
        st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"<rss>", b"\xff\xfe"]),
        st.binary(max_size=200),
    )
)
def test_any_bytes_give_a_document_or_an_error_of_ours(content: bytes) -> None:
    try:
        documents = read_documents(RawItem(address="file", content=content, sha256=""), LANGUAGES)
        assert all(document.text.strip() for document in documents)
    except InputError as error:
        assert error.what and error.where == "file"


def document(content: bytes, **told: str):
    [made] = read_documents(RawItem(address="report.x", content=content, sha256="0f"), LANGUAGES, **told)
    return made


def test_what_a_person_says_goes_before_what_the_page_says() -> None:
    page = PAGE.replace(
        "<body>",
        '<head><meta property="og:site_name" content="Wire"><link rel="canonical" href="https://wire.example/1"></head><body>',
    )
    assert (document(page.encode()).publisher, document(page.encode()).address) == ("Wire", "https://wire.example/1")
    told = document(page.encode(), publisher="daily", address="https://daily.example")
    assert (told.publisher, told.address) == ("daily", "https://daily.example")


@pytest.mark.parametrize(
    ("declared", "words", "language"),
    [
        ("ha", "An kashe sojoji uku a Zamfara", "und"),  # not of the table
        ("so-SO", "Saddex askari ayaa lagu dilay weerar", "so"),
        ("sw", "Wanajeshi watatu wauawa katika shambulizi", "sw"),
        ("en", "An kashe sojoji uku a Zamfara", "und"),
        ("ru", LEFT, "en"),
    ],
)
def test_what_a_page_declares_counts_where_its_words_tell_no_language(declared: str, words: str, language: str) -> None:
    page = f'<!DOCTYPE html><html lang="{declared}"><body><p>{words}</p></body></html>'
    assert document(page.encode()).language == language


@pytest.mark.parametrize("content", [PDF, DOCX, PAGE.encode()])
def test_every_kind_keeps_hash_extraction_and_language(content: bytes) -> None:
    made = document(content)
    assert (made.sha256, made.language, made.address) == ("0f", "en", "report.x")
    assert made.extraction in ("pdf 1", "docx 1", "html 1")


@pytest.mark.parametrize(
    "content", [(LEFT + RIGHT).encode() * 9_000, docx(paragraph(LEFT * 100) * 200)], ids=["text", "docx"]
)
def test_more_text_than_any_report_has_is_refused(content: bytes) -> None:
    with pytest.raises(TooLarge, match=r"larger than 5 MB, the limit for one report\. Split it"):
        document(content)
