"""Which reports of one incident were made of which: every one points at the first of its line.

The readings of one incident and their fingerprints in, ``Descent`` out. Reports are gone through in the order of their
publication, so that the order in which they came does not matter; a report is compared with those before it that
share runs of words with it, or, where it shows signs of translation, facts. The release of a body is made of no report
of others, whatever the times say: pages of ministries carry the time at which they were put up.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from heapq import nsmallest

from truceline.incidents.agencies import publisher_of, tag_of
from truceline.incidents.copies import REWRITE, Text, find_copy, find_relay
from truceline.incidents.facts import Fact, facts_of
from truceline.incidents.sources import issuer
from truceline.incidents.translations import find_translation, may_be_translation
from truceline.model.document import Document
from truceline.model.origin import Descent, Fingerprint
from truceline.model.reading import Reading
from truceline.model.time import aware

LAST = datetime.max.replace(tzinfo=UTC)
STEPS = ("copy", "rewrite", "translation", "relay")  # a line with a later one of these in it is of that kind
JUDGED = "a person judged the two to be one text"
HEAVY = 2.0  # weight of a fact that calls up a pair to compare: a clock, a date, a rare name
NEAREST = 32  # documents that one is compared with: the first of its line is among those that share most with it


def in_order(document: Document) -> tuple[datetime, str]:
    """Return where a document stands among others: by publication (taken as UTC without a zone), undated ones last."""
    return (aware(document.published or LAST), document.id)


def find_descents(
    readings: Mapping[str, Reading],
    fingerprints: Mapping[str, Fingerprint],
    *,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> tuple[Descent, ...]:
    """Return at most one descent a document, in the order of publication; ``of`` is the first of the line.

    Args:
        readings: those of one incident, by document id.
        fingerprints: by document id; a reading without one is compared by its facts alone.
        together: pairs of ids of documents that a person judged to be one text; they hold against any measure.
        apart: pairs that a person judged not to be.
    """
    bent = frozenset(id for id, reading in readings.items() if may_be_translation(reading))
    line = _Line(readings, fingerprints, _pairs(together), _pairs(apart), bent)
    for reading in sorted(readings.values(), key=lambda r: (issuer(r) is None, in_order(r.document))):
        line.add(reading)
    return tuple(sorted(line.found.values(), key=lambda d: in_order(readings[d.document].document)))


def roots_of(descents: Iterable[Descent]) -> dict[str, str]:
    """Return the document that each was made of in the end; documents made of none are not among the keys."""
    of = {d.document: d.of for d in descents}
    return {document: _end(document, of) for document in of}


def _end(document: str, of: Mapping[str, str]) -> str:
    seen = set()
    while document in of and document not in seen:
        seen.add(document)
        document = of[document]
    return document


def _calls(facts: Iterable[Fact]) -> frozenset[str]:
    return frozenset(call for fact in facts if fact.weight >= HEAVY for call in fact.calls)


def _pairs(pairs: Iterable[tuple[str, str]]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in pairs)


@dataclass(slots=True)
class _Line:
    """The documents so far. Plain copies are not compared with again: what is like them is like their first.

    ``translated`` are the documents that show signs of translation; without any, nothing is compared by facts.
    """

    readings: Mapping[str, Reading]
    fingerprints: Mapping[str, Fingerprint]
    together: frozenset[frozenset[str]]
    apart: frozenset[frozenset[str]]
    translated: frozenset[str]
    found: dict[str, Descent] = field(default_factory=dict)
    root: dict[str, str] = field(default_factory=dict)
    by_shingle: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_fact: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_agency: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, reading: Reading) -> None:
        """Find of which earlier document this one was made, and keep it for those that follow."""
        id = reading.document.id
        best = min(self._made_of(reading), key=self._rank, default=None)
        self.root[id] = self.root[best.of] if best is not None else id
        if best is not None:
            self.found[id] = self._to_root(best)
        if best is None or best.kind != "copy" or best.why == JUDGED:
            self._keep(id)

    def _made_of(self, reading: Reading) -> Iterator[Descent]:
        id = reading.document.id
        judged = [p for pair in self.together if id in pair for p in pair if p in self.root]
        yield from (Descent(document=id, of=p, kind="copy", share=1.0, why=JUDGED) for p in judged)
        for earlier in self._sharing_words(id):
            if not self._held_apart(id, earlier) and (made := find_copy(self._text(id), self._text(earlier))):
                yield made
        for earlier in self._sharing_facts(reading):
            if not self._held_apart(id, earlier) and (made := self._translated(reading, earlier)):
                yield made
        tag = tag_of(reading.document)
        for earlier in self.by_agency.get(tag.id, ()) if tag else ():
            made = find_relay(id, earlier, self._facts(id), self._facts(earlier), tag.name) if tag else None
            if made is not None and not self._held_apart(id, earlier):
                yield made

    def _sharing_words(self, id: str) -> list[str]:
        """Return the documents kept so far of which this one can be a copy or a rewrite."""
        mine = self.fingerprints.get(id)
        shared = Counter(other for h in (mine.shingles if mine else ()) for other in self.by_shingle.get(h, ()))
        able = [other for other, count in shared.items() if mine and count >= self._least(mine, other)]
        return nsmallest(NEAREST, able, key=lambda other: (-shared[other], self._place(other)))

    def _least(self, mine: Fingerprint, other: str) -> float:
        """Return how many kept hashes a rewrite shares at least: fewer where not all were kept."""
        theirs = self.fingerprints[other]
        least = REWRITE * min(len(mine.shingles), len(theirs.shingles))
        return least if mine.whole and theirs.whole else least / 8

    def _sharing_facts(self, reading: Reading) -> list[str]:
        if reading.document.id not in self.translated:
            return []
        calls = _calls(self._facts(reading.document.id))
        shared = Counter(other for call in calls for other in self.by_fact.get(call, ()))
        return nsmallest(NEAREST, shared, key=lambda other: (-shared[other], self._place(other)))

    def _translated(self, reading: Reading, earlier: str) -> Descent | None:
        ours, theirs = self._facts(reading.document.id), self._facts(earlier)
        return find_translation(reading, self.readings[earlier], ours, theirs)

    def _facts(self, id: str) -> tuple[Fact, ...]:
        return facts_of(self.readings[id].document.text)

    def _held_apart(self, id: str, earlier: str) -> bool:
        return any(frozenset((id, other)) in self.apart for other in (earlier, self.root[earlier]))

    def _text(self, id: str) -> Text:
        return Text(fingerprint=self.fingerprints[id], facts=self._facts(id))

    def _to_root(self, made: Descent) -> Descent:
        """Point at the first of the line; the kind is that of its greatest change."""
        if made.of not in self.found:
            return made
        before = self.found[made.of]
        kind = max(made.kind, before.kind, key=STEPS.index)
        return replace(made, of=before.of, kind=kind, why=f"{made.why}; by way of a {before.kind} of it")

    def _keep(self, id: str) -> None:
        if id in self.fingerprints:
            for shingle in self.fingerprints[id].shingles:
                self.by_shingle[shingle].append(id)
        agency = publisher_of(self.readings[id].document)
        if agency is not None:
            self.by_agency[agency.id].append(id)
        for call in _calls(self._facts(id)) if self.translated else ():
            self.by_fact[call].append(id)

    def _rank(self, made: Descent) -> tuple[bool, float, datetime, str, int]:
        """Order descents of one document: what a person judged, then the greatest share, then the earliest."""
        return (made.why != JUDGED, -made.share, *self._place(made.of), STEPS.index(made.kind))

    def _place(self, id: str) -> tuple[datetime, str]:
        return in_order(self.readings[id].document)
