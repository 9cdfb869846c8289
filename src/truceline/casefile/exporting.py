"""Incidents on their way out of a casefile, a page at a time: memory does not grow with their number."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from truceline.casefile.casefile import Casefile
from truceline.casefile.filters import Filters
from truceline.casefile.paging import incident_pages
from truceline.casefile.tombstones import recalls_in_force
from truceline.casefile.versions import versions_of
from truceline.casefile.violating import assess_applied
from truceline.casefile.withheld import withheld_names, withheld_reports
from truceline.errors import InputError
from truceline.model.incident import Incident
from truceline.model.release import Recall
from truceline.publish.gate import NOT_REVIEWED, Approval, Gate
from truceline.publish.ledger_facts import Names
from truceline.publish.outgoing import Leaving, Offered, Outgoing, prepare
from truceline.review.settled import Settled
from truceline.review.unnamed import unnamed_incident
from truceline.store.rows import IncidentRow
from truceline.truces.terms import Terms

PIECE = 200  # incidents that are held at a time


def outgoing(
    casefile: Casefile,
    filters: Filters,
    *,
    gate: Gate,
    how: Leaving,
    names: Names,
    versions: bool = False,
    terms: Terms | None = None,
) -> Iterator[Outgoing]:
    """Yield what the filters let through and the gate lets out, in the order of the list.

    Args:
        versions: of each the states in which it was given out are looked up too.
        terms: of each it is said how it stands against these agreements.

    Raises:
        InputError: there is no such policy, or an incident that would leave rests on a report that is withheld.
    """
    how = replace(how, withheld=withheld_names(casefile.store))
    withheld = frozenset(withheld_reports(casefile.store))
    for rows in incident_pages(casefile, filters, PIECE):
        loaded = casefile.store.incidents.load([row.id for row in rows])
        recalls = recalls_in_force(casefile.store, loaded)
        settled = casefile.settled(loaded.values())
        there = (row for row in rows if row.id in loaded)
        offered = (_offered(row, loaded[row.id], settled.get(row.id), recalls.get(row.id)) for row in there)
        passed = tuple(gate.through(offered))
        if versions:
            passed = _with_versions(casefile, passed)
        documents = dict.fromkeys(document for one in passed for document in one.incident.documents)
        _refuse_withheld(withheld, documents)
        stored = casefile.store.documents.readings(tuple(documents))
        applied = casefile.judging.applied(stored.values(), named=False)
        for one in passed:
            held = assess_applied(casefile, one.incident, applied, terms) if terms is not None else None
            offer = replace(one, assessment=held)
            yield replace(prepare(offer, applied.readings, how, names), judged=applied.judged)


def _refuse_withheld(withheld: Collection[str], documents: Iterable[str]) -> None:
    """Let nothing out that rests on a report which is withheld: it was deleted then, and came back by another way."""
    for document in documents:
        if document in withheld:
            raise InputError(
                f"the report {document} is withheld for good, and an incident that would leave rests on it.",
                todo=f"Take it out again: truceline release withhold --report {document} --reason …",
            )


def approval_of(settled: Settled | None, recall: Recall | None = None) -> Approval:
    """Return how an incident stands at the gate.

    What changed since it was accepted is approved no more; what was recalled leaves where it was accepted since.
    """
    if recall is not None and (settled is None or settled.changes or settled.at <= recall.at):
        return Approval(state="recalled", at=recall.at)
    if settled is None:
        return NOT_REVIEWED
    return Approval(state="changed" if settled.changes else "approved", at=settled.at)


def _with_versions(casefile: Casefile, passed: tuple[Offered, ...]) -> tuple[Offered, ...]:
    accepted = {one.incident.id for one in passed if one.approval.state == "approved"}
    found = versions_of(casefile, (one.incident for one in passed), accepted)
    return tuple(replace(one, versions=found[one.incident.id]) for one in passed)


def _offered(row: IncidentRow, incident: Incident, settled: Settled | None, recall: Recall | None) -> Offered:
    return Offered(incident=unnamed_incident(incident), row=row, approval=approval_of(settled, recall))
