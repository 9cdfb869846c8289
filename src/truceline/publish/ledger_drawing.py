"""How every page for the terminal is drawn: a console of some width, headings, rows of a label and words."""

from collections.abc import Callable, Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from truceline.publish.direction import settle
from truceline.publish.quoting import visible

MIN_WIDTH = 40
LABEL, STRONG, NUMBER = "dim", "bold", "cyan"  # how much a word weighs; no colour means anything
Draw = Callable[[int], Iterable[RenderableType]]


def draw_page(draw: Draw, *, width: int, colour: bool) -> str:
    """Return what ``draw`` yields as text, ``width`` columns wide (40 at least); without colour it has no escape code.

    ``draw`` is given the width. No line ends in blanks.
    """
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
        console.print(Group(*draw(console.width)))
    return "".join(f"{settle(line.rstrip())}\n" for line in captured.get().splitlines())


def draw_heading(title: str, *, strong: bool = False) -> RenderableType:
    """Draw a heading with a rule under it and a blank line above."""
    rule = Rule(characters="━" if strong else "─", style=LABEL)
    return Padding(Group(Text(visible(title), style=STRONG), rule), (1, 0, 0, 0))


def draw_rows(rows: Iterable[tuple[str, str]], *, label_width: int = 10) -> Table:
    """Draw rows of a label and what is said; a line end in it is kept, and so are the blanks at the head of a line."""
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=label_width, style=LABEL)
    table.add_column(ratio=1, overflow="fold")
    for label, value in rows:
        table.add_row(Text(visible(label)), Group(*(draw_line(line) for line in visible(value).split("\n"))))
    return table


def draw_line(text: str) -> RenderableType:
    """Keep the blanks at the head of a line as an indent of every line that it is folded into."""
    return Padding(Text(text.lstrip(" ")), (0, 0, 0, len(text) - len(text.lstrip(" "))))
