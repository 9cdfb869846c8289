"""Rival figures side by side: a row for every loss, a column for every side that speaks of it, one for the others."""

from collections.abc import Iterator

from truceline.model.incident import Account, Finding
from truceline.publish import incident_answers as answers
from truceline.publish import ledger_words as words
from truceline.publish.incident_givers import speaker
from truceline.publish.incident_list import NOT_KNOWN
from truceline.publish.incident_said import is_fallen
from truceline.publish.ledger_phrases import flat
from truceline.publish.ledger_words import CASUALTY_ACTS
from truceline.publish.outgoing import Outgoing
from truceline.publish.sitrep.blocks import Block, Cell, Grid, Words
from truceline.publish.sitrep.sentence import Fixed
from truceline.publish.sitrep.supports import Sayer

FIRST, LAST = 20, 22  # shares of the breadth of the first and the last column


def is_loss(finding: Finding) -> bool:
    """Say whether a finding is a figure of people who were harmed."""
    return finding.question.partition(":")[0] in CASUALTY_ACTS


def figures_grid(out: Outgoing, sayer: Sayer) -> Iterator[Block]:
    """Yield the table of figures; none where nobody speaks of any."""
    found = [finding for finding in out.incident.findings if is_loss(finding) and finding.accounts]
    if not found:
        return
    support = sayer.incident(out)
    heads: list[Words] = [Fixed("Of whom")]
    for heading in out.view.headings:
        heads += sayer.say(f"{heading} says", support) or (Fixed("Side"),)
    heads += [Fixed("Others say"), Fixed("Published, and how it stands")]
    share = (100 - FIRST - LAST) // (len(heads) - 2)
    widths = (FIRST, *(share for _ in heads[1:-1]), LAST)
    rows = tuple(_row(out, finding, sayer) for finding in found)
    yield Grid(caption=Fixed("Figures, side by side"), heads=tuple(heads), rows=rows, widths=widths, headed=True)


def _row(out: Outgoing, finding: Finding, sayer: Sayer) -> tuple[Cell, ...]:
    support = sayer.finding(out, finding)
    ids = [side.id for side in out.incident.sides]
    cells = [tuple(_said(out, finding, [a for a in finding.accounts if a.says == id_], sayer)) for id_ in ids]
    others = tuple(_said(out, finding, [a for a in finding.accounts if a.says not in ids], sayer, named=True))
    value = words.count_words(finding.published_count) if finding.published_count else NOT_KNOWN
    title = sayer.say(answers.finding_title(out.view, finding), support)
    published = sayer.say(f"{value} ({answers.standing_words(finding)})", support)
    nothing = (Fixed("–"),)
    return (title, *(cell or nothing for cell in (*cells, others)), published)


def _said(
    out: Outgoing, finding: Finding, accounts: list[Account], sayer: Sayer, *, named: bool = False
) -> Iterator[Words]:
    """Yield accounts as figures; a later figure of the same speaker first, what it replaced marked as such."""
    for account in sorted(accounts, key=lambda account: is_fallen(out.view, account) or not account.standing):
        stance = answers.account_stance(out.view, account)
        value = flat(answers.bare_phrases(out.view, finding.question, account)) or "no figure"
        verb = "" if stance in answers.TOLD else f"{words.stance_words(stance)}: "
        who = f"{words.capital(speaker(out.view, account).words)}: " if named else ""
        note = "" if account.standing else " (told before)" if stance in answers.TOLD else ""
        yield from sayer.say(f"{who}{verb}{value}{note}.", sayer.account(out, finding, account))
