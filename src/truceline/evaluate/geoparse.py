"""Score places that were found and resolved in news: recognition, and distance to the true place over all gold names.

Two modes, as in Gritta et al. 2018 and the comparisons since: ``pipeline`` over the gold names that were found, and
``all``, in which a name that was not found, or got no point, counts as an error of half the globe.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, log, radians, sin, sqrt
from typing import Literal

from truceline.evaluate.geoparse_gold import GeoDocument, Toponym

Mode = Literal["pipeline", "all"]
MAX_KM = 20039.0  # half the circumference of the globe
EARTH_KM = 6371.0088
NEAR_KM, NEARER_KM = 161.0, 25.0  # 161 km are 100 miles


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """How many names were found: ``hits`` of ``gold``, among ``found``."""

    hits: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """The share of the found names that are gold."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold names that were found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoScores:
    """The figures of a set. ``errors_km`` are sorted; ``unresolved`` names were found and got no point."""

    exact: Recognition
    overlap: Recognition
    errors_km: tuple[float, ...]
    with_point: int
    unresolved: int
    ids_right: int
    ids_compared: int

    def within(self, km: float) -> float:
        """Return the share of the errors that are at most ``km``."""
        return sum(error <= km for error in self.errors_km) / len(self.errors_km) if self.errors_km else 0.0

    @property
    def mean_km(self) -> float:
        """The mean error."""
        return sum(self.errors_km) / len(self.errors_km) if self.errors_km else 0.0

    @property
    def median_km(self) -> float:
        """The median error, the mean of both where there are two in the middle."""
        errors, middle = self.errors_km, len(self.errors_km) // 2
        if not errors:
            return 0.0
        return errors[middle] if len(errors) % 2 else (errors[middle - 1] + errors[middle]) / 2

    @property
    def auc(self) -> float:
        """The area under the logarithm of the sorted errors, by trapezia: 0 best, 1 worst."""
        heights = [log(min(error, MAX_KM) + 1) / log(MAX_KM + 1) for error in self.errors_km]
        if len(heights) < 2:
            return sum(heights)
        return sum((a + b) / 2 for a, b in pairwise(heights)) / (len(heights) - 1)

    @property
    def figures(self) -> dict[str, float]:
        """The figures by name."""
        return {
            "recognition_precision": self.exact.precision,
            "recognition_recall": self.exact.recall,
            "recognition_f1": self.exact.f1,
            "overlap_f1": self.overlap.f1,
            "within_161_km": self.within(NEAR_KM),
            "within_25_km": self.within(NEARER_KM),
            "mean_km": self.mean_km,
            "median_km": self.median_km,
            "auc": self.auc,
            "geonames_id": self.ids_right / self.ids_compared if self.ids_compared else 0.0,
        }


def score_places(
    gold: Sequence[GeoDocument],
    found: Mapping[str, Sequence[Toponym]],
    *,
    mode: Mode = "all",
    overlap: bool = False,
) -> GeoScores:
    """Score what was found by document id; ``overlap`` pairs names that share a character, else both ends agree."""
    exact = touching = named = given = points = unresolved = ids = right = 0
    errors: list[float] = []
    for document in gold:
        true = [name for name in document.toponyms if not name.bad_offset]
        seen = list(found.get(document.doc_id, ()))
        named, given = named + len(true), given + len(seen)
        same, shared = pair_names(true, seen, overlap=False), pair_names(true, seen, overlap=True)
        exact, touching = exact + len(same), touching + len(shared)
        pairs = shared if overlap else same
        for index, name in enumerate(true):
            if name.point is None:
                continue
            points += 1
            answer = seen[pairs[index]] if index in pairs else None
            if answer and name.geonameid and answer.geonameid:
                ids, right = ids + 1, right + (name.geonameid == answer.geonameid)
            unresolved += answer is not None and answer.point is None
            error = error_km(name, answer)
            if error is not None or mode == "all":
                errors.append(MAX_KM if error is None else error)
    return GeoScores(
        exact=Recognition(hits=exact, gold=named, found=given),
        overlap=Recognition(hits=touching, gold=named, found=given),
        errors_km=tuple(sorted(errors)),
        with_point=points,
        unresolved=unresolved,
        ids_right=right,
        ids_compared=ids,
    )


def error_km(gold: Toponym, found: Toponym | None) -> float | None:
    """Return the distance of an answer from the truth; ``None`` where there is no answer."""
    if found is None or found.point is None or gold.point is None:
        return None
    return min(MAX_KM, great_circle_km(gold.point, found.point))


def great_circle_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Measure between two points of degrees north and east."""
    lat, lon, to_lat, to_lon = map(radians, (*a, *b))
    h = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def pair_names(gold: Sequence[Toponym], found: Sequence[Toponym], *, overlap: bool) -> dict[int, int]:
    """Pair names one to one, gold index to found index: the largest overlap first, or only equal ends."""
    pairs = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            common = min(g.end, f.end) - max(g.start, f.start)
            equal = (g.start, g.end) == (f.start, f.end)
            if (common > 0) if overlap else equal:
                pairs.append((-common if overlap else 0, i, j))
    chosen: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return chosen
