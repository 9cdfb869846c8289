"""The ledger: one reading as a page of text for the terminal, at any width from 40 columns, with or without colour.

Goes in: a Reading. Comes out: a string. Status is said in words; no side has a colour of its own; every word of the
report is in curly quotation marks.
"""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from truceline.model.incident import Happening
from truceline.model.reading import Reading
from truceline.publish import ledger_words as words
from truceline.publish.direction import settle
from truceline.publish.ledger_accounts import Accounts, draw_list
from truceline.publish.ledger_around import background_rows, damage_rows, exhibit_rows
from truceline.publish.ledger_columns import View, question_words
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

MIN_WIDTH = 40
LABEL, STRONG = "dim", "bold"
TOLD, LIMIT = 80, 220  # characters of a quotation beside when and where, and of one around the happenings


def render(reading: Reading, *, width: int, colour: bool, names: Names = CODES) -> str:
    """Return the ledger of a reading, ``width`` columns wide; without colour there is no escape code in it."""
    console = Console(
        width=max(width, MIN_WIDTH),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        file=None,
    )
    with console.capture() as captured:
        console.print(Group(*_page(reading, names, console.width)))
    return "".join(f"{settle(line.rstrip())}\n" for line in captured.get().splitlines())


def _page(reading: Reading, names: Names, width: int) -> Iterator[RenderableType]:
    view = View(reading)
    yield Rule(characters="━", style=LABEL)
    yield _rows(report_facts(reading, names))
    for place, happening in enumerate(reading.happenings, 1):
        yield from _happening(view, happening, f"Happening {place} of {len(reading.happenings)}", names, width)
    if not reading.happenings:
        yield from _nothing(reading, names)
    if reading.unassigned:
        yield _heading("Said, but of no happening that was found")
        yield draw_list(view.entries(reading.unassigned), width)
    for title, rows in (
        ("Exhibits", exhibit_rows(view)),
        ("Damage to the text", damage_rows(view)),
        ("Not part of this", background_rows(reading)),
    ):
        if rows:
            yield _heading(title)
            yield _rows(_flat(rows, limit=LIMIT), label_width=26 if width >= 100 else 20)


def _happening(view: View, happening: Happening, title: str, names: Names, width: int) -> Iterator[RenderableType]:
    yield _heading(f"{title}: {words.kind_words(happening.kind).lower()}", strong=True)
    yield _rows(_flat(circumstances(view.reading, happening, names), limit=TOLD))
    headings = tuple(side_title(side, names.countries) for side in happening.sides)
    if happening.findings:
        yield _heading("Findings")
        yield _findings(view, happening, headings, width)
    yield _heading("Accounts")
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
    yield _heading("Happenings", strong=True)
    yield from (Text(line) for line in nothing_words(reading, names))


def _flat(rows: Iterable[Row], limit: int) -> Iterator[tuple[str, str]]:
    """Write every row as text, one of two that are the same: words may be broken in the same way at two places."""
    seen = dict.fromkeys((label, flat(said, limit)) for label, said in rows)
    yield from seen


def _heading(title: str, *, strong: bool = False) -> RenderableType:
    rule = Rule(characters="━" if strong else "─", style=LABEL)
    return Padding(Group(Text(title, style=STRONG), rule), (1, 0, 0, 0))


def _rows(rows: Iterable[tuple[str, str]], *, label_width: int = 10) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=label_width, style=LABEL)
    table.add_column(ratio=1, overflow="fold")
    for label, value in rows:
        table.add_row(Text(visible(label)), Group(*(_line(line) for line in visible(value).split("\n"))))
    return table


def _line(text: str) -> RenderableType:
    """Keep the blanks at the head of a line as an indent of every line that it is folded into."""
    return Padding(Text(text.lstrip(" ")), (0, 0, 0, len(text) - len(text.lstrip(" "))))
