"""Judgements + readings -> readings as corrected, pairs that belong together or apart, and what could not be attached.

Nothing is edited: the readings that come in stay as they are stored; what comes out is the input of the computation.
What a person says of the words of one report is put into its reading first (``report.py``); then happenings are
told anew, and judgements on these are attached. A report that tells no happening gets a loose one
(``incidents.loose``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from truceline.incidents.loose import with_loose
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.review.anchors import COPY, HAPPENING, READING, find_happening
from truceline.review.report import judged_report
from truceline.review.standing import Standing, find_standing, made_order
from truceline.review.unnamed import unnamed

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
    ``copies`` and ``no_copies`` of documents, ``open`` pairs of either that a person looked at and cannot tell.
    ``dropped`` are ids of happenings that are none; ``judged`` tells of a rejected claim (by id) by whom and why;
    ``accepted`` are ids of claims, exhibits and happenings, and of documents that were not read and were seen; ``on``
    are the ids of the judgements that bear on each claim and exhibit (by id), ``bearing`` those on each document.
    """

    readings: Mapping[str, Reading]
    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    copies: tuple[Pair, ...] = ()
    no_copies: tuple[Pair, ...] = ()
    open: tuple[Pair, ...] = ()
    dropped: tuple[str, ...] = ()
    judged: Mapping[str, str]
    accepted: tuple[str, ...] = ()
    bearing: Mapping[str, tuple[str, ...]]
    orphans: tuple[Orphan, ...] = ()
    conflicts: tuple[tuple[Judgement, ...], ...] = ()
    on: Mapping[str, tuple[str, ...]]


class _Work:
    """The readings and what was gathered so far."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = {reading.document.id: reading for reading in readings}
        self.pairs: dict[tuple[str, str], set[Pair]] = {}
        self.dropped: set[str] = set()
        self.judged: dict[str, str] = {}
        self.accepted: set[str] = set()
        self.bearing: dict[str, list[Judgement]] = {}
        self.orphans: list[Orphan] = []
        self.on: dict[str, tuple[str, ...]] = {}

    def take_words(self, judgements: Iterable[Judgement]) -> None:
        """Put what people say of words into the readings, and tell their happenings anew."""
        by_document: dict[str, list[Judgement]] = {}
        for judgement in judgements:
            by_document.setdefault(judgement.spans[0].document, []).append(judgement)
        for document, reading in self.readings.items():
            made = judged_report(reading, by_document.get(document, ()))
            self.readings[document] = with_loose(made.reading)
            self.judged |= made.judged
            self.accepted |= made.accepted
            self.on |= made.on
            for judgement, why in made.outcomes:
                self._note(judgement, why)

    def take(self, judgement: Judgement) -> None:
        """Attach one judgement on happenings or on whole reports, or put it among the orphans."""
        if any(span.document in self.readings for span in judgement.spans):  # else about reports that are not asked for
            self._note(judgement, self._attach(judgement))

    def _attach(self, judgement: Judgement) -> str:
        if len(judgement.spans) == 2:
            return self._pair(judgement)
        if judgement.question == READING:
            self.accepted.update(span.document for span in judgement.spans if judgement.verdict == "accept")
            return ""
        return self._happening(judgement)

    def _note(self, judgement: Judgement, why: str) -> None:
        if why:
            self.orphans.append(Orphan(judgement=judgement, why=why))
            return
        for document in {span.document for span in judgement.spans}:
            self.bearing.setdefault(document, []).append(judgement)

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
        if ends[0] != ends[1]:
            pair = (min(ends), max(ends))
            self.pairs.setdefault((judgement.question, judgement.verdict), set()).add(pair)
        return ""


def apply_judgements(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = (), *, named: bool = True
) -> Applied:
    """Attach every judgement in force to the readings; one about a document that is not among them is passed over.

    ``named``: claims and ``judged`` say who decided, and why. For what leaves they do not.
    """
    standing: Standing = find_standing(judgements)
    work = _Work(readings)
    work.take_words(j if named else unnamed(j) for j in standing.judgements if _of_words(j))
    for judgement in standing.judgements:
        if not _of_words(judgement):
            work.take(judgement)
    return Applied(
        readings=work.readings,
        together=_pairs(work, HAPPENING, "same"),
        apart=_pairs(work, HAPPENING, "different"),
        copies=_pairs(work, COPY, "same"),
        no_copies=_pairs(work, COPY, "different"),
        open=(*_pairs(work, HAPPENING, "unsure"), *_pairs(work, COPY, "unsure")),
        dropped=tuple(sorted(work.dropped)),
        judged=work.judged,
        accepted=tuple(sorted(work.accepted)),
        bearing={
            document: tuple(j.id for j in sorted(made, key=made_order)) for document, made in work.bearing.items()
        },
        orphans=tuple(sorted(work.orphans, key=lambda orphan: made_order(orphan.judgement))),
        conflicts=standing.conflicts,
        on=work.on,
    )


def _of_words(judgement: Judgement) -> bool:
    return len(judgement.spans) == 1 and judgement.question not in (HAPPENING, READING)


def _pairs(work: _Work, question: str, verdict: str) -> tuple[Pair, ...]:
    return tuple(sorted(work.pairs.get((question, verdict), ())))
