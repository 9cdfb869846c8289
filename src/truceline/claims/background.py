"""What is not the incident: other days, other years, wars and their tolls, talks, missions.

The incident's day is read from the times beside the acts; a passage whose own time lies elsewhere is background.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.claims.said_at import in_dateline, of_saying
from truceline.claims.view import View
from truceline.model.background import Background, BackgroundKind
from truceline.model.identity import content_id
from truceline.model.mention import TimeMention
from truceline.model.time import Interval

RECENT_DAYS = 12  # an incident is reported within days; older dates are history or follow-ups
LATE_DAYS = 200  # an inquiry or a court looks back further, with the date spelt out
SLACK = timedelta(days=1)  # a night belongs to two days
TRUCE_REACH = 12  # characters between an agreement and its date ("the truce of", "signed on")
WAR = re.compile(
    r"\b(?:wars?(?! crimes?)|decades|years? (?:ago|of|earlier)|century|historic\w*|genocide|in its \w+ year|"
    r"since the (?:collapse|fall|end)|\w+-day war|\w+-week war|earlier (?:this|in the) (?:week|month|year)|"
    r"(?:last|previous|past) (?:week|month|year|summer|winter|spring|autumn|fall|\w+day and \w+day)|"
    r"(?:the )?(?:second|third|fourth|first) time (?:this|in)|so far this year|"
    r"(?:over|in|during) the (?:past|last) (?:\w+ )?(?:weeks?|months?|years?)|in recent (?:weeks|months|years)|"
    r"(?:a|the) (?:day|week|month|year) (?:earlier|before)|previously|to date|in total since|over the years|"
    r"since (?:then|the (?:start|beginning|outbreak|truce|ceasefire|war)|last|(?:19|20)\d\d|early|late|mid)|"
    r"in (?:an? |the )?(?:earlier|previous|past|former) "
    r"(?:attacks?|clash|clashes|incidents?|fighting|years|months|weeks)|"
    r"\w+ (?:days|weeks|months|years) (?:before|earlier))\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:\d{2,}[\d,]* (?:km|kilomet\w+|miles) away|elsewhere in|"
    r"in a separate (?:operation|incident|attack|strike))\b",
    re.IGNORECASE,
)
GENERAL = re.compile(
    r"\b(?:some |about |more than |over |nearly |tens of thousands|thousands|[\d,]+,000 )", re.IGNORECASE
)
TALKS = re.compile(r"\b(?:talks|negotiat\w+|summit|rounds? of|mediat\w+|meeting|met|peace process)\b", re.IGNORECASE)
DEPLOY = re.compile(
    r"\b(?:deploy\w*|peacekeepers?|observers?|monitors?|mission|took up (?:new )?positions|moved its positions)\b",
    re.IGNORECASE,
)
TRUCE = re.compile(r"\b(?:ceasefire|cease-fire|truce|armistice|agreement|accord)\b", re.IGNORECASE)
BLOCKADE = re.compile(r"\b(?:blockad\w+|blocked|siege)\b", re.IGNORECASE)
SECEDE = re.compile(r"\b(?:seced\w+|independence|broke away|annex\w+)\b", re.IGNORECASE)
TOLL = re.compile(r"\b(?:killed|dead|deaths|died|lives|casualties|wounded|injured)\b", re.IGNORECASE)


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
    first_seen: dict[tuple[date, date], TimeMention] = {}
    for number, mention in _timed(view):
        reading = mention.readings[0]
        start, end = reading.local_dates()
        if not reading.to_the_day or start is None or end is None:
            continue
        if published is not None and not timedelta(0) <= published.date() - start + SLACK <= timedelta(days=days):
            continue
        key = (start, end)
        votes[key] += _weight(view, number, mention)
        first_seen.setdefault(key, mention)
    if not votes:
        return None
    best = max(votes, key=lambda k: (votes[k], -first_seen[k].span.start))
    return Frame(*best)


def _timed(view: View) -> Iterator[tuple[int, TimeMention]]:
    for number, mentions in sorted(view.times_of.items()):
        sentence = view.annotated.sentences[number]
        if not sentence.heading:
            told = (m for m in mentions if m.readings and m.kind not in ("as_of", "length"))
            yield from ((number, m) for m in told if not in_dateline(view, m))


def _weight(view: View, number: int, mention: TimeMention) -> int:
    """Count a day beside an act, outside a saying, three times; early sentences more."""
    acts = number in view.events_of
    said = of_saying(view, mention)
    return (3 if acts and not said else 1) * (3 if number <= 3 else 1)


def why_background(view: View, number: int, frame: Frame, *, reported: bool) -> str | None:
    """Return why a sentence is not of the incident, in words; ``None`` where it may be.

    ``reported``: the sentence holds somebody's words; a day between incident and publication then is that of the
    saying.
    """
    sentence = view.annotated.sentences[number]
    words = view.text[sentence.start : sentence.end]
    told = [m for m in view.times_of.get(number, ()) if m.readings and not of_saying(view, m)]
    told = [m for m in told if m.kind != "as_of" or m.readings[0].precision == "day"]
    told = [
        m
        for m in told
        if not in_dateline(view, m) and not of_truce(view, m) and not (reported and _afterwards(view, m, frame))
    ]
    held = [frame.holds(m.readings[0]) for m in told if m.readings[0].to_the_day]
    away = ELSEWHERE.search(words)
    if away:
        return f"another place, by the words {away.group()!r}"  # on whatever day
    if True in held:
        return None
    if False in held:
        return "another day"
    if any(not m.readings[0].to_the_day and _past(m.readings[0], frame, view) for m in told):
        return "another time"
    if told and re.search(r"\b(?:19|20)\d\d\b", words) and not _same_year(words, frame, view):
        return "another year"
    match = WAR.search(words)
    return f"the words {match.group()!r}" if match else None


def of_truce(view: View, mention: TimeMention) -> bool:
    """Say whether the time dates an agreement that the sentence names ("broke the truce of 21 December 2017")."""
    near = (t for t in view.annotated.truces if t.kind in ("ceasefire", "peace_agreement"))
    return any(
        0 <= mention.span.start - t.span.end <= TRUCE_REACH or 0 <= t.span.start - mention.span.end <= 2 for t in near
    )


def _afterwards(view: View, mention: TimeMention, frame: Frame) -> bool:
    """Say whether the day lies after the incident and not after the publication."""
    published = view.annotated.document.published
    start, _ = mention.readings[0].local_dates()
    return (
        frame.last is not None
        and published is not None
        and start is not None
        and frame.last < start <= published.date()
    )


def _day(frame: Frame, view: View) -> date | None:
    """Return the day of the incident, else that of the publication."""
    published = view.annotated.document.published
    return frame.first or (published.date() if published else None)


def _past(reading: Interval, frame: Frame, view: View) -> bool:
    """Say whether a month, season or year is over before the incident, or spans far more than it."""
    start, end = reading.local_dates()
    day = _day(frame, view)
    if day is None:
        return reading.precision in ("year", "decade", "season")
    if end is not None and end < day - SLACK:
        return True
    return (
        reading.precision in ("month", "season", "year", "decade")
        and start is not None
        and start < day - timedelta(days=6)
    )


def _same_year(words: str, frame: Frame, view: View) -> bool:
    day = _day(frame, view)
    years = {int(y) for y in re.findall(r"\b((?:19|20)\d\d)\b", words)}
    return day is not None and day.year in years


def read_background(view: View, number: int, why: str) -> Background:
    """Make the record of a background sentence."""
    span = view.sentence_span(number)
    return Background(
        id=content_id("bg", span.document, span.start, span.end),
        span=span,
        kind=_kind(view, number, span.text),
        when=_when(view, number),
        why=why,
    )


def _kind(view: View, number: int, words: str) -> BackgroundKind:
    fights = number in view.events_of
    if re.search(r"\bwars?\b", words, re.IGNORECASE):
        return "war"
    for kind, pattern in (("secession", SECEDE), ("blockade", BLOCKADE), ("talks", TALKS), ("deployment", DEPLOY)):
        if pattern.search(words) and not (fights and kind != "deployment"):
            return kind  # type: ignore[return-value]
    if TOLL.search(words) and GENERAL.search(words):
        return "toll"
    if fights:
        return "clash"
    return "truce" if TRUCE.search(words) else "other"


def _when(view: View, number: int) -> str | None:
    """Return the first time of the sentence as exactly as its words: a day, a month or a year."""
    dates = (m.readings[0].first_date() for m in view.times_of.get(number, ()) if m.readings)
    return next((d for d in dates if d is not None), None)
