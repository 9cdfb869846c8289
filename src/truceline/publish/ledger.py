"""The ledger: one reading as a page of text for the terminal, at any width from 40 columns, with or without colour.

Goes in: a Reading. Comes out: a string. Status is said in words; no side has a colour of its own; every word of the
report is in curly quotation marks.
"""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from truceline.model.incident import Happening
from truceline.model.reading import Reading
from truceline.publish import ledger_words as words
from truceline.publish.ledger_accounts import Accounts, draw_list
from truceline.publish.ledger_around import background_rows, damage_rows, exhibit_rows
from truceline.publish.ledger_columns import View, question_words
from truceline.publish.ledger_drawing import LABEL, STRONG, draw_heading, draw_page, draw_rows
from truceline.publish.ledger_facts import (
    CODES,
    Names,
    account_words,
    circumstances,
    nothing_words,
    report_facts,
    standing_words,
)
from truceline.publish.ledger_phrases import Row, flat
from truceline.publish.ledger_sides import side_title
from truceline.publish.quoting import visible

__all__ = ["CODES", "Names", "render"]

TOLD, LIMIT = 80, 220  # characters of a quotation beside when and where, and of one around the happenings


def render(reading: Reading, *, width: int, colour: bool, names: Names = CODES) -> str:
    """Return the ledger of a reading, ``width`` columns wide; without colour there is no escape code in it."""
    return draw_page(lambda columns: _page(reading, names, columns), width=width, colour=colour)


def _page(reading: Reading, names: Names, width: int) -> Iterator[RenderableType]:
    view = View(reading)
    yield Rule(characters="━", style=LABEL)
    yield draw_rows(report_facts(reading, names))
    for place, happening in enumerate(reading.happenings, 1):
        yield from _happening(view, happening, f"Happening {place} of {len(reading.happenings)}", names, width)
    if not reading.happenings:
        yield from _nothing(reading, names)
    if reading.unassigned:
        yield draw_heading("Said, but of no happening that was found")
        yield draw_list(view.entries(reading.unassigned), width)
    for title, rows in (
        ("Exhibits", exhibit_rows(view)),
        ("Damage to the text", damage_rows(view)),
        ("Not part of this", background_rows(reading)),
    ):
        if rows:
            yield draw_heading(title)
            yield draw_rows(_flat(rows, limit=LIMIT), label_width=26 if width >= 100 else 20)


def _happening(view: View, happening: Happening, title: str, names: Names, width: int) -> Iterator[RenderableType]:
    yield draw_heading(f"{title}: {words.kind_words(happening.kind).lower()}", strong=True)
    yield draw_rows(_flat(circumstances(view.reading, happening, names), limit=TOLD))
    headings = tuple(side_title(side, names.countries) for side in happening.sides)
    if happening.findings:
        yield draw_heading("Findings")
        yield _findings(view, happening, headings, width)
    yield draw_heading("Accounts")
    topics = view.topics(happening, headings)
    yield Accounts(topics=topics, sides=happening.sides, headings=headings, width=width).draw()


def _findings(view: View, happening: Happening, headings: tuple[str, ...], width: int) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0), pad_edge=False, width=width)
    for ratio in (5, 6, 6):
        table.add_column(ratio=ratio, overflow="fold")
    by_side = {side.id: heading for side, heading in zip(happening.sides, headings, strict=True)}
    policies = dict.fromkeys(finding.policy for finding in happening.findings)
    for finding in happening.findings:
        table.add_row(
            Text(visible(question_words(finding, by_side)), style=STRONG),
            Text(
                visible("\n".join(flat(account_words(view, account)) for account in finding.accounts)) or "nobody says"
            ),
            Text(visible(standing_words(finding, policy=len(policies) > 1))),
        )
    return Group(table, Text("\n" + "\n".join(words.policy_words(policy) for policy in policies), style=LABEL))


def _nothing(reading: Reading, names: Names) -> Iterator[RenderableType]:
    yield draw_heading("Happenings", strong=True)
    yield from (Text(line) for line in nothing_words(reading, names))


def _flat(rows: Iterable[Row], limit: int) -> Iterator[tuple[str, str]]:
    """Write every row as text, one of two that are the same: words may be broken in the same way at two places."""
    seen = dict.fromkeys((label, flat(said, limit)) for label, said in rows)
    yield from seen
