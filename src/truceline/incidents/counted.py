"""Which accounts of a figure count at all, and which of them tell of different people; every policy begins here."""

from collections.abc import Sequence

from truceline.model.incident import Account, Side
from truceline.model.quantity import Count

CIVILIANS = ":civilians"


def counted(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Return the accounts whose figures count: standing, whole, and of a speaker wherever any speaker gives one.

    An account with a note (its words are damaged) gives none: a broken figure never wins. What a report tells in its
    own voice, or of hidden sources, counts only where nobody is named who gives a figure. A part is no total.
    """
    stated = [a for a in accounts if a.standing and not a.note and a.count is not None and not a.count.unknown]
    totals = [a for a in stated if a.count is not None and a.count.part == "total"]
    return tuple([a for a in totals if a.speakers] or totals)


def by_people(question: str, accounts: Sequence[Account], sides: Sequence[Side]) -> tuple[tuple[Account, ...], ...]:
    """Return the counted accounts in groups that tell of different people, so that their figures are added.

    Two states each count the civilians of their own country; a state and a group in it count the same ones.
    """
    figures = counted(accounts)
    if not question.endswith(CIVILIANS):
        return (figures,)
    countries = {side.id: {member.country for member in side.members} for side in sides}
    told = [side for side in countries if any(a.says == side for a in figures)]
    apart = len(told) > 1 and not any(countries[a] & countries[b] for a in told for b in told if a < b)
    return tuple(tuple(a for a in figures if a.says == side) for side in told) if apart else (figures,)


def add(counts: Sequence[Count]) -> Count:
    """Add figures of different people; an end that one of them leaves open is open in the sum."""
    if len(counts) == 1:
        return counts[0]
    low, best, high = (
        sum(ends) if None not in (ends := [getattr(count, end) for count in counts]) else None
        for end in ("low", "best", "high")
    )
    return Count(low=low, best=best, high=high, words=" + ".join(count.words for count in counts))
