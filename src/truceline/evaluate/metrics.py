"""Measures that every gold set uses: hits, shares, distances, and the best one-to-one assignment."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

EARTH_RADIUS_KM = 6371.0  # mean radius, IUGG


@dataclass(frozen=True, slots=True)
class Hits:
    """How many of ``gold`` items were found (``hit``), and how many were given (``given``). Adds up over cases.

    Where there is nothing to find and nothing is given, precision and recall are 1; where only one of the two is
    empty, both are 0.
    """

    hit: int = 0
    gold: int = 0
    given: int = 0

    def __add__(self, other: "Hits") -> "Hits":
        return Hits(self.hit + other.hit, self.gold + other.gold, self.given + other.given)

    @property
    def precision(self) -> float:
        """Return the share of the given items that are right."""
        return self.hit / self.given if self.given else float(not self.gold)

    @property
    def recall(self) -> float:
        """Return the share of the gold items that were found."""
        return self.hit / self.gold if self.gold else float(not self.given)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many were right, of how many. Adds up over cases; a share of nothing is 0."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """Return the share as a number from 0 to 1."""
        return self.right / self.of if self.of else 0.0


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Return the great-circle distance in km of two points in degrees; infinite where one of them is no number.

    >>> round(distance_km(39.56, 46.48, 40.18, 44.51))
    182
    """
    if any(math.isnan(x) for x in (lat_a, lon_a, lat_b, lon_b)):
        return math.inf
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half_lat, half_lon = (phi_b - phi_a) / 2, math.radians(lon_b - lon_a) / 2
    haversine = math.sin(half_lat) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(haversine)))


def best_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair rows with columns one to one so that the total worth is greatest; 0 means "no pair" and is left out.

    Kuhn-Munkres with potentials, one row at a time along the cheapest augmenting path (Jonker and Volgenant 1987):
    rows * rows * columns steps. Among equal totals the first row and the first column win, so that the answer is one.

    >>> best_pairs([[3.0, 2.0], [3.0, 0.0]])
    [(0, 1), (1, 0)]
    """
    if not worth or not worth[0]:
        return []
    if len(worth) > len(worth[0]):
        turned = [list(column) for column in zip(*worth, strict=True)]
        return sorted((row, column) for column, row in best_pairs(turned))
    assignment = _Assignment(worth)
    for row in range(len(worth)):
        assignment.add(row)
    owners = enumerate(assignment.owner[:-1])
    return sorted((row, column) for column, row in owners if row is not None and worth[row][column] > 0)


class _Assignment:
    """The rows that are placed so far. The last column is no real one: it holds the row that is being added."""

    def __init__(self, worth: Sequence[Sequence[float]]) -> None:
        self.worth = worth
        self.columns = len(worth[0])
        self.owner: list[int | None] = [None] * (self.columns + 1)
        self.row_price = [0.0] * len(worth)
        self.column_price = [0.0] * (self.columns + 1)

    def add(self, row: int) -> None:
        """Give ``row`` a column; rows placed before it move where that is worth more in total."""
        here = self.columns
        self.owner[here] = row
        slack = [math.inf] * self.columns
        came_from = [here] * self.columns
        seen = [False] * (self.columns + 1)
        while (current := self.owner[here]) is not None:
            seen[here] = True
            self._lower_slack(current, here, slack, came_from, seen)
            free = [column for column in range(self.columns) if not seen[column]]
            nearest = min(free, key=lambda column: slack[column])
            self._move_prices(slack[nearest], slack, seen)
            here = nearest
        while here != self.columns:
            self.owner[here], here = self.owner[came_from[here]], came_from[here]

    def _lower_slack(self, row: int, via: int, slack: list[float], came_from: list[int], seen: Sequence[bool]) -> None:
        for column, worth in enumerate(self.worth[row]):
            if not seen[column]:
                reduced = -worth - self.row_price[row] - self.column_price[column]
                if reduced < slack[column]:
                    slack[column], came_from[column] = reduced, via

    def _move_prices(self, step: float, slack: list[float], seen: Sequence[bool]) -> None:
        for column, row in enumerate(self.owner):
            if seen[column] and row is not None:
                self.row_price[row] += step
                self.column_price[column] -= step
            elif column < self.columns:
                slack[column] -= step
