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
from truceline.casefile.parts import Part, find_part, find_standing, pairs_in
from truceline.casefile.waiting import Touched, Waiting
from truceline.documents.fingerprint import fingerprint
from truceline.model.incident import Incident
from truceline.model.judgement import Judgement
from truceline.model.linking import Link, Profile
from truceline.model.origin import Fingerprint, Print
from truceline.model.reading import Reading
from truceline.pipeline.grouping import Group
from truceline.pipeline.reconcile import Material, links_by_group, profiles_of, strongest, told_in
from truceline.review.apply import apply_judgements
from truceline.store.base import Store
from truceline.store.rows import LedgerEntry

BATCH = 200  # documents that are taken off the queue at a time: memory stays flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What is told of one document at present: nothing where it was deleted or a newer version of it is there."""

    profiles: tuple[Profile, ...]
    kept: Print | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was computed anew: of what, the incidents, ids that are gone, and happenings that are in no incident."""

    material: Material
    put: tuple[Incident, ...]
    gone: frozenset[str]
    alone: frozenset[str]


class Refresh:
    """One run over the queue.

    ``anew``: judgements may be gone without a trace, so that groups are looked for where none seems to have changed.
    """

    def __init__(self, store: Store, *, policy: str, clock: Callable[[], datetime], anew: bool = False) -> None:
        self.anew = anew
        self.store = store
        self.policy = policy
        self.clock = clock

    def run(self) -> int:
        """Compute until nothing waits; return the number of documents that were taken off the queue."""
        done = 0
        while documents := self.store.queue.pending(DOCUMENT, limit=BATCH):
            with self.store.writing():
                self._recompute(documents)
                self.store.queue.done(DOCUMENT, documents)
            done += len(documents)
        return done

    def _recompute(self, documents: Collection[str]) -> None:
        index = Index(self.store)
        touched: set[str] = set()
        told: set[str] = set()
        renamed: dict[str, str] = {}
        prints: dict[str, Fingerprint] = {}
        read: dict[str, Reading] = {}
        decided = self.store.judgements.about(documents)
        stood = _by_document(self.store.linking.profiles_of(documents))
        kept = self.store.copies.prints(documents)
        for document in documents:
            former = stood.get(document, ())
            now = self._now(document, decided, read)
            touched |= self._index(index, document, former, now, kept.get(document))
            told |= {profile.happening for profile in now.profiles}
            renamed |= _renamed(former, now.profiles)
            prints |= {document: now.kept.fingerprint} if now.kept is not None else {}
        still = not (self.anew or index.moved or pairs_in(decided))
        part = find_standing(self.store, told) if still else find_part(self.store, touched, documents)
        groups = tuple(part.former.values()) if still else part.pool.groups()
        told |= part.judged_with(documents)
        changed = part.changed(groups, told, index.relinked)
        made = self._write(part, groups, changed, part.alone(groups, told.union(*changed)), renamed, read)
        resembles = not (still and all(document in stood for document in documents))
        self._wait(made, part, frozenset(documents), prints, index.near, resembles=resembles)

    def _wait(
        self,
        made: Made,
        part: Part,
        documents: frozenset[str],
        prints: Mapping[str, Fingerprint],
        near: Mapping[tuple[str, str], float],
        *,
        resembles: bool,
    ) -> None:
        """Write the decisions that are left of what was made anew; ``resembles``: copies may have come or gone."""
        anew = {key for incident in made.put for key in incident.happenings} | made.alone
        links = {
            (link.first, link.second): link.score
            for link in part.pool.links
            if link.first in anew or link.second in anew
        }
        left = Touched(
            documents=documents,
            applied=made.material.applied,
            fingerprints={**made.material.fingerprints, **prints},
            gone=made.gone,
            made=made.put,
            near={**links, **near},
            resembles=resembles,
        )
        judgements = self.store.judgements.about(documents | made.material.applied.readings.keys())
        Waiting(self.store, clock=self.clock).update(left, judgements)

    def _now(self, document: str, decided: Iterable[Judgement], read: dict[str, Reading]) -> Now:
        """Return what is told of a document now; its reading is put into ``read``."""
        reading = self.store.documents.reading(document) if is_current(self.store, document) else None
        if reading is None:
            return Now(profiles=(), kept=None)
        read[document] = reading
        own = [j for j in decided if j.withdraws or {span.document for span in j.spans} == {document}]
        applied = apply_judgements([reading], own)
        if any(judgement.spans for judgement in own):  # withdrawn ones too: then search finds what was read again
            self.store.documents.put_claims(applied.readings[document])
        profiles = tuple(profiles_of(applied))
        told = told_in(applied.readings[document], {profile.happening for profile in profiles})
        kept = Print(fingerprint=fingerprint(reading.document), happenings=told)
        return Now(profiles=profiles, kept=kept)

    def _index(self, index: Index, document: str, former: Sequence[Profile], now: Now, kept: Print | None) -> set[str]:
        """Bring the index up to date; return the happenings of which something may have changed."""
        own = {profile.happening for profile in (*former, *now.profiles)}
        if now.kept is None:
            return own | index.take_out(document, former)
        same = sorted(now.profiles, key=lambda profile: profile.happening) == list(former)
        if same and kept == replace(now.kept, fingerprint=replace(now.kept.fingerprint, bands=())):
            return own
        return own | index.replace(now.profiles, former, now.kept)

    def _write(
        self,
        part: Part,
        groups: Sequence[Group],
        changed: Sequence[Group],
        alone: frozenset[str],
        renamed: Mapping[str, str],
        read: Mapping[str, Reading],
    ) -> Made:
        """Write the incidents that changed, of all those of a part; ``alone`` are happenings that are in none."""
        kept = set(groups) - set(changed)
        former = {key: stood for key, stood in part.former.items() if stood not in kept}
        documents = {part.pool.profiles[key].document for key in alone.union(*changed)} | part.judged
        material = self._material(documents, read)
        put, gone = self._store(self._made(changed, part.pool.links, material), former, renamed)
        orphans = {orphan.judgement.id: orphan.why for orphan in material.applied.orphans}
        self.store.judgements.replace_orphans(documents, orphans)
        return Made(material=material, put=put, gone=gone, alone=alone)

    def _material(self, documents: Collection[str], read: Mapping[str, Reading]) -> Material:
        """Take what incidents are made of; what was read already (``read``) is not read again."""
        known = {key: read[key] for key in documents if key in read}
        readings = known | self.store.documents.readings(set(documents) - known.keys())
        ordered = [readings[key] for key in sorted(readings)]
        applied = apply_judgements(ordered, self.store.judgements.about(documents))
        prints = self.store.copies.prints(documents)
        return Material.of(applied, {key: kept.fingerprint for key, kept in prints.items()})

    def _made(self, groups: Sequence[Group], links: Iterable[Link], material: Material) -> dict[Group, Incident]:
        inside = links_by_group(links, groups)
        made: dict[Group, Incident] = {}
        for group in groups:
            held = [(link.first, link.second) for link in strongest(inside[group], group)]
            made[group] = material.incident(group, self.store.linking.links(held), self.policy)
        return made

    def _store(
        self, made: Mapping[Group, Incident], former: Mapping[str, Sequence[str]], renamed: Mapping[str, str]
    ) -> tuple[tuple[Incident, ...], frozenset[str]]:
        """Store incidents under their ids; return them, and the ids that are gone."""
        ordered = {incident.happenings: incident for incident in made.values()}  # the first report's happening first
        stood = {key: [renamed.get(h, h) for h in happenings] for key, happenings in former.items()}
        ids, events = assign_ids(tuple(ordered), stood, self._taken)
        put = tuple(replace(incident, id=ids[group]) for group, incident in ordered.items())
        gone = frozenset(former.keys() - {incident.id for incident in put})
        before = self.store.incidents.load([incident.id for incident in put if incident.id in former])
        self.store.incidents.replace(
            remove=gone,
            put=[incident for incident in put if before.get(incident.id) != incident],
        )
        self.store.ids.append(_entry(event, self.clock()) for event in events)
        self._note_moves(put, former)
        return put, gone

    def _note_moves(self, put: Iterable[Incident], former: Mapping[str, Sequence[str]]) -> None:
        """Note which happenings are in another incident than before, so that what was said on a day can be told."""
        old = {happening: key for key, happenings in former.items() for happening in happenings}
        new = {happening: incident.id for incident in put for happening in incident.happenings}
        moves = {key: new.get(key) for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key)}
        if moves:
            self.store.ids.move(moves, at=self.clock())

    def _taken(self, key: str) -> bool:
        return bool(self.store.ids.history(key))


def _by_document(profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
    found: dict[str, list[Profile]] = {}
    for profile in profiles:
        found.setdefault(profile.document, []).append(profile)
    return found


def _renamed(former: Sequence[Profile], now: Sequence[Profile]) -> dict[str, str]:
    """Say which happening of a newer reading is which of the former, in the order of the text: ids outlive readings."""
    gone = [profile.happening for profile in former if profile.happening not in {p.happening for p in now}]
    come = [profile.happening for profile in now if profile.happening not in {p.happening for p in former}]
    return {old: come[min(place, len(come) - 1)] for place, old in enumerate(gone)} if come else {}


def _entry(event: IdEvent, at: datetime) -> LedgerEntry:
    return LedgerEntry(id=event.incident, event=event.action, other=event.into, at=at)
