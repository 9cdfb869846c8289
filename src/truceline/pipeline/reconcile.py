"""Many reports: readings + judgements -> incidents and episodes. The same input gives the same, in whatever order.

A casefile does the same a part at a time, with ``Material`` of the part that an addition touches; a test holds the two
against each other.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.documents.fingerprint import fingerprint
from truceline.incidents.block import candidate_pairs
from truceline.incidents.cluster import find_groups
from truceline.incidents.compare import link_enough
from truceline.incidents.episodes import find_episodes, with_totals
from truceline.incidents.merge import find_incident
from truceline.incidents.origins import find_descents, find_origins
from truceline.incidents.policies import RANGE
from truceline.incidents.profile import make_profiles
from truceline.incidents.spanning import spanning
from truceline.model.identity import content_id
from truceline.model.incident import Episode, Happening, Incident
from truceline.model.judgement import Judgement
from truceline.model.linking import Link, Profile
from truceline.model.origin import Fingerprint
from truceline.model.reading import Reading
from truceline.review.apply import Applied, Orphan, apply_judgements
from truceline.review.standing import conflict_words

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What the readings amount to; ``orphans``: judgements that could not be attached, ``conflicts``: those at odds."""

    incidents: tuple[Incident, ...] = ()
    episodes: tuple[Episode, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    conflicts: tuple[tuple[Judgement, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What incidents are made of: readings with their judgements, fingerprints by document, profiles by happening."""

    applied: Applied
    fingerprints: Mapping[str, Fingerprint]
    profiles: Mapping[str, Profile]

    @classmethod
    def of(cls, readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> "Material":
        """Work out what is compared, from readings as they were stored."""
        applied = apply_judgements(readings, judgements)
        return cls(
            applied=applied,
            fingerprints={key: fingerprint(reading.document) for key, reading in applied.readings.items()},
            profiles={profile.happening: profile for profile in profiles_of(applied)},
        )

    def groups(self, links: Collection[Link]) -> tuple[Group, ...]:
        """Group the happenings; a copy goes where its original goes and has no voice, so that it changes no group."""
        judged = {key for pair in (*self.applied.together, *self.applied.apart) for key in pair}
        linked = {frozenset((link.first, link.second)) for link in links}
        original = {
            copy: root
            for copy, root in self._copied().items()
            if copy not in judged and frozenset((copy, root)) in linked and self._may_follow(copy, root)
        }
        speaking = {key: p for key, p in self.profiles.items() if key not in original and not p.several}
        found = find_groups(
            tuple(speaking.values()),
            [link for link in links if {link.first, link.second} <= speaking.keys()],
            together=self.applied.together,
            apart=self.applied.apart,
        )
        followers: dict[str, list[str]] = {}
        for copy, root in original.items():
            followers.setdefault(root, []).append(copy)
        return tuple(tuple(sorted({*group, *(c for key in group for c in followers.get(key, ()))})) for group in found)

    def _copied(self) -> dict[str, str]:
        """Return the happening of the original for every happening of a copy that tells as many."""
        descents = find_descents(
            self.applied.readings, self.fingerprints, together=self.applied.copies, apart=self.applied.no_copies
        )
        found: dict[str, str] = {}
        for descent in descents:
            own, root = (self._told_by(document) for document in (descent.document, descent.of))
            if descent.kind == "copy" and len(own) == len(root):
                found |= zip(own, root, strict=True)
        return found

    def _may_follow(self, copy: str, root: str) -> bool:
        """Say whether a copy may be where its original is: a loose one may be nowhere."""
        return self.profiles[copy].loose or not self.profiles[root].loose

    def _told_by(self, document: str) -> list[str]:
        happenings = self.applied.readings[document].happenings
        return [h.id for h in happenings if h.id in self.profiles and not h.several]

    def incident(self, group: Group, links: Iterable[Link], policy: str) -> Incident:
        """Make the incident of a group of happenings; its id is made of the first one's."""
        happenings = self._happenings(group)
        documents = {happening.document for happening in happenings}
        readings = {key: self.applied.readings[key] for key in sorted(documents)}
        descents = find_descents(
            readings,
            {key: self.fingerprints[key] for key in readings},
            together=self.applied.copies,
            apart=self.applied.no_copies,
        )
        claims = tuple(claim for happening in happenings for claim in happening.claims)
        made = find_incident(
            happenings,
            readings,
            origins=find_origins(readings, descents, claims),
            descents=descents,
            links=strongest(links, group),
            policy=policy,
            judged=self.applied.judged,
        )
        at_odds = [c for c in self.applied.conflicts if any(s.document in documents for j in c for s in j.spans)]
        bearing = {key for document in documents for key in self.applied.bearing.get(document, ())}
        bearing |= {judgement.id for conflict in at_odds for judgement in conflict}
        return replace(
            made,
            id=content_id("inc", made.happenings[0]),
            judgements=tuple(sorted(bearing)),
            notes=(*made.notes, *map(conflict_words, at_odds)),
        )

    def _happenings(self, group: Group) -> tuple[Happening, ...]:
        wanted = set(group)
        told = (h for reading in self.applied.readings.values() for h in reading.happenings if h.id in wanted)
        return tuple(sorted(told, key=lambda happening: happening.id))


def reconcile(readings: Iterable[Reading], judgements: Iterable[Judgement] = (), *, policy: str = RANGE) -> Reconciled:
    """Join the happenings of many readings to incidents, with rival accounts side by side."""
    material = Material.of(readings, judgements)
    profiles = tuple(material.profiles.values())
    links = link_all(profiles)
    groups = material.groups(links)
    inside = links_by_group(links, groups)
    incidents = tuple(material.incident(group, inside[group], policy) for group in groups)
    told = {h.id: h for reading in material.applied.readings.values() for h in reading.happenings}
    return Reconciled(
        incidents=incidents,
        episodes=tuple(with_totals(episode, told) for episode in find_episodes(incidents, profiles)),
        orphans=material.applied.orphans,
        conflicts=material.applied.conflicts,
    )


def strongest(links: Iterable[Link], group: Collection[str]) -> tuple[Link, ...]:
    """Return the links that hold a group together: of all that join two parts of it, always the strongest.

    One fewer than there are happenings, or less where a person or a copy joined some: why they are one incident.
    """
    members = set(group)
    inside = (link for link in links if link.first in members and link.second in members)
    return tuple(sorted(spanning(inside), key=lambda link: (link.first, link.second)))


def links_by_group(links: Iterable[Link], groups: Iterable[Group]) -> dict[Group, list[Link]]:
    """Return the links inside each group."""
    home = {key: group for group in groups for key in group}
    found: dict[Group, list[Link]] = {group: [] for group in groups}
    for link in links:
        group = home.get(link.first)
        if group is not None and group is home.get(link.second):
            found[group].append(link)
    return found


def link_all(profiles: Sequence[Profile]) -> tuple[Link, ...]:
    """Compare every pair that shares a block, and return those that are alike enough to be one event."""
    found = (link_enough(first, second) for first, second in candidate_pairs(profiles))
    return tuple(link for link in found if link is not None)


def profiles_of(applied: Applied) -> Iterable[Profile]:
    """Yield the profiles of all happenings that no person has dropped."""
    for reading in applied.readings.values():
        for profile in make_profiles(reading):
            if profile.happening not in applied.dropped:
                yield profile
