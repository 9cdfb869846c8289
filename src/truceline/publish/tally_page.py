"""``truceline tallies``: series of tallies as a page of text for the terminal."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from truceline.model.tally_series import TallyPoint, TallySeries
from truceline.publish.ledger_drawing import LABEL, STRONG, draw_page
from truceline.publish.observation_words import count_words
from truceline.publish.quoting import visible
from truceline.publish.tally_words import (
    NONE,
    NOT_CONVERTED,
    OWN_COUNTS,
    converted_words,
    own_words,
    period_words,
    refusals,
    series_words,
    source_words,
    step_words,
    total_words,
)

EMPTY = "truceline observe --csv FILE --map MAP.toml takes in a table of them; the workbench has a form."


def render_tallies(series: Sequence[TallySeries], *, width: int, colour: bool) -> str:
    """Return the series, ``width`` columns wide; without colour there is no escape code in it."""
    return draw_page(lambda _: _page(series), width=width, colour=colour)


def _page(series: Sequence[TallySeries]) -> Iterator[RenderableType]:
    if not series:
        yield Text(f"{NONE} {EMPTY}")
        return
    for one in series:
        yield from _series(one)
    yield Text(visible(f"{OWN_COUNTS} {NOT_CONVERTED}"), style=LABEL)


def _series(series: TallySeries) -> Iterator[RenderableType]:
    yield Text(visible(series_words(series)), style=STRONG)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for ratio in (5, 5, 9):
        table.add_column(ratio=ratio, overflow="fold")
    table.add_row(*(Text(head, style=LABEL) for head in ("Period", "Counted by the claimant", "Ours")))
    for point in series.points:
        table.add_row(*(Text(visible(cell)) for cell in _cells(point)))
    yield Padding(table, (0, 0, 0, 2))
    said = [total_words(series), *(f"{line[:1].upper()}{line[1:]}." for line in refusals(series))]
    yield Padding(Text(visible("\n".join(said)), style=LABEL), (0, 0, 1, 2))


def _cells(point: TallyPoint) -> tuple[str, str, str]:
    period = "\n".join(filter(None, (period_words(point), step_words(point))))
    count = f"{count_words(point.tally.count)}\n{source_words(point)}"
    by_rule = [converted_words(one) for one in point.converted if one.count is not None]
    return period, count, "\n".join([own_words(point.own), *by_rule])
