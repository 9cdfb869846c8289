"""The states in which incidents were given out, out of the log of a casefile; and what an export says of the whole."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from truceline.casefile.casefile import Casefile
from truceline.model.incident import Incident
from truceline.publish.exports.contract import NEVER, Edition
from truceline.publish.map_areas import load_areas
from truceline.publish.versions import Version, change_words
from truceline.review.settled import Known
from truceline.review.versions import State, find_states
from truceline.store.base import Store


def versions_of(
    casefile: Casefile, incidents: Iterable[Incident], accepted: Collection[str]
) -> dict[str, tuple[Version, ...]]:
    """Return the versions of incidents by their ids; ``accepted`` are those that stand as they were accepted."""
    asked = tuple(incidents)
    documents = tuple(dict.fromkeys(document for incident in asked for document in incident.documents))
    readings = casefile.judging.applied(casefile.store.documents.readings(documents).values()).readings
    known = {key: Known(added_at=a, read_at=b) for key, (a, b) in casefile.store.documents.moments(documents).items()}
    publishers = {key: reading.document.publisher for key, reading in readings.items()}
    found: dict[str, tuple[Version, ...]] = {}
    for incident in asked:
        judgements = casefile.store.judgements.about(incident.documents)
        states = find_states(incident, readings, judgements, known, accepted=incident.id in accepted)
        found[incident.id] = tuple(_version(state, publishers) for state in states)
    return found


def _version(state: State, publishers: dict[str, str | None]) -> Version:
    changes = (change_words(change.kind, publishers.get(change.about)) for change in state.changes)
    return Version(at=state.at, state=state.kind, changes=tuple(dict.fromkeys(changes)))


def edition_of(casefile: Casefile) -> Edition:
    """Return what every export of a casefile says of itself; the first report that came in tells it from others."""
    first = casefile.store.documents.listed(limit=1, deleted=True)
    return Edition(
        areas=load_areas(),
        source=f"{first[0].id} {first[0].added_at.isoformat()}" if first else "",
        updated=max(_moments(casefile.store), default=NEVER),
    )


def _moments(store: Store) -> Iterator[datetime]:
    """Yield the last moments of all that an entry may be dated by: reports, decisions, ids, recalls."""
    judgements = store.judgements
    yield from (judgement.at for judgement in judgements.listed(after=max(0, judgements.count() - 1)))
    for moment in (store.documents.last_moment(), store.ids.last_moment(), store.releases.last_recall()):
        if moment is not None:
            yield moment
