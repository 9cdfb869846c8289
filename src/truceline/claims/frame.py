"""The time in which the incident lies, and how the times of the text stand to it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.claims.agreement_dates import in_name_of_agreement
from truceline.claims.passages import is_dateline
from truceline.claims.said_at import in_dateline, of_saying
from truceline.claims.view import View
from truceline.model.mention import TimeMention
from truceline.model.time import Interval

RECENT_DAYS = 12  # an incident is reported within days; older dates are history or follow-ups
LATE_DAYS = 200  # an inquiry or a court looks back further, with the date spelt out
SLACK = timedelta(days=1)  # a night belongs to two days
DATED = re.compile(  # between an agreement and its date; "broke the truce on Monday" does not date the truce
    r"[\s,(]*(?:(?:agreement|accord|deal|understanding|regime|statement)s?\s+)?(?:of|from|dated|since|in)?\s*(?:the\s+)?"
)
AGREEING = frozenset("signed agreed brokered renewed negotiated concluded reached".split())
ENTERING = frozenset("came come comes took takes taken went gone entered enters coming taking".split())
OPEN_ENDED = frozenset(("since", "until", "till", "before", "from"))  # the time bounds a period; it is not the act's


@dataclass(frozen=True)
class Frame:
    """The time in which the incident lies: its first and last day (local), ``None`` where the text does not say."""

    first: date | None
    last: date | None

    def holds(self, reading: Interval) -> bool | None:
        """Say whether a reading may be of the incident; ``None`` where that cannot be said."""
        start, end = reading.local_dates()
        if self.first is None or self.last is None or start is None:
            return None
        end = end or start
        slack = timedelta(0) if reading.precision == "day" else SLACK
        return start <= self.last + slack and end >= self.first - slack


def find_frame(view: View) -> Frame:
    """Choose the incident's day: the day most often named beside acts, early in the text, near the publication."""
    return _vote(view, RECENT_DAYS) or _vote(view, LATE_DAYS) or Frame(None, None)


def _vote(view: View, days: int) -> Frame | None:
    """Return the day with most votes among those at most ``days`` before the publication."""
    published = view.annotated.document.published
    votes: Counter[tuple[date, date]] = Counter()
    for number, mention in _timed(view):
        reading = mention.readings[0]
        start, end = reading.local_dates()
        if not reading.to_the_day or start is None or end is None:
            continue
        if published is not None and not timedelta(0) <= published.date() - start + SLACK <= timedelta(days=days):
            continue
        key = (start, end)
        votes[key] += _weight(view, number, mention)
    if not votes:
        return None
    best = max(votes, key=lambda day: votes[day])  # of two with as many votes, the one that is told first
    return Frame(*best)


def _timed(view: View) -> Iterator[tuple[int, TimeMention]]:
    """Yield the times that may be those of the incident: no headline, no dateline, no date of a truce."""
    for number, mentions in sorted(view.times_of.items()):
        sentence = view.annotated.sentences[number]
        if sentence.heading or is_dateline(view, number):
            continue
        for mention in mentions:
            if in_dateline(view, mention):
                continue
            if mention.readings and mention.kind not in ("as_of", "length") and not of_truce(view, mention):
                yield number, mention


def _weight(view: View, number: int, mention: TimeMention) -> int:
    """Count a day beside an act, outside a saying, three times; early sentences more; the end of a period little."""
    if opens_period(view, mention):
        return 1
    acts = number in view.events_of
    said = of_saying(view, mention)
    return (6 if acts and not said else 2) * (3 if number <= 3 else 1)


def opens_period(view: View, mention: TimeMention) -> bool:
    """Say whether the time begins or ends a period: "since Monday", "until 30 March"."""
    index = view.token_at(mention.span.start)
    return index is not None and index > 0 and view.low[index - 1] in OPEN_ENDED


def of_truce(view: View, mention: TimeMention) -> bool:
    """Say whether the time dates an agreement ("the truce of 21 December 2017", "which came into force on Monday")."""
    if in_name_of_agreement(view, mention):
        return True
    near = [t for t in view.annotated.truces if t.kind in ("ceasefire", "peace_agreement")]
    if any(0 <= t.span.start - mention.span.end <= 2 for t in near):
        return True
    text = view.text
    if any(t.span.end <= mention.span.start and DATED.fullmatch(text, t.span.end, mention.span.start) for t in near):
        return True
    index = view.token_at(mention.span.end - 1)
    verb = (
        next((i for i in view.ancestors(index) if view.tokens[i].tag[:2] == "VB"), None) if index is not None else None
    )
    return verb is not None and (view.low[verb] in AGREEING or _takes_effect(view, verb))


def _takes_effect(view: View, verb: int) -> bool:
    """Say whether the verb is that of "came into force", "took effect"."""
    return view.low[verb] in ENTERING and bool({"force", "effect"} & set(view.low[verb + 1 : verb + 4]))


def afterwards(view: View, mention: TimeMention, frame: Frame) -> bool:
    """Say whether the day lies after the incident and not after the publication."""
    published = view.annotated.document.published
    start, _ = mention.readings[0].local_dates()
    return (
        frame.last is not None
        and published is not None
        and start is not None
        and frame.last < start <= published.date()
    )


def day_of(frame: Frame, view: View) -> date | None:
    """Return the day of the incident, else that of the publication."""
    published = view.annotated.document.published
    return frame.first or (published.date() if published else None)


def long_before(reading: Interval, frame: Frame, view: View) -> bool:
    """Say whether a month, season or year is over before the incident, or spans far more than it."""
    start, end = reading.local_dates()
    day = day_of(frame, view)
    if day is None:
        return reading.precision in ("year", "decade", "season")
    if end is not None and end < day - SLACK:
        return True
    return (
        reading.precision in ("month", "season", "year", "decade")
        and start is not None
        and start < day - timedelta(days=6)
    )
