"""Who decided what on the reports of a decision, when and why, and what of it was taken back."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from truceline.model.judgement import Judgement
from truceline.publish.incident_judgements import asked
from truceline.publish.quoting import clean
from truceline.review.standing import in_force

MOST = 40  # of the newest
QUOTED = 90  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision of a person: ``ids`` of the judgements that were made at once, ``words`` that they point at."""

    ids: tuple[str, ...]
    by: str
    at: datetime
    verdict: str
    on: str
    value: str
    why: str
    words: tuple[str, ...]
    stands: bool


def history_of(judgements: Sequence[Judgement], documents: Collection[str]) -> tuple[Decided, ...]:
    """Return what was decided on words of these reports, the newest first; what was withdrawn says so."""
    standing = {judgement.id for judgement in in_force(judgements)}
    wanted = set(documents)
    about = [j for j in judgements if any(span.document in wanted for span in j.spans)]
    return tuple(_grouped(about, standing))[::-1][:MOST]


def those(judgements: Sequence[Judgement], ids: Collection[str]) -> tuple[Decided, ...]:
    """Return these judgements as decisions, each by itself, in the order of making."""
    standing = {judgement.id for judgement in in_force(judgements)}
    return tuple(_decided([judgement], standing) for judgement in judgements if judgement.id in set(ids))


def _grouped(judgements: Sequence[Judgement], standing: Collection[str]) -> Iterator[Decided]:
    """Yield the judgements that were made at once by one person as one decision."""
    group: list[Judgement] = []
    for judgement in judgements:
        if group and (judgement.by, judgement.at, judgement.verdict) != (group[0].by, group[0].at, group[0].verdict):
            yield _decided(group, standing)
            group = []
        group.append(judgement)
    if group:
        yield _decided(group, standing)


def _decided(group: Sequence[Judgement], standing: Collection[str]) -> Decided:
    first = group[0]
    words = dict.fromkeys(clean(span.text)[:QUOTED] for judgement in group for span in judgement.spans)
    return Decided(
        ids=tuple(judgement.id for judgement in group if judgement.id in standing),
        by=first.by,
        at=first.at,
        verdict=first.verdict,
        on=asked(first.question).kind,
        value=first.value or "",
        why=first.why,
        words=tuple(words)[:4],
        stands=any(judgement.id in standing for judgement in group),
    )
