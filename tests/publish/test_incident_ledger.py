"""What a person sees of one incident over several reports."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.handmade import ARM_MOD, TEGH_CLASH, span
from tests.publish.casefiles import NAMES, again, by_id, one_incident, shown
from tests.strategies import DOCUMENTS, values
from truceline.errors import InputError
from truceline.model.incident import Episode, Finding, Incident
from truceline.model.judgement import PAIRED, Judgement
from truceline.model.linking import Feature, Link
from truceline.model.origin import Origin
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.publish.direction import LRM
from truceline.publish.incident_judgements import judgement_words
from truceline.publish.incident_ledger import render_incident
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_phrases import report_refs
from truceline.publish.quoting import JOINERS

COPY = again(
    TEGH_CLASH, publisher="a copying site", address="06-copy.txt", published=datetime(2023, 4, 11, 15, tzinfo=UTC)
)
BOTH = (TEGH_CLASH, COPY)
COPIED = one_incident(*BOTH)
BLANKS = {chr(point) for point in range(0x3001) if unicodedata.category(chr(point)) == "Zs"}
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink a whole reading takes minutes


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 79, 80, 120, 160])
def test_no_line_is_wider_than_asked_for_and_none_ends_in_blanks(width):
    for line in shown(COPIED, BOTH, width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@st.composite
def cases(draw):
    """Any incident over any readings, whether their ids meet or not."""
    readings = draw(
        st.lists(DOCUMENTS, min_size=1, max_size=2).flatmap(lambda docs: st.tuples(*(values(Reading, d) for d in docs)))
    )
    incident = draw(values(Incident, readings[0].document))
    told = tuple(h.id for reading in readings for h in reading.happenings)
    return replace(incident, documents=tuple(by_id(readings)), happenings=told), readings


@settings(max_examples=25, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(cases(), st.sampled_from([40, 80, 160]))
def test_any_incident_can_be_shown_and_nothing_in_it_acts_on_the_terminal(case, width):
    incident, readings = case
    page = shown(incident, readings, width).replace(LRM, "")
    assert not {char for char in page if not char.isprintable() and char not in f"\n{JOINERS}"} - BLANKS, page
    assert all(cell_len(line) <= width for line in page.splitlines())


def test_words_of_a_report_cannot_act_on_the_terminal():
    hostile = replace(
        COPIED,
        id="inc\x1b[31m",
        notes=("note\x1b[0m\u202e",),
        findings=tuple(replace(f, note="\x1b]0;x\x07", policy="\x1b[2Jmine") for f in COPIED.findings),
        links=(Link(first="\x1b[1m", second="b", score=1.0, features=(Feature(name="x\x1b", value=1, weight=1),)),),
    )
    page = shown(hostile, [replace(r, document=replace(r.document, publisher="\x1b[2Jwire")) for r in BOTH])
    assert "\x1b" not in page and "\u202e" not in page
    assert "␛[2Jwire" in page and "<U+202E>" in page


def test_without_colour_the_words_are_the_same():
    from rich.text import Text

    coloured = render_incident(COPIED, by_id(BOTH), width=80, colour=True, names=NAMES)
    assert "\x1b" in coloured
    assert [line.rstrip() for line in Text.from_ansi(coloured).plain.splitlines()] == shown(COPIED, BOTH).splitlines()


def test_no_side_has_a_colour_of_its_own():
    coloured = render_incident(COPIED, by_id(BOTH), width=80, colour=True, names=NAMES)
    for code in ("\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[34m", "\x1b[1;31m", "\x1b[1;32m"):
        assert code not in coloured


def test_what_a_copy_says_again_is_not_quoted_again():
    page = squeezed(shown(COPIED, BOTH, 160))
    assert page.count("The fighting lasted some three hours") == 1
    assert "[1.9] Wire agency says: there was fighting. “The fighting lasted some three hours” copied in [2]" in page
    assert "[2.9]" not in page
    assert "a copy of [1]" in page


def test_the_tree_of_origins_goes_by_the_numbers_of_the_reports():
    claims = tuple(claim.id for claim in TEGH_CLASH.claims)
    origin = Origin(
        id="org-1", root=TEGH_CLASH.document.id, documents=tuple(by_id(BOTH)), claims=claims, speakers=(ARM_MOD,)
    )
    page = squeezed(shown(replace(COPIED, origins=(origin,)), BOTH, 120))
    assert "Ministry of Defence of Armenia (1 origin" in page
    assert "quoted by [1] 01-wire.txt" in page
    assert "copy of it, not counted: [2] 06-copy.txt" in page


def test_reports_and_independent_origins_are_counted_side_by_side():
    origin = Origin(id="org-1", root=TEGH_CLASH.document.id, documents=tuple(by_id(BOTH)), claims=())
    assert "2 reports, origins not counted" in shown(COPIED, BOTH)
    assert "2 reports, 1 independent origin" in shown(replace(COPIED, origins=(origin,)), BOTH)


def test_a_report_that_is_not_at_hand_keeps_its_number():
    page = shown(COPIED, [COPY])
    assert "[1]  this report is not at hand" in page
    assert "[2]  a copying site" in page


def test_a_figure_that_is_replaced_stands_under_the_one_that_replaced_it_with_its_date():
    early = datetime(2023, 4, 11, 13, 20, tzinfo=UTC)
    finding = next(f for f in COPIED.findings if f.question == "killed:A")
    (stands, *_) = finding.accounts
    unknown = Count(low=None, best=None, high=None)
    before = replace(stands, count=unknown, as_of=early, standing=False, note="a figure follows")
    after = replace(stands, as_of=early + timedelta(hours=3))
    moved = replace(finding, accounts=(before, after))
    page = squeezed(shown(replace(COPIED, findings=(moved,)), BOTH, 40))  # stacked
    assert (
        "says: 4, as of 11 April, 20:20 [1.2]; copied in [2] "
        "before: number not given, as of 11 April, 17:20 [1.2]; copied in [2]"
    ) in page


def test_a_damaged_value_is_explained_with_its_words():
    page = squeezed(shown(COPIED, BOTH, 160))
    assert "“16:20 (20:20 Greenwich)” in [1.5]" in page
    assert "16:20 local time is 12:20 GMT; one of the two is wrong" in page


def test_earlier_wars_stand_apart_once_for_all_reports():
    page = shown(COPIED, BOTH, 160)
    told = page[page.index("Not part of this") :]
    assert told.count("six-week war") == 1
    assert "[1] [2]" in told
    assert "6,999" not in page[: page.index("Not part of this")]


def test_links_are_told_strongest_first_and_only_those_that_hold_the_incident_together():
    one, two = (h.id for reading in BOTH for h in reading.happenings)
    features = (
        Feature(name="kind", value=1.0, weight=0.5, words="both armed clash"),
        Feature(name="place", value=1.0, weight=3.0, words="the same place, Tegh"),
        Feature(name="figures", value=0.0, weight=9.0, words="nothing"),
        Feature(name="hours", value=-0.5, weight=2.0, words="half an hour apart"),
    )
    link = Link(first=one, second=two, score=4.2, features=features)
    weaker = Link(first=one, second=two, score=1.0)
    page = squeezed(shown(replace(COPIED, links=(weaker, link)), BOTH, 160))
    assert "[1] and [2] the same place, Tegh; against it: half an hour apart; both armed clash (score 4.2)" in page
    assert "score 1.0" not in page


def test_judgements_episodes_and_notes_are_told():
    words = TEGH_CLASH.claims[0].span
    judgement = Judgement(
        id="jdg-1",
        verdict="reject",
        question="claim",
        by="a coder",
        at=datetime(2023, 5, 1, tzinfo=UTC),
        why="misread",
        spans=(words,),
    )
    total = Finding(
        question="killed:civilians", accounts=(), accord="single", published_count=Count(low=9, best=9, high=9)
    )
    episode = Episode(id="epi-1", incidents=("inc-2", "inc-3"), totals=(total,), why="one night")
    incident = replace(COPIED, judgements=("jdg-1", "jdg-2"), notes=("a note",))
    page = squeezed(shown(incident, BOTH, 160, judgements=(judgement,), episodes=(episode,)))
    assert "a coder 1 May 2023, 00:00 (UTC): “Azerbaijani troops" in page
    assert "is not relied on; why: misread" in page
    assert "judgement jdg-2, which is not at hand" in page
    assert "epi-1 2 incidents: one night; with inc-2, inc-3 Killed, civilians: 9 over all of them" in page
    assert "Notes" in page and "a note" in page


def test_an_incident_of_which_nothing_is_known_says_so():
    page = shown(Incident(id="inc-0", happenings=(), documents=()), ())
    assert "not known: no report tells a day that can be dated" in page
    assert "No question is answered." in page
    assert "No claim was read." in page


def test_values_are_published_by_the_policy_that_is_asked_for():
    page = squeezed(shown(COPIED, BOTH, policy="ucdp"))
    assert "the policy ucdp 1" in page and "the policy range 1" not in page


def test_a_policy_that_does_not_exist_names_those_that_do():
    with pytest.raises(InputError, match=r"no policy 'mine'.*ucdp 1"):
        shown(COPIED, BOTH, policy="mine")


def test_speakers_of_one_side_are_named_where_they_differ():
    first, *others = COPIED.findings
    (said, *_) = first.accounts
    health = replace(ARM_MOD, id="ARM:health", name="Health Ministry of Armenia")
    two = replace(first, accounts=(said, replace(said, value="A", speakers=(health,))))
    page = shown(replace(COPIED, findings=(two, *others)), BOTH, 160)
    assert "Ministry of Defence says: B" in page
    assert "Health Ministry says: A" in page


def test_many_copies_take_few_lines():
    copies = tuple(again(TEGH_CLASH, publisher=f"outlet {n}", address=f"{n}.txt") for n in range(20))
    reports = (TEGH_CLASH, *copies)
    incident = one_incident(*reports)
    claims = tuple(claim.id for reading in reports for claim in reading.claims)
    origin = Origin(
        id="org-1", root=TEGH_CLASH.document.id, documents=tuple(by_id(reports)), claims=claims, speakers=(ARM_MOD,)
    )
    page = shown(replace(incident, origins=(origin,)), reports)
    assert "copied in [2]–[21]" in squeezed(page)
    assert "and 17 more made of it, not counted" in page
    assert len(page.splitlines()) < len(shown(COPIED, BOTH).splitlines()) + 50


@pytest.mark.parametrize(
    ("numbers", "said"), [([], ""), ([3], "[3]"), ([2, 1], "[1] [2]"), ([5, 2, 3, 4, 9, 9], "[2]–[5] [9]")]
)
def test_reports_in_a_row_are_named_by_the_first_and_the_last(numbers, said):
    assert report_refs(numbers) == said


def test_a_copy_is_no_reason_why_reports_are_one_incident():
    third = again(TEGH_CLASH, publisher="another", address="03.txt")
    one, two, three = (h.id for reading in (*BOTH, third) for h in reading.happenings)
    incident = replace(one_incident(*BOTH, third), descents=COPIED.descents)
    links = (Link(first=one, second=two, score=9.0), Link(first=one, second=three, score=4.5))
    page = shown(replace(incident, links=links), (*BOTH, third))
    assert "score 4.5" in page
    assert "score 9.0" not in page


@pytest.mark.parametrize(
    ("verdict", "question", "value", "said"),
    [
        ("reject", "claim:fired_first@AZE", None, "(read as: who fired first) is not relied on"),
        (
            "correct",
            "claim:killed@-.count",
            "7",
            "the count of “Azerbaijani troops” [1] (read as: killed) is corrected to “7”",
        ),
        ("accept", "claim", None, "“Azerbaijani troops” [1] is rightly read"),
        ("correct", "claim.act", "killed", "the act of “Azerbaijani troops” [1] is corrected to “killed”"),
        ("same", "copy", None, "“Azerbaijani troops” [1] and “Footage” [1]: one is a copy of the other"),
        ("different", "happening", None, "they tell of different events"),
        ("unsure", "happening", None, "whether they tell of one event cannot be told"),
    ],
)
def test_a_judgement_is_said_in_words(verdict, question, value, said):
    spans = (span("Azerbaijani troops"), span("Footage"))[: 2 if verdict in PAIRED else 1]
    at = datetime(2023, 5, 1, tzinfo=UTC)
    judgement = Judgement(id="j", verdict=verdict, question=question, by="x", at=at, value=value, spans=spans)
    view = IncidentView(incident=COPIED, readings=by_id(BOTH))
    assert said in judgement_words(view, judgement)


def test_what_a_person_rejected_stands_last():
    first, *others = COPIED.findings
    (said, other) = first.accounts
    rejected = replace(first, accounts=(replace(said, standing=False, note="rejected by a coder"), other))
    page = shown(replace(COPIED, findings=(rejected, *others)), BOTH, 40)
    told = squeezed(page[page.index("Who fired first") : page.index("Killed")])
    assert told.index("B (Ministry of Defence of Azerbaijan) says: A") < told.index("rejected by a coder")
