"""The day of the incident where no words name it but other words give it away; the mention says how.

"Said on Monday that at 5:59 a.m. a boat was rammed"; "as of 15:00" in a statement published at 15:10; "a week after the
attack". Nothing is taken from the time of publication alone.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from truceline.claims.said_at import of_saying
from truceline.claims.view import View
from truceline.model.mention import TimeMention
from truceline.model.time import Interval

OF_SAYING = "an hour without a day, in words said on this day"
AS_PUBLISHED = "an hour without a day, shortly before that of the publication"
COUNTED = "counted from the publication"
JUST_BEFORE = timedelta(hours=3)
NIGHT = timedelta(hours=12)  # "during the night", said on the morning after, began on the evening before
CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
AGO = re.compile(
    rf"\b(?P<number>an?|\d{{1,2}}|{'|'.join(NUMBERS)})\s(?P<unit>day|week)s?\s(?:after|since|on\sfrom)\s", re.IGNORECASE
)
REACH = 8  # tokens after "a week after" within which the act stands
WEEK_SLACK = timedelta(days=3)  # "three weeks after" is no exact day


def infer_day(view: View, background: Collection[int]) -> TimeMention | None:
    """Return the day that an hour, or a length of time, gives away; ``None`` where nothing does."""
    return _day_of_saying(view, background) or _as_published(view) or _counted(view, background)


def _day_of_saying(view: View, background: Collection[int]) -> TimeMention | None:
    for number, mentions in sorted(view.times_of.items()):
        if number in background or number not in view.events_of:
            continue
        said = [m for m in mentions if m.readings and m.readings[0].to_the_day and of_saying(view, m)]
        open_ = [m for m in mentions if not m.readings and m.kind in ("clock", "part_of_day")]
        hours = [m for m in open_ if not of_saying(view, m)]
        if said and hours:
            return replace(hours[0], readings=(_of_day(said[0].readings[0], hours[0]),), note=OF_SAYING)
    return None


def _of_day(day: Interval, hour: TimeMention) -> Interval:
    start = day.local_dates()[0]
    if start is None or day.earliest is None or "night" not in hour.span.text.lower():
        return day
    return replace(day, earliest=day.earliest - NIGHT, precision="part_of_day")


def _as_published(view: View) -> TimeMention | None:
    """Return the day of publication for the hour of a statement that is issued shortly after it."""
    published = view.annotated.document.published
    if published is None or view.annotated.voice is None:
        return None
    for mention in view.annotated.times:
        clock = CLOCK.search(mention.clock or "")
        if mention.readings or clock is None or mention.kind not in ("clock", "as_of"):
            continue
        told = published.replace(hour=int(clock[1]) % 24, minute=int(clock[2]), second=0, microsecond=0)
        if timedelta(0) <= published - told <= JUST_BEFORE:
            return replace(mention, readings=(_whole_day(published),), note=AS_PUBLISHED)
    return None


def _whole_day(moment: datetime) -> Interval:
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return Interval(
        earliest=midnight.astimezone(UTC),
        latest=(midnight + timedelta(days=1, seconds=-1)).astimezone(UTC),
        precision="day",
        zone=_zone(moment),
        zone_why="that of the publication date",
    )


def _zone(moment: datetime) -> str | None:
    offset = moment.strftime("%z")
    return f"{offset[:3]}:{offset[3:5]}" if offset else None


def _counted(view: View, background: Collection[int]) -> TimeMention | None:
    """Return the day "a week after the attack" counts back to from the publication, in the opening of a report."""
    published = view.annotated.document.published
    if published is None:
        return None
    for number, start, end, back, unit in _lengths(view):
        acts = [e.token for e in view.events_of.get(number, ())]
        first = view.tokens_in(end, end + 1)
        if not acts or not first or not any(0 <= a - first[0] <= REACH for a in acts) or number in background:
            continue
        slack = WEEK_SLACK if unit == "week" else timedelta(0)
        day = _whole_day(published - back)
        assert day.earliest is not None and day.latest is not None, "a whole day has two ends"
        reading = replace(day, earliest=day.earliest - slack, latest=day.latest + slack)
        tokens = view.tokens_in(start, end)
        return TimeMention(
            span=view.span(tokens[0], tokens[-1]),
            kind="relative",
            readings=(replace(reading, precision="week") if slack else reading,),
            note=COUNTED,
        )
    return None


def _lengths(view: View) -> Iterator[tuple[int, int, int, timedelta, str]]:
    for number, sentence in enumerate(view.annotated.sentences):
        if sentence.heading:
            continue
        for match in AGO.finditer(view.text, sentence.start, sentence.end):
            word, unit = match["number"].lower(), match["unit"].lower()
            count = int(word) if word.isdecimal() else NUMBERS.get(word, 1)
            yield number, match.start(), match.end(), timedelta(days=count * (7 if unit == "week" else 1)), unit
