"""Two clocks told as one moment that cannot be one: `16:20 (20:20 Greenwich)` where the place keeps +04:00."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from truceline.annotate.times_clock import Clock, find_clock, parse_clock
from truceline.annotate.times_zones import named_offsets, pair_offsets
from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.span import Span
from truceline.reference.zones import ZoneTable, load_zones

_BRACKET = re.compile(r"\s?\((?P<inside>[^()\n]{0,30}?[0-9][^()\n]{1,30})\)")
_TOKENS = re.compile(r"[0-9]+|[A-Za-z]+")
_DAY_BETWEEN = re.compile(
    r"|\s(?:on\s)?(?:[A-Z][a-z]+(?:\s[0-9]{1,2})?|today|yesterday)"
)  # "4 p.m. on Tuesday (1200 GMT)"
_BESIDE = re.compile(  # "16:20 local time, or 20:20 Greenwich"; "from 16:20 to 20:20 GMT" is a length of time
    r"(?:,?\s(?:or|that\sis|which\sis)|,|\s?/)\s(?P<inside>[0-9]{1,2}[:.]?[0-9]{2}\s(?:GMT|UTC|Greenwich|[A-Z]\w+\stime))\b"
)
_LIST = re.compile(r",\s[0-9]")
_BY = re.compile(
    r"\s(?:(?:by|in|of|to|at|on|after|according\sto|with)\s)?(?:the\s)?(?:(?:time|timing|hour|clock)\s(?:of|in)\s(?:the\s)?)?"
    r"(?P<zone>[A-Z][A-Za-z]+)(?:['’]s)?(?:\s(?:time|timing|hour|clock))?\s*$"
)
_OWN_NAMES = ("Greenwich", "GMT", "UTC")
_REACH = 56  # characters in which the clock before a bracket begins
HALF_DAY = 12 * 60  # minutes


def find_impossible_pairs(
    document: Document, *, zones: Sequence[str] = (), table: ZoneTable | None = None
) -> Iterator[Damage]:
    """Yield pairs of clocks that no zone, or none of the context, can bring together; one of the two must be named.

    Args:
        zones: offsets of the context; with them a pair must agree with one of them.
    """
    zone_table, on = table or load_zones(), document.published.date() if document.published else None
    seconds = (*_BRACKET.finditer(document.text), *_BESIDE.finditer(document.text))
    for bracket in sorted(seconds, key=lambda found: found.start()):
        clock = _pair(document.text, bracket, zone_table)
        if clock is None or clock.other is None or _fits(clock, on, zones, zone_table):
            continue
        if any(named_offsets(c.zone, on, zone_table) for c in (clock, clock.other)):
            span = Span(
                document=document.id, start=clock.start, end=clock.end, text=document.text[clock.start : clock.end]
            )
            yield Damage(span=span, kind="impossible_time", can_say=_why(clock, clock.other, zones), spoils=("time",))


def _pair(text: str, bracket: re.Match[str], table: ZoneTable) -> Clock | None:
    """Return the clock time that ends with the bracket, or with the day before the bracket."""
    for token in _TOKENS.finditer(text, max(0, bracket.start() - _REACH), bracket.start()):
        clock = find_clock(text, token.start(), table)
        if clock and clock.end == bracket.end():
            return clock
        if clock and clock.zone is None and _LIST.match(bracket[0]):
            continue  # two times of a list, not two clocks of one moment
        if clock and clock.other is None and _DAY_BETWEEN.fullmatch(text, clock.end, bracket.start()):
            other = parse_clock(_plain(bracket["inside"]), table)
            return replace(clock, end=bracket.end(), other=other) if other and other.zone else None
    return None


def _plain(inside: str) -> str:
    """Bring the words of a bracket to the form that clocks are read in: "02:00 by the time of Kyiv" -> "02:00 Kyiv".

    >>> _plain("02:00 in Greenwich"), _plain("it is 5.30 by the Moscow hour")
    ('02:00 Greenwich', 'it is 5.30 Moscow time')
    """
    found = _BY.search(inside)
    if not found:
        return inside
    name = found["zone"]
    return f"{inside[: found.start()]} {name}{'' if name in _OWN_NAMES else ' time'}"


def _fits(clock: Clock, on: date | None, zones: Sequence[str], table: ZoneTable) -> bool:
    """Say whether some reading of the two clocks is one moment; "12 p.m." may be midnight, "about" half an hour off."""
    if clock.twelve:
        halves = {minute % HALF_DAY + turn for minute in clock.minutes for turn in (0, HALF_DAY)}
        clock = replace(clock, minutes=tuple(sorted(halves)))
    offsets = [offset for _, offset in pair_offsets(clock, on, table)]
    return any(offset in zones for offset in offsets) if zones else bool(offsets)


def _why(clock: Clock, other: Clock, zones: Sequence[str]) -> str:
    shown = f"{other.shown[:2]}:00 to {other.shown[:2]}:59" if other.broken else other.shown
    zone = other.zone or clock.zone or ""
    name = zone.upper() if zone in ("gmt", "utc") else zone.title()
    ground = f"the place keeps {' or '.join(sorted(set(zones)))}" if zones else "no country keeps such an offset"
    return f"{clock.shown} and {shown} ({name}) cannot be the same moment: {ground}"
