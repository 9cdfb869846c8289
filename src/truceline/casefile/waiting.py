"""The decisions that wait, kept up to date with what an addition or a judgement touches. All of it is bounded.

Pairs of incidents come from what the index compared in this run, from links that did not join, and from what waited
before; of one incident at most ``MOST_NEAR`` wait. Copies are looked for by the bands of the reports that changed.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from truceline.casefile.current import is_current
from truceline.casefile.neighbours import Pair, pair_of
from truceline.documents.fingerprint import fingerprint
from truceline.incidents.compare import compare, is_enough, is_near, needed
from truceline.incidents.copies import COPY, EXCERPT, REWRITE, same_event
from truceline.incidents.facts import facts_of
from truceline.incidents.loose import with_loose
from truceline.model.decision import Decision, DecisionKind
from truceline.model.incident import Incident
from truceline.model.judgement import Judgement
from truceline.model.linking import Link, Profile
from truceline.model.origin import Fingerprint, containment, resemblance
from truceline.model.reading import Reading
from truceline.review.anchors import COPY as COPY_QUESTION
from truceline.review.apply import Applied, apply_judgements
from truceline.review.queue import (
    conflict_decision,
    copy_decision,
    incident_decisions,
    judged_pairs,
    orphan_decision,
    pair_decision,
    report_decisions,
)
from truceline.review.standing import in_force
from truceline.store.base import Store

MOST_NEAR = 3  # pairs of one incident that wait at a time; the next come when these are judged
NOTHING = 0.24  # of the runs of either text: what two reports share that have nothing to do with each other (0013)
EACH = 24  # reports of one band that are looked at: a text of which there are hundreds is a mould
MOST_ASKED = 6  # pairs of one happening that are looked at
MOST_LIKE = 12  # reports that one is compared with
MOST_BANDS = (
    9  # that two texts in doubt share, of 24: at a resemblance of .55 it is four, and more than nine in 100 cases
)
MOST_DOUBTS = 3  # copies in doubt of one report
OF_INCIDENTS: tuple[DecisionKind, ...] = ("contested", "damaged", "weak_merge")
OF_REPORTS: tuple[DecisionKind, ...] = ("not_read", "unassigned", "orphaned", "contradicted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What one run computed: reports that changed, what hangs together with them, and the incidents of it.

    ``documents`` were taken off the queue; ``applied`` holds the readings of all that hangs together with them.
    ``gone`` are ids of incidents that are no more, ``made`` those that were made anew; ``near`` are pairs of happenings
    with their scores: those that are nearly enough to be one event, and those that are, joined or not. ``resembles``:
    texts, or what people said of copies, changed too.
    """

    documents: frozenset[str]
    applied: Applied
    fingerprints: Mapping[str, Fingerprint]
    gone: frozenset[str]
    made: tuple[Incident, ...]
    near: Mapping[Pair, float]
    resembles: bool = True


class Waiting:
    """Writes what waits after one run."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.clock = clock
        self._fingerprints: dict[str, Fingerprint] = {}

    def update(self, touched: Touched, judgements: Collection[Judgement]) -> None:
        """Write the decisions that are left of what was touched, in place of the former."""
        self._fingerprints = dict(touched.fingerprints)
        self._incidents(touched)
        lone = self._pairs(touched)
        self._reports(touched, judgements, lone)
        if touched.resembles:
            self._copies(touched, judgements)

    def _put(self, kinds: Collection[DecisionKind], ends: Collection[str], put: Iterable[Decision]) -> None:
        self.store.decisions.replace(kinds=kinds, ends=ends, put=put, at=self.clock())

    # --- of one incident --------------------------------------------------------------------------------------------

    def _incidents(self, touched: Touched) -> None:
        found = [decision for incident in touched.made for decision in incident_decisions(incident, touched.applied)]
        self._put(OF_INCIDENTS, touched.gone | {incident.id for incident in touched.made}, found)

    # --- of two incidents -------------------------------------------------------------------------------------------

    def _pairs(self, touched: Touched) -> dict[str, tuple[Link, str]]:
        """Write the pairs that may be one event; return the nearest of each happening that is in no incident."""
        ends = touched.gone | {incident.id for incident in touched.made}
        former = self.store.decisions.about(ends, ["near_merge"])
        asked = {(d.link.first, d.link.second) for d in former if d.link is not None} | self._nearest(touched)
        links = self._links(asked - judged_pairs(touched.applied))
        home = self.store.incidents.of_happenings({end for pair in links for end in pair})
        best = _best(links, home)
        kept = self._kept(best, touched)
        incidents = {incident.id: incident for incident in touched.made}
        missing = {key for pair in kept for key in pair} - incidents.keys()
        incidents |= self.store.incidents.load(missing) if missing else {}
        self._put(["near_merge"], ends, [_pair(incidents[a], incidents[b], *best[a, b]) for a, b in kept])
        return _lone(links, home)

    def _nearest(self, touched: Touched) -> set[Pair]:
        """Return the pairs that are in two incidents, or one in none; of each happening the ``MOST_ASKED`` nearest."""
        home = self.store.incidents.of_happenings({end for pair in touched.near for end in pair})
        count: Counter[str] = Counter()
        asked: set[Pair] = set()
        for pair in sorted(touched.near, key=lambda pair: (-touched.near[pair], pair)):
            one, other = (home.get(end) for end in pair)
            if one != other and max(count[end] for end in pair) < MOST_ASKED:
                asked.add(pair)
                count.update(pair)
        return asked

    def _links(self, pairs: Collection[Pair]) -> dict[Pair, tuple[Link, Profile, Profile]]:
        """Compare pairs again; those of which one is gone, or that are far apart by now, are left out."""
        known = self.store.linking.profiles({end for pair in pairs for end in pair}) if pairs else {}
        found: dict[Pair, tuple[Link, Profile, Profile]] = {}
        for first, second in sorted(pairs):
            if first in known and second in known:
                a, b = known[first], known[second]
                link = compare(a, b)
                if is_enough(link, a, b) or is_near(link, a, b):
                    found[first, second] = (link, a, b)
        return found

    def _kept(self, best: Mapping[Pair, tuple[Link, Profile, Profile]], touched: Touched) -> list[Pair]:
        """Return the nearest pairs of each incident, without those that a person judged."""
        judged = self._judged(touched)
        count: dict[str, int] = {}
        kept: list[Pair] = []
        for pair in sorted(best, key=lambda pair: (-best[pair][0].score, pair)):
            if pair not in judged and all(count.get(key, 0) < MOST_NEAR for key in pair):
                kept.append(pair)
                for key in pair:
                    count[key] = count.get(key, 0) + 1
        return kept

    def _judged(self, touched: Touched) -> set[Pair]:
        """Return the pairs of incidents of which some happenings were judged to be apart, or not to be told."""
        pairs = judged_pairs(touched.applied)
        home = self.store.incidents.of_happenings({end for pair in pairs for end in pair}) if pairs else {}
        return {pair_of(home[a], home[b]) for a, b in pairs if a in home and b in home}

    # --- of reports and judgements ----------------------------------------------------------------------------------

    def _reports(
        self, touched: Touched, judgements: Collection[Judgement], lone: Mapping[str, tuple[Link, str]]
    ) -> None:
        for applied in (touched.applied, self._beside(touched, judgements)):
            self._of_reports(applied, lone)

    def _beside(self, touched: Touched, judgements: Collection[Judgement]) -> Applied:
        """Return the reports that changed and hang together with nothing, as judged: in them no event was read."""
        others = sorted(touched.documents - touched.applied.readings.keys())
        self._put(OF_REPORTS, others, ())
        readings = [r for key in others if (r := self._reading(key, touched)) is not None]
        about = [j for j in judgements if j.withdraws or {s.document for s in j.spans} <= set(others)]
        return apply_judgements(readings, about)

    def _of_reports(self, applied: Applied, lone: Mapping[str, tuple[Link, str]]) -> None:
        readings = {key: applied.readings[key] for key in sorted(applied.readings)}
        home = self.store.incidents.of_happenings([h.id for r in readings.values() for h in r.happenings])
        found = [d for reading in readings.values() for d in self._of_report(reading, applied, home, lone)]
        found += [orphan_decision(orphan) for orphan in applied.orphans]
        found += [conflict_decision(conflict) for conflict in applied.conflicts if _is_about(conflict, readings)]
        self._put(OF_REPORTS, readings.keys(), found)

    def _of_report(
        self, reading: Reading, applied: Applied, home: Mapping[str, str], lone: Mapping[str, tuple[Link, str]]
    ) -> Iterator[Decision]:
        nearest = next((lone[h.id] for h in reading.happenings if h.id in lone), None)
        yield from report_decisions(reading, applied, home, *(nearest or ()))

    # --- of two reports ---------------------------------------------------------------------------------------------

    def _copies(self, touched: Touched, judgements: Collection[Judgement]) -> None:
        judged = _judged_copies(judgements)
        found = [d for key in sorted(touched.documents) for d in self._doubtful(key, touched, judged)]
        self._put(["doubtful_copy"], touched.documents, found)

    def _doubtful(self, document: str, touched: Touched, judged: Collection[Pair]) -> Iterator[Decision]:
        reading = self._reading(document, touched)
        if reading is None or not with_loose(reading).happenings:
            return  # whose word it is matters to nobody: it tells of nothing
        own = self._fingerprint(reading)
        self.store.likeness.put(document, own.bands)
        near = self.store.likeness.near(document, own.bands, most=MOST_BANDS, each=EACH, limit=MOST_LIKE)
        others = [other for other in near if pair_of(document, other) not in judged]
        self._load_fingerprints(others)
        alike = [self._alike(reading, other, touched) for other in others]
        found = sorted((share, other) for share, other in filter(None, alike))
        for share, other in found[-MOST_DOUBTS:]:
            yield copy_decision(document, other, share)

    def _alike(self, reading: Reading, other: str, touched: Touched) -> tuple[float, str] | None:
        """Return how much two reports share, where it is in doubt whether one was made of the other."""
        known = self._fingerprints.get(other)
        if known is not None and _doubt(self._fingerprint(reading), known) is None:
            return None
        beside = touched.applied.readings.get(other) or self.store.documents.reading(other)
        share = _doubt(self._fingerprint(reading), self._fingerprint(beside)) if beside is not None else None
        if share is None or beside is None or not with_loose(beside).happenings:
            return None
        if not same_event(facts_of(reading.document.text), facts_of(beside.document.text)):
            return None
        return (share, other) if is_current(self.store, other) else None

    def _load_fingerprints(self, documents: Collection[str]) -> None:
        """Take what is kept of documents, so that most need not be read."""
        missing = set(documents) - self._fingerprints.keys()
        kept = self.store.copies.prints(missing) if missing else {}
        self._fingerprints |= {key: one.fingerprint for key, one in kept.items()}

    def _fingerprint(self, reading: Reading) -> Fingerprint:
        key = reading.document.id
        if key not in self._fingerprints:
            self._fingerprints[key] = fingerprint(reading.document)
        return self._fingerprints[key]

    def _reading(self, document: str, touched: Touched) -> Reading | None:
        if not is_current(self.store, document):
            return None
        return touched.applied.readings.get(document) or self.store.documents.reading(document)


def _doubt(one: Fingerprint, other: Fingerprint) -> float | None:
    """Return the share of the runs of words that two texts have in common where it tells neither a copy nor nothing."""
    share = max(containment(one, other), containment(other, one))
    if resemblance(one, other) >= COPY or share >= EXCERPT or share < min(NOTHING, REWRITE):
        return None
    return share


def _judged_copies(judgements: Collection[Judgement]) -> set[Pair]:
    found = (j for j in in_force(judgements) if j.question == COPY_QUESTION and len(j.spans) == 2)
    return {pair_of(j.spans[0].document, j.spans[1].document) for j in found}


def _best(
    links: Mapping[Pair, tuple[Link, Profile, Profile]], home: Mapping[str, str]
) -> dict[Pair, tuple[Link, Profile, Profile]]:
    """Return the strongest link between each two incidents."""
    best: dict[Pair, tuple[Link, Profile, Profile]] = {}
    for first, second in sorted(links, key=lambda pair: (-links[pair][0].score, pair)):
        one, other = home.get(first), home.get(second)
        _, a, b = links[first, second]
        tied = a.loose or b.loose or a.document == b.document  # one that ties no two, or two events of one report
        if one is not None and other is not None and one != other and not tied:
            best.setdefault(pair_of(one, other), links[first, second])
    return best


def _lone(links: Mapping[Pair, tuple[Link, Profile, Profile]], home: Mapping[str, str]) -> dict[str, tuple[Link, str]]:
    """Return of each happening that is in no incident the strongest link to one that is, and that one's incident."""
    found: dict[str, tuple[Link, str]] = {}
    for pair in sorted(links, key=lambda pair: (-links[pair][0].score, pair)):
        for own, other in (pair, pair[::-1]):
            if own not in home and other in home:
                found.setdefault(own, (links[pair][0], home[other]))
    return found


def _pair(one: Incident, other: Incident, link: Link, a: Profile, b: Profile) -> Decision:
    return pair_decision(one, other, link, needed(link, a, b), (a.document, b.document))


def _is_about(conflict: Collection[Judgement], readings: Mapping[str, Reading]) -> bool:
    return any(span.document in readings for judgement in conflict for span in judgement.spans)
