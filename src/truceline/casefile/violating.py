"""How the incidents and records of a casefile stand against agreements, a page at a time: memory stays flat.

Nothing of it is stored: it is computed when it is asked for, of incidents, judgements and agreements.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from truceline.casefile.filters import Filters, ViolationFilters
from truceline.casefile.nearby import observations_linked
from truceline.casefile.own_truces import own_truces
from truceline.casefile.paging import incident_pages, records_of_days
from truceline.casefile.wanted import Wanted
from truceline.model.incident import Incident
from truceline.model.observation import Recorded, RecordKind
from truceline.model.truce import Truce
from truceline.model.violation import Assessment, SubjectKind, Violation
from truceline.pipeline.agreements import assess, assess_record, terms_with
from truceline.review.apply import Applied
from truceline.store.rows import ObservationQuery
from truceline.truces.terms import Terms

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

PIECE = 100  # incidents that are held at a time
RECORDS: tuple[Literal["observation", "tally"], ...] = ("observation", "tally")
KINDS: tuple[SubjectKind, ...] = ("incident", "observation", "tally")


def violations(casefile: "Casefile", filters: ViolationFilters) -> Iterator[Violation]:
    """Yield what the filters let through: of incidents by first day, then of observations, then of tallies.

    Raises:
        InputError: there is no such agreement, provision or party.
        UnknownId: no incident, or several, are meant.
    """
    for assessment in assessments(casefile, filters):
        yield from assessment.violations


def assessments(casefile: "Casefile", filters: ViolationFilters) -> Iterator[Assessment]:
    """Yield how every incident and record of the period stands, those too that give no violation.

    Each has the violations that the filters let through, and it is said only of the agreements asked for what came of
    them. All that are known are held against it nevertheless: words may name another than the one that is asked for.
    The errors are those of ``violations``.
    """
    terms = terms_of(casefile)
    wanted = Wanted.of(terms, filters)
    return (wanted.narrow(assessment) for assessment in _all(casefile, filters, terms))


def _all(casefile: "Casefile", filters: ViolationFilters, terms: Terms) -> Iterator[Assessment]:
    kinds = filters.get("kinds") or KINDS
    if key := filters.get("incident"):
        yield assess_one(casefile, casefile.incident(key), terms)
        return
    if "incident" in kinds:
        days: Filters = {"since": filters.get("since"), "until": filters.get("until")}
        for rows in incident_pages(casefile, days, PIECE):
            loaded = casefile.store.incidents.load([row.id for row in rows])
            yield from _assessed(casefile, [loaded[row.id] for row in rows if row.id in loaded], terms)
    for kind in (kind for kind in RECORDS if kind in kinds):
        yield from (assess_record(record, terms) for record in _records(casefile, kind, filters))


def assess_one(casefile: "Casefile", incident: Incident, terms: Terms | None = None) -> Assessment:
    """Return how one incident stands; what monitors recorded counts where a person linked it."""
    (assessment,) = _assessed(casefile, [incident], terms or terms_of(casefile))
    return assessment


def _assessed(casefile: "Casefile", incidents: Sequence[Incident], terms: Terms) -> Iterator[Assessment]:
    """Yield how incidents stand; the reports of all of them are read at once."""
    documents = tuple(dict.fromkeys(key for incident in incidents for key in incident.documents))
    applied = casefile.judging.applied(casefile.store.documents.readings(documents).values())
    yield from (assess_applied(casefile, incident, applied, terms) for incident in incidents)


def assess_applied(casefile: "Casefile", incident: Incident, applied: Applied, terms: Terms) -> Assessment:
    """Return how one incident stands; ``applied`` holds the readings of its reports, as judged, and may hold others."""
    observed = observations_linked(casefile, incident)
    return assess(incident, applied.readings, terms, judged=applied.judged, observed=observed)


def _records(casefile: "Casefile", kind: RecordKind, filters: ViolationFilters) -> Iterator[Recorded]:
    """Return the records of a kind that were not withdrawn, by first moment."""
    query = ObservationQuery(kind=kind, since=filters.get("since"), until=filters.get("until"), limit=PIECE)
    return records_of_days(casefile.store, query)


def terms_of(casefile: "Casefile") -> Terms:
    """Return the agreements that count in a casefile: the packaged ones, then its own."""
    return terms_with(own_truces(casefile.store).values())


def truces_of(casefile: "Casefile") -> dict[str, Truce]:
    """Return the agreements that count in a casefile, by id."""
    return {each.id: each for each in terms_of(casefile).truces}
