"""What an agreement and its terms are at a moment, as far as was read; what is not known is said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from truceline.model.truce import TruceDate

StateName = Literal["not_declared", "declared", "in_force", "suspended", "ended", "not_known"]
DeadlineName = Literal["not_yet", "kept", "missed", "not_known"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceEvidence:
    """One fact behind a state: when, what, where it was read; not ``verified``: in no source."""

    when: TruceDate
    what: str
    source: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineState:
    """A deadline at a moment: ``due`` after every change, ``printed`` as the text gave it, where they differ.

    ``not_known`` is what it is once it has passed and nobody is read to say whether it was kept.
    """

    name: DeadlineName
    due: TruceDate
    why: str
    printed: TruceDate | None = None
    evidence: tuple[TruceEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionState:
    """One duty of one party at a moment. ``extended_to`` is the end that a later event set; ``why`` is in words."""

    provision: str
    party: str
    name: StateName
    why: str
    evidence: tuple[TruceEvidence, ...] = ()
    extended_to: TruceDate | None = None
    deadline: DeadlineState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceState:
    """An agreement at a moment (UTC). ``last_known`` is what it was before nothing more was read."""

    truce: str
    moment: datetime
    name: StateName
    why: str
    evidence: tuple[TruceEvidence, ...] = ()
    last_known: StateName | None = None
    provisions: tuple[ProvisionState, ...] = ()
