"""A number of people or things as the text gives it. Unknown, zero and not reported are three things."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Lowest, best and highest reading. ``None`` is unknown; 0 only where the text says so.

    ``words`` are the text's own. ``part`` says whether it is a part of another figure of the same sentence or a total.
    ``damaged`` is true where digits were lost, or where the text's own sums do not agree; such a figure never gains
    digits.
    """

    low: int | None
    best: int | None
    high: int | None
    unit: str = "persons"
    words: str = ""
    scope: str = ""
    part: Literal["part", "total"] = "total"
    damaged: bool = False

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known) or any(n < 0 for n in known):
            raise ValueError(f"a count needs 0 <= low <= best <= high, not {self.low}, {self.best}, {self.high}")

    @property
    def unknown(self) -> bool:
        """Say whether the text gives no figure at all."""
        return self.low is None and self.best is None and self.high is None
