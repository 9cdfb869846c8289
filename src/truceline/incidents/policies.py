"""How a published figure is made of accounts; each policy has a name and a version, and ten lines in the codebook."""

from collections.abc import Sequence

from truceline.model.incident import Account
from truceline.model.quantity import Count

RANGE = "range 1"


def publish_range(accounts: Sequence[Account]) -> Count | None:
    """Publish from the lowest to the highest standing account that gives a figure; ``None`` where none does.

    An "at least" lifts no ceiling: the high end is the highest figure that somebody gives, unknown highs stay out.
    """
    counts = [a.count for a in accounts if a.standing and a.count is not None and not a.count.unknown]
    lows = [c.low for c in counts if c.low is not None]
    highs = [n for c in counts if (n := c.high if c.high is not None else c.low) is not None]
    if not lows or not highs:
        return None
    low, high = min(lows), max(highs)
    return Count(low=low, best=low if low == high else None, high=high, words=" / ".join(c.words for c in counts))
