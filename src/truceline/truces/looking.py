"""What came of looking at one agreement: it holds, or why it gives nothing."""

from collections.abc import Iterable, Sequence

from truceline.model.time import Interval
from truceline.model.truce import Truce
from truceline.model.truce_scope import Scope
from truceline.model.violation import LookedAt
from truceline.truces.joint import is_over


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
    if scopes:
        whys = (part.why for scope in scopes if scope for part in scope.parts if part.answer == "outside")
        return LookedAt(truce=truce.id, outcome="outside", why="; ".join(dict.fromkeys(whys)))
    acts = ", ".join(act.replace("_", " ") for act in dict.fromkeys(told))
    if not acts:
        return LookedAt(truce=truce.id, outcome="nothing_told", why="no act and no breach is told of whom it binds")
    return LookedAt(truce=truce.id, outcome="no_duty", why=f"no provision of it is about what is told ({acts})")


def within(scope: Scope | None) -> bool:
    """Say whether a scope lets a violation through: all but what is certainly outside."""
    return scope is None or scope.answer != "outside"
