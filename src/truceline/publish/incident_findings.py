"""The findings of an incident: a block a question, the rival accounts side by side, what each replaced under it.

What third parties say, and the reports in their own voice, stands under the columns of the sides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from truceline.model.incident import Account, Finding
from truceline.publish import incident_answers as answers
from truceline.publish import incident_givers as givers
from truceline.publish import ledger_words as words
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_accounts import MIN_COLUMN, draw_beside
from truceline.publish.ledger_drawing import LABEL, NUMBER, STRONG
from truceline.publish.quoting import clean, visible

INDENT = 3  # columns
MOST_REFS = 5
REPLACED = ("a figure follows", "replaced")  # notes that say what the place under a later figure says too


def draw_findings(view: IncidentView, width: int) -> Iterator[RenderableType]:
    """Draw every question that somebody answers, then name those that nobody does."""
    told = [finding for finding in answers.in_order(view.incident.findings) if finding.accounts]
    if not told:
        yield Text("No question is answered.")
        return
    sides = len(view.incident.sides)
    column = (width - 3 * (sides - 1)) // sides if sides else 0
    if column >= MIN_COLUMN:
        yield draw_beside([Text(visible(head), STRONG) for head in view.headings], column)
    for finding in told:
        yield _question(view, finding)
        block = _Block(view, finding)
        if finding.question != "sides" or finding.accord == "contested":  # the head of the page names them
            yield from block.beside(column) if column >= MIN_COLUMN else block.stacked(block.heads)
    yield from _foot(view, told)


def _question(view: IncidentView, finding: Finding) -> Text:
    """Say the question and the published value, and how the accounts stand to each other."""
    title, value = answers.finding_title(view, finding), answers.published_words(finding)
    return Text.assemble(
        (visible(f"\n{title}: {value}"), STRONG), (visible(f" ─ {answers.standing_words(finding)}"), LABEL)
    )


@dataclass(frozen=True)
class _Block:
    """The accounts of one question, each drawn with what it replaced indented under it."""

    view: IncidentView
    finding: Finding

    @cached_property
    def _under(self) -> Mapping[int, tuple[int, ...]]:
        return givers.replaced(self.view, self.finding.accounts)

    @cached_property
    def heads(self) -> list[tuple[int, Account]]:
        """The accounts that stand, and those of a speaker of whom none stands any longer, with their places."""
        under = {place for places in self._under.values() for place in places}
        own = [(place, account) for place, account in enumerate(self.finding.accounts) if place not in under]
        return sorted(own, key=lambda head: self._fallen(head[1]))

    def _fallen(self, account: Account) -> bool:
        """Say whether an account told something that no longer stands; a denial never did."""
        return not account.standing and answers.account_stance(self.view, account) in answers.TOLD

    def beside(self, column: int) -> Iterator[RenderableType]:
        """Draw the sides' accounts beside each other, and those of the others under them."""
        ids = [side.id for side in self.view.incident.sides]
        if any(head[1].says in ids for head in self.heads):
            yield draw_beside([self._cell(*pair) for pair in zip(ids, self.view.headings, strict=True)], column)
        yield from self.stacked([head for head in self.heads if head[1].says not in ids])

    def _cell(self, side: str, heading: str) -> RenderableType:
        """Draw the accounts of a side, with who gives each where it is not always the same speaker."""
        own = [head for head in self.heads if head[1].says == side]
        names = [givers.speaker(self.view, account, heading) for _, account in own]
        differ = len({name.words for name in names}) > 1
        lines = [self._account(*head, name if differ else None) for head, name in zip(own, names, strict=True)]
        return Group(*lines) if lines else Text("–", style=LABEL)

    def stacked(self, heads: Iterable[tuple[int, Account]]) -> Iterator[RenderableType]:
        """Draw accounts one under another, each with who gives it."""
        for place, account in heads:
            yield self._account(place, account, givers.giver(self.view, account))

    def _account(self, place: int, account: Account, giver: givers.Giver | None) -> RenderableType:
        said = answers.answer_words(
            self.view, self.finding.question, account, several=giver is not None and giver.several
        )
        told = f"{words.capital(giver.words)} {said}" if giver else said
        note = "" if account.count and account.count.damaged else account.note  # the figure says so itself
        before = (self._old(self.finding.accounts[old], account) for old in self._under.get(place, ()))
        return Group(self._line(account, told, STRONG, note), *(Padding(line, (0, 0, 0, INDENT)) for line in before))

    def _old(self, old: Account, account: Account) -> Text:
        """Write what an account replaced: told before it, or covered by it."""
        note = "" if old.note.startswith(REPLACED) else old.note
        earlier = not (old.as_of and account.as_of and old.as_of >= account.as_of)
        said = answers.bare_words(self.view, self.finding.question, old)
        return self._line(old, f"{'before' if earlier else 'also told'}: {said}", "", note)

    def _line(self, account: Account, said: str, style: str, note: str) -> Text:
        text = Text.assemble((visible(said), style))
        if (at := givers.since_words(self.view, account.as_of)) and self.finding.question not in answers.LAST:
            text.append(visible(f", as of {at}"), style=LABEL)
        if refs := self.view.refs(account.claims, MOST_REFS):
            text.append(f" {refs}", style=NUMBER)
        if note or (self._fallen(account) and not account.note):
            text.append(visible(f"; {clean(note) or 'stands no longer'}"), style="italic")
        return text


def _foot(view: IncidentView, told: Sequence[Finding]) -> Iterator[RenderableType]:
    untold = [finding for finding in view.incident.findings if not finding.accounts]
    if untold:
        titles = "; ".join(answers.finding_title(view, finding) for finding in untold)
        yield Text(visible(f"\nNobody says: {titles}."))
    policies = dict.fromkeys(finding.policy for finding in told)
    yield Text("\n" + "\n".join(visible(words.policy_words(policy)) for policy in policies), style=LABEL)
    zone = view.incident.when.zone if view.incident.when else None
    hours = f" Times are in UTC{zone}." if zone else ""
    yield Text(visible(f"[1.2] is claim 2 of report [1].{hours} {_why(view, told)}"), style=LABEL)


def _why(view: IncidentView, told: Sequence[Finding]) -> str:
    """Say by what command the claims behind the first value are shown."""
    question = answers.spelled(told[0].question)
    return f"truceline why {clean(view.incident.id) or 'ID'}.{question} shows every claim behind a value."
