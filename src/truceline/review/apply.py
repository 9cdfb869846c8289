"""Judgements + readings -> readings as corrected, pairs that belong together or apart, and what could not be attached.

Nothing is edited: the readings that come in stay as they are stored; what comes out is the input of the computation.
Here a report that tells no happening gets a loose one (``incidents.loose``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from truceline.incidents.loose import with_loose
from truceline.model.claim import Claim
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.review.anchors import COPY, HAPPENING, find_claim, find_happening, split_question
from truceline.review.correct import corrected
from truceline.review.standing import Standing, find_standing

__all__ = ["Applied", "Orphan", "apply_judgements"]

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A judgement that could not be attached to what was read, and why."""

    judgement: Judgement
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What the judgements make of the readings.

    ``readings`` by id of the document, as corrected; ``together`` and ``apart`` are pairs of ids of happenings,
    ``copies`` and ``no_copies`` of documents; ``dropped`` are ids of happenings that are none; ``judged`` tells of a
    rejected claim (by id) by whom and why; ``accepted`` are ids of claims and happenings; ``bearing`` are the ids of
    the judgements that bear on each document.
    """

    readings: Mapping[str, Reading]
    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    copies: tuple[Pair, ...] = ()
    no_copies: tuple[Pair, ...] = ()
    dropped: tuple[str, ...] = ()
    judged: Mapping[str, str]
    accepted: tuple[str, ...] = ()
    bearing: Mapping[str, tuple[str, ...]]
    orphans: tuple[Orphan, ...] = ()
    conflicts: tuple[tuple[Judgement, ...], ...] = ()


class _Work:
    """The readings and what was gathered so far."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = {reading.document.id: with_loose(reading) for reading in readings}
        self.pairs: dict[tuple[str, str], set[Pair]] = {}
        self.dropped: set[str] = set()
        self.judged: dict[str, str] = {}
        self.accepted: set[str] = set()
        self.bearing: dict[str, list[str]] = {}
        self.orphans: list[Orphan] = []

    def take(self, judgement: Judgement) -> None:
        """Attach one judgement, or put it among the orphans."""
        if not any(span.document in self.readings for span in judgement.spans):
            return  # about reports that are not asked for
        if why := self._attach(judgement):
            self.orphans.append(Orphan(judgement=judgement, why=why))
            return
        for document in {span.document for span in judgement.spans}:
            self.bearing.setdefault(document, []).append(judgement.id)

    def _attach(self, judgement: Judgement) -> str:
        """Return why a judgement cannot be attached; nothing where it was."""
        if len(judgement.spans) == 2:
            return self._pair(judgement)
        return self._happening(judgement) if judgement.question == HAPPENING else self._claim(judgement)

    def _happening(self, judgement: Judgement) -> str:
        span = judgement.spans[0]
        found = find_happening(self.readings[span.document], span)
        if found is None:
            return f"no happening is read any more at “{span.text[:60]}”."
        if judgement.verdict == "reject":
            self.dropped.add(found.id)
        elif judgement.verdict == "accept":
            self.accepted.add(found.id)
        return ""

    def _pair(self, judgement: Judgement) -> str:
        first, second = judgement.spans
        missing = [span.document for span in judgement.spans if span.document not in self.readings]
        if missing:
            return f"the report {missing[0]} is not in the casefile any more."
        ends: list[str] = []
        for span in (first, second):
            found = find_happening(self.readings[span.document], span) if judgement.question == HAPPENING else None
            if judgement.question == HAPPENING and found is None:
                return f"no happening is read any more at “{span.text[:60]}”."
            ends.append(found.id if found else span.document)
        if judgement.verdict != "unsure" and ends[0] != ends[1]:
            pair = (min(ends), max(ends))
            self.pairs.setdefault((judgement.question, judgement.verdict), set()).add(pair)
        return ""

    def _claim(self, judgement: Judgement) -> str:
        span = judgement.spans[0]
        reading = self.readings[span.document]
        claim = find_claim(reading, span, judgement.question)
        if claim is None:
            return f"no such claim is read any more at “{span.text[:60]}”."
        if judgement.verdict == "reject":
            self.judged[claim.id] = _note("rejected", judgement)
        elif judgement.verdict == "accept":
            self.accepted.add(claim.id)
        elif judgement.verdict == "correct":
            return self._correct(judgement, reading, claim)
        return ""

    def _correct(self, judgement: Judgement, reading: Reading, claim: Claim) -> str:
        asked = split_question(judgement.question)
        slot = asked[2] if asked else None
        if slot is None or judgement.value is None:
            return "it does not say which value of the claim is corrected, or to what."
        changed = corrected(claim, slot, judgement.value, reading)
        if changed is None:
            return f"{judgement.value!r} is no value for {slot}."
        claims = tuple(changed if c.id == claim.id else c for c in reading.claims)
        self.readings[reading.document.id] = replace(reading, claims=claims)
        return ""


def apply_judgements(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> Applied:
    """Attach every judgement in force to the readings; one about a document that is not among them is passed over."""
    standing: Standing = find_standing(judgements)
    work = _Work(readings)
    for judgement in standing.judgements:
        work.take(judgement)
    return Applied(
        readings=work.readings,
        together=_pairs(work, HAPPENING, "same"),
        apart=_pairs(work, HAPPENING, "different"),
        copies=_pairs(work, COPY, "same"),
        no_copies=_pairs(work, COPY, "different"),
        dropped=tuple(sorted(work.dropped)),
        judged=work.judged,
        accepted=tuple(sorted(work.accepted)),
        bearing={document: tuple(ids) for document, ids in work.bearing.items()},
        orphans=tuple(work.orphans),
        conflicts=standing.conflicts,
    )


def _pairs(work: _Work, question: str, verdict: str) -> tuple[Pair, ...]:
    return tuple(sorted(work.pairs.get((question, verdict), ())))


def _note(verb: str, judgement: Judgement) -> str:
    return f"{verb} by {judgement.by} on {judgement.at:%Y-%m-%d}" + (f": {judgement.why}" if judgement.why else "")
