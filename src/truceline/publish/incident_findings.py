"""The findings of an incident: a block a question, the rival accounts side by side, what each replaced under it.

What third parties say, and the reports in their own voice, stands under the columns of the sides.
"""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from truceline.model.incident import Account, Finding
from truceline.publish import incident_answers as answers
from truceline.publish import ledger_words as words
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_accounts import MIN_COLUMN, draw_beside
from truceline.publish.ledger_drawing import LABEL, NUMBER, STRONG
from truceline.publish.quoting import clean, visible

INDENT = 3  # columns


def draw_findings(view: IncidentView, width: int) -> Iterator[RenderableType]:
    """Draw every question that somebody answers, then name those that nobody does."""
    told = [finding for finding in view.incident.findings if finding.accounts]
    if not told:
        yield Text("No question is answered.")
        return
    sides = len(view.incident.sides)
    column = (width - 3 * (sides - 1)) // sides if sides else 0
    if column >= MIN_COLUMN:
        yield draw_beside([Text(visible(head), STRONG) for head in view.headings], column)
    for finding in told:
        yield _question(view, finding)
        yield from (
            _beside(view, finding, column) if column >= MIN_COLUMN else _stacked(view, finding, _heads(view, finding))
        )
    yield from _foot(view, told)


def _question(view: IncidentView, finding: Finding) -> Text:
    """Say the question and the published value, and how the accounts stand to each other."""
    title, value = answers.finding_title(view, finding), answers.published_words(finding)
    return Text.assemble(
        (visible(f"\n{title}: {value}"), STRONG), (visible(f" ─ {answers.standing_words(finding)}"), LABEL)
    )


def _beside(view: IncidentView, finding: Finding, column: int) -> Iterator[RenderableType]:
    """Draw the sides' accounts beside each other, and those of the others under them."""
    ids = [side.id for side in view.incident.sides]
    heads = _heads(view, finding)
    cells = [[account for account in heads if account.says == id_] for id_ in ids]
    if any(cells):
        drawn = [Group(*(part for a in cell for part in _account(view, finding, a))) for cell in cells]
        yield draw_beside(
            [one if cell else Text("–", style=LABEL) for one, cell in zip(drawn, cells, strict=True)], column
        )
    yield from _stacked(view, finding, [account for account in heads if account.says not in ids])


def _stacked(view: IncidentView, finding: Finding, accounts: Sequence[Account]) -> Iterator[RenderableType]:
    for account in accounts:
        yield from _account(view, finding, account, named=True)


def _account(
    view: IncidentView, finding: Finding, account: Account, *, named: bool = False
) -> Iterator[RenderableType]:
    """Draw an account, and indented under it what it replaced, the latest first."""
    said = answers.answer_words(view, account)
    yield _line(view, account, f"{words.capital(answers.giver_words(view, account))} {said}" if named else said, STRONG)
    if account.standing:
        for old in answers.replaced(view, finding.accounts, account):
            line = _line(view, old, f"before: {answers.bare_words(view, old)}")
            yield Padding(line, (0, 0, 0, INDENT))


def _line(view: IncidentView, account: Account, said: str, style: str = "") -> Text:
    text = Text.assemble((visible(said), style))
    if at := answers.since_words(view, account.as_of):
        text.append(visible(f", as of {at}"), style=LABEL)
    if refs := view.refs(account.claims):
        text.append(f" {refs}", style=NUMBER)
    fallen = not account.standing and answers.account_stance(view, account) in answers.TOLD
    if account.note or fallen:
        text.append(visible(f"; {clean(account.note) or 'stands no longer'}"), style="italic")
    return text


def _heads(view: IncidentView, finding: Finding) -> Sequence[Account]:
    """Return the accounts that stand, and those of a speaker of whom none stands any longer."""
    standing = [account for account in finding.accounts if account.standing]
    under = {id(old) for account in standing for old in answers.replaced(view, finding.accounts, account)}
    return [account for account in finding.accounts if id(account) not in under]


def _foot(view: IncidentView, told: Sequence[Finding]) -> Iterator[RenderableType]:
    untold = [finding for finding in view.incident.findings if not finding.accounts]
    if untold:
        titles = "; ".join(answers.finding_title(view, finding) for finding in untold)
        yield Text(visible(f"\nNobody says: {titles}."))
    policies = dict.fromkeys(finding.policy for finding in told)
    yield Text("\n" + "\n".join(visible(words.policy_words(policy)) for policy in policies), style=LABEL)
