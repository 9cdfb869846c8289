"""Nothing that nobody approved leaves, unless it is asked for."""

from dataclasses import dataclass
from datetime import UTC, datetime

from truceline.publish.gate import NOT_REVIEWED, Approval, Gate

ON = datetime(2023, 4, 14, tzinfo=UTC)


@dataclass(frozen=True)
class One:
    approval: Approval


ACCEPTED, CHANGED, NEW = (
    One(Approval(state="approved", at=ON)),
    One(Approval(state="changed", at=ON)),
    One(NOT_REVIEWED),
)


def test_only_what_is_approved_as_it_stands_leaves():
    gate = Gate()
    assert list(gate.through([NEW, ACCEPTED, CHANGED])) == [ACCEPTED]
    assert (gate.passed, gate.held, gate.unapproved) == (1, 2, 0)


def test_everything_leaves_where_it_is_asked_for_and_is_counted():
    gate = Gate(include_unreviewed=True)
    assert list(gate.through([NEW, ACCEPTED, CHANGED])) == [NEW, ACCEPTED, CHANGED]
    assert (gate.passed, gate.held, gate.unapproved) == (3, 0, 2)


def test_an_incident_that_changed_since_says_both():
    assert CHANGED.approval.words == "not approved as it stands: accepted on 14 April 2023, changed since"
