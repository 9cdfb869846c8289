"""What came of looking at one agreement: it holds, or why it gives nothing."""

from collections.abc import Iterable, Sequence

from truceline.model.time import Interval
from truceline.model.truce import Truce
from truceline.model.truce_scope import Scope, ScopeQuestion
from truceline.model.violation import LookedAt
from truceline.truces.deeds import NO_ACT
from truceline.truces.joint import is_over

GROUND: tuple[ScopeQuestion, ...] = ("force", "place", "weapon")


def look(truce: Truce, when: Interval | None, scopes: Sequence[Scope | None], told: Iterable[str]) -> LookedAt:
    """Return what came of it.

    Args:
        scopes: of the provisions that what is told may be about; ``None``: it cannot be said which is meant.
        told: the acts that are told or were seen of whom it may bind.
    """
    over = is_over(truce, [when])
    if over:
        return LookedAt(truce=truce.id, outcome="not_in_force", why=over)
    if any(within(scope) for scope in scopes):
        return LookedAt(truce=truce.id, outcome="holds", why="")
    if when is None:
        return LookedAt(truce=truce.id, outcome="time_not_known", why="whether it was in force cannot be said")
    if any(scope and scope.answer != "outside" for scope in scopes):
        why = "neither whether what is told is what it forbids can be said, nor whether it held there and then"
        return LookedAt(truce=truce.id, outcome="no_duty", why=why)
    if scopes:
        whys = (part.why for scope in scopes if scope for part in scope.parts if part.answer == "outside")
        return LookedAt(truce=truce.id, outcome="outside", why="; ".join(dict.fromkeys(whys)))
    acts = ", ".join(act.replace("_", " ") for act in dict.fromkeys(told))
    if not acts:
        return LookedAt(truce=truce.id, outcome="nothing_told", why="no act and no breach is told of whom it binds")
    return LookedAt(truce=truce.id, outcome="no_duty", why=f"no provision of it is about what is told ({acts})")


def within(scope: Scope | None) -> bool:
    """Say whether a scope lets a violation through: not what is certainly outside, nor all too open."""
    return scope is None or (scope.answer != "outside" and not _open(scope))


def _open(scope: Scope) -> bool:
    """Say whether it cannot be said that the act is what the duty forbids, nor that the duty held there and then."""
    answers = {part.question: part.answer for part in scope.parts}
    named = answers.get("act") == "cannot_be_said" and not any(part.why == NO_ACT for part in scope.parts)
    return named and any(answers[question] != "inside" for question in GROUND)
