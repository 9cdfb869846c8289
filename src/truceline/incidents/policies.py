"""What is published of the accounts of a finding: each policy has a name, a version, and ten lines in docs/codebook.md.

``publish(policy, finding, sides)`` may be asked for any finding at any time: the accounts are all that it needs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from truceline.incidents.counted import add, by_people, counted
from truceline.incidents.figures_words import figure_words
from truceline.incidents.policy_acled import AcledOptions, publish_acled
from truceline.incidents.policy_ucdp import publish_ucdp
from truceline.model.incident import Account, Finding, Side
from truceline.model.quantity import Count

RANGE = "range 1"
UCDP = "ucdp 1"
ACLED = "acled 1"
POLICIES = (RANGE, UCDP, ACLED)
DEFAULTS = AcledOptions()


class Published(NamedTuple):
    """A figure (questions on losses) or an answer in words (all others), and why it is this; ``None``: nothing is."""

    value: Count | str | None
    why: str


def publish(policy: str, finding: Finding, sides: Sequence[Side], *, acled: AcledOptions = DEFAULTS) -> Published:
    """Return what a policy publishes of a finding, and why. A policy that does not exist is an error that names all."""
    if policy not in POLICIES:
        raise ValueError(f"no policy is called {policy!r}: there are {', '.join(POLICIES)}")
    if ":" not in finding.question:
        return Published(finding.published, _why_answer(finding))
    figure = _figure_of(policy, finding, sides, acled)
    groups = [group for group in by_people(finding.question, finding.accounts, sides) if group]
    if len(groups) < 2:
        return Published(*figure(finding.accounts))
    each = [figure(group) for group in groups]
    counts = [count for count, _ in each if count is not None]
    words = " and ".join(figure_words(count) for count in counts)
    return Published(
        add(counts) if counts else None, f"each side counts its own people, and the figures are added: {words}"
    )


def _figure_of(
    policy: str, finding: Finding, sides: Sequence[Side], acled: AcledOptions
) -> Callable[[Sequence[Account]], tuple[Count | None, str]]:
    whose = finding.question.partition(":")[2]
    enemies = {side.id for side in sides if side.id != whose} if any(side.id == whose for side in sides) else set()
    rules: Mapping[str, Callable[[Sequence[Account]], tuple[Count | None, str]]] = {
        RANGE: lambda accounts: (publish_range(accounts), _why_range(accounts)),
        UCDP: lambda accounts: publish_ucdp(accounts, enemies),
        ACLED: lambda accounts: publish_acled(accounts, acled),
    }
    return rules[policy]


def publish_range(accounts: Sequence[Account]) -> Count | None:
    """Publish from the lowest to the highest standing account that gives a figure; ``None`` where none does.

    An open end stays open where nobody closes it: "at least 20" alone has no high end, "up to 50" no low one.
    """
    counts = [a.count for a in counted(accounts) if a.count is not None]
    if not counts:
        return None
    low = min((c.low for c in counts if c.low is not None), default=None)
    closed = any(c.high is not None for c in counts)
    tops = (c.high if c.high is not None else c.low for c in counts)
    high = max((n for n in tops if n is not None), default=None) if closed else None
    return Count(low=low, best=low if low == high else None, high=high, words=" / ".join(c.words for c in counts))


def _why_range(accounts: Sequence[Account]) -> str:
    figures = counted(accounts)
    if not figures:
        return "no account that stands gives a whole figure"
    values = dict.fromkeys(account.value for account in figures)
    return f"from the lowest to the highest account that stands: {', '.join(values)}"


def _why_answer(finding: Finding) -> str:
    """Say why an answer in words is published or not."""
    return {
        "agreed": "the accounts agree" if finding.published else "the accounts agree on no one answer",
        "contested": "the accounts differ; published is what most independent reports tell"
        if finding.published
        else "the accounts differ, and none is chosen",
        "single": "one account alone gives it" if finding.published else "one account alone is no finding",
        "unknown": "no account answers it",
    }[finding.accord]


def published(finding: Finding, policy: str, sides: Sequence[Side]) -> Finding:
    """Return a finding with what a policy publishes of it."""
    value, why = publish(policy, finding, sides)
    if isinstance(value, str):
        return replace(finding, published=value, policy=policy)
    said = why if policy != RANGE or len(by_people(finding.question, finding.accounts, sides)) > 1 else ""
    return replace(
        finding, published_count=value, policy=policy, note=said if ":" in finding.question else finding.note
    )
