"""How many were killed or wounded, over the sides: sums of what is known, with what is not known said beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from truceline.model.quantity import Count
from truceline.publish.incident_view import IncidentView

CIVILIANS, UNSAID = "civilians", "not said"
Ends = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """Figures of one act by whom: the letter of a side, ``civilians``, ``not said`` (of which side).

    ``low``, ``best``, ``high`` are sums over what is known, ``None`` where nothing is. ``best`` is the one figure of
    the policy, ``None`` where it gives none for somebody. ``high`` is open where that of some side is, or where a side
    has no figure. ``number`` is for those who keep one number alone: the best of each, else its low end. ``unknown``
    names the sides without a figure.
    """

    act: str
    by: Mapping[str, Count]
    low: int | None
    best: int | None
    high: int | None
    number: int | None
    unknown: tuple[str, ...]

    @property
    def ends(self) -> Ends:
        """Low, best and high."""
        return (self.low, self.best, self.high)


def find_losses(view: IncidentView, act: str) -> Losses:
    """Sum up one act (``killed``, ``wounded``) by the published figures."""
    published = (finding for finding in view.incident.findings if finding.published_count)
    asked = {finding.question: finding.published_count for finding in published}
    told = {question.partition(":")[2]: count for question, count in asked.items() if question.startswith(f"{act}:")}
    found = {whom: count for whom, count in told.items() if count}
    return sum_losses(act, found, [side.id for side in view.incident.sides])


def sum_losses(act: str, told: Mapping[str, Count], sides: Iterable[str]) -> Losses:
    """Sum up figures by whom.

    A figure of which the report does not say whose it is counts where nobody has one: it may be the same people.
    """
    found = {whom: count for whom, count in told.items() if not count.unknown}
    if any(whom != UNSAID for whom in found):
        found.pop(UNSAID, None)
    unknown = () if UNSAID in found else tuple(side for side in sides if side not in found)
    counts = tuple(found.values())
    return Losses(
        act=act,
        by=found,
        low=_sum(count.low for count in counts if count.low is not None),
        best=_whole(count.best for count in counts),
        high=None if unknown else _whole(count.high for count in counts),
        number=_sum(number for count in counts if (number := one_number(count)) is not None),
        unknown=unknown,
    )


def one_number(count: Count | None) -> int | None:
    """Return a figure as one number: its best, else its lowest; an upper bound alone is no number."""
    if count is None:
        return None
    return count.best if count.best is not None else count.low


def _sum(numbers: Iterable[int]) -> int | None:
    known = list(numbers)
    return sum(known) if known else None


def _whole(numbers: Iterable[int | None]) -> int | None:
    """Return a sum of all, ``None`` where one of them is not known."""
    told = list(numbers)
    known = [number for number in told if number is not None]
    return _sum(known) if len(known) == len(told) else None
