"""What the inbox shows of decisions: each with its kind, reason, age and what it is about; counts by kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from truceline.model.decision import DecisionKind
from truceline.store.base import Store
from truceline.store.rows import Waiting, WaitingQuery
from truceline.web.addresses import incident_address, report_address

KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)  # the worthiest first
PAGE = 50
HOURS_A_DAY = 24
Age = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One decision as it is listed: ``age`` is a unit (``now``, ``minutes``, ``hours``, ``days``), and how many."""

    id: str
    kind: DecisionKind
    why: str
    worth: int
    since: datetime
    age: Age
    address: str
    incidents: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """A page of decisions: ``counts`` by kind, those of which some wait; ``following`` begins the next page."""

    lines: tuple[Line, ...]
    counts: tuple[tuple[DecisionKind, int], ...]
    total: int
    kind: DecisionKind | None
    following: str | None


def waits(store: Store, *, kind: DecisionKind | None = None, after: str | None = None, now: datetime) -> Waits:
    """Return a page of decisions; bounded, however many wait."""
    with store.snapshot():
        found = store.decisions.find(WaitingQuery(kind=kind, after=after, limit=PAGE + 1))
        counts = store.decisions.counts()
    lines = tuple(line_of(waiting, now) for waiting in found[:PAGE])
    return Waits(
        lines=lines,
        counts=tuple((each, counts[each]) for each in KINDS if each in counts),
        total=sum(counts.values()),
        kind=kind,
        following=lines[-1].id if len(found) > PAGE else None,
    )


def line_of(waiting: Waiting, now: datetime) -> Line:
    """Return a decision as it is listed."""
    decision = waiting.decision
    return Line(
        id=decision.id,
        kind=decision.kind,
        why=decision.why,
        worth=decision.worth,
        since=waiting.since,
        age=age_of(waiting.since, now),
        address=f"/review/{decision.id}",
        incidents=tuple((key, incident_address(key)) for key in decision.incidents),
        documents=tuple((key, report_address(key)) for key in decision.documents[:2]),
    )


def age_of(since: datetime, now: datetime) -> Age:
    """Return how long something waits, in the largest unit that is not zero.

    >>> age_of(datetime(2023, 4, 11, 9, tzinfo=UTC), datetime(2023, 4, 13, 10, tzinfo=UTC))
    ('days', 2)
    """
    minutes = max(0, int((now - since.astimezone(UTC)).total_seconds()) // 60)
    if not minutes:
        return "now", 0
    if minutes < 60:
        return "minutes", minutes
    hours = minutes // 60
    return ("hours", hours) if hours < HOURS_A_DAY else ("days", hours // HOURS_A_DAY)


def record_of(line: Line) -> Mapping[str, Any]:
    """Return a decision as data."""
    return {
        "id": line.id,
        "kind": line.kind,
        "worth": line.worth,
        "why": line.why,
        "since": line.since.isoformat(),
        "incidents": [key for key, _ in line.incidents],
        "documents": [key for key, _ in line.documents],
        "review": line.address,
    }
