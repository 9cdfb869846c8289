"""Keep character ranges that do not overlap, the longest first; n log n, for texts of any size."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
Range = tuple[int, int]


class Taken:
    """Ranges ``[start, end)`` that are in use and do not overlap one another."""

    def __init__(self, ranges: Iterable[Range] = ()) -> None:
        self._ranges = sorted(ranges)

    def free(self, start: int, end: int) -> bool:
        """Say whether no character of the range is in use."""
        at = bisect_left(self._ranges, (start, end))
        before = at == 0 or self._ranges[at - 1][1] <= start
        return before and (at == len(self._ranges) or self._ranges[at][0] >= end)

    def take(self, start: int, end: int) -> None:
        """Put the range in use."""
        insort(self._ranges, (start, end))


def longest_apart(items: Iterable[T], where: Callable[[T], Range]) -> list[T]:
    """Return the items in the order of the text without those that overlap a longer (or an earlier equally long) one.

    >>> longest_apart([(0, 4), (2, 9), (10, 12)], lambda r: r)
    [(2, 9), (10, 12)]
    """
    taken = Taken()
    kept = []
    for item in sorted(items, key=lambda i: (where(i)[0] - where(i)[1], where(i)[0])):
        start, end = where(item)
        if taken.free(start, end):
            taken.take(start, end)
            kept.append(item)
    return sorted(kept, key=where)
