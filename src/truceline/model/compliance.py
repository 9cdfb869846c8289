"""The board of compliance: provisions by parties over some days, with separate answers and never one score."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.model.truce_state import ProvisionState

BoardAnswer = Literal[
    "told",
    "alleged",
    "denied",
    "rival",
    "would_fall",
    "cannot_be_said",
    "monitored",
    "verified",
    "attributed",
]
"""``told``: an act is told of the party, which is no allegation of a breach. ``rival``: an account that does not go
with it, and denies nothing in words. ``cannot_be_said``: by our rule, whether it lies in the scope of the provision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer of a cell: the violations that give it, by id, and how many did in as many days before (if asked)."""

    answer: BoardAnswer
    violations: tuple[str, ...]
    before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCell:
    """One provision for one party. ``obliged``: it binds the party. ``states`` are what the duty is on the last day.

    ``answers`` has only those that some violation gives, now or in the days before.
    """

    provision: str
    party: str
    obliged: bool
    states: tuple[ProvisionState, ...] = ()
    answers: tuple[Answered, ...] = ()
    subjects: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """An agreement over some days.

    ``provisions`` and ``parties`` are ids in the order of the agreement; ``""`` as last of them stands for what names
    no provision, or nobody. ``cells`` are row by row. ``looked_at`` is the number of incidents of these days, whether
    or not they have to do with the agreement.
    """

    truce: str
    first: date
    last: date
    provisions: tuple[str, ...]
    parties: tuple[str, ...]
    cells: tuple[BoardCell, ...]
    looked_at: int = 0
