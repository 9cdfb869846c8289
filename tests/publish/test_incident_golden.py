"""The drawings of the Tegh case as a person sees them, and what a newcomer has to find in them."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.publish.casefiles import NAMES
from tests.publish.tegh import kept
from tests.publish.test_ledger import TextFile
from truceline.publish.incident_ledger import render_incident
from truceline.publish.incident_list import render_incidents
from truceline.publish.why import render_why

INCIDENT, READINGS = kept()


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)


@pytest.mark.parametrize("width", [60, 80, 120, 160])
def test_the_incident_of_tegh(golden, width):
    assert render_incident(INCIDENT, READINGS, width=width, colour=False, names=NAMES) == golden


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_list_with_tegh(golden, width):
    assert render_incidents((INCIDENT,), width=width, colour=False, names=NAMES, total=3) == golden


@pytest.mark.parametrize("question", ["killed.A", "when", "fired_first"])
def test_why_of_tegh(golden, question):
    assert render_why(INCIDENT, READINGS, question, width=80, names=NAMES) == golden


@pytest.mark.parametrize("policy", ["ucdp", "acled"])
def test_why_of_tegh_by_another_policy(golden, policy):
    assert render_why(INCIDENT, READINGS, "killed.A", width=80, names=NAMES, policy=policy) == golden


def test_what_a_newcomer_has_to_find_is_there():
    page = render_incident(INCIDENT, READINGS, width=40, colour=False, names=NAMES)  # one account under another
    told = " ".join(page[: page.index("Not part of this")].split())
    for words in (
        "Who fired first: no value ─ contested",
        "Killed, A: Azerbaijan: 3 ─",
        "Killed, B: Armenia: 4 ─",
        "before: number not given, as of 11 April, 17:20 [1.5]; copied in [2]",
        "about 16:00, 11 April 2023",
        "about 16:20, 11 April 2023",
        "“at the hour 16:<>” [6.2]; between 16:00 and 16:59; the minutes are lost",
        "“16:20 (20:20 Greenwich)” [6.5]; 16:20 and 20:20 (Greenwich) cannot be the same moment",
        "a copy of [1]",
        "copy of it, not counted: [2] 06-copy.txt",
    ):
        assert words in told
    for other in ("6,500", "6,000", "30,000", "300"):  # of the wars of 1991 and 2020, and of 2022
        assert f" {other}" not in told
    assert "6,500" in page
