"""Stretches of a text that are taken, such as damaged words, and the question whether one lies at some characters."""

from bisect import bisect_left
from collections.abc import Iterable


class Stretches:
    """Half-open stretches of characters; asking takes logarithmic time however many there are.

    >>> taken = Stretches([(5, 9), (7, 12)])
    >>> taken.touch(11, 20), taken.touch(12, 20)
    (True, False)
    """

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(pairs):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Say whether a stretch shares a character with ``[start, end)``."""
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._ends[before] > start
