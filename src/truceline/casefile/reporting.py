"""The material of a daily report, out of a casefile: the days, the days before them, agreements, what was recorded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from truceline.casefile.exporting import approval_of, outgoing
from truceline.casefile.filters import Filters
from truceline.casefile.nearby import linked as linked_to
from truceline.casefile.nearby import observations_near
from truceline.casefile.tallying import TallyFilters, tally_series
from truceline.casefile.violating import terms_of
from truceline.model.observation import Observation, Recorded
from truceline.model.tally_series import OwnCount, TallySeries
from truceline.model.truce import Truce
from truceline.model.violation import Assessment
from truceline.pipeline.agreements import assess
from truceline.publish.gate import Gate
from truceline.publish.ledger_facts import Names
from truceline.publish.outgoing import Leaving, Outgoing
from truceline.publish.sitrep.material import Days, Material, Period, TruceNow
from truceline.store.rows import ObservationQuery, ReportQuery
from truceline.truces.belonging import is_of
from truceline.truces.state import states_over
from truceline.truces.terms import Terms

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

MANY = 1_000_000
LOOKED_BACK = 50  # incidents before a quiet day, whose agreements are told on it


def gather(
    casefile: "Casefile",
    period: Period,
    *,
    names: Names,
    area: str = "",
    include_unreviewed: bool = False,
    with_names: bool = False,
    policy: str | None = None,
) -> Material:
    """Return all that a report of some days is made of. ``area`` is a place, province or country by any name.

    Raises:
        InputError: there is no such policy.
    """
    how = Leaving(policy=policy, with_names=with_names)
    gate = Gate(include_unreviewed=include_unreviewed)
    found = _incidents(casefile, period, area, gate, how, names)
    now = _days(casefile, period, area, found, include_unreviewed)
    earlier = Gate(include_unreviewed=include_unreviewed)
    before = _incidents(casefile, period.before(), area, earlier, how, names)
    terms = terms_of(casefile)
    truces = tuple(_truces(casefile, period, found, terms.truces))
    linked = {out.incident.id: _linked(casefile, out) for out in found}
    return Material(
        casefile=casefile.store.path.name,
        now=now,
        before=_days(casefile, period.before(), area, before, include_unreviewed),
        incidents=found,
        truces=truces,
        assessments={out.incident.id: _assessed(out, linked[out.incident.id], terms) for out in found},
        linked=linked,
        tallies=tuple(_tallies(casefile, period, area, include_unreviewed)),
        area=area,
        unreviewed=include_unreviewed,
        names=names,
    )


def _asked(period: Period, area: str) -> Filters:
    return Filters(since=period.first, until=period.last, place=area or None)


def _incidents(
    casefile: "Casefile", period: Period, area: str, gate: Gate, how: Leaving, names: Names
) -> tuple[Outgoing, ...]:
    return tuple(outgoing(casefile, _asked(period, area), gate=gate, how=how, names=names))


def _days(
    casefile: "Casefile", period: Period, area: str, passed: Sequence[Outgoing], include_unreviewed: bool
) -> Days:
    asked: Filters = {**_asked(period, area), "limit": MANY}
    known = [row.id for row in casefile.incidents(**asked)]
    through = tuple(out.incident.id for out in passed)
    reports = casefile.store.search.reports(ReportQuery(since=period.first, until=period.last, limit=MANY))
    query = ObservationQuery(since=period.first, until=period.last, place=area or None, limit=MANY)
    records = tuple(stored.record for stored in casefile.store.observations.find(query))
    return Days(
        period=period,
        reports=tuple(report.id for report in reports),
        incidents=through,
        held=tuple(id_ for id_ in known if id_ not in set(through)) if not include_unreviewed else (),
        records=records,
    )


def _linked(casefile: "Casefile", out: Outgoing) -> tuple[Recorded, ...]:
    return tuple(one.record for one in linked_to(observations_near(casefile, out.incident)))


def _truces(
    casefile: "Casefile", period: Period, found: Sequence[Outgoing], known: Iterable[Truce]
) -> Iterator[TruceNow]:
    """Yield the agreements that concern a side of the days, or of the last incidents before a quiet day."""
    first = datetime.combine(period.first, time.min, tzinfo=UTC)
    last = datetime.combine(period.last, time.max, tzinfo=UTC)
    members = {member for out in found for side in out.incident.sides for member in side.members}
    if not members:
        rows = casefile.incidents(until=period.last, newest_first=True, limit=LOOKED_BACK)
        incidents = casefile.store.incidents.load([row.id for row in rows])
        members = {member for one in incidents.values() for side in one.sides for member in side.members}
    for truce in known:
        if any(is_of(actor, party) for actor in members for party in truce.parties):
            states = states_over(truce, first, last)
            if any(state.name not in ("not_declared", "ended") for state in states):
                yield TruceNow(truce=truce, states=states)


def _tallies(casefile: "Casefile", period: Period, area: str, include_unreviewed: bool) -> Iterator[TallySeries]:
    """Yield the counts that parties gave; beside them stands no incident that may not leave."""
    asked = TallyFilters(since=period.first, until=period.last, place=area or None)
    found = tally_series(casefile, asked)
    ids = {id_ for series in found for point in series.points for id_ in (*point.own.told, *point.own.unsure)}
    settled = casefile.settled(casefile.store.incidents.load(tuple(ids)).values())
    open_ = ids if include_unreviewed else {id_ for id_ in ids if approval_of(settled.get(id_)).state == "approved"}
    for series in found:
        points = tuple(replace(point, own=_open(point.own, open_)) for point in series.points)
        yield replace(series, points=points)


def _open(own: OwnCount, open_: set[str]) -> OwnCount:
    """Return our own count of what may leave."""
    told, alone, seen, unsure = (
        tuple(id_ for id_ in ids if id_ in open_) for ids in (own.told, own.by_a_party_alone, own.observed, own.unsure)
    )
    return replace(own, told=told, by_a_party_alone=alone, observed=seen, unsure=unsure)


def _assessed(out: Outgoing, records: Iterable[Recorded], terms: Terms) -> Assessment:
    """Hold an incident, as it leaves, against the agreements."""
    observed = tuple(record for record in records if isinstance(record, Observation))
    return assess(out.incident, out.view.readings, terms, judged=out.judged, observed=observed)
