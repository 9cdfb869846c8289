"""In which zone a clock is told: by its name, by the other clock beside it, or by what is known of the ground."""

import re
from collections.abc import Sequence
from datetime import date

from truceline.annotate.times_clock import DAY, LOCAL, Clock
from truceline.reference.zones import REAL_OFFSETS, ZoneTable, format_offset, offset_minutes

_SHIFTED = re.compile(r"(?:GMT|UTC)\s?([+-])([0-9]{1,2})(?::([0-9]{2}))?")
Placed = tuple[int, str]  # a minute of the local day, and its offset


def named_offsets(name: str | None, on: date | None, table: ZoneTable) -> tuple[str, ...]:
    """Return the offsets that the name of a clock can mean on a day ("gmt", "GMT+4"); none for "local time"."""
    if name is None or name == LOCAL:
        return ()
    if shifted := _SHIFTED.fullmatch(name):
        size = int(shifted[2]) * 60 + int(shifted[3] or 0)
        signed = -size if shifted[1] == "-" else size
        return (format_offset(signed),) if signed in REAL_OFFSETS else ()
    return table.offsets(name, on)


def pair_offsets(clock: Clock, on: date | None, table: ZoneTable) -> tuple[Placed, ...]:
    """Return every reading of a clock with the offset that the other clock beside it gives; only offsets in real use.

    "16:20 (12:20 GMT)" has one: 16:20 at +04:00. The day of the two clocks may differ by one.
    """
    other = clock.other
    if other is None:
        return ()
    anchors, local, there = named_offsets(other.zone, on, table), clock.minutes, other.minutes
    if not anchors:  # "0800 GMT (12 p.m.)": the first one names the zone
        anchors, local, there = named_offsets(clock.zone, on, table), other.minutes, clock.minutes
    broken = range(other.late + 1) if other.broken else range(1)
    # "about 4 p.m. (12:05 GMT)": the nearest offset in real use, half an hour off at most
    for off in sorted(range(-clock.early, clock.late + 1), key=abs):
        found = [
            (here, format_offset(shift))
            for here in local
            for elsewhere in there
            for anchor in anchors
            for lost in broken
            for turn in (-DAY, 0, DAY)
            if (shift := here - off - elsewhere - lost + offset_minutes(anchor) + turn) in REAL_OFFSETS
        ]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def clock_zone(
    clock: Clock, on: date | None, *, zones: Sequence[str], fallback: tuple[str | None, str], table: ZoneTable
) -> tuple[tuple[int, ...], str | None, str]:
    """Return the minutes of a clock that can be meant, its offset and how that is known.

    In this order: the name in the text, the other clock beside it, the only zone of the context, the ``fallback`` (the
    zone of the publication). What a clock shows at the place of the event is not what it shows at the publisher's.
    """
    if pairs := [pair for pair in pair_offsets(clock, on, table) if not zones or pair[1] in zones]:
        offsets = {offset for _, offset in pairs}
        if len(offsets) == 1:
            return tuple(minutes for minutes, _ in pairs), offsets.pop(), "from the other clock beside it"
    named = named_offsets(clock.zone, on, table)
    fitting = [offset for offset in named if len(named) == 1 or offset in zones or offset == fallback[0]]
    if len(fitting) == 1:
        return clock.minutes, fitting[0], "named in the text"
    if clock.zone not in (None, LOCAL):
        return clock.minutes, None, f"the name {clock.zone!r} is used of several zones"
    if len(set(zones)) == 1:
        return clock.minutes, zones[0], "the only one of the context"
    return clock.minutes, *fallback
