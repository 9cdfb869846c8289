"""How the incidents and records of a casefile stand against agreements, a page at a time: memory stays flat.

Nothing of it is stored: it is computed when it is asked for, of incidents, judgements and agreements.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from truceline.casefile.filters import Filters, ViolationFilters
from truceline.casefile.nearby import linked, observations_near
from truceline.casefile.own_truces import own_truces
from truceline.model.incident import Incident
from truceline.model.observation import Observation, Recorded, RecordKind
from truceline.model.violation import Assessment, SubjectKind, Violation
from truceline.pipeline.agreements import assess, assess_record, terms_with
from truceline.truces.terms import Terms

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

PIECE = 100  # incidents that are held at a time
RECORDS: tuple[Literal["observation", "tally"], ...] = ("observation", "tally")
KINDS: tuple[SubjectKind, ...] = ("incident", "observation", "tally")


def violations(casefile: "Casefile", filters: ViolationFilters) -> Iterator[Violation]:
    """Yield what the filters let through: of incidents by first day, then of observations, then of tallies."""
    for assessment in assessments(casefile, filters):
        yield from (each for each in assessment.violations if _passes(each, filters))


def assessments(casefile: "Casefile", filters: ViolationFilters) -> Iterator[Assessment]:
    """Yield how every incident and record of the period stands, those too that give no violation.

    Of the filters ``truce``, ``provision`` and ``party`` are left to the caller.

    Raises:
        UnknownId: no incident, or several, are meant.
    """
    terms = terms_of(casefile)
    kinds = filters.get("kinds") or KINDS
    if key := filters.get("incident"):
        yield assess_one(casefile, casefile.incident(key), terms)
        return
    if "incident" in kinds:
        for incident in _incidents(casefile, filters):
            yield assess_one(casefile, incident, terms)
    for kind in (kind for kind in RECORDS if kind in kinds):
        yield from (assess_record(record, terms) for record in _records(casefile, kind, filters))


def assess_one(casefile: "Casefile", incident: Incident, terms: Terms | None = None) -> Assessment:
    """Return how one incident stands; what monitors recorded counts where a person linked it."""
    stored = casefile.store.documents.readings(incident.documents)
    applied = casefile.judging.applied(stored.values())
    records = [one.record for one in linked(observations_near(casefile, incident))]
    return assess(
        incident,
        applied.readings,
        terms or terms_of(casefile),
        judged=applied.judged,
        observed=tuple(each for each in records if isinstance(each, Observation)),
    )


def _records(casefile: "Casefile", kind: RecordKind, filters: ViolationFilters) -> Iterator[Recorded]:
    """Yield the records of a kind that were not withdrawn, by first moment."""
    after: str | None = None
    while True:
        found = casefile.observations(
            kind=kind, since=filters.get("since"), until=filters.get("until"), after=after, limit=PIECE
        )
        yield from (stored.record for stored in found)
        if len(found) < PIECE:
            return
        after = found[-1].record.id


def terms_of(casefile: "Casefile") -> Terms:
    """Return the agreements that count in a casefile: the packaged ones, then its own."""
    return terms_with(own_truces(casefile.store).values())


def _incidents(casefile: "Casefile", filters: ViolationFilters) -> Iterator[Incident]:
    after: str | None = None
    while True:
        asked: Filters = {"since": filters.get("since"), "until": filters.get("until"), "after": after, "limit": PIECE}
        rows = casefile.incidents(**asked)
        loaded = casefile.store.incidents.load([row.id for row in rows])
        yield from (loaded[row.id] for row in rows if row.id in loaded)
        if len(rows) < PIECE:
            return
        after = rows[-1].id


def _passes(violation: Violation, filters: ViolationFilters) -> bool:
    asked = {"truce": violation.truce, "provision": violation.provision, "party": violation.party}
    return all(filters.get(key) in (None, value) for key, value in asked.items())
