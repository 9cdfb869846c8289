"""Time as the text gives it: an interval that is never more exact than the words."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

TimePrecision = Literal[
    "minute", "hour", "part_of_day", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century"
]
TimeUnit = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"]

FIRST_DAY, LAST_DAY = (
    date(1000, 1, 1),
    date(9000, 12, 31),
)  # that a person may ask for or enter: further is a slip of the hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long, or how often: from ``low`` to ``high`` units. ``None`` is unknown ("for years").

    Halves and quarters can be told ("two and a half hours"), so the amounts are no whole numbers.
    """

    unit: TimeUnit
    low: float | None
    high: float | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a length needs low <= high, not {self.low}, {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The first and last possible moment (aware, UTC), and how the zone was known.

    ``None`` at an end means open or unknown. ``zone`` is an offset such as ``+04:00``; ``zone_why`` says in
    words whether the text named it or what it was assumed from.
    """

    earliest: datetime | None
    latest: datetime | None
    precision: TimePrecision
    zone: str | None = None
    zone_why: str = "not known"

    def __post_init__(self) -> None:
        for end in (self.earliest, self.latest):
            if end is not None and end.utcoffset() != timedelta(0):
                raise ValueError(f"interval ends are kept in UTC, not {end!r}")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest} is after latest {self.latest}")

    def local_dates(self) -> tuple[date | None, date | None]:
        """Return the first and last calendar day in the interval's own zone (UTC where none is known)."""
        offset = zone_offset(self.zone)
        return (
            self.earliest.astimezone(offset).date() if self.earliest else None,
            self.latest.astimezone(offset).date() if self.latest else None,
        )

    @property
    def to_the_day(self) -> bool:
        """Say whether the words tell the day, or a time of it."""
        return self.precision in ("minute", "hour", "part_of_day", "day")

    def first_date(self) -> str | None:
        """Return the beginning as exactly as its words: ``2020-11-09``, ``2020-11``, ``2020``; ``None`` if open."""
        first, _ = self.local_dates()
        if first is None:
            return None
        length = 10 if self.to_the_day else 7 if self.precision == "month" else 4
        return first.isoformat()[:length]


def aware(moment: datetime) -> datetime:
    """Return a moment that can be compared: one without a zone is taken as UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def zone_offset(zone: str | None) -> timezone:
    """Turn ``+04:00`` into a ``timezone``; UTC for ``None``.

    >>> zone_offset("+05:30")
    datetime.timezone(datetime.timedelta(seconds=19800))
    """
    if zone is None:
        return UTC
    sign = -1 if zone[0] == "-" else 1
    hours, minutes = zone[1:].split(":")
    return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))
