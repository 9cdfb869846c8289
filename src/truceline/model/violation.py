"""An incident against a provision: six separate answers, none of which follows from another."""

from dataclasses import dataclass

from truceline.model.actor import Actor
from truceline.model.incident import Monitor
from truceline.model.truce_scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOfBreach:
    """One claim on a breach, or on the act: its id, who says it, the words. ``of_breach``: of a breach in words."""

    claim: str
    speakers: tuple[Actor, ...]
    words: str
    of_breach: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """An incident against one provision for one party that is accused.

    ``alleged_by``: somebody said breach or violation; an accusation of firing first is none. ``denied_by``: of the
    breach or of the act. ``scope`` with ``rule``: what our rule says, named as ours. ``monitored`` is what monitors
    said, ``verified`` that somebody checked it, ``attributed_by`` who, other than a party, named the accused.
    """

    incident: str
    truce: str
    provision: str
    party: str
    accused_by: tuple[SaidOfBreach, ...]
    alleged_by: tuple[SaidOfBreach, ...]
    denied_by: tuple[SaidOfBreach, ...]
    scope: Scope
    rule: str
    monitored: Monitor = "none"
    verified: bool = False
    attributed_by: tuple[Actor, ...] = ()
