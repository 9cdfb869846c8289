"""Tallies of a casefile in series, beside what it tells itself; and rules for units, which a person gives and keeps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict

from truceline.casefile.filters import Filters
from truceline.casefile.monitoring import ObservationFilters, observation_query
from truceline.casefile.nearby import observations_linked
from truceline.casefile.paging import paged_incidents, records_of_days, touches
from truceline.casefile.told_tallies import told_once
from truceline.casefile.violating import terms_of
from truceline.casefile.wanted import agreement
from truceline.errors import BadRecord, CasefileError
from truceline.model.incident import Incident
from truceline.model.observation import Location, Tally
from truceline.model.tally_series import ActTold, TallySeries, UnitRule
from truceline.model.truce import TruceParty
from truceline.pipeline.agreements import tellings
from truceline.record import decode_as, to_json
from truceline.reference.name_fold import fold
from truceline.store.base import Store
from truceline.store.observation_rows import location_names
from truceline.truces.belonging import is_of
from truceline.truces.own_count import acts_told
from truceline.truces.tallies import Beside, days_of, make_series
from truceline.truces.terms import Terms

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

PIECE = 200  # incidents, or records, that are held at a time
RULES = "tallies.rules"  # the setting that holds rules for units
DAY = timedelta(days=1)


class TallyFilters(TypedDict, total=False):
    """Filters that a tally has to pass.

    ``side`` is a claimant or an accused by name, code or id; ``truce`` the id of an agreement whose parties are accused
    (where nobody is: count).
    """

    since: date | None
    until: date | None
    place: str | None
    side: str | None
    truce: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    rule: tuple[UnitRule, ...] = ()


def tally_series(
    casefile: "Casefile", filters: TallyFilters | None = None, rules: Iterable[UnitRule] = ()
) -> tuple[TallySeries, ...]:
    """Return the series of a casefile's tallies, each beside our own count of the same period and area.

    Args:
        rules: beside those that the casefile keeps.
    """
    asked = filters or {}
    with casefile.store.snapshot():
        terms = terms_of(casefile)
        parties = _parties(terms, asked.get("truce"))
        told = tuple(tally for tally in casefile.told_tallies.all() if _in_view(tally, asked))
        known, also = told_once(entered_tallies(casefile.store, asked), told)
        tallies = [tally for tally in known if _is_of(tally, asked.get("side")) and _concerns(tally, parties)]
        incidents = _incidents(casefile, tallies)
        acts = tuple(_acts(casefile, tuple(incidents.values()), terms))
    given = (*saved_rules(casefile.store), *rules)
    beside = Beside(incidents=incidents, acts=acts, rules=given, also=also)
    return make_series(tallies, beside, read=frozenset(tally.id for tally in told))


def entered_tallies(store: Store, asked: TallyFilters) -> Iterator[Tally]:
    """Yield the tallies that were entered and not withdrawn."""
    filters = ObservationFilters(
        kind="tally", since=asked.get("since"), until=asked.get("until"), place=asked.get("place"), limit=PIECE
    )
    for record in records_of_days(store, observation_query(filters)):
        if isinstance(record, Tally):
            yield record


def _in_view(tally: Tally, asked: TallyFilters) -> bool:
    """Say whether a tally that was read passes the filters of days and place, as entered ones do in the store."""
    return touches(tally.when, asked.get("since"), asked.get("until")) and _is_at(tally.where, asked.get("place"))


def _is_at(where: Location | None, place: str | None) -> bool:
    from truceline.reference.called import places_called

    if not place:
        return True
    countries = (where.place.country, *where.place.claimants) if where and where.place else ()
    names = {*location_names(where), *(fold(code) for code in countries if code)}
    return not names.isdisjoint(fold(name) for name in (place, *places_called(place)))


def _is_of(tally: Tally, side: str | None) -> bool:
    """Say whether a side is the claimant or the accused of a tally."""
    if not side:
        return True
    from truceline.reference.called import sides_called

    wanted = {side.casefold(), *(code.casefold() for code in sides_called(side))}
    actors = [party.actor for party in (tally.claimant, tally.accused) if party and party.actor]
    return any(wanted & {actor.id.casefold(), actor.side.casefold(), actor.name.casefold()} for actor in actors)


def _parties(terms: Terms, truce: str | None) -> tuple[TruceParty, ...] | None:
    """Return the parties of an agreement; ``None`` where none is asked for."""
    if not truce:
        return None
    return agreement(truce, terms.truces).parties


def _concerns(tally: Tally, parties: tuple[TruceParty, ...] | None) -> bool:
    party = tally.accused or tally.claimant
    actor = party.actor
    return parties is None or (actor is not None and any(is_of(actor, each) for each in parties))


def _incidents(casefile: "Casefile", tallies: Sequence[Tally]) -> dict[str, Incident]:
    """Return the incidents of all the periods, a day either side of them (zones)."""
    found: dict[str, Incident] = {}
    for first, last in _joined(filter(None, map(days_of, tallies))):
        days: Filters = {"since": first - DAY, "until": last + DAY}
        found |= {incident.id: incident for incident in paged_incidents(casefile, days, PIECE)}
    return found


def _joined(periods: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Join periods that touch, so that nothing is looked for twice."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(periods):
        if found and first <= found[-1][1] + DAY:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _acts(casefile: "Casefile", incidents: Sequence[Incident], terms: Terms) -> Iterator[ActTold]:
    """Yield what is told of every side: what a person rejected, unlinked or withdrew counts no more than elsewhere."""
    for begin in range(0, len(incidents), PIECE):
        piece = incidents[begin : begin + PIECE]
        documents = tuple(dict.fromkeys(key for incident in piece for key in incident.documents))
        applied = casefile.judging.applied(casefile.store.documents.readings(documents).values())
        for incident in piece:
            told = tellings(incident, applied.readings, terms, applied.judged)
            yield from acts_told(incident, told, observations_linked(casefile, incident))


# --- rules for units ------------------------------------------------------------------------------------------------


def saved_rules(store: Store) -> tuple[UnitRule, ...]:
    """Return the rules that a casefile keeps.

    Raises:
        CasefileError: what is kept are no rules: an older version kept a number that cannot be one.
    """
    kept = store.settings.get(RULES)
    try:
        return decode_as(kept, _Rules).rule if kept else ()
    except BadRecord as error:
        raise CasefileError(
            f"the rules for units that it keeps cannot be read ({error.what.rstrip('.')}).",
            todo="Give them anew: truceline tallies --rules FILE.toml --save.",
        ) from error


def save_rules(store: Store, rules: Iterable[UnitRule]) -> None:
    """Keep rules, in place of all that were kept; none: no rule is kept any more."""
    with store.writing():
        store.settings.set(RULES, to_json(_Rules(rule=tuple(rules))).decode())
