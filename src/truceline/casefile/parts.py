"""What hangs together with what was touched: followed by links, judgements and former incidents, without any reading.

Links lead nowhere else, so that what is grouped of a part is what is grouped of the whole.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from truceline.casefile.current import is_current
from truceline.model.judgement import Judgement
from truceline.model.linking import Link, Profile
from truceline.pipeline.grouping import Group, Judged, Pool
from truceline.pipeline.reconcile import judged_pairs
from truceline.review.apply import apply_judgements
from truceline.store.base import Store

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is grouped, the happenings of the incidents that stood there, and the documents of judged pairs in it.

    ``pairs`` are the documents that judgements on two point at, those that are gone among them.
    """

    pool: Pool
    former: Mapping[str, tuple[str, ...]]
    judged: frozenset[str]
    pairs: tuple[frozenset[str], ...] = ()

    def judged_with(self, documents: Collection[str]) -> set[str]:
        """Return the happenings of those documents that a judgement joins with one of these: it may hold no more."""
        others = {other for pair in self.pairs if not pair.isdisjoint(documents) for other in pair}
        return {key for key, profile in self.pool.profiles.items() if profile.document in others}

    def changed(self, groups: Iterable[Group], told: Collection[str], relinked: Iterable[Pair]) -> list[Group]:
        """Return the groups that no incident stood for, that were told anew, or of which two are linked otherwise."""
        stood = set(self.former.values())
        anew = set(told)
        home = {key: group for group in groups for key in group}
        inside = {home[a] for a, b in relinked if a in home and home[a] is home.get(b)}
        return [group for group in groups if group not in stood or group in inside or not anew.isdisjoint(group)]

    def alone(self, groups: Iterable[Group], near: Iterable[str]) -> frozenset[str]:
        """Return what is in no group, of these happenings and of those that are linked with them."""
        inside = {key for group in groups for key in group}
        ends = set(near)
        linked = {end for link in self.pool.links for end in (link.first, link.second) if link.first in ends}
        linked |= {end for link in self.pool.links for end in (link.first, link.second) if link.second in ends}
        return frozenset(((ends & self.pool.profiles.keys()) | linked) - inside)


@dataclass(slots=True)
class _Walk:
    store: Store
    profiles: dict[str, Profile]
    links: dict[tuple[str, str], Link]
    former: dict[str, tuple[str, ...]]
    pairs: dict[str, Judgement]

    def around(self, happenings: set[str], documents: Collection[str]) -> set[str]:
        """Take in happenings, and what people decided on pairs of documents; return what is one step off."""
        found = self.store.linking.profiles(happenings)
        self.profiles |= found
        links = {(link.first, link.second): link for link in self.store.linking.links_of(happenings)}
        self.links |= links
        former = self.store.incidents.members(set(self.store.incidents.of_happenings(happenings).values()))
        self.former |= former
        near = {end for pair in links for end in pair} | {key for stood in former.values() for key in stood}
        near |= self._judged({*documents, *(profile.document for profile in found.values())})
        return near

    def _judged(self, documents: Collection[str]) -> set[str]:
        pairs = [j for j in self.store.judgements.about(documents) if len(documents_of(j)) > 1]
        self.pairs |= {judgement.id: judgement for judgement in pairs}
        judged = {document for judgement in pairs for document in documents_of(judgement)}
        return {profile.happening for profile in self.store.linking.profiles_of(judged)} if judged else set()


def find_part(store: Store, touched: Iterable[str], documents: Collection[str]) -> Part:
    """Follow links, judgements and former incidents until nothing more hangs together with what was touched.

    Args:
        store: where they are.
        touched: ids of happenings.
        documents: those that changed; a judgement on one of them and another leads to the other.
    """
    walk = _Walk(store, {}, {}, {}, {})
    seen: set[str] = set()
    wave = set(touched)
    near: Collection[str] = documents
    while wave or near:
        seen |= wave
        wave, near = walk.around(wave, near) - seen, ()
    return _part(walk)


def find_standing(store: Store, told: Collection[str]) -> Part:
    """Return the incidents of happenings of which no profile, link or judged pair changed: they stand as they stood.

    Only what they are made of may differ: claims that a person judged.
    """
    former = store.incidents.members(set(store.incidents.of_happenings(told).values()))
    inside = {*told, *(key for stood in former.values() for key in stood)}
    links = store.linking.links_of(inside)
    profiles = store.linking.profiles(inside | {end for link in links for end in (link.first, link.second)})
    documents = {profiles[key].document for key in inside if key in profiles}
    pairs = _all_pairs(store, documents)
    named = {document for pair in pairs for document in pair}
    judged = frozenset(document for document in named if document in documents or is_current(store, document))
    return Part(pool=Pool(profiles=profiles, links=links, told={}), former=former, judged=judged, pairs=pairs)


def _all_pairs(store: Store, documents: Collection[str]) -> tuple[frozenset[str], ...]:
    """Return the pairs that were judged of these documents, of those that they were judged with, and so on."""
    seen: set[str] = set()
    found: set[frozenset[str]] = set()
    wave = set(documents)
    while wave:
        seen |= wave
        pairs = pairs_in(store.judgements.about(wave))
        found |= pairs
        wave = {document for pair in pairs for document in pair} - seen
    return tuple(sorted(found, key=sorted))


def pairs_in(judgements: Iterable[Judgement]) -> set[frozenset[str]]:
    """Return the pairs of documents that judgements point at, in force or not."""
    return {frozenset(pair) for pair in map(documents_of, judgements) if len(pair) > 1}


def documents_of(judgement: Judgement) -> set[str]:
    """Return the documents that a judgement points at."""
    return {span.document for span in judgement.spans}


def _part(walk: _Walk) -> Part:
    store, profiles = walk.store, walk.profiles
    known = {profile.document for profile in profiles.values()}
    pairs = tuple(frozenset(documents_of(judgement)) for judgement in walk.pairs.values())
    named = {document for pair in pairs for document in pair}
    judged = {document for document in named if document in known or is_current(store, document)}
    decided = _decided(store, judged)
    copies = store.copies.among(known)
    told = {end for copied in copies for end in (copied.document, copied.of)}
    told |= {document for pair in (*decided.copies, *decided.no_copies) for document in pair}
    pool = Pool(
        profiles=profiles,
        links=tuple(walk.links[pair] for pair in sorted(walk.links)),
        copies=copies,
        told=store.copies.told(told),
        judged=decided,
    )
    return Part(pool=pool, former=walk.former, judged=frozenset(judged), pairs=pairs)


def _decided(store: Store, documents: Collection[str]) -> Judged:
    """Return what people decided on pairs; the words that they point at are looked for in the readings."""
    if not documents:
        return Judged()
    readings = store.documents.readings(documents)
    return judged_pairs(apply_judgements(readings.values(), store.judgements.about(documents)))
