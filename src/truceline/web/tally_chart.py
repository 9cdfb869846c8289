"""A series as a drawing: every tally as a bar over its days with its count beside, our own incidents as dots below.

The two have no scale in common: a bar is as long as its period, whatever was counted in it. Numbers are per cent of the
width and pixels of the height, so that words keep their size on a narrow screen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from truceline.model.tally_series import TallyPoint, TallySeries
from truceline.publish.observation_words import count_words
from truceline.publish.tally_words import days_words

LANE, BAR, DOT, AXIS = 30, 22, 11, 26  # pixels: of a lane, a bar in it, from dot to dot, of the days below
MOST_LANES, MOST_DOTS = 12, 8
LEAST_WIDTH = 0.6  # per cent, so that a day in a year is still seen
MOST_TICKS = 4
Basis = Literal["observed", "others", "party"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A tally: ``x`` and ``width`` in per cent, ``y`` in pixels; ``words`` at its beginning, ``title`` in full."""

    x: float
    width: float
    y: int
    words: str
    title: str
    at_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An incident of ours on its day; how it is known gives it its form."""

    x: float
    y: int
    basis: Basis
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day on the axis; ``anchor`` is ``start``, ``middle`` or ``end``."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The drawing of a series; ``more`` dots are not drawn where a day has too many."""

    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    line: int
    height: int
    more: int = 0


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    days: int

    def at(self, day: date) -> float:
        return round(100 * (day - self.first).days / self.days, 3)


def draw_series(series: TallySeries, days: Mapping[str, date]) -> Chart | None:
    """Draw a series; ``None`` where no tally of it has a period.

    Args:
        days: the day of every incident of ours.
    """
    dated = [point for point in series.points if point.first and point.last]
    if not dated:
        return None
    first = min(point.first for point in dated if point.first)
    last = max(point.last for point in dated if point.last)
    scale = _Scale(first, (last - first).days + 1)
    lanes = _lanes(dated)
    bars = tuple(_bar(point, lane, scale) for point, lane in zip(dated, lanes, strict=True) if lane < MOST_LANES)
    line = min(max(lanes) + 1, MOST_LANES) * LANE + 6
    dots, more = _dots(series.points, days, scale, line)
    deepest = max((dot.y for dot in dots), default=line)
    height = deepest + DOT + AXIS
    return Chart(bars=bars, dots=dots, ticks=_ticks(scale), line=line, height=height, more=more)


def _lanes(points: Sequence[TallyPoint]) -> list[int]:
    """Return a lane for each tally, so that periods that overlap lie below each other."""
    ends: list[date] = []
    found = []
    for point in points:
        assert point.first and point.last, "only tallies with a period are drawn"
        lane = next((number for number, end in enumerate(ends) if end < point.first), len(ends))
        ends[lane : lane + 1] = [point.last]
        found.append(lane)
    return found


def _bar(point: TallyPoint, lane: int, scale: _Scale) -> Bar:
    assert point.first and point.last, "only tallies with a period are drawn"
    x = scale.at(point.first)
    words = count_words(point.tally.count)
    return Bar(
        x=x,
        width=max(LEAST_WIDTH, scale.at(point.last + timedelta(days=1)) - x),
        y=lane * LANE + (LANE - BAR) // 2,
        words=words,
        title=f"{days_words(point.first, point.last)}: {words}",
        at_end=x > 66,
    )


def _dots(
    points: Iterable[TallyPoint], days: Mapping[str, date], scale: _Scale, line: int
) -> tuple[tuple[Dot, ...], int]:
    known: dict[str, Basis] = {}
    for point in points:
        known |= dict.fromkeys(point.own.told, "others")
        known |= dict.fromkeys(point.own.by_a_party_alone, "party")
        known |= dict.fromkeys(point.own.observed, "observed")
    stacked: dict[date, int] = {}
    found = []
    for key, basis in sorted(known.items(), key=lambda one: (days.get(one[0], date.min), one[0])):
        day = days.get(key)
        if day is None:
            continue
        stacked[day] = stacked.get(day, 0) + 1
        if stacked[day] <= MOST_DOTS:
            x = scale.at(day) + 50 / scale.days
            found.append(Dot(x=round(x, 3), y=line + stacked[day] * DOT, basis=basis, title=f"{day}: {key}"))
    return tuple(found), sum(max(0, number - MOST_DOTS) for number in stacked.values())


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    """Return the first and last day, and some between them where there is room."""
    steps = min(MOST_TICKS - 1, scale.days - 1)
    if steps == 0:
        return (Tick(x=50, words=_short(scale.first), anchor="middle"),)
    found = []
    for number in range(steps + 1):
        day = scale.first + timedelta(days=round(number * (scale.days - 1) / steps))
        anchor = "start" if number == 0 else "end" if number == steps else "middle"
        x = 0.0 if number == 0 else 100.0 if number == steps else scale.at(day) + 50 / scale.days
        found.append(Tick(x=round(x, 3), words=_short(day), anchor=anchor))
    return tuple(found)


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
