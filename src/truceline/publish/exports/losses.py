"""How many were killed or wounded, over the sides: sums of what is known, with what is not known said beside them."""

from dataclasses import dataclass

from truceline.model.incident import Incident
from truceline.model.quantity import Count
from truceline.publish.exports.sides import figure, one_number
from truceline.publish.incident_view import IncidentView

CIVILIANS, UNSAID = "civilians", "not said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """Figures by whom: the letter of a side, ``civilians``, ``not said`` (of which side). Sums are over what is known.

    ``best`` adds one number each, ``low`` and ``high`` the ends; ``None`` where nothing is known, and ``high`` also
    where some figure is open or of some side not known. ``unknown`` names the sides without a figure.
    """

    act: str
    by: dict[str, Count]
    best: int | None
    low: int | None
    high: int | None
    unknown: tuple[str, ...]


def find_losses(view: IncidentView, act: str) -> Losses:
    """Sum up one act (``killed``, ``wounded``) by the published figures.

    A figure of which the report does not say whose it is counts where no side has one: it may be the same people.
    """
    incident = view.incident
    found = {whom: count for whom in _asked(incident, act) if (count := figure(incident, f"{act}:{whom}"))}
    if any(whom != UNSAID for whom in found):
        found.pop(UNSAID, None)
    unknown = () if UNSAID in found else tuple(side.id for side in incident.sides if side.id not in found)
    counts = tuple(found.values())
    return Losses(
        act=act,
        by=found,
        best=_sum([one_number(count) for count in counts]),
        low=_sum([count.low for count in counts]),
        high=None if unknown or any(count.high is None for count in counts) else _sum([c.high for c in counts]),
        unknown=unknown,
    )


def _asked(incident: Incident, act: str) -> tuple[str, ...]:
    questions = (finding.question.partition(":") for finding in incident.findings)
    return tuple(dict.fromkeys(whom for asked, _, whom in questions if asked == act))


def _sum(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
