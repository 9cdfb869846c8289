import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.handmade import (
    ARM_FORCES,
    ARM_MOD,
    AZE_FORCES,
    CLAIMS,
    EU_MISSION,
    FINDINGS,
    NOTHING,
    RESIDENTS,
    RUSSIA,
    TEGH_CLASH,
    span,
    statement,
)
from tests.strategies import READINGS
from truceline.model.actor import Actor
from truceline.model.incident import Account, Side
from truceline.model.reading import Reading
from truceline.publish.direction import LRM
from truceline.publish.ledger import Names, render
from truceline.publish.ledger_columns import answer_words, question_words, speaker_words
from truceline.publish.ledger_sides import side_of, side_title
from truceline.publish.quoting import JOINERS

NAMES = Names(languages={"en": "English", "ru": "Russian"}, countries={"ARM": "Armenia", "AZE": "Azerbaijan"})
SIDES = TEGH_CLASH.happenings[0].sides


class TextFile(SingleFileSnapshotExtension):
    """One golden file a ledger, to be read as it is."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)


def page(reading: Reading, width: int = 80) -> str:
    return render(reading, width=width, colour=False, names=NAMES)


@pytest.mark.parametrize("width", [60, 80, 160])
def test_the_ledger_of_a_clash(golden: SnapshotAssertion, width: int) -> None:
    assert page(TEGH_CLASH, width) == golden


@pytest.mark.parametrize("width", [80, 160])
def test_the_ledger_of_a_report_without_a_clash(golden: SnapshotAssertion, width: int) -> None:
    assert page(NOTHING, width) == golden


@pytest.mark.parametrize("width", [40, 79, 80, 120, 160, 240])
def test_no_line_is_wider_than_asked_for_and_none_ends_in_blanks(width: int) -> None:
    for line in page(TEGH_CLASH, width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


BLANKS = {chr(point) for point in range(0x3001) if unicodedata.category(chr(point)) == "Zs"}
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink a whole reading takes minutes


@settings(max_examples=50, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(READINGS, st.sampled_from([40, 80, 160]))
def test_any_reading_can_be_shown_and_nothing_in_it_acts_on_the_terminal(reading: Reading, width: int) -> None:
    shown = page(reading, width).replace(LRM, "")  # ours: it shows nothing and turns nothing; a report's own is shown
    assert not {char for char in shown if not char.isprintable() and char not in f"\n{JOINERS}"} - BLANKS, shown
    assert all(cell_len(line) <= width for line in shown.splitlines())


def test_without_colour_there_is_no_escape_code_and_with_it_the_words_are_the_same() -> None:
    from rich.text import Text

    plain = page(TEGH_CLASH)
    coloured = render(TEGH_CLASH, width=80, colour=True, names=NAMES)
    assert "\x1b" not in plain
    assert "\x1b" in coloured
    assert [line.rstrip() for line in Text.from_ansi(coloured).plain.splitlines()] == plain.splitlines()


def test_no_side_has_a_colour_of_its_own() -> None:
    coloured = render(TEGH_CLASH, width=80, colour=True, names=NAMES)
    for code in ("\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[34m", "\x1b[1;31m", "\x1b[1;32m"):
        assert code not in coloured


def test_every_claim_is_shown_with_its_number_and_its_words() -> None:
    listed = replace(TEGH_CLASH, happenings=(), unassigned=tuple(c.id for c in CLAIMS))
    shown = page(listed, 400)
    for number, claim in enumerate(CLAIMS, 1):
        assert f"[{number}] " in shown
        assert f"“{claim.content.text}”" in shown


def test_a_report_in_another_language_is_not_said_to_hold_no_clash() -> None:
    document = replace(NOTHING.document, language="ru", id="")
    shown = page(replace(NOTHING, document=document, state="not_read"))
    assert "This report was not read: it is in Russian, and only English is read." in shown
    assert "No clash" not in shown


def test_words_of_the_report_cannot_act_on_the_terminal() -> None:
    text = "\x1b[2J[red]Rovers[/red] \u202ebesieged"
    document = replace(NOTHING.document, text=text, publisher="\x1b]0;x\x07wire", id="")
    shown = page(replace(NOTHING, document=document, notes=("note\x1b[0m",)))
    assert "“␛[2J[red]Rovers[/red] <U+202E>besieged”" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_side_that_is_not_heard_is_said_to_be_silent() -> None:
    one_sided = tuple(c for c in CLAIMS if c.statement == "stm-arm")
    happening = replace(TEGH_CLASH.happenings[0], claims=tuple(c.id for c in one_sided), findings=())
    shown = page(replace(TEGH_CLASH, claims=one_sided, happenings=(happening,)))
    assert "not heard in this report" in shown
    assert "No third party is quoted, and the report adds nothing in its own voice." in shown


def test_sides_that_do_not_fit_are_stacked_and_stand_beside_each_other_on_a_wide_screen() -> None:
    third = Side(id="C", members=(RUSSIA,))
    happening = replace(TEGH_CLASH.happenings[0], sides=(*SIDES, third))
    reading = replace(TEGH_CLASH, happenings=(happening,))
    assert " │ " not in page(reading, 80)
    assert "   [4] Ministry of Defence of Armenia denies: A fired first at B." in page(reading, 80)
    assert " │ C: Russia" in page(reading, 160)


def test_a_happening_without_sides_time_or_place_says_so() -> None:
    happening = replace(TEGH_CLASH.happenings[0], sides=(), when=None, where=None, when_span=None, findings=())
    shown = page(replace(TEGH_CLASH, happenings=(happening,)))
    assert "When       not told" in shown
    assert "Where      not told" in shown
    assert "Sides      not told" in shown


def test_a_day_that_cannot_be_dated_says_why() -> None:
    happening = replace(TEGH_CLASH.happenings[0], when=None, when_span=span("Tuesday"))
    document = replace(TEGH_CLASH.document, published=None)
    shown = page(replace(TEGH_CLASH, document=document, happenings=(happening,)))
    assert "When       “Tuesday”, not dated: the publication time is not given" in shown


def test_claims_of_no_happening_are_listed_with_their_speakers() -> None:
    shown = page(replace(TEGH_CLASH, happenings=(), unassigned=tuple(c.id for c in CLAIMS)))
    assert "Said, but of no happening that was found" in shown
    assert "[2] Ministry of Defence of Armenia says: 4 killed, Armed Forces of Armenia." in shown


def test_spokesmen_belong_to_a_side_and_bystanders_to_none() -> None:
    assert side_of(ARM_MOD, SIDES) == SIDES[0]
    assert side_of(AZE_FORCES, SIDES) == SIDES[1]
    assert side_of(RESIDENTS, SIDES) is None
    assert side_of(EU_MISSION, SIDES) is None
    assert side_of(RUSSIA, SIDES) is None


def test_a_rebel_group_is_told_from_the_state_it_fights() -> None:
    army = Actor(id="SDN:army", kind="organ", name="Sudanese army", country="SDN", sector="MIL")
    rebels = Actor(id="group:RSF", kind="group", name="RSF", country="SDN", sector="REB", group="RSF")
    spokesman = Actor(id="p:1", kind="person", name="the spokesman", country="SDN", sector="REB", group="RSF")
    sides = (Side(id="A", members=(army,)), Side(id="B", members=(rebels,)))
    assert side_of(spokesman, sides) == sides[1]


def test_both_sides_are_headed_by_their_country_whatever_organ_the_report_names() -> None:
    assert side_title(Side(id="A", members=(ARM_MOD, ARM_FORCES)), NAMES.countries) == "A: Armenia"
    assert side_title(Side(id="B", members=(AZE_FORCES,)), NAMES.countries) == "B: Azerbaijan"
    assert side_title(Side(id="B", members=(AZE_FORCES,)), {}) == "B: Armed Forces of Azerbaijan"


def test_a_speaker_is_named_with_whom_it_came_through() -> None:
    said = statement("arm", "the Armenian Ministry of Defence said", ARM_MOD)
    agency = Actor(id="org:TASS", kind="organisation", name="TASS", country="RUS", sector="JRN")
    assert speaker_words(replace(said, relayed_by=(agency,))) == "Ministry of Defence of Armenia, through TASS"
    assert speaker_words(None) == "the report"
    hidden = replace(said, speakers=(), anonymous=True, named_as=span("its patrol"))
    assert speaker_words(hidden) == "“its patrol”, not named"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("fired_first", "Who fired first"),
        ("killed:A", "Killed, A: Armenia"),
        ("killed:civilians", "Killed, civilians"),
        ("wounded:not said", "Wounded, side not said"),
        ("violated_agreement", "Who broke an agreement"),
        ("With what weapon", "With what weapon"),
    ],
)
def test_a_question_is_said_in_words(question: str, words: str) -> None:
    assert question_words(replace(FINDINGS[0], question=question), {"A": "A: Armenia", "B": "B: Azerbaijan"}) == words


@pytest.mark.parametrize(
    ("value", "stance", "words"),
    [
        ("B", "asserts", "says: B"),
        ("denies: A", "denies", "denies: A"),
        ("declines: not said", "declines", "declines to say"),
        ("gives no figure", "declines", "declines to say"),
        ("not said", "asserts", "says: by whom is not said"),
    ],
)
def test_an_answer_is_said_with_its_stance(value: str, stance: str, words: str) -> None:
    assert answer_words(Account(value=value, claims=()), stance) == words
