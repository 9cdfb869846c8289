"""Dates that something else in the report gives the lie.

One that lies after the publication and is told as past ("killed on 30 May 2024" in a report of 12 May 2024), and one
with the weekday of another behind it ("12 May, Tuesday").
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from truceline.annotate.times_dates import DISAGREE, MONTH, MONTHS, WEEKDAYS, nearest, safe_date
from truceline.annotate.times_frame import frame_of, points_ahead
from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.span import Span

_DATE = re.compile(
    rf"\b(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<mon>{MONTH})\b\.?,?\s(?P<y>20[0-9]{{2}})\b"
    rf"|\b(?P<mon2>{MONTH})\b\.?\s(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>20[0-9]{{2}})\b"
)
_PAST = re.compile(
    r"\b(?:killed|wounded|injured|died|fell|attacked|shelled|struck|hit|fired|opened fire|clashed|erupted|broke out|"
    r"began|started|took place|happened|occurred|was|were|signed|seized|captured|crossed|entered)\b",
    re.IGNORECASE,
)
_AHEAD_AFTER = re.compile(r"\b(?:will|shall|would|expire[sd]?|valid|due|until|deadline|scheduled|election|planned)\b")
_WEEKDAY_AFTER = re.compile(
    rf"\b(?:(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<mon>{MONTH})|(?P<mon2>{MONTH})\s(?P<d2>[0-9]{{1,2}}))\b"
    rf"(?:,?\s(?P<y>20[0-9]{{2}}))?,?\s\(?(?:on\s|a\s)?(?P<week>{'|'.join(WEEKDAYS)})\b(?!['’])"
)
ZONES = timedelta(days=1)  # it may be tomorrow elsewhere


def find_future_dates(document: Document) -> Iterator[Damage]:
    """Yield dates with their year that come after the publication in a sentence that tells the past."""
    if document.published is None:
        return
    today = document.published.date()
    for found in _DATE.finditer(document.text):
        day = _day(found)
        start = max(document.text.rfind(stop, 0, found.start()) for stop in (". ", "\n")) + 1
        end = min((at for stop in (". ", "\n") if (at := document.text.find(stop, found.end())) > 0), default=None)
        sentence = document.text[start:end]
        if day is None or day <= today + ZONES or _AHEAD_AFTER.search(sentence) or not _PAST.search(sentence):
            continue
        if not points_ahead(document.text, found.start()):
            span = Span(document=document.id, start=found.start(), end=found.end(), text=found[0])
            why = f"told as past, and after the publication on {today.isoformat()}"
            yield Damage(span=span, kind="inconsistent", can_say=why, spoils=("time",))


def find_wrong_weekdays_after(document: Document) -> Iterator[Damage]:
    """Yield dates that are followed by the weekday of another date; without a year, the nearest one counts."""
    frame = frame_of(document)
    for found in _WEEKDAY_AFTER.finditer(document.text):
        month, day = MONTHS[found["mon"] or found["mon2"]], int(found["d"] or found["d2"])
        if found["y"]:
            days = [d for d in [safe_date(int(found["y"]), month, day)] if d]
        else:
            days = nearest(month, day, frame, ahead=False) if frame.today and safe_date(2000, month, day) else []
        if days and all(d.weekday() != WEEKDAYS[found["week"]] for d in days):
            span = Span(document=document.id, start=found.start(), end=found.end(), text=found[0])
            yield Damage(span=span, kind="inconsistent", can_say=DISAGREE, spoils=("time",))


def _day(found: re.Match[str]) -> date | None:
    month = MONTHS[found["mon"] or found["mon2"]]
    return safe_date(int(found["y"] or found["y2"]), month, int(found["d"] or found["d2"]))
