"""Features of time: the day, days named beside it, the moment of publication, the hour."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from truceline.model.linking import Profile
from truceline.model.time import aware

Said = tuple[float, str]
NOTHING: Said = (0.0, "")
SLACK = timedelta(hours=12)  # a zone that was not named may shift a day by so much
SOON = timedelta(hours=36)  # most reports of an incident come within it
FAR_HOURS = 4.0  # between two times of day that are hardly of one event
LONG_HOURS = 8.0
NEAR_MINUTES = 30
HALF_DAY = 12 * 60  # minutes


def same_day(a: Profile, b: Profile) -> Said:
    """Compare the days that are told: the same, the next, further apart."""
    if not a.day_told or not b.day_told:
        return NOTHING
    gap = abs((date.fromisoformat(a.days[0]) - date.fromisoformat(b.days[0])).days)
    if gap == 0:
        return 1.0, f"the same day, {a.days[0]}"
    if gap == 1 and _meet(a, b):
        return 0.3, "a night between two days"
    if gap == 1:
        return -0.8, f"a day apart, {' and '.join(sorted((a.days[0], b.days[0])))}"
    return -1.0, f"{gap} days apart, {' and '.join(sorted((a.days[0], b.days[0])))}"


def _meet(a: Profile, b: Profile) -> bool:
    """Say whether the times told share a moment, such as a night and the day after it."""
    if not (a.first and a.last and b.first and b.last):
        return False
    return max(a.first, b.first) <= min(a.last, b.last)


def day_named(a: Profile, b: Profile) -> Said:
    """Look for the day of one among the days that the other tells beside its own, or names instead of one."""
    if a.day_told and b.day_told and a.days[0] == b.days[0]:
        return NOTHING
    told = sorted(_own(a) & {*b.days, *b.days_named} | _own(b) & {*a.days, *a.days_named})
    if told:
        return 1.0, f"both tell of {told[0]}"
    named = sorted(_own(a) & set(b.weekdays) | _own(b) & set(a.weekdays))
    return (0.4, f"{named[0]} is named in both, in one as a day of the week") if named else NOTHING


def _own(profile: Profile) -> set[str]:
    return set(profile.days[:1]) if profile.day_told else set()


def published_when(a: Profile, b: Profile) -> Said:
    """Hold the moments of publication against the days: nothing is told before it happens, most of it soon after."""
    found = [said for one, other in ((a, b), (b, a)) if (said := _after(one, other)) is not None]
    if not found and a.published is not None and b.published is not None and not (a.day_told or b.day_told):
        gap = abs(aware(a.published) - aware(b.published))
        if gap <= SOON / 3:
            return 0.5, "published within hours of each other"
        return (0.2, "published within a day and a half") if gap <= SOON else (-0.3, "published days apart")
    return min(found, default=NOTHING)


def _after(told: Profile, other: Profile) -> Said | None:
    """Compare the day that one tells with when the other was published; ``None`` where that says nothing."""
    if not told.day_told or other.day_told or other.published is None:
        return None
    start = datetime.combine(date.fromisoformat(told.days[0]), datetime.min.time(), UTC)
    late = aware(other.published) - start
    if late < -SLACK:
        return -1.0, f"one was published before {told.days[0]}"
    return (0.5, f"one tells no day, and was published soon after {told.days[0]}") if late <= SOON + SLACK else None


def same_hour(a: Profile, b: Profile) -> Said:
    """Compare the times of day: the same time by the clock, near it, or another part of the day."""
    shared = sorted(set(a.clocks) & set(b.clocks))
    if shared:
        exact = [clock for clock in shared if not clock.endswith(":00")]
        return (1.0, f"{exact[0]} in both") if exact else (0.6, f"{shared[0]} in both")
    if {_on_dial(clock) for clock in a.clocks} & {_on_dial(clock) for clock in b.clocks}:
        return 0.5, "the same hour on the dial"
    gaps = sorted(_gaps(a, b))
    if gaps:
        return (0.3, "about the same time of day") if gaps[0] <= NEAR_MINUTES else NOTHING
    if _day_alike(a, b) and a.first and b.first and a.last and b.last:
        parted = max(a.first, b.first) - min(a.last, b.last)
        if parted > timedelta(hours=FAR_HOURS):
            return -0.7, "at another time of the day"
    return NOTHING


def other_hour(a: Profile, b: Profile) -> Said:
    """Mark two times by the clock that lie far apart: a fight lasts for hours, and seldom for half a day."""
    gaps = sorted(_gaps(a, b))
    if not gaps or gaps[0] < FAR_HOURS * 60 or any(_same_on_dial(gap) for gap in gaps):
        return NOTHING
    hours = gaps[0] / 60
    return -min(1.0, hours / LONG_HOURS), f"{hours:.0f} hours apart by the clock"


def _same_on_dial(minutes: int) -> bool:
    """Say whether two times so far apart stand close on a dial: 16:20, and "at four" read as 04:00."""
    over = minutes % HALF_DAY
    return min(over, HALF_DAY - over) <= NEAR_MINUTES


def _gaps(a: Profile, b: Profile) -> Iterator[int]:
    for one in a.clocks:
        for other in b.clocks:
            yield abs(_minutes(one) - _minutes(other))


def _on_dial(clock: str) -> int:
    """Return the minutes on a dial of twelve hours: "at four" may be read as 4 or as 16 o'clock."""
    return _minutes(clock) % HALF_DAY


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")[:2]
    return int(hours) * 60 + int(minutes)


def _day_alike(a: Profile, b: Profile) -> bool:
    return a.day_told and b.day_told and a.days[0] == b.days[0]
