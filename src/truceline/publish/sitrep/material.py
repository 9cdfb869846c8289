"""What a daily report is made of: everything that the casefile gave for some days and for as many days before them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from truceline.model.document import Document
from truceline.model.observation import Recorded
from truceline.model.release import Tombstone
from truceline.model.tally_series import TallySeries
from truceline.model.truce import Truce
from truceline.model.truce_state import TruceState
from truceline.model.violation import Assessment
from truceline.publish.ledger_facts import CODES, Names
from truceline.publish.outgoing import Outgoing

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)  # as far as a report may reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days of a report, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period ends on {self.last} before it begins on {self.first}")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def before(self) -> "Period":
        """Return as many days that end the day before this period."""
        return Period(first=self.first - timedelta(days=self.days), last=self.first - timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceNow:
    """An agreement and the states that it passes through over the period."""

    truce: Truce
    states: tuple[TruceState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What the casefile has of some days, as ids: reports published on them, incidents that passed the gate or did not.

    ``held`` are those that nobody approved, ``recalled`` those that were published and called back. ``undated`` are
    incidents that the reports tell without a day, whether or not they passed. ``records`` are what monitors recorded,
    without what was withdrawn. ``unread``: reports of those in no language that is read.
    """

    period: Period
    reports: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    recalled: tuple[Tombstone, ...] = ()
    undated: tuple[str, ...] = ()
    records: tuple[Recorded, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All of it. ``linked`` (records that a person linked) are by incident.

    ``assessments`` say how the observations and tallies among the records of these days stand against agreements.
    ``undated`` are incidents that reports of these days tell without a day: they count apart. ``truces`` are those that
    concern somebody told of, and all that give a row. ``tombstones`` are of incidents of other days that were called
    back, merged or split on these. ``as_of`` says as of when the casefile is told, where it was taken back; ``area`` is
    the place that was asked for, empty for everywhere; ``unreviewed``: what nobody approved was let in. ``documents``
    are reports that tell of records and counts, without their texts; ``redaction`` says what was taken out of those.
    """

    casefile: str
    now: Days
    before: Days
    incidents: tuple[Outgoing, ...] = ()
    undated: tuple[Outgoing, ...] = ()
    truces: tuple[TruceNow, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    linked: Mapping[str, tuple[Recorded, ...]] = field(default_factory=dict)
    tallies: tuple[TallySeries, ...] = ()
    documents: tuple[Document, ...] = ()
    redaction: str = ""
    tombstones: tuple[Tombstone, ...] = ()
    as_of: str = ""
    area: str = ""
    unreviewed: bool = False
    names: Names = CODES

    @property
    def told(self) -> tuple[Outgoing, ...]:
        """All incidents that the report tells, in the order of their numbers: those of the days, then the undated."""
        return (*self.incidents, *self.undated)
