"""What an addition, a judgement or a newer reading touches is computed anew, and nothing else.

The queue of the store holds the documents that changed; it outlives a crash, so that what was added is never left out.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from truceline.casefile.adding import DOCUMENT
from truceline.casefile.current import is_current
from truceline.casefile.ids import IdEvent, assign_ids
from truceline.casefile.index import Index
from truceline.casefile.waiting import Touched, Waiting
from truceline.documents.fingerprint import fingerprint
from truceline.model.incident import Incident
from truceline.model.judgement import Judgement
from truceline.model.linking import Link, Profile
from truceline.pipeline.reconcile import Group, Material, links_by_group, profiles_of, strongest
from truceline.review.apply import apply_judgements
from truceline.store.base import Store
from truceline.store.rows import LedgerEntry

BATCH = 200  # documents that are taken off the queue at a time: memory stays flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What hangs together with what was touched: happenings with their profiles and links, and their incidents."""

    profiles: dict[str, Profile]
    links: tuple[Link, ...]
    former: dict[str, Incident]


class Refresh:
    """One run over the queue."""

    def __init__(self, store: Store, *, policy: str, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.policy = policy
        self.clock = clock

    def run(self) -> int:
        """Compute until nothing waits; return the number of documents that were taken off the queue."""
        done = 0
        while documents := self.store.queue.pending(DOCUMENT)[:BATCH]:
            with self.store.writing():
                self._recompute(documents)
                self.store.queue.done(DOCUMENT, documents)
            done += len(documents)
        return done

    def _recompute(self, documents: Collection[str]) -> None:
        index = Index(self.store.linking)
        judgements = self.store.judgements.listed()
        touched: set[str] = set()
        renamed: dict[str, str] = {}
        for document in documents:
            former = self.store.linking.profiles_of([document])
            profiles = self._profiles(document, judgements)
            touched |= index.replace(document, profiles)
            renamed |= _renamed(former, profiles)
        part = self._part(touched, judgements)
        material, put, gone = self._write(part, judgements, renamed, frozenset(documents))
        left = Touched(
            documents=frozenset(documents),
            applied=material.applied,
            fingerprints=material.fingerprints,
            gone=gone,
            made=put,
            near={**{(link.first, link.second): link.score for link in part.links}, **index.near},
        )
        Waiting(self.store, clock=self.clock).update(left, judgements)

    def _profiles(self, document: str, judgements: Collection[Judgement]) -> tuple[Profile, ...]:
        """Return the profiles of a document as judged; none where it was deleted or a newer version is there."""
        if not is_current(self.store, document):
            return ()
        reading = self.store.documents.reading(document)
        if reading is None:
            return ()
        applied = apply_judgements([reading], [j for j in judgements if _about(j) == {document} or j.withdraws])
        return tuple(profiles_of(applied))

    def _part(self, touched: Collection[str], judgements: Iterable[Judgement]) -> Part:
        """Follow links, judgements and former incidents until nothing more hangs together with what was touched."""
        pairs = [_about(judgement) for judgement in judgements if len(_about(judgement)) > 1]
        seen: set[str] = set()
        profiles: dict[str, Profile] = {}
        links: dict[tuple[str, str], Link] = {}
        former: dict[str, Incident] = {}
        wave = set(touched)
        while wave:
            seen |= wave
            profiles |= self.store.linking.profiles(wave)
            found = {(link.first, link.second): link for link in self.store.linking.links_of(wave)}
            links |= found
            incidents = self.store.incidents.load(set(self.store.incidents.of_happenings(wave).values()))
            former |= incidents
            near = {end for pair in found for end in pair} | {h for i in incidents.values() for h in i.happenings}
            documents = {profiles[id].document for id in wave if id in profiles}
            judged = {document for pair in pairs if pair & documents for document in pair}
            near |= {profile.happening for profile in self.store.linking.profiles_of(judged)} if judged else set()
            wave = near - seen
        return Part(profiles=profiles, links=tuple(links[pair] for pair in sorted(links)), former=former)

    def _write(
        self, part: Part, judgements: Collection[Judgement], renamed: Mapping[str, str], changed: Collection[str]
    ) -> tuple[Material, tuple[Incident, ...], frozenset[str]]:
        """Write the incidents of a part; return what they were made of, those made anew, and ids that are gone."""
        documents = {profile.document for profile in part.profiles.values()}
        readings = self.store.documents.readings(documents)
        applied = apply_judgements(readings.values(), judgements)
        material = Material(
            applied=applied,
            fingerprints={key: fingerprint(reading.document) for key, reading in readings.items()},
            profiles=part.profiles,
        )
        groups = material.groups(part.links)
        inside = links_by_group(part.links, groups)
        kept = _kept(part, changed)
        made = {
            group: self._unchanged(kept.get(frozenset(group)), inside[group])
            or material.incident(group, inside[group], self.policy)
            for group in groups
        }
        put, gone = self._store(made, part.former, renamed)
        orphans = {orphan.judgement.id: orphan.why for orphan in applied.orphans}
        self.store.judgements.replace_orphans(documents, orphans)
        told = {incident.id for incident in put if set(changed) & set(incident.documents)}
        new = {incident.id for incident in put if part.former.get(incident.id) != incident}
        return material, tuple(incident for incident in put if incident.id in told | new), gone

    def _unchanged(self, former: Incident | None, links: Collection[Link]) -> Incident | None:
        """Return the former incident where it would be made again as it is."""
        return former if former is not None and former.links == strongest(links, former.happenings) else None

    def _store(
        self, made: dict[Group, Incident], former: dict[str, Incident], renamed: Mapping[str, str]
    ) -> tuple[list[Incident], frozenset[str]]:
        """Store incidents under their ids; return them, and the ids that are gone."""
        ordered = {incident.happenings: incident for incident in made.values()}  # the first report's happening first
        stood = {key: [renamed.get(h, h) for h in incident.happenings] for key, incident in former.items()}
        ids, events = assign_ids(tuple(ordered), stood, self._taken)
        put = [replace(incident, id=ids[group]) for group, incident in ordered.items()]
        same = {incident.id for incident in put if former.get(incident.id) == incident}
        gone = frozenset(former.keys() - {incident.id for incident in put})
        self.store.incidents.replace(
            remove=gone,
            put=[incident for incident in put if incident.id not in same],
        )
        self.store.ids.append(_entry(event, self.clock()) for event in events)
        return put, gone

    def _taken(self, key: str) -> bool:
        return bool(self.store.ids.history(key))


def _kept(part: Part, changed: Collection[str]) -> dict[frozenset[str], Incident]:
    """Return the former incidents by their happenings, without those of which a report changed."""
    return {
        frozenset(incident.happenings): incident
        for incident in part.former.values()
        if not set(changed) & set(incident.documents)
    }


def _renamed(former: Sequence[Profile], now: Sequence[Profile]) -> dict[str, str]:
    """Say which happening of a newer reading is which of the former, in the order of the text: ids outlive readings."""
    gone = [profile.happening for profile in former if profile.happening not in {p.happening for p in now}]
    come = [profile.happening for profile in now if profile.happening not in {p.happening for p in former}]
    return {old: come[min(place, len(come) - 1)] for place, old in enumerate(gone)} if come else {}


def _about(judgement: Judgement) -> set[str]:
    return {span.document for span in judgement.spans}


def _entry(event: IdEvent, at: datetime) -> LedgerEntry:
    return LedgerEntry(id=event.incident, event=event.action, other=event.into, at=at)
