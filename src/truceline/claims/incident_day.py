"""The day of the incident where no claim names one: told in a sentence that claims nothing, near the top of the report.

Times of a saying, of an agreement, of the state of things, of background and of the dateline are no such day.
"""

from collections import Counter
from collections.abc import Collection, Iterator

from truceline.claims.frame import RECENT_DAYS, of_truce
from truceline.claims.said_at import in_dateline, of_saying
from truceline.claims.view import View
from truceline.model.mention import TimeMention

BESIDE_ACT = 3  # a day in a sentence that names an act weighs as much as three others; ours


def find_day(view: View, background: Collection[int]) -> TimeMention | None:
    """Return the day that most sentences outside the background tell; the first told among equals."""
    votes: Counter[str] = Counter()
    first: dict[str, TimeMention] = {}
    for number, mention in _told(view, background):
        day = str(mention.readings[0].local_dates())
        votes[day] += BESIDE_ACT if number in view.events_of else 1
        first.setdefault(day, mention)
    return first[max(votes, key=lambda day: (votes[day], -first[day].span.start))] if votes else None


def _told(view: View, background: Collection[int]) -> Iterator[tuple[int, TimeMention]]:
    for number, mentions in sorted(view.times_of.items()):
        if number in background or view.annotated.sentences[number].heading:
            continue
        for mention in mentions:
            if _is_day(view, mention) and not of_saying(view, mention) and not of_truce(view, mention):
                yield number, mention


def _is_day(view: View, mention: TimeMention) -> bool:
    """Say whether a time is a day of the days before the publication, told outside the dateline."""
    if mention.kind in ("as_of", "length") or not mention.readings or not mention.readings[0].to_the_day:
        return False
    first, _ = mention.readings[0].local_dates()
    published = view.annotated.document.published
    if first is None or (published is not None and not -1 <= (published.date() - first).days <= RECENT_DAYS):
        return False
    return not in_dateline(view, mention)
