"""Where a copy goes among incidents: with its original, happening by happening, where the two are linked.

Only what is linked is compared, so that the answer for one happening rests on its links and on nothing further off.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from truceline.incidents.copies import copy_share, same_event
from truceline.incidents.facts import facts_of
from truceline.model.linking import Link, Profile
from truceline.model.origin import Copied, Print
from truceline.model.time import aware

LAST = datetime.max.replace(tzinfo=UTC)
Pair = tuple[str, str]


def place_of(profile: Profile) -> tuple[datetime, str]:
    """Return where a report stands among others: by publication (taken as UTC without a zone), undated ones last."""
    return (aware(profile.published or LAST), profile.document)


def linked_documents(links: Iterable[Link], profiles: Mapping[str, Profile]) -> set[Pair]:
    """Return the pairs of documents that links join, the one published later first."""
    ends = ((profiles[link.first], profiles[link.second]) for link in links)
    ordered = (sorted(pair, key=place_of, reverse=True) for pair in ends if pair[0].document != pair[1].document)
    return {(later.document, earlier.document) for later, earlier in ordered}


def find_copies(pairs: Iterable[Pair], prints: Mapping[str, Print], text: Callable[[str], str]) -> Iterator[Copied]:
    """Yield which of the pairs of documents, the later one first, are a plain copy and what it was made of.

    Args:
        pairs: ids of documents; those without a print are passed over.
        prints: by document id.
        text: returns the text of a document: the facts of two texts have a veto.
    """
    for later, earlier in sorted(pair for pair in pairs if prints.keys() >= set(pair)):
        share = copy_share(prints[later].fingerprint, prints[earlier].fingerprint)
        if share is not None and same_event(facts_of(text(later)), facts_of(text(earlier))):
            yield Copied(document=later, of=earlier, share=round(share, 3))


@dataclass(frozen=True, slots=True)
class _Step:
    """From a happening of a copy to the same one of what was copied."""

    of: str
    share: float
    judged: bool


def find_originals(
    copies: Iterable[Copied],
    told: Mapping[str, Collection[str]],
    profiles: Mapping[str, Profile],
    links: Iterable[Link],
    *,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> dict[str, str]:
    """Return for every happening of a copy that of its original, the first of the line.

    Args:
        copies: which documents are copies of which; of several the one of which it has the greatest share counts.
        told: the happenings of each document in the order of the text; a copy tells as many as its original.
        profiles: by happening.
        links: a happening goes only where it is linked.
        together, apart: pairs of ids of documents that a person judged to be one text, or not to be.
    """
    linked = {frozenset((link.first, link.second)) for link in links}
    held = {frozenset(pair) for pair in apart}
    steps: dict[str, list[_Step]] = {}
    for copied, judged in (*((c, False) for c in copies), *((c, True) for c in _judged(together, told, profiles))):
        own, root = told.get(copied.document, ()), told.get(copied.of, ())
        for happening, of in zip(own, root, strict=True) if len(own) == len(root) else ():
            if frozenset((happening, of)) in linked:
                steps.setdefault(happening, []).append(_Step(of, copied.share, judged))
    return _follow(steps, profiles, held)


def _judged(
    together: Iterable[Pair], told: Mapping[str, Collection[str]], profiles: Mapping[str, Profile]
) -> Iterator[Copied]:
    first = {document: profiles[h] for document, own in told.items() for h in own if h in profiles}
    for pair in together:
        if first.keys() >= set(pair):
            later, earlier = sorted(pair, key=lambda document: place_of(first[document]), reverse=True)
            yield Copied(document=later, of=earlier, share=1.0)


def _follow(
    steps: Mapping[str, Collection[_Step]], profiles: Mapping[str, Profile], held: Collection[frozenset[str]]
) -> dict[str, str]:
    """Go through the happenings in the order of publication; what is like a plain copy is like its original."""
    found: dict[str, str] = {}
    plain: set[str] = set()

    def apart(one: str, other: str) -> bool:
        return frozenset((profiles[one].document, profiles[other].document)) in held

    for happening in sorted(steps, key=lambda happening: (*place_of(profiles[happening]), happening)):
        able = [
            step
            for step in steps[happening]
            if (step.judged or step.of not in plain)
            and (step.judged or not (apart(happening, step.of) or apart(happening, found.get(step.of, step.of))))
        ]
        if able:
            best = min(able, key=lambda step: (not step.judged, -step.share, *place_of(profiles[step.of])))
            found[happening] = found.get(best.of, best.of)
            if not best.judged:
                plain.add(happening)
    return found
