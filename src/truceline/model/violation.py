"""What is told or seen against a provision: six separate answers, none of which follows from another."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.actor import Actor
from truceline.model.claim import Claim, Stance
from truceline.model.incident import Monitor
from truceline.model.span import Span
from truceline.model.time import Interval
from truceline.model.truce_named import NamedTerms
from truceline.model.truce_scope import Scope

SubjectKind = Literal["incident", "observation", "tally"]
LookedOutcome = Literal[
    "holds", "not_in_force", "time_not_known", "other_parties", "no_duty", "outside", "nothing_told"
]
"""``holds``: it gives violations. ``other_parties``: who is told of is not bound by it, or not against its parties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim as it counts: who says it, of which origin, and why it no longer stands (``fallen``; ``""``: it does).

    ``named`` is what the words of an alleged breach name; ``None`` for every other claim.
    """

    claim: Claim
    speakers: tuple[Actor, ...]
    origin: str
    fallen: str = ""
    named: NamedTerms | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOfBreach:
    """What one origin says of a breach or of an act, once, however many reports carry it.

    ``claims`` are ids (of a tally, where one says it), ``documents`` those that carry them; ``span`` and ``words`` are
    the first of them. ``of_breach``: in words of breach or violation. ``own_side``: they speak of their own side.
    ``whom``: of whom they say it, as the first of them names it; ``None`` where nobody is named.
    ``note``: why it does not stand, where it fell.
    """

    claims: tuple[str, ...]
    speakers: tuple[Actor, ...]
    words: str
    act: str
    stance: Stance
    of_breach: bool
    span: Span | None = None
    documents: tuple[str, ...] = ()
    origin: str = ""
    own_side: bool = False
    whom: Actor | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """An incident, observation or tally (``kind``, ``subject`` is its id) against one provision, for one party.

    ``party`` is an id of the agreement's, ``""`` where nobody is named; ``provision`` is ``""`` where it cannot be said
    which of the agreement is meant. ``acts`` are what is told of the party; ``accused_by`` who tells it; an accusation
    of firing first is no allegation. ``alleged_by``: somebody said breach or violation. ``denied_by``: a denial in
    words, of the breach or the act; ``rival_by``: who denies nothing in words and tells that another did it.
    ``scope`` with ``rule`` is what our rule says it would fall under if it was done, ``""`` where no act is told.
    ``monitored`` is what monitors said; ``verified``: somebody checked it; ``attributed_by`` who, other than a party,
    named the doer. ``observations`` are what monitors recorded of it and a person linked, ``unseen`` those that
    looked and saw none of it: no proof that it was not so. ``withdrawn`` was taken back or rejected: it counts nowhere.
    """

    id: str
    kind: SubjectKind
    subject: str
    truce: str
    provision: str
    party: str
    acts: tuple[str, ...] = ()
    when: Interval | None = None
    accused_by: tuple[SaidOfBreach, ...] = ()
    alleged_by: tuple[SaidOfBreach, ...] = ()
    denied_by: tuple[SaidOfBreach, ...] = ()
    rival_by: tuple[SaidOfBreach, ...] = ()
    scope: Scope | None = None
    rule: str = ""
    monitored: Monitor = "none"
    verified: bool = False
    attributed_by: tuple[Actor, ...] = ()
    observations: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    withdrawn: tuple[SaidOfBreach, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """An agreement that was looked at for a subject, and what came of it; ``why`` is in words."""

    truce: str
    outcome: LookedOutcome
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How an incident, observation or tally stands against the agreements of its sides.

    ``looked_at`` are all agreements with a party among the sides. ``alleged_of_none`` are breaches alleged in words
    that stand under none of them, each with why. ``withdrawn``: accusations that were taken back or rejected. ``note``
    says why nothing was looked at where the record tells of nothing.
    """

    kind: SubjectKind
    subject: str
    when: Interval | None = None
    violations: tuple[Violation, ...] = ()
    looked_at: tuple[LookedAt, ...] = ()
    alleged_of_none: tuple[SaidOfBreach, ...] = ()
    withdrawn: tuple[SaidOfBreach, ...] = ()
    note: str = ""
