"""Two releases of a casefile compared: what differs, and because of which reports, decisions, recalls and merges."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.casefile.casefile import Casefile
from truceline.casefile.tombstones import find_tombstones
from truceline.model.judgement import Judgement
from truceline.model.release import Release, Tombstone
from truceline.publish.exports.tombstones import tombstone_words
from truceline.publish.ledger_when_where import date_words
from truceline.publish.quoting import clean, quote
from truceline.publish.release_diff import Difference, diff_releases
from truceline.publish.release_words import accepted_words, verdict_words
from truceline.review.anchors import HAPPENING
from truceline.store.rows import StoredDocument

HELD = "it was not let out: nobody has approved it as it stands, or the filters leave it out"
MOST_WORDS = 80  # characters of a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One reason for a difference; ``id`` is that of the report, decision or incident.

    A report that came or left, a decision that was made or bears on it no more, or what became of the incident.
    """

    kind: str
    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A difference with its reasons."""

    difference: Difference
    because: tuple[Because, ...]


def compare_releases(casefile: Casefile, first: Release, second: Release) -> Iterator[Compared]:
    """Yield what differs from one release to another, by incident; a row of each is held at a time."""
    releases = casefile.store.releases
    gone = {one.incident: one for one in find_tombstones(casefile.store)}
    for difference in diff_releases(releases.rows(first.id), releases.rows(second.id)):
        yield Compared(difference=difference, because=tuple(_because(casefile, difference, gone)))


def _because(casefile: Casefile, difference: Difference, gone: Mapping[str, Tombstone]) -> Iterator[Because]:
    if difference.what == "gone":
        tombstone = gone.get(difference.incident)
        words = tombstone_words(tombstone) if tombstone is not None else HELD
        yield Because(kind=tombstone.kind if tombstone else "held_back", id=difference.incident, words=words)
    for kind, keys in (("report_came", difference.reports_came), ("report_left", difference.reports_left)):
        for key in keys:
            yield Because(kind=kind, id=key, words=_report(key, casefile.store.documents.get(key)))
    yield from _decisions(casefile, "decision_made", difference.decisions_came)
    yield from _decisions(casefile, "decision_undone", difference.decisions_left)


def _report(key: str, stored: StoredDocument | None) -> str:
    if stored is None:
        return key
    told = [stored.publisher or "publisher not given"]
    if stored.published:
        told.append(date_words(stored.published.date()))
    if stored.title:
        told.append(quote(stored.title, MOST_WORDS))
    deleted = "; taken out of the casefile" if stored.deleted is not None else ""
    return clean(", ".join(told)) + deleted


def _decisions(casefile: Casefile, kind: str, keys: Sequence[str]) -> Iterator[Because]:
    """Yield decisions; acceptances, which are one a report, are told once together, and former ones not at all."""
    told: dict[tuple[str, ...], list[str]] = {}
    for key in keys:
        judgement = casefile.store.judgements.get(key)
        if judgement is None:
            yield Because(kind=kind, id=key, words=key)
        elif not _is_acceptance(judgement):
            yield Because(kind=kind, id=key, words=verdict_words(judgement))
        elif kind == "decision_made":
            told.setdefault((judgement.by, judgement.at.date().isoformat(), judgement.why), []).append(key)
    for (by, day, why), accepted in told.items():
        words = accepted_words(by, date.fromisoformat(day), why, len(accepted))
        yield Because(kind=kind, id=accepted[0], words=words)


def _is_acceptance(judgement: Judgement) -> bool:
    return judgement.verdict == "accept" and judgement.question == HAPPENING
