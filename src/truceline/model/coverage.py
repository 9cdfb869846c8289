"""Who looked where on which day, and who told of it: none seen, nobody looked, no access, no reports stay apart."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.model.observation import Denial

LookAnswer = Literal["observed", "none_seen", "no_access", "unseen"]
ReportAnswer = Literal["told", "none_here", "no_reports"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageArea:
    """A province (``key`` is its country and name), else a place by itself; ``key`` is ``""`` where none was told."""

    key: str
    name: str
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCell:
    """What was looked at and told of one area on one day; records, reports and incidents by id.

    ``not_seen``: looked for and not seen; ``counted_none``: counted, and it came to none. ``over_days``: records of
    several days, of which nobody says which day. ``restrictions`` are kept beside whatever else there is, as a zero
    beside a denied access is no zero of the whole area; ``denials`` says in which ways.
    """

    day: date
    area: str
    observed: tuple[str, ...] = ()
    not_seen: tuple[str, ...] = ()
    counted_none: tuple[str, ...] = ()
    restrictions: tuple[str, ...] = ()
    denials: tuple[Denial, ...] = ()
    denied_by: tuple[str, ...] = ()
    over_days: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    missions: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    day_has_reports: bool = False

    @property
    def looked(self) -> LookAnswer:
        """What monitors make of it; nobody looked is another answer than looked and saw none."""
        if self.observed:
            return "observed"
        if self.not_seen or self.counted_none:
            return "none_seen"
        return "no_access" if self.restrictions else "unseen"

    @property
    def told(self) -> ReportAnswer:
        """What reports make of it; no report of the day at all is another answer than none of this area."""
        if self.reports:
            return "told"
        return "none_here" if self.day_has_reports else "no_reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageDay:
    """One day: its cells in the order of the areas, and the reports that were published on it (UTC) or tell of it."""

    day: date
    cells: tuple[CoverageCell, ...]
    reports: tuple[str, ...] = ()

    @property
    def has_reports(self) -> bool:
        """Say whether there is any report of this day."""
        return bool(self.reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Days by areas, first to last.

    ``undated`` are ids of records without a day: they are in no cell.
    """

    first: date
    last: date
    areas: tuple[CoverageArea, ...]
    days: tuple[CoverageDay, ...]
    undated: tuple[str, ...] = ()
