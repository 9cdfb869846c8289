"""The day of the incident where no claim names one: told in a sentence that claims nothing, near the top of the report.

Times of a saying, of an agreement, of the state of things, of background and of the dateline are no such day.
"""

from collections import Counter
from collections.abc import Collection, Iterator

from truceline.claims.farewell import is_farewell
from truceline.claims.frame import RECENT_DAYS, of_truce
from truceline.claims.held import held_by_acts
from truceline.claims.inferred_day import infer_day
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
    if not votes:
        return infer_day(view, background)
    return first[max(votes, key=lambda day: (votes[day], -first[day].span.start))]


def _told(view: View, background: Collection[int]) -> Iterator[tuple[int, TimeMention]]:
    for number, mentions in sorted(view.times_of.items()):
        if number in background or view.annotated.sentences[number].heading:
            continue
        for mention in _of_event(view, number, held_by_acts(view, mentions)):
            if _is_day(view, mention) and not of_saying(view, mention) and not of_truce(view, mention):
                yield number, mention


def _of_event(view: View, number: int, mentions: list[TimeMention]) -> list[TimeMention]:
    """Leave out the day of a burial: the last one of a sentence that tells of one, or the only one beside no act."""
    if not is_farewell(view, number):
        return mentions
    days = {m.readings[0].local_dates()[0] for m in mentions if m.readings} - {None}
    if not days or (len(days) == 1 and number in view.events_of):
        return mentions
    last = max(day for day in days if day is not None)
    return [m for m in mentions if m.readings and m.readings[0].local_dates()[0] != last]


def _is_day(view: View, mention: TimeMention) -> bool:
    """Say whether a time is a day of the days before the publication, told outside the dateline."""
    if mention.kind in ("as_of", "length") or not mention.readings or not mention.readings[0].to_the_day:
        return False
    first, _ = mention.readings[0].local_dates()
    published = view.annotated.document.published
    if first is None or (published is not None and not -1 <= (published.date() - first).days <= RECENT_DAYS):
        return False
    return not in_dateline(view, mention)
