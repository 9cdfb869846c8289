"""Which of several dated facts came last; of two whose dates overlap nobody can say which was first."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from truceline.model.truce import TruceDate
from truceline.reference.edtf import FIRST_CLOCK, LAST_CLOCK

EARLIEST, LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
CLOCK_WITH_ZONE = re.compile(r"T\d.*(?:Z|[+-]\d\d:?\d\d)")


class Dated(Protocol):
    """Anything that came at some date."""

    @property
    def when(self) -> TruceDate:
        """Between which moments it came."""
        ...


Fact = TypeVar("Fact", bound=Dated)


def surely_before(one: TruceDate, other: TruceDate) -> bool:
    """Say whether one date was over before another began; two days without a zone are held by one calendar.

    The moments of such a day reach from UTC+14 to UTC-12, so that those of two days in a row overlap; but whoever wrote
    both down kept them apart.
    """
    if one.latest is None or other.earliest is None:
        return False
    if _is_bare(one) and _is_bare(other):
        return one.latest - LAST_CLOCK < other.earliest + FIRST_CLOCK
    return one.latest < other.earliest


def _is_bare(date: TruceDate) -> bool:
    """Say whether it was written without a zone, and none was read elsewhere."""
    return date.earliest != date.latest and CLOCK_WITH_ZONE.search(date.written) is None


def last_of(facts: Iterable[Fact], before: Callable[[Fact, Fact], bool] | None = None) -> list[Fact]:
    """Return those of some facts after which surely no other came, in the order of their dates."""
    known = list(facts)
    is_before = before or (lambda one, other: surely_before(one.when, other.when))
    return sorted((one for one in known if not any(is_before(one, other) for other in known)), key=_order)


def _order(fact: Dated) -> tuple[datetime, datetime]:
    return fact.when.latest or LATEST, fact.when.earliest or EARLIEST
