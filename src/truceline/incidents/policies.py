"""How a published figure is made of accounts; each policy has a name and a version, and ten lines in the codebook."""

from collections.abc import Sequence

from truceline.model.incident import Account
from truceline.model.quantity import Count

RANGE = "range 1"


def publish_range(accounts: Sequence[Account]) -> Count | None:
    """Publish from the lowest to the highest standing account that gives a figure; ``None`` where none does.

    An account with a note (its words are damaged) gives none: a broken figure never wins.

    An open end stays open where nobody closes it: "at least 20" alone has no high end, "up to 50" no low one.
    """
    counts = [a.count for a in accounts if a.standing and not a.note and a.count is not None and not a.count.unknown]
    if not counts:
        return None
    low = min((c.low for c in counts if c.low is not None), default=None)
    closed = any(c.high is not None for c in counts)
    tops = (c.high if c.high is not None else c.low for c in counts)
    high = max((n for n in tops if n is not None), default=None) if closed else None
    return Count(low=low, best=low if low == high else None, high=high, words=" / ".join(c.words for c in counts))
