"""``truceline incidents``: the list of incidents as a page of text for the terminal.

Goes in: incidents in the order in which they are to be shown. Comes out: a string. An incident has its id, when, where
with how exactly, kind, sides, what is contested, figures (N/K: not known), reports and independent origins.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from truceline.model.incident import Finding, Incident
from truceline.publish import ledger_words as words
from truceline.publish.incident_answers import standing_phrase
from truceline.publish.incident_facts import place_phrase, told_by_words
from truceline.publish.ledger_drawing import LABEL, STRONG, draw_page
from truceline.publish.ledger_facts import CODES, Names
from truceline.publish.ledger_sides import side_title
from truceline.publish.ledger_when_where import interval_words
from truceline.publish.quoting import clean, visible

NOT_KNOWN = "N/K"
LOSSES = ("killed", "wounded")
BESIDE = 70  # columns; narrower, an incident is a paragraph
WIDE = 110  # columns; from here on the standing has its own column
HEADS = ("Incident", "When and where", "What and between whom", "Killed", "Wounded", "How it stands")
ID_WIDTH, LOSS_WIDTH, GAP = 12, 10, 2
MORE = "--limit N shows more, --all every one; --date, --place, --side, --kind, --accord and --basis choose."
KEY = f"Killed and wounded by side; {NOT_KNOWN}: not known; civ.: civilians. truceline show ID opens one."


def render_incidents(
    incidents: Sequence[Incident], *, width: int, colour: bool, names: Names = CODES, total: int | None = None
) -> str:
    """Return the list, ``width`` columns wide; without colour there is no escape code in it.

    Args:
        total: how many incidents there are, where only the first of them are shown.
    """
    return draw_page(lambda columns: _page(incidents, columns, names, total), width=width, colour=colour)


def _page(incidents: Sequence[Incident], width: int, names: Names, total: int | None) -> Iterator[RenderableType]:
    if not incidents:
        yield Text("No incident.")
        return
    if width < BESIDE:
        for incident in incidents:
            yield from _paragraph(incident, names)
    else:
        yield _table(incidents, width, names)
    yield Text(visible(f"{count_words(len(incidents), total)} {KEY}{_policies(incidents)}"), style=LABEL)
    if total is not None and total > len(incidents):
        yield Text(MORE, style=LABEL)


def _policies(incidents: Iterable[Incident]) -> str:
    """Name the policies by which the figures are published."""
    findings = (finding for incident in incidents for finding in incident.findings if finding.published_count)
    named = sorted({clean(finding.policy) for finding in findings})
    return f" Figures by the policy {' and '.join(named)}." if named else ""


def count_words(shown: int, total: int | None) -> str:
    """Say how many incidents are shown: "3 incidents." or "50 of 1,312 incidents."."""
    if total is not None and total > shown:
        return f"{shown:,} of {total:,} incidents."
    return f"{shown:,} incident{'' if shown == 1 else 's'}."


def _table(incidents: Iterable[Incident], width: int, names: Names) -> Table:
    """Draw a row an incident; on a narrow screen how it stands is told under the row, across the columns."""
    wide = width >= WIDE
    table = Table.grid(padding=0, expand=True)
    table.add_column(overflow="fold")
    table.add_row(_row(HEADS if wide else HEADS[:-1], width, STRONG))
    for incident in incidents:
        *cells, standing = _cells(incident, names)
        table.add_row(_row((*cells, standing) if wide else cells, width))
        under = "" if wide else visible(standing)
        table.add_row(Padding(Text(under), (0, 0, 0 if wide else 1, ID_WIDTH + GAP)))
    return table


def _row(cells: Sequence[str], width: int, style: str = "") -> Table:
    shares = (11, 9, 10)[: len(cells) - 3]  # of when and where, what, how it stands
    free = width - ID_WIDTH - 2 * LOSS_WIDTH - GAP * (len(cells) - 1)
    when, what, *stands = (free * share // sum(shares) for share in shares)
    table = Table.grid(padding=(0, GAP, 0, 0))
    for column in (ID_WIDTH, when, what, LOSS_WIDTH, LOSS_WIDTH, *stands):
        table.add_column(width=column, overflow="fold")
    id_, *others = (Text(visible(cell), style=style) for cell in cells)
    id_.stylize(STRONG)
    table.add_row(id_, *others)
    return table


def _cells(incident: Incident, names: Names) -> tuple[str, ...]:
    sides = "\n".join(side_title(side, names.countries) for side in incident.sides) or "sides not told"
    return (
        clean(incident.id) or "no id",
        f"{when_phrase(incident)}\n{where_phrase(incident, names)}",
        f"{words.kind_words(incident.kind)}\n{sides}",
        *("\n".join(losses(incident, act)) for act in LOSSES),
        f"{told_by_words(incident)}\n{standing_phrase(incident)}",
    )


def _paragraph(incident: Incident, names: Names) -> Iterator[RenderableType]:
    id_, when, what, killed, wounded, standing = _cells(incident, names)
    yield Text(visible(id_), style=STRONG)
    lost = f"killed {_one_line(killed)}; wounded {_one_line(wounded)}"
    yield Padding(Text(visible(f"{when}\n{what}\n{lost}\n{standing}")), (0, 0, 1, 2))


def _one_line(cell: str) -> str:
    return ", ".join(cell.split("\n"))


def when_phrase(incident: Incident) -> str:
    """Say when, or that it is not known."""
    return interval_words(incident.when) if incident.when else "day not known"


def where_phrase(incident: Incident, names: Names) -> str:
    """Say where, with how exactly it is known in words: "in the province of Syunik, Armenia"."""
    return place_phrase(incident.where, names) if incident.where else "place not known"


def losses(incident: Incident, act: str) -> Iterator[str]:
    """Yield the published figure of every side, and of civilians where somebody speaks of them: "A 4", "B N/K"."""
    findings = {finding.question: finding for finding in incident.findings}
    for side in incident.sides:
        yield f"{side.id} {_figure(findings.get(f'{act}:{side.id}'))}"
    for question, finding in findings.items():
        whom = question.removeprefix(f"{act}:")
        if whom == "civilians" and whom != question:
            yield f"civ. {_figure(finding)}"
    if not incident.sides:
        yield _figure(findings.get(f"{act}:not said"))


def _figure(finding: Finding | None) -> str:
    count = finding.published_count if finding else None
    if count is None or count.unknown:
        return NOT_KNOWN
    low, best, high = count.low, count.best, count.high
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is not None:
        return f"{low:,}+"
    return f"≤{high:,}" if high is not None else f"~{best:,}"
