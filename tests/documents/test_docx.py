import resource
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.made import W, docx, lying_zip_bomb, paragraph, zip_bomb
from truceline.documents.docx import read_docx
from truceline.errors import Damaged, InputError, Locked, NoText, TooLarge

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def text(body: str, **parts: str) -> str:
    return read_docx(docx(body, **parts), where="a.docx").text


def test_headings_and_paragraphs_are_parted_by_a_blank_line() -> None:
    heading = f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{RUN.format("Shots near Veshti")}</w:p>'
    assert (
        text(heading + paragraph("Three soldiers were killed.")) == "Shots near Veshti\n\nThree soldiers were killed.\n"
    )


def test_rows_of_a_table_are_lines_and_cells_are_parted_by_tabs() -> None:
    def cell(words: str) -> str:
        return f"<w:tc>{words}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(paragraph('of them'))}{cell(paragraph('two'))}</w:tr></w:tbl>"
    rows = f"<w:tr>{cell(paragraph('Side'))}{cell(paragraph('Killed'))}</w:tr><w:tr>{cell(paragraph('Arland'))}{cell(paragraph('3') + inner)}</w:tr>"
    assert text(f"<w:tbl>{rows}</w:tbl>") == "Side\tKilled\nArland\t3 of them two\n"


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        (f'<w:del w:id="1"><w:r><w:delText>ninety-nine</w:delText></w:r></w:del>{RUN.format("three")}', "three"),
        (f'<w:ins w:id="1">{RUN.format("three")}</w:ins>', "three"),
        (
            f'<w:moveFrom w:id="1">{RUN.format("99")}</w:moveFrom><w:moveTo w:id="2">{RUN.format("three")}</w:moveTo>',
            "three",
        ),
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>{RUN.format('three')}", "three"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>three</w:t></w:r>', "three"),
        (
            '<w:r><w:instrText>PAGE 99</w:instrText></w:r><w:fldSimple w:instr="DATE 99">'
            + RUN.format("three")
            + "</w:fldSimple>",
            "three",
        ),
        (f"<w:hyperlink>{RUN.format('three')}</w:hyperlink>", "three"),
        (f'<w:commentRangeStart w:id="0"/>{RUN.format("three")}<w:r><w:commentReference w:id="0"/></w:r>', "three"),
        (
            "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r>",
            "one\ttwo\nthree-four",
        ),
        (f"<w:sdt><w:sdtContent>{RUN.format('three')}</w:sdtContent></w:sdt>", "three"),
    ],
)
def test_what_a_page_of_paper_would_show_is_the_text(piece: str, shown: str) -> None:
    assert text(f"<w:p>{piece}</w:p>") == f"{shown}\n"


def test_comments_are_not_in_the_text_and_are_counted() -> None:
    extract = read_docx(
        docx(
            f'<w:p>{RUN.format("three")}<w:r><w:commentReference w:id="0"/></w:r></w:p>',
            comments=f"<w:comments {W}>{paragraph('ninety-nine')}</w:comments>",
        )
    )
    assert extract.text == "three\n"
    assert extract.notes == ("Comments in the margin were left out (1).",)


def test_tracked_changes_are_said() -> None:
    extract = read_docx(docx(f'<w:p><w:ins w:id="1">{RUN.format("three")}</w:ins><w:del w:id="2"/></w:p>'))
    assert extract.notes == ("The file has tracked changes: insertions were taken (1), deletions left out (1).",)


def test_a_text_box_is_read_once_and_footnotes_at_the_end() -> None:
    box = "<w:txbxContent>" + paragraph("In a box.") + "</w:txbxContent>"
    both = f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    notes = f'<w:footnotes {W}><w:footnote w:type="separator">{paragraph("-")}</w:footnote><w:footnote w:id="2">{paragraph("From a note.")}</w:footnote></w:footnotes>'
    assert (
        text(f"<w:p>{RUN.format('Before.')}<w:r>{both}</w:r></w:p>{paragraph('After.')}", footnotes=notes)
        == "Before.\n\nIn a box.\n\nAfter.\n\nFrom a note.\n"
    )


def test_properties_are_kept_and_the_making_is_not_the_publication() -> None:
    extract = read_docx(docx(paragraph("Shots.")))
    assert (extract.title, extract.authors, extract.published) == ("Shots near Veshti", ("A. Writer",), None)
    assert extract.created == datetime(2024, 5, 3, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize("bomb", [zip_bomb(300), lying_zip_bomb(300)], ids=["zip", "lying zip"])
def test_a_zip_bomb_is_refused_before_it_fills_the_memory(bomb: bytes) -> None:
    assert len(bomb) < 400_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises((TooLarge, Damaged), match=r"more than 30 MB, as a file built to fill the memory does|broken"):
        read_docx(bomb)
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 120  # MB


def test_an_xml_bomb_is_refused() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<!DOCTYPE w [<!ENTITY a0 "killed">{entities}]>'
    content = docx("").replace(b"", b"")
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                body + old.read(name).decode().replace("<w:body>", "<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p>")
                if name == "word/document.xml"
                else old.read(name),
            )
    with pytest.raises(TooLarge, match="declares entities of its own"):
        read_docx(out.getvalue())


def test_an_archive_of_too_many_members_is_refused() -> None:
    with pytest.raises(TooLarge, match="20,000 members"):
        read_docx(b"PK\x03\x04" + b"PK\x01\x02" * 20_001)


def test_a_word_file_without_words_says_so() -> None:
    with pytest.raises(NoText, match="a Word file without words"):
        read_docx(docx("<w:p/>"))


CONTENT = docx("".join(paragraph(f"Report {n} of the ministry on the shots near Veshti.") for n in range(20)))


@pytest.mark.parametrize("length", [4, 100, 400, len(CONTENT) - 30])
def test_a_word_file_that_was_cut_off_is_refused_with_advice(length: int) -> None:
    with pytest.raises(Damaged, match=r"broken or cut off.*Get it again"):
        read_docx(CONTENT[:length])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(CONTENT) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_damage_gives_text_or_an_error_of_ours(changes: list[tuple[int, int]]) -> None:
    content = bytearray(CONTENT)
    for place, value in changes:
        content[place] = value
    try:
        assert read_docx(bytes(content)).text.strip()
    except (Damaged, TooLarge, Locked, NoText) as error:
        assert isinstance(error, InputError)
