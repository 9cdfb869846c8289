"""Which of some incidents a person accepted, and what changed since: what ``review.settled`` needs, out of the store.

Readings are loaded only of incidents that an acceptance points at, so that a list of fifty costs little.
"""

from collections.abc import Iterable

from truceline.model.incident import Incident
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
        applied = apply_judgements(readings.values(), judgements).readings
        known = {
            key: Known(added_at=a, read_at=b) for key, (a, b) in store.documents.moments(incident.documents).items()
        }
        if settled := find_settled(incident, applied, judgements, known):
            found[incident.id] = settled
    return found
