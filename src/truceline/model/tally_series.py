"""Tallies as series: what one claimant counts against one party in one unit and area, beside our own count.

A tally stays a tally: it is put beside our count and turned into another unit only by a rule that somebody gives.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.model.actor import Party
from truceline.model.observation import CountingUnit, Tally
from truceline.model.quantity import Count
from truceline.model.span import Span

OwnUnit = Literal["incident"]
Unit = CountingUnit | OwnUnit
MOST_OF_ONE = 1_000_000  # what one unit may amount to; a number above, or without an end, says nothing
PeriodStep = Literal["first", "follows", "gap", "overlaps", "same_period", "undated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRule:
    """How one counting unit is turned into another: one ``unit`` amounts to ``low`` to ``high`` of ``becomes``.

    Somebody gives it, with the ``source`` that it rests on. ``claimant`` is the name or id of the only one whose
    tallies it is for; ``""``: whoever counts.
    """

    name: str
    unit: CountingUnit
    becomes: Unit
    low: float
    high: float
    source: str
    claimant: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= MOST_OF_ONE:
            raise ValueError(f"a rule needs 0 <= low <= high <= {MOST_OF_ONE:,}, not {self.low}, {self.high}")
        if not (self.name.strip() and self.source.strip()):
            raise ValueError("a rule has a name and the source that it rests on")
        if self.unit == self.becomes:
            raise ValueError(f"a rule turns one unit into another, not {self.unit!r} into itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A count in another unit by a rule, or ``None`` and ``why`` it is refused."""

    becomes: Unit
    count: Count | None
    why: str
    rule: UnitRule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTold:
    """What is told of one side in one incident: ``acts``, by which sides, whether by anybody else, whether seen.

    ``doer`` is ``Actor.side``. ``told_by`` are the sides of the speakers who are party to the incident; ``by_others``:
    a third party or a report in its own voice tells it too; ``observed``: one of them saw or heard it, or a person
    linked an observation to the incident.
    """

    incident: str
    doer: str
    acts: tuple[str, ...]
    told_by: tuple[str, ...] = ()
    by_others: bool = False
    observed: bool = False

    @property
    def by_a_party_alone(self) -> bool:
        """Say whether nobody but parties to the incident tells it."""
        return bool(self.told_by) and not self.by_others and not self.observed


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCount:
    """Our own incidents in the period and area of a tally, by id; never in the unit of the tally.

    ``told``: an act of the accused is told by anyone; ``by_a_party_alone`` and ``observed`` are parts of it.
    ``unsure``: it cannot be said whether the incident lies in the period or the area. ``None`` in ``why``: counted.
    """

    told: tuple[str, ...] = ()
    by_a_party_alone: tuple[str, ...] = ()
    observed: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyPoint:
    """One tally of a series: its days, how it lies to those before it, our own count, and what a rule makes of it.

    ``step`` is ``gap`` where no tally covers ``days`` days before it, ``overlaps`` where ``days`` of its days are
    covered already, ``same_period`` where another tally of the series is over the same days. ``read``: it was read in a
    report (``tally.span``), not entered; ``also`` are the words of further reports that tell the same.
    """

    tally: Tally
    first: date | None
    last: date | None
    step: PeriodStep
    days: int = 0
    read: bool = False
    also: tuple[Span, ...] = ()
    own: OwnCount = OwnCount()
    converted: tuple[Converted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TallySeries:
    """What one claimant counts against one party, in one unit and area, by period.

    ``total`` is the sum where the periods are known and meet nowhere; else ``None``, and ``total_why`` says why.
    ``covered`` are days with a tally, ``missing`` days between the first and the last without one.
    """

    claimant: Party
    accused: Party | None
    unit: CountingUnit
    area: str
    points: tuple[TallyPoint, ...]
    total: Count | None
    total_why: str
    covered: int = 0
    missing: int = 0
