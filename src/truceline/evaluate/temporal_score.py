"""How well a list of time expressions agrees with the gold, as TempEval-3 scores it.

The extent is *strict* where both spans are the same and *relaxed* where they share a character, one to one: equal spans
first, then those that share most (UzZaman et al. 2013). A value or a type counts among the relaxed pairs; a day where
the gold value begins with a whole date.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.evaluate.metrics import Hits, Share

DAY = 10  # characters of YYYY-MM-DD


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression at characters ``[start, end)``, with its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimexScores:
    """The sums over documents from which every figure comes."""

    strict: Hits
    relaxed: Hits
    values: Share
    types: Share
    days: Share

    def __add__(self, other: "TimexScores") -> "TimexScores":
        return TimexScores(
            strict=self.strict + other.strict,
            relaxed=self.relaxed + other.relaxed,
            values=self.values + other.values,
            types=self.types + other.types,
            days=self.days + other.days,
        )

    @property
    def figures(self) -> dict[str, float]:
        """Return the figures by name; ``value_f1`` ranked the systems of TempEval-3."""
        return {
            "relaxed_p": self.relaxed.precision,
            "relaxed_r": self.relaxed.recall,
            "relaxed_f1": self.relaxed.f1,
            "strict_f1": self.strict.f1,
            "value_f1": self.relaxed.f1 * self.values.value,
            "type_f1": self.relaxed.f1 * self.types.value,
            "value_accuracy": self.values.value,
            "type_accuracy": self.types.value,
            "day_accuracy": self.days.value,
        }


NO_SCORES = TimexScores(strict=Hits(), relaxed=Hits(), values=Share(), types=Share(), days=Share())


def score_text(gold: Sequence[Timex], given: Sequence[Timex]) -> TimexScores:
    """Score the expressions of one document."""
    pairs = [(gold[i], given[j]) for i, j in _pair(gold, given)]
    same = sum((g.start, g.end) == (p.start, p.end) for g, p in pairs)
    days = [(g, p) for g, p in pairs if is_day(_plain(g.value))]
    return TimexScores(
        strict=Hits(same, len(gold), len(given)),
        relaxed=Hits(len(pairs), len(gold), len(given)),
        values=Share(sum(_plain(g.value) == _plain(p.value) for g, p in pairs), len(pairs)),
        types=Share(sum(g.type == p.type for g, p in pairs), len(pairs)),
        days=Share(sum(_plain(g.value)[:DAY] == _plain(p.value)[:DAY] for g, p in days), len(days)),
    )


def is_day(value: str) -> bool:
    """Say whether a value begins with a whole date.

    >>> is_day("1998-02-27TMO"), is_day("1998-W09"), is_day("P3D")
    (True, False, False)
    """
    head = value[:DAY]
    return len(head) == DAY and head[4] == head[7] == "-" and (head[:4] + head[5:7] + head[8:]).isdecimal()


def _plain(value: str) -> str:
    return value.strip().upper()


def _pair(gold: Sequence[Timex], given: Sequence[Timex]) -> list[tuple[int, int]]:
    """Pair expressions that share a character: equal spans first, then the longest share, then the first."""
    shared = [(_order(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(given) if _shared(g, p) > 0]
    taken_gold: set[int] = set()
    taken_given: set[int] = set()
    pairs = []
    for _, i, j in sorted(shared):
        if i not in taken_gold and j not in taken_given:
            taken_gold.add(i)
            taken_given.add(j)
            pairs.append((i, j))
    return pairs


def _order(g: Timex, p: Timex) -> tuple[bool, int]:
    return ((g.start, g.end) != (p.start, p.end), -_shared(g, p))


def _shared(g: Timex, p: Timex) -> int:
    return min(g.end, p.end) - max(g.start, p.start)
