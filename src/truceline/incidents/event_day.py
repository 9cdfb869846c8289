"""The day of a happening: what most of its claims give, else what the report tells outside them.

A breach often stands beside the day of the agreement that is breached: its days are asked last. A few days told as one
("in the past two days") are taken where no day is.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from truceline.model.claim import Claim
from truceline.model.mention import TimeMention

RECENT = timedelta(days=12)  # older days beside a breach are those of the agreement
FEW = timedelta(days=4)  # a battle of a few days is one event; a week's dead are not


def find_when(
    claims: Sequence[Claim], day: TimeMention | None, published: datetime | None = None
) -> TimeMention | None:
    """Return the time that tells the day, the hour or the few days; ``None`` where the report does not say.

    ``day``: the day that the report tells outside its claims.
    """
    told = [c for c in claims if c.act != "violated_agreement"]
    found = _day_of(told) or day or _few_days(told)
    if found is not None:
        return found
    breach = _day_of(claims)  # the day of the breach, or of what is breached
    return breach if breach is not None and _is_recent(breach, published) else None


def of_earlier_day(claim: Claim, when: TimeMention) -> bool:
    """Say whether a claim names days of its own, and all are over before the day of the event begins."""
    begin = when.readings[0].local_dates()[0]
    days = [m.readings[0].local_dates()[1] for m in claim.times if names_day(m)]
    return begin is not None and bool(days) and all(d is not None and d < begin for d in days)


def _is_recent(mention: TimeMention, published: datetime | None) -> bool:
    first = mention.readings[0].local_dates()[0]
    return published is None or (first is not None and published.date() - first <= RECENT)


def undated(claims: Sequence[Claim]) -> TimeMention | None:
    """Return the first day that is told but cannot be dated ("on Tuesday", with no publication to count from)."""
    return next(
        (m for c in claims for m in c.times if m.kind in ("day", "date", "relative", "part_of_day") and not m.readings),
        None,
    )


def names_day(mention: TimeMention) -> bool:
    """Say whether a time is a day or a time of it; "in the past three days" holds several and names none."""
    return mention.kind != "length" and bool(mention.readings) and mention.readings[0].to_the_day


def _day_of(claims: Sequence[Claim]) -> TimeMention | None:
    """Return the day most claims give; the first told among equals."""
    votes: Counter[str] = Counter()
    first: dict[str, TimeMention] = {}
    for claim in claims:
        for mention in claim.times:
            if names_day(mention) and mention.readings[0].earliest:
                day = str(mention.readings[0].local_dates()[0])
                votes[day] += 1
                first.setdefault(day, mention)
    if not votes:
        return None
    return first[max(votes, key=lambda d: (votes[d], -first[d].span.start))]


def _few_days(claims: Sequence[Claim]) -> TimeMention | None:
    return next((m for m in _times(claims) if m.readings and _is_few(m)), None)


def _is_few(mention: TimeMention) -> bool:
    reading = mention.readings[0]
    first, last = reading.earliest, reading.latest
    return reading.precision == "day" and first is not None and last is not None and last - first <= FEW


def _times(claims: Sequence[Claim]) -> Iterator[TimeMention]:
    for claim in claims:
        yield from claim.times
