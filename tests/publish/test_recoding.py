"""The same accounts under every policy: what each publishes, and the accounts that make them differ."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.incidents.made import SIDES, at_least, exactly
from tests.incidents.test_policies import BOTH, DOZENS, TENS, UP_TO_50, given_by, of_a
from tests.publish import tegh
from tests.publish.casefiles import NAMES
from tests.publish.exports.outgoing import APPROVED, leaving, row
from tests.strategies import counts
from truceline.incidents.policies import ACLED, POLICIES, RANGE, UCDP
from truceline.model.incident import Incident
from truceline.publish.incident_view import IncidentView
from truceline.publish.outgoing import Outgoing
from truceline.publish.recoding import Recoding
from truceline.publish.recoding_page import recoding_json, render_recoding


def incident(*findings) -> Incident:
    return Incident(id="inc-1a2b3c4d", happenings=(), documents=(), sides=SIDES, findings=findings)


def recoded(*findings) -> Recoding:
    return Recoding(view=IncidentView(incident=incident(*findings), readings={}, names=NAMES))


def out(*findings) -> Outgoing:
    made = incident(*findings)
    return Outgoing(view=IncidentView(incident=made, readings={}, names=NAMES), row=row(made), approval=APPROVED)


def figures(found: Recoding) -> list[tuple]:
    return [found.figures["killed", policy].ends for policy in POLICIES]


def test_a_claim_about_the_enemy_counts_to_high_alone_and_it_is_said_whose():
    found = recoded(BOTH)
    (why,) = found.why
    assert "ucdp 1 counts 30 by Army of Azerbaijan to high alone: a party's claim about its enemy's losses" in why
    assert "range 1 reaches from 4 by Army of Armenia to 30 by Army of Azerbaijan" in why
    assert "acled 1 takes the most conservative figure, 4 by Army of Armenia" in why


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (of_a(given_by("B", exactly(30))), "nobody but the enemy gives a lowest figure"),
        (
            of_a(given_by("A", exactly(4)), given_by("mission", exactly(7))),
            "the lowest figure that can be relied on, 4",
        ),
        (of_a(given_by("mission", at_least(20))), "range 1 leaves high open, as nobody closes"),
        (of_a(given_by("A", DOZENS)), "range 1 keeps both ends of"),
        (of_a(given_by("A", TENS)), "acled 1 reads None by Army of Armenia as 10"),
        (of_a(given_by("A", UP_TO_50)), "has no lower end"),
    ],
    ids=["enemy alone", "third party", "at least", "vague", "tens", "up to"],
)
def test_each_cause_of_a_difference_is_named(finding, said):
    assert said in " ".join(recoded(finding).why)


def test_where_the_policies_agree_nothing_is_explained():
    found = recoded(of_a(given_by("A", exactly(4))))
    assert figures(found) == [(4, 4, None)] * 3  # of the other side nobody tells
    assert found.why == ()


def test_unknown_is_no_zero_under_any_policy():
    assert figures(recoded()) == [(None, None, None)] * 3
    assert figures(recoded(of_a(given_by("A", exactly(None))))) == [(None, None, None)] * 3


def test_the_sums_are_over_the_sides_and_a_side_that_nobody_counts_leaves_high_open():
    of_b = replace(of_a(given_by("B", exactly(1))), question="killed:B")
    assert figures(recoded(BOTH, of_b)) == [(5, None, 31), (5, 5, 31), (5, 5, 5)]
    assert figures(recoded(BOTH)) == [(4, None, None), (4, 4, None), (4, 4, None)]


SLOWLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy


@SLOWLY
@given(st.lists(st.tuples(st.sampled_from(["A", "B", "mission", "red cross"]), counts()), max_size=5))
def test_policies_that_differ_are_always_explained_and_those_that_agree_never(told):
    found = recoded(of_a(*(given_by(who, count) for who, count in told)))
    for difference in found.differences:
        assert difference.why
        assert len({repr(value and (value.low, value.best, value.high)) for value in difference.published.values()}) > 1
    assert bool(found.differences) == bool(found.why)


@SLOWLY
@given(st.lists(st.tuples(st.sampled_from(["A", "B", "mission"]), counts()), max_size=4))
def test_the_sides_are_treated_alike(told):
    swapped = {"A": "B", "B": "A"}
    one = recoded(of_a(*(given_by(who, count) for who, count in told)))
    accounts = tuple(given_by(swapped.get(who, who), count) for who, count in told)
    other = recoded(replace(of_a(*accounts), question="killed:B"))
    assert figures(one) == figures(other)


def test_the_table_fits_a_terminal_and_says_why(snapshot):
    drawn = render_recoding([out(BOTH), leaving(), out()], width=80, colour=False, total=5)
    assert max(map(len, drawn.splitlines())) <= 80
    assert drawn == snapshot


def test_as_json_every_figure_has_three_ends():
    told = json.loads(recoding_json(out(BOTH)))
    assert told["figures"]["killed"][UCDP] == {"low": 4, "best": 4, "high": None}
    assert told["figures"]["wounded"][RANGE] == {"low": None, "best": None, "high": None}
    assert told["differences"][0]["published"][ACLED] == {"low": 4, "best": 4, "high": 4}
    assert tegh.ID not in recoding_json(out()).decode()
