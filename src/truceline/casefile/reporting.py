"""The material of a daily report, out of a casefile: the days, the days before them, agreements, what was recorded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from truceline.casefile.as_of import as_of_words
from truceline.casefile.exporting import approval_of, outgoing
from truceline.casefile.filters import Filters
from truceline.casefile.nearby import records_linked
from truceline.casefile.report_days import days_of, recalled_now, records_of, undated_ids
from truceline.casefile.report_redaction import redacted
from truceline.casefile.tallying import TallyFilters, tally_series
from truceline.casefile.tombstones import find_tombstones, recalls_in_force
from truceline.casefile.violating import terms_of
from truceline.errors import InputError
from truceline.model.actor import Actor, Party
from truceline.model.observation import AccessRestriction, Observation, Recorded, Tally
from truceline.model.release import Tombstone
from truceline.model.tally_series import OwnCount, TallySeries
from truceline.model.violation import Assessment
from truceline.pipeline.agreements import assess_record
from truceline.publish.gate import Gate
from truceline.publish.ledger_facts import Names
from truceline.publish.outgoing import Leaving, Outgoing
from truceline.publish.sitrep.material import Days, Material, Period, TruceNow
from truceline.publish.sitrep.rejected import without_rejected
from truceline.reference.called import places_called
from truceline.truces.belonging import is_of
from truceline.truces.state import states_over
from truceline.truces.terms import Terms

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

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
        InputError: there is no such policy, or no such place.
    """
    _check(casefile, area)
    how = Leaving(policy=policy, with_names=with_names)
    asked = _Asked(casefile, area, include_unreviewed, how, names)
    terms, tombstones = terms_of(casefile), find_tombstones(casefile.store)
    found, now = asked.days(period, terms, tombstones)
    _, before = asked.days(period.before(), None, tombstones)
    undated = asked.leaving({"ids": now.undated, "limit": len(now.undated)}, terms) if now.undated else ()
    told = (*found, *undated)
    tallies = tuple(_tallies(casefile, period, area, include_unreviewed))
    assessments = tuple(_assessed(now.records, terms))
    held = (*(out.assessment for out in told if out.assessment), *assessments)
    named = (*_sides(told), *_recorded(now.records), *_counted(tallies))
    material = Material(
        casefile=casefile.store.path.name,
        as_of=as_of_words(casefile),
        now=now,
        before=before,
        incidents=found,
        undated=undated,
        truces=tuple(_truces(period, named or _sides_before(casefile, period), held, terms)),
        assessments=assessments,
        linked={out.incident.id: records_linked(casefile, out.incident) for out in told},
        tallies=tallies,
        tombstones=tuple(_elsewhere(tombstones, period, now)),
        area=area,
        unreviewed=include_unreviewed,
        names=names,
    )
    return redacted(casefile, material, how)


def _check(casefile: "Casefile", area: str) -> None:
    """Refuse a name that no table has and nothing in the casefile bears: a report of nowhere would look quiet."""
    if not area or places_called(area):
        return
    if not casefile.incidents(place=area, limit=1) and not casefile.observations(place=area, limit=1):
        todo = "Look at how it is spelt in truceline incidents; a province or a country can be named, too."
        raise InputError(f"{area!r} is no place of the gazetteer or of this casefile.", todo=todo)


@dataclass(frozen=True)
class _Asked:
    """Looks up what may leave of some days."""

    casefile: "Casefile"
    area: str
    unreviewed: bool
    how: Leaving
    names: Names

    def days(
        self, period: Period, terms: Terms | None, tombstones: Iterable[Tombstone]
    ) -> tuple[tuple[Outgoing, ...], Days]:
        """Return what is told of some days, and what the casefile has of them."""
        filters: Filters = {"since": period.first, "until": period.last, "place": self.area or None}
        found = self.leaving(filters, terms)
        days = days_of(self.casefile, period, self.area, [out.incident.id for out in found], tombstones)
        undated = undated_ids(self.casefile, days.reports, self.area) if terms is not None else ()
        records = records_of(self.casefile, period, self.area)
        return found, replace(days, undated=undated, records=records)

    def leaving(self, filters: Filters, terms: Terms | None) -> tuple[Outgoing, ...]:
        """Return the incidents that the gate lets out; held against agreements where ``terms`` are given."""
        gate = Gate(include_unreviewed=self.unreviewed)
        found = outgoing(self.casefile, filters, gate=gate, how=self.how, names=self.names, terms=terms)
        return tuple(map(without_rejected, found))


# --- agreements -----------------------------------------------------------------------------------------------------


def _assessed(records: Iterable[Recorded], terms: Terms) -> Iterator[Assessment]:
    """Yield how observations stand by themselves, then tallies; a denied access is held against nothing."""
    held = (one for one in records if not isinstance(one, AccessRestriction))
    yield from (assess_record(one, terms) for one in sorted(held, key=lambda one: isinstance(one, Tally)))


def _truces(
    period: Period, named: Iterable[Actor], assessments: Iterable[Assessment], terms: Terms
) -> Iterator[TruceNow]:
    """Yield the agreements that concern somebody named, as far as they are not over; and all that give a row."""
    first = datetime.combine(period.first, time.min, tzinfo=UTC)
    last = datetime.combine(period.last, time.max, tzinfo=UTC)
    actors = tuple(dict.fromkeys(named))
    held = {each.truce for assessment in assessments for each in assessment.violations}
    for truce in terms.truces:
        concerned = any(is_of(actor, party) for actor in actors for party in truce.parties)
        if not concerned and truce.id not in held:
            continue
        states = states_over(truce, first, last)
        if truce.id in held or any(state.name not in ("not_declared", "ended") for state in states):
            yield TruceNow(truce=truce, states=states)


def _sides(told: Iterable[Outgoing]) -> Iterator[Actor]:
    yield from (member for out in told for side in out.incident.sides for member in side.members)


def _sides_before(casefile: "Casefile", period: Period) -> tuple[Actor, ...]:
    """Return the sides of the last incidents before a quiet day."""
    rows = casefile.incidents(until=period.last, newest_first=True, limit=LOOKED_BACK)
    incidents = casefile.store.incidents.load([row.id for row in rows])
    return tuple(member for one in incidents.values() for side in one.sides for member in side.members)


def _recorded(records: Iterable[Recorded]) -> Iterator[Actor]:
    """Yield whom records of monitors name."""
    for record in records:
        yield from _actors(*_parties(record))


def _parties(record: Recorded) -> tuple[Party | None, ...]:
    if isinstance(record, Observation):
        return (record.actor,)
    if isinstance(record, AccessRestriction):
        return (record.denied_by,)
    return (record.claimant, record.accused)


def _counted(tallies: Iterable[TallySeries]) -> Iterator[Actor]:
    """Yield who counts, and whom it accuses."""
    yield from _actors(*(party for series in tallies for party in (series.claimant, series.accused)))


def _actors(*parties: Party | None) -> Iterator[Actor]:
    yield from (party.actor for party in parties if party is not None and party.actor is not None)


# --- counts of parties, and what was called back --------------------------------------------------------------------


def _tallies(casefile: "Casefile", period: Period, area: str, include_unreviewed: bool) -> Iterator[TallySeries]:
    """Yield the counts that parties gave; beside them stands no incident that may not leave."""
    asked = TallyFilters(since=period.first, until=period.last, place=area or None)
    found = tally_series(casefile, asked)
    ids = {id_ for series in found for point in series.points for id_ in (*point.own.told, *point.own.unsure)}
    open_ = _may_leave(casefile, ids, include_unreviewed)
    for series in found:
        points = tuple(replace(point, own=_open(point.own, open_)) for point in series.points)
        yield replace(series, points=points)


def _may_leave(casefile: "Casefile", ids: Iterable[str], include_unreviewed: bool) -> set[str]:
    """Return those of the incidents that the gate would let out."""
    loaded = casefile.store.incidents.load(tuple(ids))
    settled = casefile.settled(loaded.values())
    recalls = recalls_in_force(casefile.store, loaded)
    states = {id_: approval_of(settled.get(id_), recalls.get(id_)).state for id_ in ids}
    barred = {"recalled"} if include_unreviewed else {"recalled", "changed", "not_reviewed"}
    return {id_ for id_, state in states.items() if state not in barred}


def _open(own: OwnCount, open_: set[str]) -> OwnCount:
    """Return our own count of what may leave."""
    told, alone, seen, unsure = (
        tuple(id_ for id_ in ids if id_ in open_) for ids in (own.told, own.by_a_party_alone, own.observed, own.unsure)
    )
    return replace(own, told=told, by_a_party_alone=alone, observed=seen, unsure=unsure)


def _elsewhere(tombstones: Iterable[Tombstone], period: Period, now: Days) -> Iterator[Tombstone]:
    """Yield what is of no day, or of others, and was called back on these or is held back among what they tell."""
    here = {stone.incident for stone in now.recalled}
    told = {stone.incident: stone for stone in tombstones if stone.returned is None}
    moved = {key: stone for key, stone in recalled_now(told.values()).items() if key not in told}
    for key, stone in (told | moved).items():
        came = key in told and period.first <= stone.at.date() <= period.last
        if (came or key in now.undated) and key not in here:
            yield stone
