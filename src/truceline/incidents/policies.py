"""How a published figure is made of accounts; each policy has a name and a version, and ten lines in the codebook."""

from collections.abc import Sequence

from truceline.model.incident import Account
from truceline.model.quantity import Count

RANGE = "range 1"


def publish_range(accounts: Sequence[Account]) -> Count | None:
    """Publish from the lowest to the highest standing account that gives a figure; ``None`` where none does.

    An account with a note (its words are damaged) gives none: a broken figure never wins.

    An open end stays open: "at least 20" has no high end, "up to 50" no low one.
    """
    counts = [a.count for a in accounts if a.standing and not a.note and a.count is not None and not a.count.unknown]
    if not counts:
        return None
    lows, highs = [c.low for c in counts], [c.high for c in counts]
    low = None if None in lows else min(n for n in lows if n is not None)
    high = None if None in highs else max(n for n in highs if n is not None)
    return Count(low=low, best=low if low == high else None, high=high, words=" / ".join(c.words for c in counts))
