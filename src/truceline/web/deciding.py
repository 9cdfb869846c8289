"""One decision from a page: made, or not made because somebody decided on the same meanwhile. Nothing is lost.

A page tells how many judgements there were when it was made (``seen``). What was judged since on the same words is told
instead of being passed over: who decides may decide again, knowing it. The same decision sent twice is one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from truceline.casefile.casefile import Casefile
from truceline.casefile.decide import decide
from truceline.casefile.judging import Told
from truceline.errors import InputError, UnknownId
from truceline.model.judgement import Judgement
from truceline.review.standing import find_standing, in_force, target_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a decision: the judgements that were ``made``; ``meanwhile`` are those for which it was not.

    ``again``: the same person had decided the same already. ``conflicts`` are judgements with which it is at odds.
    """

    made: tuple[Judgement, ...] = ()
    meanwhile: tuple[Judgement, ...] = ()
    again: bool = False
    changed: str = ""
    conflicts: tuple[tuple[Judgement, ...], ...] = ()


def decide_once(
    casefile: Casefile, verdict: str, targets: Sequence[str], *, why: str = "", seen: int | None = None
) -> Outcome:
    """Make a decision, unless others decided on the same since ``seen`` judgements were there.

    Raises:
        InputError, UnknownId: the verdict or the targets are none, and nobody decided anything meanwhile.
    """
    return make_once(casefile, lambda: decide(casefile, verdict, targets, by=casefile.by, why=why), seen=seen)


def make_once(casefile: Casefile, make: Callable[[], Sequence[Judgement]], *, seen: int | None = None) -> Outcome:
    """Make judgements and store them, unless others decided on the same since ``seen`` judgements were there.

    Raises:
        InputError, UnknownId: ``make`` refuses, and nobody decided anything meanwhile.
    """
    since = casefile.store.judgements.listed(after=seen) if seen is not None else ()
    try:
        made = make()
    except (InputError, UnknownId) as error:
        if not since:
            raise
        return Outcome(meanwhile=tuple(since), changed=str(error))
    touching = _on_the_same(made, since)
    if touching and all(_says_the_same(judgement, touching) for judgement in made):
        return Outcome(made=tuple(touching), again=True)
    if touching:
        return Outcome(meanwhile=tuple(touching))
    casefile.judge(made)
    return Outcome(made=tuple(made), conflicts=conflicts_of(casefile, made))


def withdraw(casefile: Casefile, ids: Sequence[str], *, why: str = "") -> Outcome:
    """Take judgements back; those that are taken back already stay so.

    Raises:
        InputError: there is no such judgement.
    """
    told = Told(by=casefile.by, why=why, at=casefile.judging.clock())
    made = [casefile.judging.withdraw(key, told) for key in ids]
    standing = {judgement.id for judgement in in_force(_beside(casefile, map(casefile.store.judgements.get, ids)))}
    left = [judgement for judgement in made if judgement.withdraws in standing]
    if left:
        casefile.judge(left)
    return Outcome(made=tuple(left), again=not left)


def last_decision(casefile: Casefile) -> tuple[Judgement, ...]:
    """Return the last decision in force of the person at this bench: all judgements that were made with it."""
    own = [judgement for judgement in in_force(casefile.store.judgements.listed()) if judgement.by == casefile.by]
    return tuple(judgement for judgement in own if judgement.at == own[-1].at) if own else ()


def conflicts_of(casefile: Casefile, made: Iterable[Judgement]) -> tuple[tuple[Judgement, ...], ...]:
    """Return the judgements with which these are at odds: neither is followed."""
    own = {judgement.id for judgement in made}
    every = find_standing(_beside(casefile, made)).conflicts
    return tuple(conflict for conflict in every if own & {judgement.id for judgement in conflict})


def _beside(casefile: Casefile, judgements: Iterable[Judgement | None]) -> tuple[Judgement, ...]:
    """Return all that was decided on the reports that these judgements point at."""
    return casefile.store.judgements.about({span.document for j in judgements if j for span in j.spans})


def _on_the_same(made: Sequence[Judgement], since: Sequence[Judgement]) -> list[Judgement]:
    """Return what was judged since on the same words and question, and is in force."""
    asked = {target_of(judgement) for judgement in made if judgement.withdraws is None}
    return [judgement for judgement in in_force(since) if target_of(judgement) in asked]


def _says_the_same(judgement: Judgement, others: Iterable[Judgement]) -> bool:
    return any(
        (other.by, other.verdict, other.value, target_of(other))
        == (judgement.by, judgement.verdict, judgement.value, target_of(judgement))
        for other in others
    )
