"""Tallies put in series: by claimant, accused, counting unit and area; gaps and overlaps of their periods said.

Goes in: tallies, what is told of incidents, rules for units. Comes out: series. Nothing is summed across units, areas,
claimants or those accused, and nothing that is counted twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, get_args

from truceline.model.actor import Party
from truceline.model.incident import Incident
from truceline.model.observation import CountingUnit, Location, Tally
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.model.tally_series import ActTold, Converted, OwnUnit, PeriodStep, TallyPoint, TallySeries, UnitRule
from truceline.reference.name_fold import fold
from truceline.truces.own_count import count_own
from truceline.truces.unit_rules import convert

DAY = timedelta(days=1)
OWN: OwnUnit = "incident"
UNITS: tuple[CountingUnit, ...] = get_args(CountingUnit)


class Beside(NamedTuple):
    """What tallies are put beside: incidents by id, what is told in them, rules for units.

    ``also``: by the id of a tally the words of further reports that tell it.
    """

    incidents: Mapping[str, Incident] = {}
    acts: Sequence[ActTold] = ()
    rules: Sequence[UnitRule] = ()
    also: Mapping[str, tuple[Span, ...]] = {}


NOTHING = Beside()


class Step(NamedTuple):
    """How a period lies to those before it."""

    name: PeriodStep
    days: int = 0


def make_series(
    tallies: Iterable[Tally], beside: Beside = NOTHING, *, read: frozenset[str] = frozenset()
) -> tuple[TallySeries, ...]:
    """Return the series in the order of claimants, accused, units and areas by name.

    Args:
        read: ids of tallies that were read in reports.
    """
    groups: dict[tuple[str, ...], list[Tally]] = {}
    for tally in sorted(tallies, key=_order):
        groups.setdefault(series_key(tally), []).append(tally)
    found = [(_name(group[0].claimant), key, _series(group, beside, read)) for key, group in groups.items()]
    return tuple(series for *_, series in sorted(found, key=lambda one: one[:2]))


def _name(party: Party) -> str:
    return fold(party.actor.name) if party.actor else party.kind


def series_key(tally: Tally) -> tuple[str, ...]:
    """Return what tells one series from another: claimant, side of the accused, unit, area.

    "Armenia" and "Armenian forces" are one accused; who counts is held apart by office.
    """
    return (party_key(tally.claimant), side_key(tally.accused), unit_of(tally), area_key(tally.where))


def side_key(party: Party | None) -> str:
    """Return the side of a party; ``""`` where none is told."""
    if party is None:
        return ""
    return party.actor.side if party.actor else party.kind


def party_key(party: Party | None) -> str:
    """Return the id of a party; ``""`` where none is told."""
    if party is None:
        return ""
    return party.actor.id if party.actor else party.kind


def unit_of(tally: Tally) -> CountingUnit:
    """Return the counting unit of a tally; ``undetermined`` for any that monitors do not count in."""
    return next((unit for unit in UNITS if unit == tally.count.unit), "undetermined")


def area_key(area: Location | None) -> str:
    """Return what tells one area from another: the place with its relation, else the words."""
    if area is None:
        return ""
    if area.place is None:
        return f"words:{fold(area.words)}"
    return f"{area.place.id}|{area.relation}|{area.distance_km or ''}|{area.bearing or ''}"


def days_of(tally: Tally) -> tuple[date, date] | None:
    """Return the first and last day of a tally's period, in its own zone; ``None`` where it is not told."""
    first, last = tally.when.local_dates() if tally.when else (None, None)
    return (first, last) if first and last else None


def _order(tally: Tally) -> tuple[date, date, str]:
    first, last = days_of(tally) or (date.max, date.max)
    return first, last, tally.id


def _series(group: Sequence[Tally], beside: Beside, read: frozenset[str]) -> TallySeries:
    points = tuple(_points(group, beside, read))
    covered, missing = _covered(filter(None, map(days_of, group)))
    total, why = _total(points)
    return TallySeries(
        claimant=group[0].claimant,
        accused=group[0].accused,
        unit=unit_of(group[0]),
        area=group[0].where.words if group[0].where else "",
        points=points,
        total=total,
        total_why=why,
        covered=covered,
        missing=missing,
    )


def _covered(periods: Iterable[tuple[date, date]]) -> tuple[int, int]:
    """Count the days with a tally, and those without one between the first and the last; periods by their first day."""
    covered = missing = 0
    last: date | None = None
    for begin, end in periods:
        covered += max(0, (end - max(begin, last + DAY if last else begin)).days + 1)
        missing += max(0, (begin - last).days - 1) if last else 0
        last = max(last or end, end)
    return covered, missing


def _points(group: Sequence[Tally], beside: Beside, read: frozenset[str]) -> Iterator[TallyPoint]:
    periods: list[tuple[date, date]] = []
    for tally in group:
        period = days_of(tally)
        step = _step(period, periods)
        if period:
            periods.append(period)
        yield TallyPoint(
            tally=tally,
            first=period[0] if period else None,
            last=period[1] if period else None,
            step=step.name,
            days=step.days,
            read=tally.id in read,
            also=beside.also.get(tally.id, ()),
            own=count_own(tally, beside.incidents, beside.acts),
            converted=tuple(_converted(tally, beside.rules)),
        )


def _converted(tally: Tally, rules: Sequence[UnitRule]) -> Iterator[Converted]:
    wanted = dict.fromkeys([OWN, *(rule.becomes for rule in rules if rule.unit == tally.count.unit)])
    for becomes in wanted:
        yield convert(tally.count, becomes, tally.claimant, rules)


def _step(period: tuple[date, date] | None, before: Sequence[tuple[date, date]]) -> Step:
    """Say how a period lies to all that were before it, in the order of their first days."""
    if period is None:
        return Step("undated")
    if not before:
        return Step("first")
    if period in before:
        return Step("same_period", (period[1] - period[0]).days + 1)
    last = max(end for _, end in before)
    if period[0] > last + DAY:
        return Step("gap", (period[0] - last).days - 1)
    if period[0] == last + DAY:
        return Step("follows")
    return Step("overlaps", (min(last, period[1]) - period[0]).days + 1)


def _total(points: Sequence[TallyPoint]) -> tuple[Count | None, str]:
    """Return the sum of a series, or why there is none."""
    for point in points:
        why = _no_sum(point)
        if why:
            return None, why
    counts = [point.tally.count for point in points]
    low, best, high = (_sum([getattr(count, end) for count in counts]) for end in ("low", "best", "high"))
    return Count(low=low, best=best, high=high, unit=counts[0].unit), ""


def _no_sum(point: TallyPoint) -> str:
    if point.tally.count.unit == "undetermined":
        return "nobody says what is counted"
    if point.step in ("overlaps", "same_period"):
        return "periods overlap, and what they share would be counted twice"
    if point.step == "undated":
        return "the period of a tally is not told"
    return "a count has no figure" if point.tally.count.unknown else ""


def _sum(ends: Sequence[int | None]) -> int | None:
    known = [end for end in ends if end is not None]
    return sum(known) if len(known) == len(ends) else None
