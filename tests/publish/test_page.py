import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.handmade import CLAIMS, NOTHING, TEGH_CLASH, span
from tests.publish.pages import Page, assert_linked_both_ways, classes, shown, spans_of
from tests.strategies import READINGS
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.publish.ledger import Names, render
from truceline.publish.page import render_page

NAMES = Names(languages={"en": "English", "ru": "Russian"}, countries={"ARM": "Armenia", "AZE": "Azerbaijan"})
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink a whole reading takes minutes
HOSTILE = "</p></style><script>alert(1)</script><img src=x onerror=alert(2)> \"onclick=alert(3) ' {{7*7}} <!-- &amp;"


class HtmlFile(SingleFileSnapshotExtension):
    """One golden page, to be opened in a browser."""

    _write_mode = WriteMode.TEXT
    file_extension = "html"


def ours_left_out(html: str) -> str:
    """Leave out style, script and their hashes, so that a golden page is about what it says."""
    html = re.sub(r"(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)", "", html, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-", html)


@pytest.mark.parametrize("reading", [TEGH_CLASH, NOTHING], ids=["clash", "nothing"])
def test_the_page_of_a_report(snapshot: SnapshotAssertion, reading: Reading) -> None:
    assert ours_left_out(render_page([reading], names=NAMES)) == snapshot.use_extension(HtmlFile)


def test_the_same_readings_give_the_same_page() -> None:
    assert render_page([TEGH_CLASH, NOTHING], names=NAMES) == render_page([TEGH_CLASH, NOTHING], names=NAMES)


def test_the_text_stands_whole_and_every_span_of_the_record_is_marked_in_it() -> None:
    (report,) = Page(TEGH_CLASH, names=NAMES).reports
    assert report.text == TEGH_CLASH.document.text
    marked = set(report.marks.values())
    assert {found.text for found in spans_of(TEGH_CLASH)} <= marked


def test_every_quotation_leads_to_its_words_and_every_mark_back() -> None:
    (report,) = Page(TEGH_CLASH, names=NAMES).reports
    assert len(report.quotations) > 40
    assert_linked_both_ways(report, TEGH_CLASH)


@settings(max_examples=60, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(READINGS)
def test_any_reading_is_shown_whole_and_linked_both_ways(reading: Reading) -> None:
    assume(len({statement.id for statement in reading.statements}) == len(reading.statements))
    (report,) = Page(reading).reports
    assert report.text == shown(reading.document.text)
    outside = tuple(breach.span for breach in reading.breaches)  # of these the sentence stands on the page, no card
    told = {shown(found.text) for found in (*spans_of(replace(reading, breaches=())), *outside)}
    assert told <= set(report.marks.values())
    assert_linked_both_ways(report, reading)


def test_spans_that_nest_cross_and_touch_each_keep_their_own_words() -> None:
    doc = Document(text="one two three four five", language="en")
    claims = [
        replace(claim, span=span(words, doc), content=span(words, doc), actor=None, target=None, places=(), times=())
        for claim, words in zip(
            CLAIMS, ("one two three", "two three four", "two", "three four five", "one"), strict=False
        )
    ]
    plain = [replace(claim, count=None, spoiled_by=()) for claim in claims]
    reading = Reading(document=doc, reader="r", claims=tuple(plain))
    (report,) = Page(reading).reports
    words = {mark.attrib["data-w"]: report.marks[mark.attrib["data-w"]] for mark in report.quotations}
    assert list(words.values()) == ["one two three", "two three four", "two", "three four five", "one"]
    assert_linked_both_ways(report, reading)


def test_the_page_says_what_the_ledger_of_the_terminal_says() -> None:
    page = Page(TEGH_CLASH, names=NAMES).text
    ledger = render(TEGH_CLASH, width=400, colour=False, names=NAMES)
    for said in (
        "Contested; on the parties' word alone; a monitor declined to say.",
        "Published value: none",
        "A says: number lost in the text",
        "denies: A fired first at B.",
        "16:20 local time is 12:20 GMT; one of the two is wrong; not relied on for the time in",
        "said to show",
        "Russia",
        "Values are published by the policy range 1: from the lowest to the highest standing account.",
    ):
        assert said in page
        assert said in " ".join(ledger.split())


def test_rival_accounts_of_a_question_stand_in_one_row_each_under_its_side() -> None:
    page = Page(TEGH_CLASH, names=NAMES)
    (table,) = page.having("findings")
    heads = [" ".join("".join(head.itertext()).split()) for head in table.iter("th") if head.get("scope") == "col"]
    assert heads == ["Question", "A: Armenia", "B: Azerbaijan", "How it stands"]
    row = next(row for row in table.iter("tr") if "Who fired first" in "".join(row.itertext()))
    cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iter("td")]
    assert cells[:2] == ["A says: B [1]", "B says: A [5]"]


def test_a_claim_has_a_card_with_its_number_that_the_text_leads_to() -> None:
    page = Page(TEGH_CLASH, names=NAMES)
    for number in range(1, len(CLAIMS) + 1):
        card = page.ids[f"r1-c{number}"]
        labels = ["".join(label.itertext()) for label in card.iter("dt")]
        assert {"Speaker", "Stance", "Act", "Evidential mode", "Rule"} <= set(labels)
        assert any(ref.attrib["href"] == f"#r1-c{number}" for ref in page.reports[0].refs)


def test_several_reports_have_an_index_and_what_was_skipped_is_named() -> None:
    page = Page(TEGH_CLASH, NOTHING, names=NAMES, skipped=("c.txt: empty: there is nothing to read.",))
    (index,) = page.having("index")
    said = " ".join("".join(index.itertext()).split())
    assert "1 happening (armed clash); 10 claims" in said
    assert "no happenings; no claims" in said.lower()
    assert "c.txt: empty: there is nothing to read." in said
    links = [link.attrib["href"] for link in index.iter("a")]
    assert links == ["#r1", "#r2"]
    assert all(link[1:] in page.ids for link in links)


def test_a_report_in_another_language_is_said_not_to_be_read_and_keeps_its_text_and_direction() -> None:
    doc = Document(text="قالت وزارة الدفاع إن القوات فتحت النار.\n", language="ar")
    reading = Reading(document=doc, reader="r", state="not_read")
    page = Page(reading, names=Names(languages={"ar": "Arabic"}))
    assert "This report was not read: it is in Arabic, and only English is read." in page.text
    (report,) = page.reports
    assert report.text == doc.text
    assert report.words.get("lang") == "ar"
    assert report.words[0].get("dir") == "auto"


def test_a_page_of_nothing_is_a_page() -> None:
    assert "Who says what happened, in no reports" in Page().text


def hostile_reading() -> Reading:
    """A report whose text, publisher, names and places all try to leave their element."""
    doc = Document(
        text=f"Title {HOSTILE}\n\n{HOSTILE} and four {HOSTILE} died\u202e.\x00\x1b[31m\r \ud800\n",
        publisher=HOSTILE,
        address=f"https://example.org/{HOSTILE}",
        language="en",
        notes=(HOSTILE,),
    )
    words = span(f"four {HOSTILE} died", doc)
    evil = replace(TEGH_CLASH.statements[0].speakers[0], name=HOSTILE, country=None)
    said = replace(
        TEGH_CLASH.statements[0], speakers=(evil,), span=words, named_as=span(HOSTILE, doc), cue=span("died", doc)
    )
    claim = replace(CLAIMS[1], span=words, content=words, target=None, rule=HOSTILE, circumstance=words)
    return Reading(document=doc, reader=HOSTILE, statements=(said,), claims=(claim,), unassigned=(claim.id,))


def test_nothing_in_a_report_acts_on_the_page() -> None:
    reading = hostile_reading()
    page = Page(reading, NOTHING, names=NAMES, skipped=(HOSTILE,))
    tags = {element.tag for element in page.root.iter()}
    assert not tags & {"img", "iframe", "object", "embed", "link", "form", "base", "svg", "video", "audio"}
    assert len(list(page.root.iter("script"))) == 1
    assert len(list(page.root.iter("style"))) == 1
    for element in page.root.iter():
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "src", "srcdoc")]
        assert element.get("href", "#").startswith("#")
    assert "{{7*7}}" in page.text
    report = page.reports[0]
    assert report.text == shown(reading.document.text)
    assert "\u202e" not in page.html and "\x1b" not in page.html and "\x00" not in page.html
    page.html.encode("utf-8")
    assert_linked_both_ways(report, reading)


def test_the_policy_lets_only_our_own_style_and_script_act_and_nothing_be_fetched() -> None:
    page = Page(TEGH_CLASH)
    policy = next(m.attrib["content"] for m in page.root.iter("meta") if m.get("http-equiv"))
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for tag in ("style", "script"):
        (element,) = page.root.iter(tag)
        digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"
    assert not re.search(r"url\(|@import|https?:", style(page))


def style(page: Page) -> str:
    return next(page.root.iter("style")).text or ""


def test_headings_go_down_one_step_at_a_time_and_every_table_has_heads() -> None:
    page = Page(TEGH_CLASH, NOTHING, names=NAMES)
    levels = [int(e.tag[1]) for e in page.root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    for table in page.root.iter("table"):
        assert table.find("caption") is not None
        assert all(head.get("scope") for head in table.iter("th"))
    assert [e.tag for e in page.root.iter() if e.tag in ("header", "nav", "main", "footer")] == [
        "header",
        "nav",
        "main",
        "footer",
    ]


def test_no_class_of_the_page_names_a_side() -> None:
    page = Page(TEGH_CLASH, names=NAMES)
    found = {name for element in page.root.iter() for name in classes(element)}
    assert not [name for name in found if re.search(r"side|arm|aze|(^|-)[ab]$", name)]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of a colour such as #1d2125."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_every_colour_can_be_read_on_every_ground(scheme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", style(Page(NOTHING)), re.DOTALL)
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6})", blocks[scheme]))
    grounds = [colours[name] for name in ("paper", "card", "sentence", "claim", "hatch", "lit", "with")]
    for ground in grounds:
        assert contrast(colours["ink"], ground) >= 4.5
        for line in ("actor", "place", "time", "count", "damage", "thing"):
            assert contrast(colours[line], ground) >= 3  # marks that are not text
    for ground in (colours["paper"], colours["card"], colours["lit"], colours["with"]):
        assert contrast(colours["accent"], ground) >= 4.5
    for ground in (colours["paper"], colours["card"]):
        assert contrast(colours["soft"], ground) >= 4.5
