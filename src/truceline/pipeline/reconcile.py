"""Many reports: readings + judgements -> incidents and episodes. The same input gives the same, in whatever order.

A casefile does the same a part at a time, with ``Material`` of the part that an addition touches; a test holds the two
against each other.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.documents.fingerprint import fingerprint
from truceline.incidents.block import candidate_pairs
from truceline.incidents.compare import link_enough
from truceline.incidents.episodes import find_episodes, with_totals
from truceline.incidents.merge import find_incident
from truceline.incidents.originals import find_copies, linked_documents
from truceline.incidents.origins import find_descents, find_origins
from truceline.incidents.policies import RANGE
from truceline.incidents.profile import make_profiles
from truceline.incidents.spanning import spanning
from truceline.model.identity import content_id
from truceline.model.incident import Episode, Happening, Incident
from truceline.model.judgement import Judgement
from truceline.model.linking import Link, Profile
from truceline.model.origin import Fingerprint, Print
from truceline.model.reading import Reading
from truceline.pipeline.grouping import Group, Judged, Pool
from truceline.review.apply import Applied, Orphan, apply_judgements
from truceline.review.unnamed import conflict_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What the readings amount to; ``orphans``: judgements that could not be attached, ``conflicts``: those at odds."""

    incidents: tuple[Incident, ...] = ()
    episodes: tuple[Episode, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    conflicts: tuple[tuple[Judgement, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What incidents are made of: readings with their judgements, their fingerprints, and their happenings by id."""

    applied: Applied
    fingerprints: Mapping[str, Fingerprint]
    happenings: Mapping[str, Happening]

    @classmethod
    def of(cls, applied: Applied, known: Mapping[str, Fingerprint] | None = None) -> "Material":
        """Take the happenings of all readings and their fingerprints, those that are known as they are."""
        prints = known or {}
        return cls(
            applied=applied,
            fingerprints={
                key: prints.get(key) or fingerprint(reading.document) for key, reading in applied.readings.items()
            },
            happenings={h.id: h for reading in applied.readings.values() for h in reading.happenings},
        )

    def incident(self, group: Group, links: Iterable[Link], policy: str) -> Incident:
        """Make the incident of a group of happenings; its id is made of the first one's."""
        happenings = tuple(self.happenings[key] for key in sorted(group))
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


def reconcile(readings: Iterable[Reading], judgements: Iterable[Judgement] = (), *, policy: str = RANGE) -> Reconciled:
    """Join the happenings of many readings to incidents, with rival accounts side by side."""
    material = Material.of(apply_judgements(readings, judgements))
    profiles = tuple(profiles_of(material.applied))
    links = link_all(profiles)
    groups = pool_of(material, profiles, links).groups()
    inside = links_by_group(links, groups)
    incidents = tuple(material.incident(group, inside[group], policy) for group in groups)
    return Reconciled(
        incidents=incidents,
        episodes=tuple(with_totals(episode, material.happenings) for episode in find_episodes(incidents, profiles)),
        orphans=material.applied.orphans,
        conflicts=material.applied.conflicts,
    )


def pool_of(material: Material, profiles: Iterable[Profile], links: Collection[Link]) -> Pool:
    """Return what is grouped of readings: the copies among the documents that links join are looked for."""
    known = {profile.happening: profile for profile in profiles}
    readings = material.applied.readings
    prints = {
        key: Print(fingerprint=material.fingerprints[key], happenings=told_in(reading, known))
        for key, reading in readings.items()
    }
    pairs = linked_documents(links, known)
    return Pool(
        profiles=known,
        links=links,
        copies=tuple(find_copies(pairs, prints, lambda document: readings[document].document.text)),
        told={key: kept.happenings for key, kept in prints.items()},
        judged=judged_pairs(material.applied),
    )


def judged_pairs(applied: Applied) -> Judged:
    """Return what people decided on pairs."""
    return Judged(together=applied.together, apart=applied.apart, copies=applied.copies, no_copies=applied.no_copies)


def told_in(reading: Reading, profiles: Container[str]) -> tuple[str, ...]:
    """Return the happenings of a reading in the order of the text, without sums and without those of no profile."""
    return tuple(h.id for h in reading.happenings if h.id in profiles and not h.several)


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
