"""How figures moved: the rows are all that was told, and the chart shows no figure that nobody gave."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.handmade import AZE_MOD, TEGH_CLASH
from tests.publish.casefiles import NAMES, by_id, one_incident
from truceline.model.quantity import Count
from truceline.publish.figure_moves import BOTTOM, FIRST, LAST, RIGHT, TOP, figures
from truceline.publish.incident_view import IncidentView

NOON = datetime(2023, 4, 11, 12, tzinfo=UTC)


def told(*accounts):
    """Return the figures of an incident whose dead of side A were told so: (hours after noon, low, high, who)."""
    incident = one_incident(TEGH_CLASH)
    finding = next(f for f in incident.findings if f.question == "killed:A")
    (first,) = finding.accounts
    made = [
        replace(
            first,
            count=Count(low=low, best=None, high=high),
            value=str(low),
            as_of=None if hours is None else NOON + timedelta(hours=hours),
            says=who,
            speakers=first.speakers if who == "A" else (AZE_MOD,),
        )
        for hours, low, high, who in accounts
    ]
    moved = replace(incident, findings=(replace(finding, accounts=tuple(made)),))
    return list(figures(IncidentView(incident=moved, readings=by_id([TEGH_CLASH]), names=NAMES)))


def test_one_account_alone_has_not_moved():
    assert told((0, 4, 4, "A")) == []


def test_moves_are_told_in_the_order_of_time_those_without_one_last():
    (figure,) = told((5, 6, 6, "A"), (None, 9, 9, "B"), (1, 4, 4, "A"))
    assert [move.figure for move in figure.moves] == ["4", "6", "9"]
    assert [move.when for move in figure.moves] == ["11 April, 17:00", "11 April, 21:00", "time not known"]


def test_a_figure_stays_until_the_next_of_the_same_side():
    (figure,) = told((0, 4, 4, "A"), (6, 8, 8, "A"))
    (line,) = figure.chart.lines
    middle = (TOP + BOTTOM) / 2
    assert line.paths == (f"M {float(FIRST)} {middle} H {float(LAST)} V {float(TOP)} H {RIGHT}",)
    assert line.name == "A: Armenia"


def test_a_range_has_a_line_for_its_lowest_and_one_for_its_highest():
    (figure,) = told((0, 4, 8, "A"), (6, 5, 8, "A"))
    (line,) = figure.chart.lines
    assert len(line.paths) == 2


def test_a_number_that_is_not_given_has_no_height_and_no_line():
    (figure,) = told((0, None, None, "A"), (6, 8, 8, "B"))
    unknown, known = figure.chart.lines
    assert unknown.paths == () and len(unknown.not_given) == 1 and unknown.marks == ()
    assert known.not_given == () and unknown.form != known.form
    assert "number not given" in figure.chart.told


def test_without_figures_or_without_two_moments_there_is_no_chart():
    assert told((0, None, None, "A"), (6, None, None, "B"))[0].chart is None
    assert told((3, 4, 4, "A"), (3, 5, 5, "B"))[0].chart is None
    assert told((None, 4, 4, "A"), (None, 5, 5, "B"))[0].chart is None


FIGURE = st.integers(0, 10**9)


@given(
    st.lists(
        st.tuples(st.none() | st.integers(-50, 50), st.none() | FIGURE, st.none() | FIGURE, st.sampled_from("AB")),
        min_size=2,
        max_size=6,
    )
)
def test_every_account_has_a_row_and_every_mark_lies_in_the_field(accounts):
    ordered = [
        (h, min(a, b) if None not in (a, b) else a, max(a, b) if None not in (a, b) else b, w)
        for h, a, b, w in accounts
    ]
    (figure,) = told(*ordered)
    assert len(figure.moves) == len(accounts)
    for line in figure.chart.lines if figure.chart else ():
        for mark in line.marks:
            assert FIRST <= mark.x <= LAST and TOP <= mark.y <= BOTTOM
