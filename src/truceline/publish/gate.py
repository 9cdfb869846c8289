"""The gate: nothing that nobody approved leaves, unless it is asked for, and then every row says so.

An incident is approved where a judgement in force accepts it and nothing of it changed since (``review.settled``). What
was recalled after it was published leaves in no way, until somebody accepts it anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeVar

from truceline.publish.ledger_when_where import date_words

Approved = Literal["approved", "changed", "not_reviewed", "recalled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Whether an incident may leave: ``at`` is when it was accepted. Who accepted it is told to nobody outside.

    ``recalled``: it was published and called back at ``at``, and nobody accepted it since.
    """

    state: Approved = "not_reviewed"
    at: datetime | None = None

    @property
    def words(self) -> str:
        """Say it as every row does."""
        if self.at is None:
            return "not reviewed: nobody has accepted this incident"
        if self.state == "recalled":
            return f"recalled on {date_words(self.at.date())}"
        on = f"accepted on {date_words(self.at.date())}"
        return on if self.state == "approved" else f"not approved as it stands: {on}, changed since"


NOT_REVIEWED = Approval()


class Approvable(Protocol):
    """What may pass the gate."""

    @property
    def approval(self) -> Approval:
        """Say whether it was approved."""


Passing = TypeVar("Passing", bound=Approvable)


class Gate:
    """Lets through what may leave; counts what passed and what it held back."""

    def __init__(self, *, include_unreviewed: bool = False) -> None:
        self._include = include_unreviewed
        self.begin()

    def begin(self) -> None:
        """Count from the beginning."""
        self.passed = self.held = self.unapproved = self.recalled = 0

    @property
    def words(self) -> str:
        """Say what left, and what was held back."""
        said = f"{self.passed:,} incident{'' if self.passed == 1 else 's'} exported"
        if self.unapproved:
            said += f", {self.unapproved:,} of them not approved, as their rows say"
        if self.held:
            said += f"; {self.held:,} held back that nobody has approved as they stand"
            said += " (--include-unreviewed lets them out)"
        if self.recalled:
            said += f"; {self.recalled:,} left out that had been recalled (accepted anew, they leave again)"
        return f"{said}."

    def through(self, offered: Iterable[Passing]) -> Iterator[Passing]:
        """Yield what may leave, in its order."""
        for one in offered:
            if one.approval.state == "recalled":
                self.recalled += 1
                continue
            approved = one.approval.state == "approved"
            if not approved and not self._include:
                self.held += 1
                continue
            self.passed += 1
            self.unapproved += not approved
            yield one
