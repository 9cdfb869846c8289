"""The list of incidents."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.handmade import DOC, SYUNIK, TEGH_CLASH, span
from tests.publish.casefiles import NAMES, one_incident
from tests.strategies import values
from truceline.model.incident import Incident
from truceline.model.mention import PlaceMention
from truceline.model.quantity import Count
from truceline.publish.direction import LRM
from truceline.publish.incident_answers import standing_phrase
from truceline.publish.incident_list import MORE, losses, render_incidents, where_phrase
from truceline.publish.quoting import JOINERS

TEGH = one_incident(TEGH_CLASH)
NOTHING = Incident(id="inc-0", happenings=(), documents=())


def page(*incidents: Incident, width: int = 80, total: int | None = None) -> str:
    return render_incidents(incidents, width=width, colour=False, names=NAMES, total=total)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 160])
def test_an_incident_is_told_at_every_width(width):
    listed = page(TEGH, width=width)
    said = " ".join(listed.split())
    for words in ("inc-1a2b3c4d", "11 April 2023", "Armed clash", "A: Armenia", "B: Azerbaijan", "1 report"):
        assert words in said
    assert all(cell_len(line) <= width and line == line.rstrip() for line in listed.splitlines())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(values(Incident, DOC), max_size=2), st.sampled_from([40, 80, 160]))
def test_any_incident_can_be_listed_and_nothing_in_it_acts_on_the_terminal(incidents, width):
    shown = page(*incidents, width=width).replace(LRM, "")
    assert not {char for char in shown if not char.isprintable() and char not in f"\n{JOINERS}" and not char.isspace()}
    assert all(cell_len(line) <= width for line in shown.splitlines())


def test_a_figure_that_nobody_gives_is_not_known_and_zero_is_zero():
    killed = {"killed:A": Count(low=0, best=0, high=0), "killed:B": None}
    findings = tuple(replace(TEGH.findings[0], question=q, published_count=count) for q, count in killed.items())
    assert list(losses(replace(TEGH, findings=findings), "killed")) == ["A 0", "B N/K"]


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [(4, 4, 4, "4"), (3, None, 7, "3–7"), (20, None, None, "20+"), (None, None, 50, "≤50"), (None, 300, None, "~300")],
)
def test_a_figure_is_no_more_exact_than_it_is(low, best, high, said):
    finding = replace(TEGH.findings[0], question="killed:A", published_count=Count(low=low, best=best, high=high))
    assert next(losses(replace(TEGH, findings=(finding,)), "killed")) == f"A {said}"


def test_a_province_is_said_to_be_one():
    mention = PlaceMention(span=span("Syunik"), place=SYUNIK, relation="in")
    assert where_phrase(replace(TEGH, where=mention), NAMES) == "in the province of Syunik, Armenia"


def test_the_list_says_what_is_contested():
    assert "Contested: who fired first" in standing_phrase(TEGH)
    assert standing_phrase(NOTHING) == "Nothing is known."


def test_a_long_list_ends_with_how_to_see_more():
    assert "1 of 1,312 incidents." in page(TEGH, total=1312)
    assert MORE in page(TEGH, total=1312, width=160)
    assert MORE not in page(TEGH, width=160)
    assert "2 incidents." in page(TEGH, NOTHING)
    assert page() == "No incident.\n"


def test_the_list_names_the_policy_of_its_figures():
    assert "Figures by the policy range 1." in " ".join(page(TEGH).split())
    assert "Figures" not in page(NOTHING)
