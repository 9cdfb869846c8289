"""What waits for a person: a decision, its kind, the reason in words. It is computed, and goes when its cause does."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.linking import Link

DecisionKind = Literal[
    "contradicted",
    "contested",
    "near_merge",
    "weak_merge",
    "damaged",
    "doubtful_copy",
    "orphaned",
    "unassigned",
    "not_read",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision that waits. ``worth`` is what it is worth to take it, by ``review.worth``; ``why`` is the reason.

    ``incidents`` are ids: the one that it is about, or the two that may be one. ``documents`` are the reports that a
    person has to look at, ``claims`` ids of the claims in doubt, ``judgements`` of the judgements. ``question`` is that
    of the finding. ``link`` says what speaks for and against two happenings being one event; its ends are happenings.
    """

    id: str
    kind: DecisionKind
    worth: int
    why: str
    incidents: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    question: str | None = None
    link: Link | None = None
