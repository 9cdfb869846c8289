"""What a daily report says, and the files that it is drawn in."""

import io
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pypdfium2
import pytest

from tests.publish.exports.outgoing import leaving
from tests.publish.sitrep.material import DAY, days, heard, quiet, recorded, report, tegh
from truceline.errors import InputError
from truceline.model.actor import Actor
from truceline.model.quantity import Count
from truceline.publish.gate import NOT_REVIEWED
from truceline.publish.masks import MASK
from truceline.publish.outgoing import Outgoing
from truceline.publish.sitrep import pdf
from truceline.publish.sitrep.accounts import stands
from truceline.publish.sitrep.blocks import Grid, Heading, Points, Report, words_of
from truceline.publish.sitrep.formats import FORMATS
from truceline.publish.sitrep.html import render_html

FORMAT = pytest.mark.parametrize("form", FORMATS)


def said(made: Report) -> str:
    return "\n".join(sentence.text for sentence in made.sentences())


def points_under(made: Report, label: str) -> list[str]:
    found = [block for block in made.blocks if isinstance(block, Points) and block.label and block.label.text == label]
    return [" ".join(words.text for words in point) for block in found for point in block.points]


def grid(made: Report, caption: str) -> Grid:
    (found,) = [block for block in made.blocks if isinstance(block, Grid) and block.caption.text.startswith(caption)]
    return found


def cells(table: Grid) -> list[list[str]]:
    return [[" ".join(words.text for words in cell) for cell in row] for row in table.rows]


def test_the_sitrep_of_11_april_2023_as_html(snapshot):
    assert render_html(report()) == snapshot


def test_the_first_line_compares_with_the_day_before():
    assert "1 incident is told of 11 April 2023." in said(report())
    assert "The day before, 10 April 2023: none; no reports of that time are in the casefile." in said(report())


def test_a_day_without_reports_says_no_reports_and_not_no_incidents():
    told = said(report(quiet()))
    assert "No reports: the casefile has none published on 11 April 2023" in told
    assert "0 incident" not in told and "no incident" not in told.lower().split("no incident that")[0]


def test_alleged_denied_and_observed_stand_apart():
    made = report()
    assert [point for point in points_under(made, "Alleged by a side of the other") if "fired first" in point]
    (denied,) = points_under(made, "Denied")
    assert denied == "Ministry of defence of Armenia denies: Armenia fired first at Azerbaijan."
    (observed,) = points_under(made, "Observed")
    assert observed == (
        "No observation of a monitor is linked to this incident; of who fired first a monitor declined to say."
    )


def test_each_side_accuses_the_other_and_nobody_alleges_a_breach_in_words():
    rows = cells(grid(report(), "Against the agreement"))
    assert [row[1] for row in rows] == ["Nobody", "Nobody"]
    accused = {row[0].partition("Accused: ")[2].split()[0]: row for row in rows}
    assert all(row[0].startswith("Trilateral statement of 9 November 2020, point 1, to cease fire") for row in rows)
    assert accused["Armenia"][2] == "Ministry of defence of Armenia."
    assert accused["Azerbaijan"][2] == "Nobody"  # an account that does not fit is no denial in words
    assert accused["Azerbaijan"][3].startswith("Defence ministry of Azerbaijan")
    assert all(row[4].startswith("Whether it would fall under it cannot be said: ") for row in rows)


def test_rival_figures_stand_side_by_side_by_whom():
    table = grid(report(), "Figures, side by side")
    killed = next(row for row in cells(table) if row[0].startswith("Killed, A"))
    assert len(killed) == 5


def test_what_is_not_known_of_an_observation_is_n_k():
    table = grid(report(recorded()), "Observations")
    first, second, third = cells(table)
    assert [head.text for head in table.heads[:4]] == ["Position", "Location", "Means", "No."]
    assert (first[3], first[6]) == ("12", "N/K")
    assert second[3] == "N/K"
    assert third[3] == "not seen" and third[4].startswith("Looked for and not seen")


def test_counts_of_parties_stay_in_their_unit_beside_our_own():
    (row,) = cells(grid(report(recorded()), "Counts"))
    assert row[:4] == ["Armenia", "Azerbaijan", "105", "Violations"]
    assert "incident" in row[-1]


def test_what_nobody_approved_is_held_back_and_counted():
    held = replace(tegh(), now=days(held=("inc-1",), reports=("doc-1",)), incidents=())
    assert "No incident that may be told here is known of 11 April 2023." in said(report(held))
    assert "Held back, since nobody has approved them as they stand: 1 incident." in said(report(held))


def test_what_nobody_approved_is_marked_wherever_it_is_told():
    out = leaving(approval=NOT_REVIEWED)
    made = report(replace(tegh(), incidents=(out,), unreviewed=True))
    assert made.unreviewed
    assert said(made).lower().count("not reviewed: nobody has accepted this incident") == 2
    assert "nobody has approved" in render_html(made)


def test_names_of_victims_are_withheld():
    told = render_html(report())
    assert MASK in told and "Zalov" not in told
    assert "Zalov" in render_html(report(replace(tegh(), incidents=(leaving(with_names=True),))))


def test_every_number_of_a_note_leads_to_its_words_and_every_note_to_its_report():
    page = Links()
    page.feed(render_html(report()))
    assert page.targets and page.targets <= page.ids
    assert len(page.ids) == page.count


def test_notes_link_to_the_workbench_where_one_is_named():
    assert 'href="http://127.0.0.1:8765/reports/' in render_html(report(), workbench="http://127.0.0.1:8765/")
    assert "/reports/doc" not in render_html(report())


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.targets, self.count = set(), set(), 0

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if "id" in told:
            self.ids.add(told["id"])
            self.count += 1
        if (told.get("href") or "").startswith("#"):
            self.targets.add(told["href"][1:])


@FORMAT
def test_the_same_report_gives_the_same_bytes(form):
    assert FORMATS[form].render(report(), None) == FORMATS[form].render(report(), None)


@pytest.mark.parametrize("material", [tegh, recorded, quiet])
def test_every_sentence_stands_in_the_pdf(material):
    stands_in_the_pdf(report(material()))


def stands_in_the_pdf(made: Report) -> None:
    document = pypdfium2.PdfDocument(FORMATS["pdf"].render(made, None))
    told = "".join(page.get_textpage().get_text_range() for page in document)
    flat = "".join(told.replace("\u00ad", "").replace("\ufffe", "").split()).replace("-", "")
    for sentence in made.sentences():
        assert "".join(sentence.text.split()).replace("-", "")[:25] in flat


def test_a_long_pdf_begins_a_page_before_its_incidents_some_of_them_and_what_it_ends_with():
    told = tegh()
    (out,) = told.incidents
    many = tuple(_again(out, f"inc-{number:03d}") for number in range(1, 61))
    made = report(replace(told, incidents=many, now=days(incidents=tuple(each.incident.id for each in many))))
    document = pypdfium2.PdfDocument(FORMATS["pdf"].render(made, None))
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    begun = [page.removeprefix("Daily report, 11 April 2023 ") for page in pages]
    for words in ("Incident by incident 1 Armed", "51 Armed clash", "Notes", "Reports"):
        assert any(page.startswith(words) for page in begun), words
    assert min(map(len, pages)) > 200  # none is empty but for its head and foot


def _again(out: Outgoing, id_: str) -> Outgoing:
    """Return an incident once more under another id."""
    return replace(out, view=replace(out.view, incident=replace(out.incident, id=id_)))


@pytest.mark.parametrize("words", ["Two bursts \x08 north.", "\u6751\u306e\u8fd1\u304f", "\U000e0041 \U0001f4a5"])
def test_letters_that_no_font_here_has_keep_no_pdf_from_being_made(words):
    odd = replace(recorded(), now=days(records=(heard(words=words),)))
    assert FORMATS["pdf"].render(report(odd), None).startswith(b"%PDF")


def test_the_docx_holds_every_sentence_heads_that_repeat_and_notes_that_are_linked():
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"].render(report(), None))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        body = archive.read("word/document.xml").decode("utf-8")
    assert body.count("<w:tblHeader/>") == body.count("<w:tbl>")
    assert 'w:anchor="note_1"' in body and 'w:name="note_1"' in body
    plain = "".join(piece.partition(">")[2] for piece in body.split("<")).replace("&amp;", "&")
    assert "Ministry of defence of Armenia denies: Armenia fired first at Azerbaijan." in plain


def test_a_missing_typesetter_is_said_with_what_to_do():
    with pytest.raises(InputError) as missing:
        pdf.need("no_such_typesetter")
    assert "truceline[sitrep]" in str(missing.value)


def test_anchors_and_headings_are_unique_and_in_order():
    made = report()
    anchors = [block.anchor for block in made.blocks if isinstance(block, Heading)]
    assert len(anchors) == len(set(anchors))
    assert all(list(words_of(block)) for block in made.blocks)


def test_a_day_of_reports_in_languages_that_are_not_read_is_no_quiet_day():
    unread = days(reports=("doc-1", "doc-2"), unread=("doc-1", "doc-2"))
    told = said(report(replace(quiet(), now=unread)))
    assert "Nothing was read: 2 reports published on 11 April 2023, in a language that is not read" in told
    assert "No incident is told" not in told
    before = replace(unread, period=DAY.before())
    assert "the day before, 10 April 2023: none; no report of that time was read" in said(
        report(replace(quiet(), before=before))
    )
    some = said(report(replace(quiet(), now=replace(unread, unread=("doc-2",)))))
    assert "No incident is told of 11 April 2023." in some
    assert "Not read, because of the language: 1 report published in these days." in some


def test_people_who_were_killed_are_counted_apart_from_people_who_were_seen():
    def of(id_: str, act: str, many: int):
        return heard(id=id_, act=act, count=Count(low=many, best=many, high=many, unit="persons"))

    told = said(report(replace(quiet(), now=days(records=(of("obs-1", "killed", 2), of("obs-2", "present", 30))))))
    assert "Monitors recorded 2 people killed (the day before, 10 April 2023: none recorded)." in told
    assert "Monitors recorded 30 persons (the day before, 10 April 2023: none recorded)." in told


@pytest.mark.parametrize("turned", [False, True])
def test_where_a_joint_statement_stands_does_not_hang_on_who_is_named_first(turned):
    (out,) = tegh().incidents
    side, outside = out.incident.sides[0].members[0], Actor(id="RUS", kind="state", name="Russia", country="RUS")
    view = out.view
    claim = next(
        entry.claim
        for entry in view.entries.values()
        if view.statements[entry.claim.statement].speakers == (side,) and entry.claim.stance == "asserts"
    )
    alone = stands(view, claim)
    reading = next(each for each in view.readings.values() if claim in each.claims)
    joint = tuple(
        replace(each, speakers=(outside, side) if turned else (side, outside)) if each.id == claim.statement else each
        for each in reading.statements
    )
    joined = replace(view, readings={**view.readings, reading.document.id: replace(reading, statements=joint)})
    assert stands(joined, claim) == alone


def test_a_day_of_which_a_report_of_another_day_gives_a_count_is_not_without_reports():
    document = next(iter(tegh().incidents[0].view.documents.values()))
    told = said(report(replace(quiet(), documents=(document,))))
    assert "No reports" not in told and "No incident is told of 11 April 2023." in told
    assert "No reports: the casefile has none published on 11 April 2023" in said(report(quiet()))
