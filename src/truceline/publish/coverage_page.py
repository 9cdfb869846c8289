"""``truceline coverage``: days by areas as a page of text for the terminal; each cell in words."""

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from truceline.model.coverage import Coverage, CoverageDay
from truceline.publish.coverage_words import (
    area_words,
    day_words,
    looked_words,
    means_words,
    told_words,
    undated_words,
)
from truceline.publish.ledger_drawing import LABEL, STRONG, draw_page, draw_rows
from truceline.publish.ledger_when_where import date_words
from truceline.publish.quoting import visible

EMPTY = "Nothing is known yet: no incident, no observation. truceline add FILE takes in reports, observe a table."
KEY = (
    "Nobody looked is not none seen, and no reports is not no violations. A report is of the day on which it was "
    "published (UTC) and of those on which its incidents lie."
)
AREA_WIDTH = 20  # columns


def render_coverage(coverage: Coverage | None, *, countries: Mapping[str, str], width: int, colour: bool) -> str:
    """Return the grid, ``width`` columns wide, countries by name; without colour there is no escape code in it."""
    return draw_page(lambda _: _page(coverage, countries), width=width, colour=colour)


def _page(coverage: Coverage | None, countries: Mapping[str, str]) -> Iterator[RenderableType]:
    if coverage is None:
        yield Text(EMPTY)
        return
    for day in coverage.days:
        yield Text(visible(f"{date_words(day.day)}: {day_words(day)}"), style=STRONG)
        yield Padding(draw_rows(_day(coverage, day, countries), label_width=AREA_WIDTH), (0, 0, 0, 2))
    yield Padding(Text(visible(" ".join(filter(None, (undated_words(coverage), KEY)))), style=LABEL), (1, 0, 0, 0))


def _day(coverage: Coverage, day: CoverageDay, countries: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the rows of a day: every area of which anything is known then, and the others together."""
    quiet = []
    for area, cell in zip(coverage.areas, day.cells, strict=True):
        if cell.looked == "unseen" and cell.told != "told":
            quiet.append(area_words(area, countries))
            continue
        means = means_words(cell)
        yield area_words(area, countries), f"{looked_words(cell)}{f' [{means}]' if means else ''}; {told_words(cell)}"
    if quiet:
        yield "; ".join(quiet), "nobody looked; " + ("no report of here" if day.reports else "no reports")
