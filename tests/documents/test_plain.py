from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.documents.read import read_documents
from truceline.errors import BinaryInput, EmptyInput, InputError
from truceline.model.document import Document, RawItem
from truceline.reference.languages import load_languages

LANGUAGES = load_languages()
ENGLISH = "The ministry said that its forces had come under fire near the village."


def read(content: bytes, *, markdown: bool = False, address: str = "a.txt") -> Document:
    media_type = "text/markdown" if markdown else "text/plain"
    item = RawItem(address=address, content=content, sha256="0f", media_type=media_type)
    [document] = read_documents(item, LANGUAGES)
    return document


def test_a_document_keeps_what_is_known_of_it() -> None:
    item = RawItem(address="a.txt", content=ENGLISH.encode(), sha256="0f")
    [doc] = read_documents(item, LANGUAGES, publisher="wire", published=datetime(2023, 4, 11))
    assert (doc.text, doc.language, doc.sha256, doc.extraction) == (ENGLISH, "en", "0f", "plain 1")
    assert (doc.publisher, doc.published, doc.address, doc.notes) == ("wire", datetime(2023, 4, 11), "a.txt", ())


def test_standard_input_has_no_address_and_a_told_address_goes_before_the_name() -> None:
    assert read(ENGLISH.encode(), address="-").address is None
    item = RawItem(address="a.txt", content=ENGLISH.encode(), sha256="")
    [doc] = read_documents(item, LANGUAGES, address="https://example.org/1")
    assert doc.address == "https://example.org/1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_text_and_utf8_are_read_without_a_note(encoding: str) -> None:
    doc = read("“Տեղ” – Tegh".encode(encoding))
    assert doc.text == "“Տեղ” – Tegh"
    assert doc.notes == ()


def test_line_ends_become_one_kind() -> None:
    assert read(b"one\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


@pytest.mark.parametrize("content", [b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_blanks_alone_are_nothing_to_read(content: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"a\.txt: nothing but blanks"):
        read(content)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"{\\rtf1 A report}", "an RTF file"),
        (b"text with \x00 inside", "NUL bytes"),
        (bytes(range(1, 32)) * 10, "control characters"),
    ],
)
def test_binary_is_refused_by_its_kind(content: bytes, kind: str) -> None:
    with pytest.raises(BinaryInput) as caught:
        read(content)
    assert kind in str(caught.value)
    assert "Save it as plain text (.txt, UTF-8)" in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["A report of the ministry.", "Министерство обороны заявило: 12 убиты."])
def test_utf16_without_its_mark_is_seen_by_its_zeros(encoding: str, text: str) -> None:
    doc = read(text.encode(encoding))
    assert doc.text == text
    assert doc.notes == (f"The file has no mark of its encoding; it was read as {encoding}.",)


def test_a_broken_mark_is_refused_with_the_place() -> None:
    with pytest.raises(InputError, match="begins with the mark of UTF-8, but breaks it at byte 5"):
        read(b"\xef\xbb\xbfabcde\xff")


def test_another_character_set_is_a_guess_and_the_record_says_so() -> None:
    doc = read("The ministry’s spokesman said that it was a “provocation” near the café.".encode("windows-1252"))
    assert doc.text.startswith("The ministry’s spokesman")
    assert doc.notes == ("The file is not UTF-8; it was read as windows-1252, a guess.",)


def test_characters_that_were_lost_are_counted() -> None:
    assert read("fire at \ufffd\ufffd p.m.".encode()).notes[0].startswith("2 characters were lost")


def test_text_that_was_decoded_wrongly_before_is_noted() -> None:
    assert "decoded wrongly" in read("the â€œprovocationâ€\x9d of".encode()).notes[0]


def test_a_report_in_another_language_is_named_and_kept() -> None:
    assert read("Министерство обороны заявило, что войска открыли огонь по военнослужащим.".encode()).language == "ru"


def test_a_report_in_two_languages_says_where_each_is() -> None:
    doc = read(f"{ENGLISH}\n\nМинистерство обороны заявило, что войска открыли огонь по позициям.".encode())
    assert doc.language == "en"
    assert [passage.language for passage in doc.passages] == ["en", "ru"]
    assert doc.text[doc.passages[1].start :].startswith("Министерство")


@pytest.mark.parametrize("mark", ["\u200f", "\u202e", "\u2066", "\u200b"])
def test_marks_of_direction_in_a_figure_are_stored_and_said(mark: str) -> None:
    doc = read(f"The ministry said that 1{mark}2 soldiers were killed.".encode())
    assert f"1{mark}2" in doc.text
    assert f"1<U+{ord(mark):04X}>2" in doc.notes[0]


def test_markdown_is_stored_without_its_markers() -> None:
    doc = read(b"# Shots\n\nThe **ministry** said 00:<> GMT and 30,<> people.\n", markdown=True)
    assert doc.text == "Shots\n\nThe ministry said 00:<> GMT and 30,<> people.\n"
    assert doc.extraction == "markdown 1"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1))
def test_utf8_text_is_stored_as_it_is(text: str) -> None:
    try:
        assert read(text.encode()).text == text.removeprefix("\ufeff")
    except (InputError, BinaryInput) as error:
        told = str(error)
        assert not text.strip("\ufeff \n\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0") or "blanks" in told or "control" in told
