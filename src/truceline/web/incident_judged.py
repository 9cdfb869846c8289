"""What people decided on an incident, for its page: each decision with its state, and whether it is settled."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.model.judgement import Judgement
from truceline.publish.incident_judgements import asked, decision, made_words
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_when_where import moment_words
from truceline.publish.quoting import clean
from truceline.review.anchors import HAPPENING
from truceline.review.settled import Change, Settled, made_at_once
from truceline.review.standing import find_standing, in_force
from truceline.web.bits import Bit, Bits, bits
from truceline.web.catalogue import words


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRow:
    """One decision: by whom, when, what and why; its state in words; ``ids`` are what an undo takes back, if anything.

    An incident is accepted or rejected by one judgement a report: they are one row.
    """

    ids: tuple[str, ...]
    by: str
    when: str
    said: Bits
    why: str
    state: str
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledWords:
    """By whom and when an incident was accepted, why, and what changed since."""

    by: str
    when: str
    why: str
    ids: tuple[str, ...]
    changes: tuple[Bits, ...]


def judged_rows(
    view: IncidentView,
    judgements: Sequence[Judgement],
    orphans: Mapping[str, str],
    *,
    only: Collection[str] | None = None,
) -> tuple[JudgedRow, ...]:
    """Return the decisions that bear on an incident, in the order in which they were made.

    Args:
        judgements: all of the casefile, so that what was taken back is known.
        orphans: those that could not be attached to what is read now, and why.
        only: ids of those that are wanted; left out, all that bear on the incident.
    """
    states = _States(judgements, orphans)
    asked_for = judgements if only is None else [judgement for judgement in judgements if judgement.id in only]
    bearing = [judgement for judgement in sorted(asked_for, key=lambda j: (j.at, j.id)) if _bears(view, judgement)]
    return tuple(_row(view, group, states) for group in _grouped(bearing))


class _States:
    """What became of every judgement."""

    def __init__(self, judgements: Sequence[Judgement], orphans: Mapping[str, str]) -> None:
        self.orphans = orphans
        self.standing = {judgement.id for judgement in in_force(judgements)}
        standing = find_standing(judgements)
        self.followed = {judgement.id for judgement in standing.judgements}
        self.conflicts = {j.id: conflict for conflict in standing.conflicts for j in conflict}
        self.withdrawn = {j.withdraws: j for j in sorted(judgements, key=lambda j: (j.at, j.id)) if j.withdraws}

    def words(self, judgement: Judgement) -> str:
        """Say what became of a judgement; nothing where it is followed."""
        if judgement.id not in self.standing:
            back = self.withdrawn.get(judgement.id)
            if back is None:
                return words("incident.replaced")
            why = f": {clean(back.why)}" if back.why else ""
            return words("incident.taken_back", by=clean(back.by), when=moment_words(back.at)) + why
        if judgement.id in self.conflicts:
            others = dict.fromkeys(clean(j.by) for j in self.conflicts[judgement.id] if j.by != judgement.by)
            return words("incident.contradicted", others=", ".join(others))
        if judgement.id in self.orphans:
            return words("incident.waits", why=clean(self.orphans[judgement.id]))
        return "" if judgement.id in self.followed else words("incident.replaced")


def _bears(view: IncidentView, judgement: Judgement) -> bool:
    """Say whether a judgement is on words of this incident: a report may tell of several."""
    spans = [span for span in judgement.spans if span.document in view.numbers]
    if not spans or len(judgement.spans) > 1 or asked(judgement.question).kind not in (HAPPENING, "claim"):
        return bool(spans)
    told = [e.claim for e in view.entries.values() if e.claim.span.document == spans[0].document]
    return any(spans[0].overlaps(claim.content) or spans[0].overlaps(claim.span) for claim in told)


def _grouped(judgements: Sequence[Judgement]) -> Iterator[tuple[Judgement, ...]]:
    """Yield judgements one by one, those by which a whole incident was judged at once together."""
    group: list[Judgement] = []
    for judgement in judgements:
        if group and not _together(group[-1], judgement):
            yield tuple(group)
            group = []
        group.append(judgement)
    if group:
        yield tuple(group)


def _together(one: Judgement, other: Judgement) -> bool:
    same = (one.why, one.verdict, one.question) == (other.why, other.verdict, other.question)
    return same and one.question == HAPPENING and len(one.spans) == 1 and made_at_once(one, other)


def _row(view: IncidentView, group: tuple[Judgement, ...], states: _States) -> JudgedRow:
    first, last = group[0], group[-1]
    said = bits(view, decision(view, first))
    if len(group) > 1:
        key = "incident.accepted_whole" if first.verdict == "accept" else "incident.rejected_whole"
        said = (Bit(text=words(key, count=len(group))),)
    told = dict.fromkeys(states.words(judgement) for judgement in group)
    return JudgedRow(
        ids=tuple(judgement.id for judgement in group if judgement.id in states.standing),
        by=clean(first.by),
        when=made_words(last),
        said=said,
        why=clean(first.why),
        state="; ".join(state for state in told if state),
        stands=any(judgement.id in states.followed for judgement in group),
    )


def settled_words(view: IncidentView, settled: Settled, judgements: Sequence[Judgement]) -> SettledWords:
    """Say by whom an incident was accepted and what changed since."""
    known = {judgement.id: judgement for judgement in judgements}
    return SettledWords(
        by=clean(settled.by),
        when=moment_words(settled.at),
        why=clean(settled.why),
        ids=settled.judgements,
        changes=tuple(_change(view, change, known) for change in settled.changes),
    )


def _change(view: IncidentView, change: Change, known: Mapping[str, Judgement]) -> Bits:
    when = moment_words(change.at) if change.at else ""
    judgement = known.get(change.about)
    if judgement is not None:
        told = words(f"incident.changed_{change.kind}", when=when, by=clean(judgement.by))
        return (Bit(text=f"{told} "), *bits(view, decision(view, judgement)))
    return (
        Bit(text=f"{words(f'incident.changed_{change.kind}', when=when)} "),
        *bits(view, (view.report_ref(change.about),)),
    )
