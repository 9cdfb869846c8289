"""Put a clock time or a part of the day on a day: the moment that the two words mean together, as intervals in UTC."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from truceline.annotate.times_clock import Clock
from truceline.annotate.times_days import ALONE
from truceline.annotate.times_frame import Frame
from truceline.annotate.times_parts import PARTS
from truceline.annotate.times_zones import clock_zone
from truceline.model.time import Interval, zone_offset
from truceline.reference.zones import ZoneTable


def clock_on_day(
    clock: Clock, day: Interval, zones: Sequence[str], table: ZoneTable, fallback: tuple[str | None, str] | None = None
) -> list[Interval]:
    """Return the readings of a clock on a day, in the order of time; within the part of the day, if the day is one."""
    first, last = day.local_dates()
    if first is None or last is None or (last - first).days > 1 or day.precision not in ("day", "part_of_day"):
        return []
    minutes, zone, why = clock_zone(
        clock, first, zones=zones, fallback=fallback or (day.zone, day.zone_why), table=table
    )
    dates = [first] if day.precision == "day" else [first, last]
    readings = [_moment(clock, date_, minute, zone, why) for date_ in dict.fromkeys(dates) for minute in minutes]
    if day.precision == "part_of_day":
        readings = [r for r in readings if _overlap(r, day)]
    return sorted(readings, key=lambda r: r.earliest or datetime.max.replace(tzinfo=UTC))


def _moment(clock: Clock, on: date, minute: int, zone: str | None, why: str) -> Interval:
    told = datetime.combine(on, time(0), zone_offset(zone)) + timedelta(minutes=minute)
    return Interval(
        earliest=(told - timedelta(minutes=clock.early)).astimezone(UTC),
        latest=(told + timedelta(minutes=clock.late, seconds=59)).astimezone(UTC),
        precision="hour" if clock.early or clock.late else "minute",
        zone=zone,
        zone_why=why,
    )


def _overlap(a: Interval, b: Interval) -> bool:
    return bool(
        a.earliest and a.latest and b.earliest and b.latest and a.earliest <= b.latest and b.earliest <= a.latest
    )


def hull(readings: Sequence[Interval]) -> Interval | None:
    """Return the interval that holds all readings; ``None`` where there are none."""
    if len(readings) < 2:
        return readings[0] if readings else None
    first, last = readings[0], readings[-1]
    return Interval(
        earliest=first.earliest, latest=last.latest, precision="part_of_day", zone=first.zone, zone_why=first.zone_why
    )


def part_on_day(words: str, day: Interval) -> Interval | None:
    """Return the part of the day that the words name, on a day."""
    first, last = day.local_dates()
    word = next((part for part in ALONE if part in words.lower()), None)
    if word is None or first is None or first != last or day.precision != "day":
        return None
    low, high = PARTS[word]
    return Frame(today=None, zone=day.zone, why=day.zone_why).hours(first, low, high, "part_of_day")
