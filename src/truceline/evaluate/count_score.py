"""How well a number of people agrees with the gold, document by document: exact, near, whether anybody at all."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class CountScores:
    """The sums over documents for one field. ``any_*``: whether there is anybody at all; leaving open says no."""

    n: int = 0
    answered: int = 0
    exact: int = 0
    within_one: int = 0
    error: int = 0
    any_hit: int = 0
    any_gold: int = 0
    any_given: int = 0

    def add(self, gold: int, given: int | None) -> "CountScores":
        """Return the sums with one document more."""
        new = replace(
            self,
            n=self.n + 1,
            any_gold=self.any_gold + (gold > 0),
            any_given=self.any_given + bool(given),
            any_hit=self.any_hit + (gold > 0 and bool(given)),
        )
        if given is None:
            return new
        off = abs(given - gold)
        return replace(
            new,
            answered=self.answered + 1,
            exact=self.exact + (off == 0),
            within_one=self.within_one + (off <= 1),
            error=self.error + off,
        )

    @property
    def figures(self) -> dict[str, float | None]:
        """Return the figures by name; shares are of all documents, the mean error of the answered ones."""
        precision = self.any_hit / self.any_given if self.any_given else 0.0
        recall = self.any_hit / self.any_gold if self.any_gold else 0.0
        return {
            "answered": self.answered / self.n if self.n else None,
            "exact": self.exact / self.n if self.n else None,
            "exact_of_answered": self.exact / self.answered if self.answered else None,
            "within_one": self.within_one / self.n if self.n else None,
            "mean_error": self.error / self.answered if self.answered else None,
            "any_p": precision,
            "any_r": recall,
            "any_f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        }
