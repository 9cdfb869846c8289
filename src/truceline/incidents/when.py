"""When it was: the days that reports tell, and the times of day with who gives them.

A report votes with the day of its happening; a copy has no vote, a loose happening only where nobody else has one. A
night that spans two days is one moment that is not known exactly: an hour inside it makes it exact. Two days that are
told as such ("on 12 and 13 June") are both: a day among them does not make them one. Days are local.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal, NamedTuple

from truceline.incidents.accounts import find_basis, find_monitor, make_account
from truceline.incidents.clocks import Clock, clock_accounts, find_clocks, rival_clocks
from truceline.incidents.telling import voters
from truceline.incidents.told import Told
from truceline.model.incident import Accord, Account, Finding, Happening, Side
from truceline.model.time import Interval


class Days(NamedTuple):
    """First and last local day, ISO 8601; a ``night`` or an ``hour`` is one moment, ``days`` are whole."""

    first: str
    last: str
    told: Literal["night", "hour", "days"]

    @property
    def length(self) -> int:
        """Return how many days there are between the first and the last."""
        return (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days

    @property
    def words(self) -> str:
        """Return the days as an account gives them."""
        return self.first if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The finding, and the interval that it publishes."""

    finding: Finding | None
    interval: Interval | None


def when_question(
    happenings: Sequence[Happening], line: Sequence[Told], sides: Sequence[Side], roots: Mapping[str, str]
) -> When:
    """Answer "when"; the happenings stand in the order of their reports, ``roots`` by document."""
    told = [(h, days) for h in happenings if h.when is not None and (days := days_of(h.when)) is not None]
    clocks = find_clocks(line)
    if not told and not clocks:
        return When(finding=None, interval=None)
    voting = voters((h for h, _ in told), roots)
    best = most_told(days for h, days in told if h.document in voting)
    of_best = next((h.when for h, days in told if days == best), None)
    one = _one_clock(clocks, of_best)
    group = [t for t in line if t.claim.times]
    finding = Finding(
        question="when",
        accounts=(*_day_accounts(told, line, sides), *clock_accounts(clocks, sides)),
        accord=_accord([(h, d) for h, d in told if h.document in voting], clocks, sides),
        basis=find_basis(group, sides) if group else "third_party",
        monitor=find_monitor(group),
        published=_words(best, clocks),
    )
    return When(finding=finding, interval=one or of_best)


def days_of(interval: Interval) -> Days | None:
    """Return the days of an interval; ``None`` where its words do not tell the day."""
    first, last = interval.local_dates()
    if not interval.to_the_day or first is None or last is None:
        return None
    told: Literal["night", "hour", "days"] = "days" if interval.precision == "day" else "hour"
    return Days(first.isoformat(), last.isoformat(), "night" if told == "hour" and first != last else told)


def most_told(told: Iterable[Days]) -> Days | None:
    """Return the days that most reports give or agree with; where they tie the widest, then the earliest."""
    votes = Counter(told)
    support = {days: sum(count for other, count in votes.items() if _agree(days, other)) for days in votes}
    return min(
        votes,
        key=lambda days: (-support[days], -_fit(days, votes), -votes[days], days.first, -days.length),
        default=None,
    )


def _agree(days: Days, other: Days) -> bool:
    """Say whether one of the two tells the same as the other, or a part of it."""
    return _within(days, other) or _within(other, days)


def _within(days: Days, other: Days) -> bool:
    return other.first <= days.first and days.last <= other.last


def _fit(days: Days, votes: Iterable[Days]) -> int:
    """Say how well the days stand for those that agree with them: an hour for a night, a range for its days."""
    others = [other for other in votes if other != days]
    if days.told == "hour":
        return sum(other.told == "night" and _within(days, other) for other in others)
    return sum(days.told == "days" and _within(other, days) for other in others)


def _day_accounts(
    told: Sequence[tuple[Happening, Days]], line: Sequence[Told], sides: Sequence[Side]
) -> Iterator[Account]:
    """Yield one account for the days that reports give, with the claims that name them."""
    by_days: dict[str, list[Happening]] = {}
    for happening, days in told:
        by_days.setdefault(days.words, []).append(happening)
    for words, group in by_days.items():
        claims = {(h.document, id) for h in group for id in h.claims}
        naming = [t for t in line if (t.document, t.claim.id) in claims and _names(t, words)]
        account = make_account(words, naming, sides, when=group[0].when)
        documents = tuple(dict.fromkeys(h.document for h in group))
        yield account if naming else Account(value=words, claims=(), when=group[0].when, documents=documents)


def _names(told: Told, words: str) -> bool:
    """Say whether a claim names the days."""
    readings = (mention.readings[0] for mention in told.claim.times if mention.readings)
    return any((days := days_of(reading)) is not None and days.words == words for reading in readings)


def _accord(told: Sequence[tuple[Happening, Days]], clocks: Sequence[Clock], sides: Sequence[Side]) -> Accord:
    """Say whether the independent reports tell one day, and those who give a time of day one time."""
    if any(not _agree(a, b) for (_, a), (_, b) in combinations(told, 2)) or rival_clocks(clocks, sides):
        return "contested"
    if not told and not clocks:
        return "unknown"
    return "agreed" if len({h.document for h, _ in told}) > 1 else "single"


def _one_clock(clocks: Sequence[Clock], day: Interval | None) -> Interval | None:
    """Return the moment of the one time of day that is told within the day; ``None`` where there are several."""
    whole = {clock.value: clock.interval for clock in clocks if not clock.note}
    moment = next(iter(whole.values())) if len(whole) == 1 else None
    if moment is None or day is None or moment.earliest is None or day.precision != "day":
        return None
    return moment if moment.local_dates()[0] in day.local_dates() else None


def _words(best: Days | None, clocks: Sequence[Clock]) -> str | None:
    """Return the day, and from the first to the last time of day that is told."""
    values = sorted({clock.value for clock in clocks if not clock.note})
    hours = values[0] if len(values) == 1 else f"{values[0]} to {values[-1]}" if values else ""
    return ", ".join(part for part in (best.words if best else "", hours) if part) or None
