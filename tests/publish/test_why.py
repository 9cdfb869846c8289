"""Every claim behind a value, and how the value was made."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.cells import cell_len

from tests.handmade import TEGH_CLASH
from tests.publish.casefiles import NAMES, again, by_id, one_incident
from truceline.errors import InputError
from truceline.model.judgement import Judgement
from truceline.publish.incident_answers import spelled
from truceline.publish.why import render_why

COPY = again(
    TEGH_CLASH, publisher="a copying site", address="06-copy.txt", published=datetime(2023, 4, 11, 15, tzinfo=UTC)
)
BOTH = (TEGH_CLASH, COPY)
COPIED = one_incident(*BOTH)


def why(question: str, width: int = 160, **options) -> str:
    return render_why(COPIED, by_id(BOTH), question, width=width, names=NAMES, **options)


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 120, 160])
@pytest.mark.parametrize("question", [finding.question for finding in COPIED.findings])
def test_every_claim_is_shown_with_its_words_its_place_and_its_rule(question, width):
    page = why(question, width)
    assert all(cell_len(line) <= width and line == line.rstrip() for line in page.splitlines())
    finding = next(f for f in COPIED.findings if f.question == question)
    claims = {claim.id: claim for reading in BOTH for claim in reading.claims}
    told = [claims[id_] for account in finding.accounts for id_ in account.claims]
    assert page.count("Words") == page.count("Rule") == len(told) / 2  # the copy's are named once
    assert page.count("in the words of [1.") == len(told) / 2 or width < 80
    if width == 160:
        for claim in told:
            assert f"characters {claim.span.start:,} to {claim.span.end:,}" in page


def test_a_claim_of_a_copy_is_said_to_be_copied():
    assert "[2.2] in the words of [1.2]; [2] a copying site, a copy of [1]; characters" in squeezed(why("killed.A"))


def test_the_policy_tells_how_the_value_was_made():
    assert "Killed, A: Armenia: 4" in why("killed:A")
    assert "Published: 4." in squeezed(why("killed:A"))


def test_a_question_is_found_however_it_is_typed():
    assert why("killed:A") == why("killed.a") == why("KILLED.A")
    assert spelled("wounded:not said") == "wounded.not_said"


def test_a_question_that_is_not_asked_names_those_that_are():
    with pytest.raises(InputError, match=r"no question 'kilt'.*killed\.A"):
        why("kilt")


def test_a_damaged_claim_is_explained():
    assert "“16:20 (20:20 Greenwich)”: 16:20 local time is 12:20 GMT" in squeezed(why("fired_first"))


def test_judgements_that_bear_on_the_claims_are_told_and_others_not():
    claims = {claim.id: claim for claim in TEGH_CLASH.claims}
    bears, not_ = (
        Judgement(
            id=key,
            verdict="reject",
            question="claim",
            by="a coder",
            at=datetime(2023, 5, 1, tzinfo=UTC),
            why=key,
            spans=(claims[key].content,),
        )
        for key in ("clm-a2", "clm-r1")
    )
    page = squeezed(why("killed.A", judgements=(bears, not_)))
    assert "why: clm-a2" in page
    assert "clm-r1" not in page


def test_nothing_acts_on_the_terminal():
    hostile = replace(COPIED, id="\x1b[31m", findings=tuple(replace(f, note="\x1b[0m\u202e") for f in COPIED.findings))
    page = render_why(hostile, by_id(BOTH), "killed.A", width=80, names=NAMES)
    assert "\x1b" not in page and "\u202e" not in page
