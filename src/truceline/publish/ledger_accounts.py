"""The accounts side by side: topics as rows, a column a side and one for the others; stacked where they do not fit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.box import Box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from truceline.model.incident import Side
from truceline.publish.ledger_columns import OTHERS, Entry, Topic
from truceline.publish.ledger_drawing import LABEL, NUMBER, STRONG
from truceline.publish.ledger_entry import say_entry
from truceline.publish.ledger_phrases import flat
from truceline.publish.quoting import quote, visible

MIN_COLUMN = 22  # characters; below it, quotations become a ribbon
QUOTE_LINES = 6  # a quotation longer than this many lines of its column is cut
DIVIDERS = Box("    \n  │ \n ─┼ \n  │ \n ─┼ \n ─┼ \n  │ \n    \n")  # lines between columns only


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The rows of a happening with its sides and their headings, to be drawn ``width`` columns wide.

    ``under``: what others say stands under the columns of the sides, across the whole width.
    """

    topics: tuple[Topic, ...]
    sides: tuple[Side, ...]
    headings: tuple[str, ...]
    width: int
    under: bool = False
    others: str = OTHERS
    unheard: str = "not heard in this report"
    alone: str = "No third party is quoted, and the report adds nothing in its own voice."

    def draw(self) -> RenderableType:
        """Draw every claim; the column of the others is left out where nobody speaks in it, a side's never."""
        if not self.topics:
            return Text("No claim was read.")
        others = any(topic.cells[-1] for topic in self.topics)
        columns = len(self.sides) + (others and not self.under)
        column = (self.width - 3 * (columns - 1)) // max(columns, 1)
        if not self.sides or column < MIN_COLUMN:
            return Group(*self._stacked())
        alone = () if others else (Text(f"\n{self.alone}", style=LABEL),)
        return Group(*self._beside(columns, column), *alone)

    def _beside(self, columns: int, column: int) -> Iterator[RenderableType]:
        heads = [draw_head(heading, self._speakers(place), self.unheard) for place, heading in enumerate(self.headings)]
        yield draw_beside([*heads, Text(self.others, STRONG)][:columns], column)
        for topic in self.topics:
            yield _topic_line(topic, self.width)
            if columns > len(self.sides) or any(topic.cells[:-1]):
                yield draw_beside([self._cell(topic, place, column) for place in range(columns)], column)
            if columns == len(self.sides) and topic.cells[-1]:
                yield self._others(topic)

    def _others(self, topic: Topic) -> RenderableType:
        blank = "\n" if any(topic.cells[:-1]) else ""
        said = _parted(_entry(entry, self.sides, self.width, speaker=True) for entry in topic.cells[-1])
        return Group(Text(f"{blank}{self.others}:", style=LABEL), Padding(said, (0, 0, 0, 3)))

    def _cell(self, topic: Topic, place: int, column: int) -> RenderableType:
        """Draw the claims of a cell; the speaker is left to the head of the column where it is always the same."""
        if not topic.cells[place]:
            return Text("–", style=LABEL)
        named = place == len(self.sides) or len(self._speakers(place)) > 1
        return _parted(_entry(entry, self.sides, column, speaker=named) for entry in topic.cells[place])

    def _speakers(self, place: int) -> list[str]:
        return list(dict.fromkeys(entry.speaker for topic in self.topics for entry in topic.cells[place]))

    def _stacked(self) -> Iterator[RenderableType]:
        for topic in self.topics:
            yield _topic_line(topic, self.width)
            cells = zip((*self.headings, self.others), topic.cells, strict=True)
            for place, (heading, entries) in enumerate([cell for cell in cells if cell[1]]):
                yield Text(visible(f"\n{heading}" if place else heading), style=LABEL)
                claims = _parted(_entry(entry, self.sides, self.width, speaker=True) for entry in entries)
                yield Padding(claims, (0, 0, 0, 3))


def draw_list(entries: Iterable[Entry], width: int) -> RenderableType:
    """Draw claims that belong to no happening one under another, each with its speaker and its target."""
    return _parted(_entry(entry, (), width, speaker=True, whole=True) for entry in entries)


def draw_beside(cells: Sequence[RenderableType], column: int) -> Table:
    """Draw cells side by side, each ``column`` columns wide, with a line between them."""
    table = Table(box=DIVIDERS, show_edge=False, show_header=False, padding=(0, 1), pad_edge=False)
    for _ in cells:
        table.add_column(width=column, overflow="fold")
    table.add_row(*cells)
    return table


def draw_head(heading: str, speakers: list[str], unheard: str) -> Text:
    """Draw the head of a column, with who speaks in it where it is always the same."""
    said = f"\n{unheard}" if not speakers else f"\nspeaking: {speakers[0]}" if len(speakers) == 1 else ""
    return Text.assemble((visible(heading), STRONG), (visible(said), LABEL))


def _parted(texts: Iterable[Text]) -> Text:
    return Text("\n\n").join(texts)


def _topic_line(topic: Topic, width: int) -> Text:
    return Text(f"\n{visible(topic.title)} ".ljust(width + 1, "─"), style=STRONG)


def _entry(entry: Entry, sides: tuple[Side, ...], column: int, *, speaker: bool, whole: bool = False) -> Text:
    limit = QUOTE_LINES * column
    said = say_entry(entry, sides, speaker=speaker, whole=whole, limit=limit)
    told = quote(said.quoted.text, limit=limit)
    text = Text.assemble((f"{entry.label} ", NUMBER), visible(f"{said.line}\n{told}"))
    if said.details:
        text.append(visible(f"\n{flat(said.details)}"), style=LABEL)
    if said.damaged:
        text.append(f"\nThe text is damaged here: {flat(said.damaged)}.", style="italic")
    if entry.also:
        text.append(visible(f"\n{flat(entry.also)}"), style=LABEL)
    return text
