"""Which of some incidents a person accepted, and what changed since: what ``review.settled`` needs, out of the store.

Readings are loaded only of incidents that an acceptance points at, so that a list of fifty costs little.
"""

from collections.abc import Iterable

from truceline.model.incident import Incident
from truceline.model.judgement import Judgement
from truceline.review.apply import apply_judgements
from truceline.review.settled import Known, Settled, find_settled
from truceline.store.base import Store


def find_all_settled(store: Store, incidents: Iterable[Incident]) -> dict[str, Settled]:
    """Return what is settled of these incidents, by their ids; those that nobody accepted are left out."""
    asked = tuple(incidents)
    judgements = store.judgements.about({document for incident in asked for document in incident.documents})
    accepted = {span.document for j in judgements if j.verdict == "accept" for span in j.spans}
    found: dict[str, Settled] = {}
    for incident in asked:
        if accepted.isdisjoint(incident.documents):
            continue
        readings = store.documents.readings(incident.documents)
        told = _with_what_left(store, incident, judgements)
        applied = apply_judgements(readings.values(), told).readings
        known = {
            key: Known(added_at=a, read_at=b) for key, (a, b) in store.documents.moments(incident.documents).items()
        }
        if settled := find_settled(incident, applied, told, known):
            found[incident.id] = settled
    return found


def _with_what_left(store: Store, incident: Incident, judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Return the judgements, with those about reports that were accepted with the incident and are in it no more."""
    own = set(incident.documents)
    accepts = [j for j in judgements if j.verdict == "accept" and j.spans[0].document in own]
    last = max(accepts, key=lambda j: (j.at, j.id))
    left = {s.document for j in store.judgements.made_with(last.id) if j.by == last.by for s in j.spans} - own
    return store.judgements.about({*own, *left}) if left else judgements
