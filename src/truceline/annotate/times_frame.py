"""From where the relative words of a report are counted, and how local days and hours become intervals in UTC."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from truceline.model.document import Document
from truceline.model.time import Interval, TimePrecision, zone_offset
from truceline.reference.zones import format_offset

NO_PUBLICATION = "no publication date to count from"
EITHER_SIDE = "before or after the publication: the text does not say"
# Words that point ahead: after them "on Thursday" may be the next one.
AHEAD = re.compile(
    r"\b(?:will|shall|until|till|by|due|scheduled|expected|next|upcoming|deadline|effective|tomorrow"
    r"|plan(?:s|ned|ning)?\s(?:\w+\s){0,3}?(?:to|on|for)|planned|hopes?\sto|intends?\sto|as\s(?:soon|early|late)\sas"
    r"|postponed|would\sbe|ahead\sof|(?:is|are|was|were|set|meant|going|ready|about)\sto|extended\s(?:its\s\w+\s)?(?:to|until))\b"
    r"[^.,;:!?\n]*$"
)
# A word of saying right before the day dates the saying, whatever was said: "will resume, he said on Thursday".
SAID = re.compile(
    r"\b(?:said|told\s(?:\w+\s){1,4}?|announced|added|stated|reported|warned|confirmed|declared|denied|claimed|insisted|"
    r"argued|noted|ruled|decided|agreed|voted|wrote|tweeted|posted)\s?"
    r"(?:(?:in\sa\sstatement|in\san\sinterview|here|late|early)\s)?(?:on\s)?$"
)
AHEAD_REACH = 80  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The local day of the publication, if known, and the offset in which days without a zone are taken."""

    today: date | None
    zone: str | None
    why: str

    def days(self, first: date, last: date, precision: TimePrecision) -> Interval:
        """Return the interval from the start of the first to the end of the last local day."""
        return self.hours(first, 0, (last - first).days * 24 + 24, precision)

    def hours(self, day: date, first: int, last: int, precision: TimePrecision) -> Interval:
        """Return the interval between two hours of a local day; hours below 0 and over 24 are of the days beside it."""
        midnight = datetime.combine(day, time(0), zone_offset(self.zone))
        earliest, latest = midnight + timedelta(hours=first), midnight + timedelta(hours=last, seconds=-1)
        return Interval(
            earliest=earliest.astimezone(UTC),
            latest=latest.astimezone(UTC),
            precision=precision,
            zone=self.zone,
            zone_why=self.why,
        )


def frame_of(document: Document, zones: Sequence[str] = ()) -> Frame:
    """Return the frame of a document: the zone is that of its publication, else the only zone of its context."""
    published = document.published
    offset = published.utcoffset() if published else None
    zone, why = None, "not known: taken as the text tells it"
    if offset is not None:
        zone, why = format_offset(offset // timedelta(minutes=1)), "that of the publication date"
    elif len(set(zones)) == 1:
        zone, why = zones[0], "the only one of the context"
    return Frame(today=published.date() if published else None, zone=zone, why=why)


def points_ahead(text: str, start: int) -> bool:
    """Say whether the words before a character of one sentence point ahead ("are to meet on", "until")."""
    if SAID.search(text, max(0, start - AHEAD_REACH), start):
        return False
    return AHEAD.search(text, max(0, start - AHEAD_REACH), start) is not None
