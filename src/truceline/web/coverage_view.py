"""What the screen of coverage shows: a row a day, a cell an area, with its two answers and the links behind them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from truceline.model.coverage import Coverage, CoverageArea, CoverageCell, CoverageDay, LookAnswer, ReportAnswer
from truceline.publish.coverage_words import area_words, looked_words, means_words, reports_words, told_words
from truceline.publish.ledger_when_where import date_words
from truceline.publish.truce_words import Countries

SIGNS: dict[LookAnswer, str] = {"observed": "●", "none_seen": "○", "no_access": "⊘", "unseen": "–"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSaid:
    """A cell in words; ``looked`` and ``told`` name its two answers, an address is ``""`` where nothing is behind."""

    area: str
    looked: LookAnswer
    sign: str
    looked_words: str
    looked_href: str
    means: str
    over_days: int
    restricted: bool
    told: ReportAnswer
    told_words: str
    told_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySaid:
    """A day with its reports."""

    day: str
    reports: str
    has_reports: bool
    cells: tuple[CellSaid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridSaid:
    """The grid in words."""

    first: str
    last: str
    areas: tuple[str, ...]
    days: tuple[DaySaid, ...]
    undated: int


def grid_said(coverage: Coverage, countries: Countries) -> GridSaid:
    """Say a coverage."""
    return GridSaid(
        first=date_words(coverage.first),
        last=date_words(coverage.last),
        areas=tuple(area_words(area, countries) for area in coverage.areas),
        days=tuple(_day(coverage, day, countries) for day in coverage.days),
        undated=len(coverage.undated),
    )


def _day(coverage: Coverage, day: CoverageDay, countries: Countries) -> DaySaid:
    return DaySaid(
        day=date_words(day.day),
        reports=reports_words(len(day.reports)),
        has_reports=day.has_reports,
        cells=tuple(_cell(area, cell, countries) for area, cell in zip(coverage.areas, day.cells, strict=True)),
    )


def _cell(area: CoverageArea, cell: CoverageCell, countries: Countries) -> CellSaid:
    asked = {"since": cell.day.isoformat(), "until": cell.day.isoformat(), "place": area.name}
    query = urlencode({key: value for key, value in asked.items() if value})
    return CellSaid(
        area=area_words(area, countries),
        looked=cell.looked,
        sign=SIGNS[cell.looked],
        looked_words=looked_words(cell),
        looked_href=f"/observations?{query}" if cell.looked != "unseen" else "",
        means=means_words(cell),
        over_days=len(cell.over_days),
        restricted=bool(cell.restrictions),
        told=cell.told,
        told_words=told_words(cell),
        told_href=f"/incidents?{query}" if cell.incidents else "",
    )
