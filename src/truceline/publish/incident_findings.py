"""The findings of an incident on the terminal: a block a question, the rival accounts side by side.

What each replaced stands under it; what third parties say, and the reports in their own voice, under the columns of the
sides. What is said is ``incident_said``; this draws it.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from truceline.publish import ledger_words as words
from truceline.publish.incident_givers import Giver
from truceline.publish.incident_said import AccountSaid, FindingSaid, say_findings, untold
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_accounts import MIN_COLUMN, draw_beside
from truceline.publish.ledger_drawing import LABEL, NUMBER, STRONG
from truceline.publish.ledger_phrases import Phrases, flat
from truceline.publish.quoting import clean, visible

INDENT = 3  # columns


def draw_findings(view: IncidentView, width: int) -> Iterator[RenderableType]:
    """Draw every question that somebody answers, then name those that nobody does."""
    told = say_findings(view)
    if not told:
        yield Text("No question is answered.")
        return
    sides = len(view.incident.sides)
    column = (width - 3 * (sides - 1)) // sides if sides else 0
    if column >= MIN_COLUMN:
        yield draw_beside([Text(visible(head), STRONG) for head in view.headings], column)
    for finding in told:
        yield _question(finding)
        if not finding.silent:
            yield from _beside(view, finding, column) if column >= MIN_COLUMN else _stacked(finding.accounts)
    yield from _foot(view, told)


def _question(finding: FindingSaid) -> Text:
    """Draw the question and the published value, and how the accounts stand to each other."""
    return Text.assemble(
        (visible(f"\n{finding.title}: {flat(finding.value)}"), STRONG), (visible(f" ─ {finding.standing}"), LABEL)
    )


def _beside(view: IncidentView, finding: FindingSaid, column: int) -> Iterator[RenderableType]:
    """Draw the sides' accounts beside each other, and those of the others under them."""
    cells = [finding.of(side.id) for side in view.incident.sides]
    if any(cells):
        yield draw_beside([_cell(cell) for cell in cells], column)
    yield from _stacked(finding.of(""))


def _cell(accounts: Sequence[AccountSaid]) -> RenderableType:
    """Draw the accounts of a side, with who gives each where it is not always the same speaker."""
    differ = len({account.speaker.words for account in accounts}) > 1
    lines = [_account(account, account.speaker if differ else None) for account in accounts]
    return Group(*lines) if lines else Text("–", style=LABEL)


def _stacked(accounts: Iterable[AccountSaid]) -> Iterator[RenderableType]:
    """Draw accounts one under another, each with who gives it."""
    for account in accounts:
        yield _account(account, account.giver)


def _account(account: AccountSaid, giver: Giver | None) -> RenderableType:
    before = (_line(old, (f"{old.joint}: ", *old.answer), "") for old in account.earlier)
    return Group(_line(account, account.told(giver), STRONG), *(Padding(line, (0, 0, 0, INDENT)) for line in before))


def _line(account: AccountSaid, said: Phrases, style: str) -> Text:
    text = Text.assemble((visible(flat(said)), style))
    if account.since:
        text.append(visible(f", as of {account.since}"), style=LABEL)
    if account.claims:
        text.append(f" {flat(account.claims)}", style=NUMBER)
    if account.ends:
        text.append(visible(f"; {account.ends}"), style="italic")
    return text


def _foot(view: IncidentView, told: Sequence[FindingSaid]) -> Iterator[RenderableType]:
    if nobody := untold(view):
        yield Text(visible(f"\nNobody says: {'; '.join(nobody)}."))
    policies = dict.fromkeys(finding.policy for finding in told)
    yield Text("\n" + "\n".join(visible(words.policy_words(policy)) for policy in policies), style=LABEL)
    zone = view.incident.when.zone if view.incident.when else None
    hours = f" Times are in UTC{zone}." if zone else ""
    why = f"truceline why {clean(view.incident.id) or 'ID'}.{told[0].key} shows every claim behind a value."
    yield Text(visible(f"[1.2] is claim 2 of report [1].{hours} {why}"), style=LABEL)
