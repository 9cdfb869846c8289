"""A toll over several events: a week's dead, what was counted since a truce began. It is of no single incident."""

from collections.abc import Sequence
from datetime import timedelta

from truceline.incidents.event_day import names_day
from truceline.model.claim import Claim
from truceline.model.mention import TimeMention

LOSSES = ("killed", "wounded", "captured", "missing")
LONG = timedelta(days=3)  # more than that is a series, not one event; ours
UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.0, "quarter": 91.0, "year": 365.0, "decade": 3652.0}


def is_sum(claims: Sequence[Claim], day: TimeMention | None) -> bool:
    """Say whether what is counted is counted over a period, and no day of one event is told."""
    losses = [c for c in claims if c.act in LOSSES and c.stance in ("asserts", "confirms", "corrects")]
    told = losses or list(claims)
    if any(names_day(m) and not _over(c) for c in claims for m in c.times) or (day is not None and not losses):
        return False
    return bool(told) and any(_over(c) for c in told) and all(_over(c) or not c.times for c in told)


def _over(claim: Claim) -> bool:
    """Say whether a claim is told over a period of several days, or as something that goes on again and again."""
    return any(_is_long(m) for m in claim.times)


def _is_long(mention: TimeMention) -> bool:
    if mention.kind == "repeated":
        return True
    if mention.length is not None and mention.kind == "length":
        amount = mention.length.low or mention.length.high or 0.0
        return amount * UNIT_DAYS.get(mention.length.unit, 0.0) > LONG.days
    if not mention.readings:
        return False
    first, last = mention.readings[0].earliest, mention.readings[0].latest
    return first is not None and last is not None and last - first > LONG
