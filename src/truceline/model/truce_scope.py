"""What is held against a provision, and whether it lies inside: inside, outside, or cannot be said, with the reason."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.actor import Actor
from truceline.model.mention import PlaceMention
from truceline.model.observation import Location
from truceline.model.time import Interval

ScopeAnswer = Literal["inside", "outside", "cannot_be_said"]
ScopeQuestion = Literal["force", "place", "weapon", "party", "act"]
Where = PlaceMention | Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What somebody is said to have done: by whom, when, where, with what. ``None`` and ``()``: not known.

    ``where`` is as a report or as a monitor has it. ``calibre_mm`` is a number or a range ("60-240"), as the weapon
    table has it.
    """

    actors: tuple[Actor, ...] = ()
    when: Interval | None = None
    where: Where | None = None
    weapon: str | None = None
    calibre_mm: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopePart:
    """One answer: was it in force then, is the place in it, the weapon, the party, the act. ``why`` is in words."""

    question: ScopeQuestion
    answer: ScopeAnswer
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whether a deed lies inside one provision for one party: outside if any part is, inside only if all are."""

    truce: str
    provision: str
    party: str
    parts: tuple[ScopePart, ...]

    @property
    def answer(self) -> ScopeAnswer:
        """What the parts amount to."""
        answers = {part.answer for part in self.parts}
        if "outside" in answers:
            return "outside"
        return "cannot_be_said" if "cannot_be_said" in answers else "inside"
