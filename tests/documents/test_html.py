import re
import resource
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.documents.extract import Extract
from truceline.documents.html import read_html
from truceline.errors import EmptyInput, TooLarge
from truceline.reference.languages import load_languages

LANGUAGES = load_languages()
FIXTURES = Path(__file__).parents[1] / "fixtures" / "pages"
WORDS = (
    "The Ministry of Defence of Arland said on Friday that {} of its soldiers were killed near the village of Veshti."
)
BODY = "".join(f"<p>{WORDS.format(count)}</p>" for count in ("three", "four", "five"))


def read(page: str | bytes) -> Extract:
    return read_html(page if isinstance(page, bytes) else page.encode(), LANGUAGES, where="page.html")


@pytest.mark.parametrize("page", sorted(FIXTURES.glob("*.html")), ids=lambda path: path.stem)
def test_a_saved_page_gives_its_golden_text(page: Path) -> None:
    assert read(page.read_bytes()).text == page.with_suffix(".golden.txt").read_text("utf-8")


def test_menus_notices_and_related_stories_are_not_the_report() -> None:
    text = read((FIXTURES / "daily-wire.html").read_bytes()).text
    for words in ("Home", "cookies", "Related", "30,000", "All rights reserved", "Sign up"):
        assert words not in text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = 'killed 99'</script>",
        "<style>p:after { content: 'killed 99' }</style>",
        "<template><p>killed 99</p></template>",
        "<noscript>killed 99</noscript>",
        "<!-- killed 99 -->",
        '<p style="display: none">killed 99</p>',
        '<p style="VISIBILITY:hidden;color:red">killed 99</p>',
        '<p style="font-size:0">killed 99</p>',
        '<div style="position:absolute;left:-9999px">killed 99</div>',
        "<p hidden>killed 99</p>",
        '<span aria-hidden="true">killed 99</span>',
        '<p class="lead sr-only">killed 99</p>',
        '<p id="secret">killed 99</p>',
        '<textarea>killed 99</textarea><input value="killed 99"><button>killed 99</button>',
        "<svg><text>killed 99</text></svg>",
    ],
)
def test_what_a_reader_does_not_see_is_not_in_the_text(hidden: str) -> None:
    style = "<style>.sr-only, #secret { display:none } @media print { p { display:none } }</style>"
    text = read(f"<html><head>{style}</head><body><article>{BODY}{hidden}<p>After it.</p></article></body></html>").text
    assert "99" not in text
    assert "three of its soldiers" in text
    assert "After it." in text


def test_words_after_a_hidden_piece_stay() -> None:
    assert (
        "near the village at night"
        in read(f"<article>{BODY}<p>near the <script>x</script>village<b hidden>y</b> at night</p></article>").text
    )


def test_lost_digits_survive_the_markup() -> None:
    assert (
        "at 16:<> and 30,<> people"
        in read(f"<article>{BODY}<p>at 16:&lt;&gt; and 30,&lt;&gt; people</p></article>").text
    )


def test_rows_of_a_table_are_lines_and_cells_are_parted_by_tabs() -> None:
    table = "<table><tr><th>Side</th><th>Killed</th></tr><tr><td>Arland</td><td>3</td></tr></table>"
    assert "Side\tKilled\nArland\t3\n" in read(f"<article>{BODY}{table}</article>").text


def test_the_headline_stands_first_and_once() -> None:
    text = read(
        f"<html><head><title>Shots | Wire</title></head><body><h1>Shots at Veshti</h1><article>{BODY}</article></body></html>"
    ).text
    assert text.startswith("Shots at Veshti\n\nThe Ministry")
    assert text.count("Shots at Veshti") == 1


@pytest.mark.parametrize(
    ("encoding", "declared", "words"),
    [
        ("windows-1251", '<meta charset="windows-1251">', "Министерство обороны сообщило о гибели троих военных"),
        ("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=KOI8-R">', "Трое военных погибли"),
        ("windows-1254", "<meta charset=iso-8859-9>", "Üç asker öldü, saldırıya karşılık verildi"),
        ("windows-1256", '<meta charset="windows-1256">', "مقتل ثلاثة جنود"),
        ("windows-1252", '<meta charset="latin1">', "“provocation” – café"),
        ("utf-8", '<meta charset="windows-1251">', "“Տեղ” – Tegh"),  # saved again, the old name kept
        ("utf-16", "", "“Տեղ” – Tegh"),
        ("utf-16-le", "", "“Տեղ” – Tegh of the ministry"),
        ("windows-1251", '<?xml version="1.0" encoding="windows-1251"?>', "Трое военных погибли"),
    ],
)
def test_a_page_is_read_in_the_set_that_it_names(encoding: str, declared: str, words: str) -> None:
    html = f"{declared}<html><head></head><body><p>{words}</p></body></html>"
    assert read(html.encode(encoding)).text == f"{words}\n"


@pytest.mark.parametrize("name", ["base64", "unicode_escape", "utf-7", "hex", "no-such-set", "idna"])
def test_a_name_that_is_of_no_set_of_text_is_passed_over(name: str) -> None:
    page = f'<meta charset="{name}"><body><p>The ministry’s words near the café were “heard” by all who were there.</p>'
    assert "ministry’s words near the café" in read(page.encode("windows-1252")).text


def test_a_page_without_words_says_why() -> None:
    with pytest.raises(EmptyInput, match=r"shows no words: its text may be loaded by a script"):
        read("<html><body><div id=app></div><script>load()</script></body></html>")


def test_a_page_in_which_no_report_is_found_is_taken_whole_and_says_so() -> None:
    extract = read("<body><nav>Home</nav><div>Shots.</div></body>")
    assert "Shots." in extract.text


def test_ten_megabytes_of_scripts_and_markup_are_read_in_bounded_time_and_memory() -> None:
    filler = f'<div class="x" data-a="{"y" * 80}"><span></span></div>\n' * 30_000
    script = f"<script>var a = 'killed 99';{'x' * 3_000_000}</script>"
    page = f"<html><head>{script}</head><body>{filler}<article>{BODY}</article>{filler}</body></html>"
    assert len(page) > 10_000_000
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    text = read(page).text
    assert text.startswith("The Ministry of Defence of Arland")
    assert "99" not in text
    assert time.process_time() - start < 30
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 600  # MB; Linux counts in KB


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("<div>" * 5_000 + "x", "nested more than 2,048 deep"),
        ("<b>a</b>" * 400_001, "more than 400,000 elements"),
        (f"<p>{'word ' * 2_100_000}</p>", "letters"),
    ],
    ids=["deep", "elements", "words"],
)
def test_a_page_beyond_all_use_is_refused(page: str, what: str) -> None:
    with pytest.raises(TooLarge, match=what):
        read(page)


def test_control_characters_and_their_names_do_no_harm() -> None:
    text = read(
        "<body><nav>Home</nav>\x01tail &#1; &#x1f; \x0b<header>x</header>\x1f<p>Shots were \x02fired.</p></body>"
    ).text
    assert "Shots were fired." in text


TAGS = st.sampled_from(
    "<p> </p> <div> </div> <b> <script> </script> <style> </style> <br> <td> <!-- --> < > & &lt; &#x202e;".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TAGS | st.text(max_size=12), max_size=30).map(" ".join))
def test_any_page_gives_text_without_tags_or_an_error_of_ours(piece: str) -> None:
    text = read(f"<html><body><p>Begin.</p>{piece}</body></html>").text
    assert "Begin." in text
    assert not re.search(r"[\r\f\v\x00]|\n{3}", text)
