"""Re-coding: the same accounts under every policy, side by side, and in words what makes the figures differ.

Goes in: an incident with its readings. Comes out: for killed and wounded one figure a policy, and for every question on
which the policies differ the reasons, each made of accounts that the record holds. Draws nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from truceline.incidents.counted import by_people
from truceline.incidents.policies import ACLED, POLICIES, RANGE, UCDP, publish
from truceline.model.incident import Account, Finding
from truceline.model.quantity import Count
from truceline.publish import incident_givers as givers
from truceline.publish.incident_answers import finding_title
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_words import count_words
from truceline.publish.losses import Losses, sum_losses
from truceline.publish.quoting import clean

ACTS = ("killed", "wounded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A question that the policies publish differently: what each publishes (``None``: nothing), and why."""

    question: str
    title: str
    published: Mapping[str, Count | None]
    why: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Recoding:
    """An incident under every policy."""

    view: IncidentView

    @cached_property
    def figures(self) -> dict[tuple[str, str], Losses]:
        """The figures by act and policy."""
        return {(act, policy): self._figure(act, policy) for act in ACTS for policy in POLICIES}

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """The questions on which the policies differ, in the order of the incident."""
        found = (_difference(self.view, finding) for finding in self._asked(*ACTS))
        return tuple(one for one in found if one is not None)

    @property
    def why(self) -> tuple[str, ...]:
        """Say of every question on which they differ what each policy publishes and for which reasons."""
        return tuple(difference_words(one) for one in self.differences)

    def _asked(self, *acts: str) -> Iterator[Finding]:
        for finding in self.view.incident.findings:
            if finding.question.partition(":")[0] in acts and ":" in finding.question:
                yield finding

    def _figure(self, act: str, policy: str) -> Losses:
        found = {f.question.partition(":")[2]: _count(self.view, f, policy) for f in self._asked(act)}
        told = {whom: count for whom, count in found.items() if count is not None}
        return sum_losses(act, told, [side.id for side in self.view.incident.sides])


def _count(view: IncidentView, finding: Finding, policy: str) -> Count | None:
    value = publish(policy, finding, view.incident.sides).value
    return value if isinstance(value, Count) and not value.unknown else None


def _difference(view: IncidentView, finding: Finding) -> Difference | None:
    published = {policy: _count(view, finding, policy) for policy in POLICIES}
    ends = {(count.low, count.best, count.high) if count else None for count in published.values()}
    if len(ends) == 1:
        return None
    return Difference(
        question=finding.question,
        title=finding_title(view, finding),
        published=published,
        why=tuple(dict.fromkeys(_reasons(view, finding, published))),
    )


def _reasons(view: IncidentView, finding: Finding, published: Mapping[str, Count | None]) -> Iterator[str]:
    """Yield what makes the policies differ, each reason with the accounts that it is about."""
    whose = finding.question.partition(":")[2]
    sides = {side.id for side in view.incident.sides}
    enemies = sides - {whose} if whose in sides else set()
    for group in by_people(finding.question, finding.accounts, view.incident.sides):
        reliable = [account for account in group if account.says not in enemies]
        claimed = [account for account in group if account.says in enemies]
        yield from _claimed(view, claimed, reliable)
        yield from _lowest(view, reliable)
        yield from _spread(view, group)
        yield from _open(view, group)
    yield from _conservative(view, finding, published[ACLED])


def _claimed(view: IncidentView, claimed: Sequence[Account], reliable: Sequence[Account]) -> Iterator[str]:
    """Say what ``ucdp`` keeps out of low and best: what a party says of its enemy's losses."""
    least = min((low for account in reliable if (low := _low(account)) is not None), default=None)
    for account in claimed:
        if least is None or _low(account) != least or _top(account) != least:
            yield f"{UCDP} counts {_told(view, account)} to high alone: a party's claim about its enemy's losses"
    if claimed and least is None:
        yield f"{UCDP} leaves low and best open, as nobody but the enemy gives a lowest figure"


def _lowest(view: IncidentView, reliable: Sequence[Account]) -> Iterator[str]:
    lows = [(low, account) for account in reliable if (low := _low(account)) is not None]
    if len({low for low, _ in lows}) > 1:
        _, account = min(lows, key=lambda pair: pair[0])
        yield f"{UCDP} takes the lowest figure that can be relied on, {_told(view, account)}"


def _spread(view: IncidentView, group: Sequence[Account]) -> Iterator[str]:
    """Say between which accounts ``range`` reaches."""
    lows = [(low, account) for account in group if (low := _low(account)) is not None]
    tops = [(top, account) for account in group if (top := _top(account)) is not None]
    if not lows or not tops:
        return
    (low, lowest), (top, highest) = min(lows, key=lambda pair: pair[0]), max(tops, key=lambda pair: pair[0])
    if low != top and lowest is not highest:
        yield f"{RANGE} reaches from {_told(view, lowest)} to {_told(view, highest)}"
    elif low != top:
        yield f"{RANGE} keeps both ends of {_told(view, lowest)}"


def _open(view: IncidentView, group: Sequence[Account]) -> Iterator[str]:
    if group and not any(account.count is not None and account.count.high is not None for account in group):
        yield f"{RANGE} leaves high open, as nobody closes {_told(view, group[0])}; {UCDP} takes the figure itself"
    if group and not any(_low(account) is not None for account in group):
        yield f"{RANGE} and {UCDP} leave low open, as {_told(view, group[0])} has no lower end"


def _conservative(view: IncidentView, finding: Finding, published: Count | None) -> Iterator[str]:
    """Say which account ``acled`` took: the words of its figure are those of that account."""
    if published is None or published.best is None:
        yield f"{ACLED} publishes no number, as no account gives one"
        return
    chosen = next((account for account in finding.accounts if account.value == published.words), None)
    if chosen is None:
        yield f"{ACLED} adds up the most conservative figures, {published.best:,}"
    elif published.best not in (_low(chosen), _top(chosen)):
        yield f"{ACLED} reads {_told(view, chosen)} as {published.best:,}"
    else:
        yield f"{ACLED} takes the most conservative figure, {_told(view, chosen)}"


def _told(view: IncidentView, account: Account) -> str:
    return f"{clean(account.value)} by {givers.speaker(view, account).words}"


def _low(account: Account) -> int | None:
    return account.count.low if account.count is not None else None


def _top(account: Account) -> int | None:
    count = account.count
    return max((n for n in (count.low, count.best, count.high) if n is not None), default=None) if count else None


def difference_words(difference: Difference) -> str:
    """Say what each policy publishes, and why: "Killed, A: Armenia: range 1 4 to 8; ...: ucdp 1 counts 8 by ..."."""
    values = "; ".join(f"{policy}: {_value(count)}" for policy, count in difference.published.items())
    return f"{difference.title} ({values}): {'; '.join(difference.why)}."


def _value(count: Count | None) -> str:
    return count_words(count) if count is not None else "nothing"
