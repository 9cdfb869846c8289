"""Which judgements are in force: not the withdrawn; a person's later one replaces the earlier; two may disagree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.model.judgement import Judgement

Target = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The judgements in force, in the order in which they were made, and those in which people contradict each other.

    Of a conflict none is in force: the computation decides, and the conflict is shown.
    """

    judgements: tuple[Judgement, ...] = ()
    conflicts: tuple[tuple[Judgement, ...], ...] = ()


def find_standing(judgements: Iterable[Judgement]) -> Standing:
    """Sort out what is in force, whatever the order in which the judgements are given."""
    groups: dict[Target, dict[str, Judgement]] = {}
    for judgement in in_force(judgements):
        groups.setdefault(target_of(judgement), {})[judgement.by] = judgement
    conflicts = [tuple(by.values()) for by in groups.values() if _contradict(list(by.values()))]
    at_odds = {judgement.id for conflict in conflicts for judgement in conflict}
    standing = [j for by in groups.values() for j in by.values() if j.id not in at_odds]
    return Standing(
        judgements=tuple(sorted(standing, key=made_order)),
        conflicts=tuple(sorted(conflicts, key=lambda conflict: conflict[0].id)),
    )


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return in order of time the decisions that were not withdrawn; a withdrawal may be withdrawn too."""
    ordered = sorted({judgement.id: judgement for judgement in judgements}.values(), key=made_order)
    withdrawn: set[str] = set()
    kept: list[Judgement] = []
    for judgement in reversed(ordered):
        if judgement.id in withdrawn:
            continue
        if judgement.withdraws is not None:
            withdrawn.add(judgement.withdraws)
        else:
            kept.append(judgement)
    return kept[::-1]


def target_of(judgement: Judgement) -> Target:
    """Return what a judgement is about: the question and the words, whichever of two is named first."""
    return (judgement.question, *sorted((span.document, span.start, span.end) for span in judgement.spans))


def _contradict(judgements: Sequence[Judgement]) -> bool:
    """Say whether people decided differently; who is unsure contradicts nobody."""
    decided = {(j.verdict, j.value) for j in judgements if j.verdict != "unsure"}
    return len(decided) > 1


def made_order(judgement: Judgement) -> tuple[object, str]:
    """Return what puts judgements into the order in which they were made."""
    return (judgement.at, judgement.id)
