import contextlib
import re
import zlib
from datetime import datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.made import LEFT, RIGHT, pdf, set_lines, stream, wrap
from truceline.documents.pdf import read_pdf
from truceline.documents.pdf_columns import in_order
from truceline.documents.pdf_lines import Line
from truceline.documents.pdf_paragraphs import join_lines
from truceline.errors import Damaged, Locked, NoText, TooLarge


def plain(text: str) -> str:
    return " ".join(text.split())


def column(text: str, left: float = 60, top: float = 700, columns: int = 36):
    return set_lines(wrap(text, columns), left=left, top=top)


def test_two_columns_are_read_one_after_the_other_under_a_headline_over_both() -> None:
    page = [(60, 760, 16, "Three soldiers killed near Veshti"), *column(LEFT), *column(RIGHT, left=310)]
    paragraphs = read_pdf(pdf([page])).text.strip().split("\n\n")
    assert paragraphs[0] == "Three soldiers killed near Veshti"
    assert plain(" ".join(paragraphs[1:])) == f"{plain(LEFT)} {plain(RIGHT)}"


def test_columns_drawn_row_by_row_are_read_in_the_same_order() -> None:
    left, right = column(LEFT), column(RIGHT, left=310)
    mixed = sorted([*left, *right], key=lambda placed: (-placed[1], placed[0]))
    assert read_pdf(pdf([mixed])).text == read_pdf(pdf([[*left, *right]])).text


def test_a_table_is_read_by_rows() -> None:
    rows = [("Side", "Killed", "Wounded"), ("Arland", "3", "12"), ("Borland", "5", "7"), ("Civilians", "2", "1")] * 3
    page = [(60 + 150 * x, 600 - 20 * y, 10, cell) for y, row in enumerate(rows) for x, cell in enumerate(row)]
    text = read_pdf(pdf([[*column(LEFT, columns=70), *page]])).text
    assert "Arland\t3\t12" in text
    assert "Borland\t5\t7" in text


def test_headers_footers_and_page_numbers_are_left_out_and_said() -> None:
    words = (LEFT, RIGHT, f"{RIGHT} {LEFT}")
    pages = [
        [
            (60, 810, 8, "JOINT MONITORS"),
            (450, 810, 8, "Daily report 12/2024"),
            (290, 30, 8, f"Page {n} of 3"),
            *column(text, columns=70),
        ]
        for n, text in enumerate(words, 1)
    ]
    extract = read_pdf(pdf(pages))
    assert plain(extract.text) == plain(" ".join(words))
    [note] = extract.notes
    assert note.startswith(
        "Left out as headers, footers and page numbers: “JOINT MONITORS”; “Daily report #/#”; “Page # of #”"
    )


def test_a_number_that_counts_no_page_stays() -> None:
    pages = [[*column(LEFT, columns=70), (60, 60, 10, str(number))] for number in (30, 12)]
    assert re.findall(r"\b(?:30|12)\b", read_pdf(pdf(pages)).text) == ["30", "12"]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the spokes-", "man said"], "the spokesman said"),
        (
            ["the mission was to self-", "defence and self-defence only"],
            "the mission was to self-defence and self-defence only",
        ),
        (["from 2020-", "2021 there were"], "from 2020-2021 there were"),
        (["Nagorno-", "Karabakh was"], "Nagorno-Karabakh was"),
        (["killed three -", "all of them"], "killed three - all of them"),
        (["The ministry", "said that it"], "The ministry said that it"),
    ],
)
def test_lines_are_joined_and_a_word_that_a_line_end_parted_is_put_together(lines: list[str], joined: str) -> None:
    page = set_lines([*lines, "and more words than those before, to fill the line."], left=60, top=700)
    assert plain(read_pdf(pdf([page])).text).startswith(joined)


def test_a_wider_gap_an_indent_and_a_short_last_line_end_a_paragraph() -> None:
    first, second, third = (
        column(LEFT, columns=60),
        column(RIGHT, top=560, columns=60),
        column(LEFT, top=420, columns=60),
    )
    indented = [(90, second[-1][1] - 12, 10, "Monitors were at the place in the morning of the same")]
    text = read_pdf(pdf([[*first, *second, *indented, *third]])).text
    assert len(text.strip().split("\n\n")) == 4


def test_a_paragraph_runs_on_over_pages() -> None:
    lines = wrap(f"{LEFT} {RIGHT}", 70)
    pages = [set_lines(lines[:3], left=60, top=400), set_lines(lines[3:], left=60, top=760)]
    assert plain(read_pdf(pdf(pages)).text) == plain(f"{LEFT} {RIGHT}")
    assert "\n\n" not in read_pdf(pdf(pages)).text.strip()


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned_gives_the_same_text(rotate: int) -> None:
    assert plain(read_pdf(pdf([column(LEFT)], rotate=rotate)).text) == plain(LEFT)


def test_the_properties_of_the_file_are_kept_and_its_making_is_not_its_publication() -> None:
    info = "/Title (Shots near Veshti) /Author (A. Writer) /CreationDate (D:20240503142000+03'00')"
    extract = read_pdf(pdf([column(LEFT)], info=info))
    assert (extract.title, extract.authors, extract.published) == ("Shots near Veshti", ("A. Writer",), None)
    assert extract.created == datetime(2024, 5, 3, 14, 20, tzinfo=timezone(timedelta(hours=3)))


def test_a_scan_says_that_it_has_no_text_layer_and_what_to_do() -> None:
    with pytest.raises(NoText) as caught:
        read_pdf(pdf([[], [], []], picture=True), where="scan.pdf")
    assert str(caught.value) == (
        "scan.pdf: no text layer: its 3 pages are pictures, as of a scan. "
        "Run text recognition (OCR) over it, for example with OCRmyPDF, and read what that gives."
    )


def test_a_page_without_text_among_others_is_named() -> None:
    extract = read_pdf(pdf([column(LEFT), [], column(RIGHT)], picture=True))
    assert extract.notes == (
        "Page 2 is without a text layer, blank or a picture; if a picture, run OCR over the file.",
    )


@pytest.mark.parametrize("cut", [8, 300, 900])
def test_a_pdf_that_was_cut_off_is_refused_with_advice(cut: int) -> None:
    with pytest.raises((Damaged, NoText), match=r"broken|cut off|pictures"):
        read_pdf(pdf([column(LEFT)])[:cut], where="cut.pdf")


def test_a_locked_pdf_is_refused_with_advice() -> None:
    content = pdf([column(LEFT)])
    owner, user = b"A" * 32, b"B" * 32
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (owner.hex().encode(), user.hex().encode())
    locked = content.replace(b"trailer << ", b"trailer << /ID [<01><01>] /Encrypt " + lock + b" ")
    with pytest.raises(Locked, match=r"locked with a password\. Open it with the password"):
        read_pdf(locked)


@pytest.mark.parametrize("filters", [b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]"])
def test_a_stream_that_was_built_to_fill_the_memory_is_refused_before_it_does(filters: bytes) -> None:
    packed = zlib.compress(bytes(101_000_000))
    if b"[" in filters:
        packed = zlib.compress(packed)
    bomb = stream(packed).replace(b"/Filter /FlateDecode", filters)
    with pytest.raises(TooLarge, match="built to fill the memory"):
        read_pdf(pdf([column(LEFT)]).replace(b"%%EOF", b"9 0 obj\n" + bomb + b"\nendobj\n%%EOF"))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_gives_text_or_an_error_of_ours(data: st.DataObject) -> None:
    content = bytearray(pdf([column(LEFT), column(RIGHT)]))
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Damaged, NoText, TooLarge, Locked):
        assert read_pdf(bytes(content)).text.strip()


COORDINATES = st.floats(0, 600, allow_nan=False)
LINES = st.builds(
    lambda text, left, width, bottom, size: Line(
        text=text, left=left, right=left + width, bottom=bottom, top=bottom + size, size=size, page=(0, 600.0, 800.0)
    ),
    st.text("abc xyz-.1", min_size=1, max_size=12).map(lambda text: text.strip() or "a"),
    COORDINATES,
    st.floats(1, 400),
    COORDINATES,
    st.floats(1, 30),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40))
def test_ordering_and_joining_lose_no_letter(lines: list[Line]) -> None:
    ordered = in_order(lines)
    given_letters = sorted("".join(line.text for line in lines if line.text.strip()).replace(" ", ""))
    assert sorted("".join(line.text for line in ordered).replace(" ", "").replace("\t", "")) == given_letters
    text = join_lines([ordered])
    assert sorted(text.replace("-", "").replace(" ", "").replace("\t", "").replace("\n", "")) == [
        c for c in given_letters if c != "-"
    ]
    assert all(before != "\n" or after != " " for before, after in pairwise(text))
