"""``truceline recode``: the figures of incidents under every policy, for the terminal and as JSON.

One row an incident, N/K where nothing is known; under it where and when, and why the policies differ.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from truceline.incidents.policies import POLICIES
from truceline.publish.exports.said import NO_PLACE
from truceline.publish.incident_facts import place_phrase
from truceline.publish.incident_list import NOT_KNOWN, count_words, when_phrase
from truceline.publish.ledger_drawing import LABEL, STRONG, draw_page
from truceline.publish.ledger_words import capital
from truceline.publish.losses import Ends
from truceline.publish.outgoing import Outgoing
from truceline.publish.quoting import clean, visible
from truceline.publish.recoding import ACTS, Recoding
from truceline.record import to_json

ID_WIDTH, CELL, GAP = 12, 9, 2
SAME = "The policies publish the same."
KEY = (
    f"{NOT_KNOWN}: not known. 4–8: from 4 to 8. 4, ≤8: best 4, high 8. 4+: at least 4. Sums over the sides whose "
    "figure is known. truceline why ID.QUESTION shows the accounts; docs/codebook.md has the policies."
)


def render_recoding(incidents: Sequence[Outgoing], *, width: int, colour: bool, total: int | None = None) -> str:
    """Return the table, ``width`` columns wide; ``total``: how many there are, where these are the first."""
    return draw_page(lambda _: _page(incidents, total), width=width, colour=colour)


def _page(incidents: Sequence[Outgoing], total: int | None) -> Iterator[RenderableType]:
    if not incidents:
        yield Text("No incident.")
        return
    yield _grid([("", *(capital(act) if not place else "" for act in ACTS for place in range(len(POLICIES))))], LABEL)
    yield _grid([("Incident", *(policy for _ in ACTS for policy in POLICIES))], STRONG)
    for out in incidents:
        recoded = Recoding(view=out.view)
        figures = (figure_text(recoded.figures[act, policy].ends) for act in ACTS for policy in POLICIES)
        yield _grid([(clean(out.incident.id), *figures)])
        yield Padding(Text(visible("\n".join(_under(out, recoded)))), (0, 0, 1, ID_WIDTH + GAP))
    yield Text(visible(f"{count_words(len(incidents), total)} {KEY}"), style=LABEL)


def _grid(rows: Iterable[Sequence[str]], style: str = "") -> Table:
    table = Table.grid(padding=(0, GAP, 0, 0))
    for column in (ID_WIDTH, *(CELL for _ in ACTS for _ in POLICIES)):
        table.add_column(width=column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell), style=style) for cell in row))
    return table


def _under(out: Outgoing, recoded: Recoding) -> Iterator[str]:
    where = place_phrase(out.incident.where, out.view.names) if out.incident.where else NO_PLACE
    yield f"{capital(when_phrase(out.incident))}, {where}."
    yield from recoded.why or (SAME,)


def figure_text(ends: Ends) -> str:
    """Write low, best and high in a narrow column.

    >>> figure_text((4, 4, 8)), figure_text((4, None, 8)), figure_text((None, None, None))
    ('4, ≤8', '4–8', 'N/K')
    """
    low, best, high = ends
    if low is not None and low == high:
        return f"{low:,}"
    if best is not None:
        return f"{best:,}" + (f", ≤{high:,}" if high is not None else "+")
    if low is not None:
        return f"{low:,}–{high:,}" if high is not None else f"{low:,}+"
    return f"≤{high:,}" if high is not None else NOT_KNOWN


def recoding_json(out: Outgoing) -> bytes:
    """Return one incident as JSON: figures by act and policy, and the questions on which the policies differ."""
    recoded = Recoding(view=out.view)
    told: dict[str, Any] = {
        "incident": out.incident.id,
        "figures": {act: {policy: _ends(recoded.figures[act, policy].ends) for policy in POLICIES} for act in ACTS},
        "differences": [
            {
                "question": one.question,
                "published": {
                    policy: _ends((count.low, count.best, count.high)) if count is not None else None
                    for policy, count in one.published.items()
                },
                "why": one.why,
            }
            for one in recoded.differences
        ],
        "approval": out.approval.state,
        "redaction": out.redaction or None,
    }
    return to_json(told)


def _ends(ends: tuple[int | None, int | None, int | None]) -> dict[str, int | None]:
    return dict(zip(("low", "best", "high"), ends, strict=True))
