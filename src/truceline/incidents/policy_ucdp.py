"""``ucdp 1``: low, best and high of people killed after the practice of UCDP GED (``docs/codebook.md``).

Best is the conservative figure of those that can be relied on; what a party claims of its enemy's losses goes to high
alone. Unknown stays unknown: where the enemy alone gives a figure, low and best are open.
"""

from collections.abc import Sequence, Set

from truceline.incidents.counted import counted
from truceline.model.incident import Account
from truceline.model.quantity import Count


def publish_ucdp(accounts: Sequence[Account], enemies: Set[str]) -> tuple[Count | None, str]:
    """Return low, best and high, and why. ``enemies`` are the other sides than the one whose people are counted."""
    figures = counted(accounts)
    if not figures:
        return None, "no account that stands gives a whole figure: unknown"
    reliable = [a for a in figures if a.says not in enemies]
    claimed = [a for a in figures if a.says in enemies]
    floors = [a.count.low for a in reliable if a.count is not None and a.count.low is not None]
    tops = [n for a in figures if a.count is not None and (n := _top(a.count)) is not None]
    best = min(floors, default=None)
    words = " / ".join(a.count.words for a in figures if a.count)
    return Count(low=best, best=best, high=max(tops, default=None), words=words), _why(best, claimed)


def _top(count: Count) -> int | None:
    """Return the highest reading of one account; of "at least 20" the 20 is all that is known."""
    return max((n for n in (count.low, count.best, count.high) if n is not None), default=None)


def _why(best: int | None, claimed: Sequence[Account]) -> str:
    told = f"best is {best}, the lowest figure that can be relied on"
    if best is None:
        told = "nobody gives a lowest figure that can be relied on: low and best are unknown"
    values = ", ".join(dict.fromkeys(account.value for account in claimed))
    return f"{told}; what a party claims of its enemy's losses goes to high: {values}" if claimed else told
