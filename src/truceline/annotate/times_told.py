"""Days that only the sentence decides: "was killed by a shell on Thursday" is past, "that same Friday" was told before.

In: the times of a text with its parse and its acts. Out: the same times, with the readings that the sentence leaves.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from truceline.annotate.times_dates import WEEKDAYS
from truceline.annotate.times_frame import EITHER_SIDE
from truceline.model.mention import EventMention, TimeMention
from truceline.model.syntax import Sentence, Token
from truceline.model.time import Interval

SAME = re.compile(r"\b(?:that|the)(?:\s+very)?(?:\s+same)?\s+(?:early\s+|late\s+)?$", re.IGNORECASE)
SAME_REACH = 24  # characters
DAY_NAME = re.compile(r"\b(?:" + "|".join(WEEKDAYS) + r")\b")
WEEK = 7


def settle_days(
    text: str,
    times: Sequence[TimeMention],
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    events: Sequence[EventMention],
    today: date | None,
) -> tuple[TimeMention, ...]:
    """Put the past reading first in sentences that tell a past act; count "that same Friday" from the one before."""
    past = [s for s in sentences if any(s.first <= e.token < s.last and _is_past(tokens, e.token) for e in events)]
    settled: list[TimeMention] = []
    for mention in times:
        inside = any(s.start <= mention.span.start < s.end for s in past)
        told = _past_first(mention, today) if inside and today is not None else mention
        settled.append(_same_day(text, told, settled))
    return tuple(settled)


def _is_past(tokens: Sequence[Token], index: int) -> bool:
    """Say whether an act stands in a past tense, alone or as a participle after "was", "have"."""
    if tokens[index].tag == "VBD":
        return True
    helpers = [t for t in tokens[max(0, index - 6) : index] if t.head == index and t.dep in ("aux", "auxpass")]
    return tokens[index].tag == "VBN" and bool(helpers) and not any(t.tag in ("MD", "TO", "VB") for t in helpers)


def _past_first(mention: TimeMention, today: date | None) -> TimeMention:
    if mention.note != EITHER_SIDE or today is None:
        return mention
    order = sorted(mention.readings, key=lambda r: (r.local_dates()[0] or today) > today)
    return replace(mention, readings=tuple(order))


def _same_day(text: str, mention: TimeMention, before: Sequence[TimeMention]) -> TimeMention:
    """Return the mention with the day of the last one told that is of the same weekday, where the words point back."""
    start = mention.span.start
    name = DAY_NAME.search(mention.span.text)
    if name is None or not mention.readings or not SAME.search(text, max(0, start - SAME_REACH), start + name.start()):
        return mention
    for earlier in reversed(before):
        if earlier.readings and earlier.kind in ("day", "date", "part_of_day", "clock"):
            moved = _on_day_of(mention, earlier.readings[0])
            if moved is not None:
                return moved
    return mention


def _on_day_of(mention: TimeMention, reading: Interval) -> TimeMention | None:
    """Move the readings by whole weeks to the day of another reading; ``None`` where that is another weekday."""
    mine, other = mention.readings[0].local_dates()[0], reading.local_dates()[0]
    if mine is None or other is None or not reading.to_the_day or (other - mine).days % WEEK:
        return None
    shift = other - mine
    moved = tuple(
        replace(r, earliest=r.earliest and r.earliest + shift, latest=r.latest and r.latest + shift)
        for r in mention.readings
    )
    return replace(mention, readings=moved)
