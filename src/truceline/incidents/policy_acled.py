"""``acled 1``: one number, the most conservative, with the dispute told beside it (``docs/codebook.md``).

Vague words are read by the table of the codebook. Unknown stays unknown: a number in its place is set by the user.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.incidents.counted import counted
from truceline.model.incident import Account
from truceline.model.quantity import Count

VAGUE = (("hundreds", 100), ("dozens", 12), ("tens", 10))  # FIELD.md, ACLED-shaped export


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledOptions:
    """``unknown``: the number that is written where people died and nobody says how many; ``None`` writes none.

    ACLED is said to write 10 in a war zone and 3 elsewhere; that was not verified against its codebook, so it is off.
    """

    unknown: int | None = None


def publish_acled(accounts: Sequence[Account], options: AcledOptions) -> tuple[Count | None, str]:
    """Return the one number, and why; ``None`` where nobody gives one and the user set none for it."""
    readings = [(n, a) for a in counted(accounts) if (n := _conservative(a.count)) is not None]
    vague = [(n, a) for a in accounts if a.standing and a.count is not None and (n := _of_words(a.count)) is not None]
    told = readings or [pair for pair in vague if not pair[1].note]
    if told:
        number, chosen = min(told, key=lambda pair: pair[0])
        return _exactly(number, chosen.value), _why(number, chosen, accounts)
    if options.unknown is not None and any(a.standing and a.count is not None for a in accounts):
        return _exactly(options.unknown, ""), f"nobody gives a number: {options.unknown} by the setting for unknown"
    return None, "no account that stands gives a whole figure: unknown"


def _conservative(count: Count | None) -> int | None:
    """Return the most conservative reading of one account: of vague words that of the table, else the lowest."""
    if count is None:
        return None
    vague = _of_words(count)
    known = [n for n in (count.low, count.best, count.high) if n is not None]
    return vague if vague is not None else known[0] if known else None


def _of_words(count: Count) -> int | None:
    words = count.words.lower().split()
    return next((number for word, number in VAGUE if word in words), None)


def _exactly(number: int, words: str) -> Count:
    return Count(low=number, best=number, high=number, words=words)


def _why(number: int, chosen: Account, accounts: Sequence[Account]) -> str:
    """Say which figure was taken and what disputes it."""
    others = dict.fromkeys(_other(a) for a in accounts if a.value != chosen.value)
    why = f"the most conservative figure, {number}"
    return f"{why}; also told: {'; '.join(others)}" if others else why


def _other(account: Account) -> str:
    who = ", ".join(speaker.name for speaker in account.speakers) or "the report"
    note = f" ({account.note})" if account.note else ""
    return f"{account.value} by {who}{note}"
