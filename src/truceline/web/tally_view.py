"""What the screen of tallies shows: every series in words, its drawing, and the links behind its counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from truceline.casefile.casefile import Casefile
from truceline.model.tally_series import Converted, TallyPoint, TallySeries
from truceline.publish.observation_words import count_words
from truceline.publish.tally_words import (
    converted_words,
    own_words,
    period_words,
    refusals,
    series_words,
    source_words,
    step_words,
    total_words,
)
from truceline.web.addresses import incident_address, span_address
from truceline.web.tally_chart import Chart, draw_series

PIECE = 500  # incidents that are held at a time
MOST_LINKS = 50  # incidents that are named under one count


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLink:
    """An incident of ours that is counted beside a tally: how it is known, and where it is shown."""

    href: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointSaid:
    """One tally in words. ``href`` leads to its record, or to the words of a report that it was read in."""

    period: str
    step: str
    count: str
    source: str
    href: str
    own: str
    links: tuple[OwnLink, ...]
    more: int
    converted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesSaid:
    """One series in words with its drawing."""

    title: str
    points: tuple[PointSaid, ...]
    total: str
    refused: tuple[str, ...]
    chart: Chart | None
    alone: bool


def series_said(casefile: Casefile, series: Iterable[TallySeries]) -> tuple[SeriesSaid, ...]:
    """Say the series of a casefile."""
    given = tuple(series)
    days = _days(casefile, given)
    return tuple(_said(one, days) for one in given)


def _said(series: TallySeries, days: Mapping[str, date]) -> SeriesSaid:
    return SeriesSaid(
        title=series_words(series),
        points=tuple(_point(point) for point in series.points),
        total=total_words(series),
        refused=tuple(f"{line[:1].upper()}{line[1:]}." for line in refusals(series)),
        chart=draw_series(series, days),
        alone=len(series.points) == 1,
    )


def _point(point: TallyPoint) -> PointSaid:
    listed = (*point.own.told, *point.own.unsure)
    return PointSaid(
        period=period_words(point),
        step=step_words(point),
        count=count_words(point.tally.count),
        source=source_words(point),
        href=span_address(point.tally.span) if point.read and point.tally.span else f"/observations/{point.tally.id}",
        own=own_words(point.own),
        links=tuple(_link(key, point) for key in listed[:MOST_LINKS]),
        more=max(0, len(listed) - MOST_LINKS),
        converted=tuple(_by_rule(one) for one in point.converted if one.count is not None),
    )


def _link(key: str, point: TallyPoint) -> OwnLink:
    how = {
        **dict.fromkeys(point.own.unsure, "it cannot be said whether it is in"),
        **dict.fromkeys(point.own.told, "told by others too"),
        **dict.fromkeys(point.own.by_a_party_alone, "told by a party alone"),
        **dict.fromkeys(point.own.observed, "observed"),
    }
    return OwnLink(href=incident_address(key), words=f"{key}, {how[key]}")


def _by_rule(converted: Converted) -> str:
    return converted_words(converted)


def _days(casefile: Casefile, series: Iterable[TallySeries]) -> dict[str, date]:
    """Return the first day of every incident that is counted."""
    wanted = list(dict.fromkeys(key for one in series for point in one.points for key in point.own.told))
    found = {}
    for begin in range(0, len(wanted), PIECE):
        for key, incident in casefile.store.incidents.load(wanted[begin : begin + PIECE]).items():
            first, last = incident.when.local_dates() if incident.when else (None, None)
            day = first or last
            if day:
                found[key] = day
    return found
