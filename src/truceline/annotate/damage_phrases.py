"""Phrases of time that cannot be right: "13 hours 75 minutes", "at night of the same morning", "in the year 2554"."""

import re
from collections.abc import Iterator

from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.span import Span

_HOURS_MINUTES = re.compile(r"\b(?P<h>[0-9]{1,2}) hours?,? (?:and )?(?P<m>[0-9]{1,3}) minutes?\b", re.IGNORECASE)
_PART = r"(?:dawn|morning|noon|midday|afternoon|evening|night|midnight)"
_TWO_PARTS = re.compile(
    rf"(?:\bat\s)?(?:\b[0-9]{{1,2}}(?:[:.][0-9]{{2}})?\s)?\b(?:at|in)\s(?:the\s)?(?P<a>{_PART})"
    rf"\s(?:of|in)\sthe\s(?:same\s)?(?P<b>{_PART})\b",
    re.IGNORECASE,
)
_ALIKE = ({"dawn", "morning"}, {"noon", "midday"}, {"evening", "night"}, {"night", "midnight"})
_YEAR = re.compile(r"\b(?:in|since|of|from)\sthe\syear\s(?P<y>[0-9]{4})\b", re.IGNORECASE)
LAST_YEAR = 2100  # no report of ours tells of a later one; other calendars (Thai: 543 ahead) do


def find_impossible_phrases(document: Document) -> Iterator[Damage]:
    """Yield the phrases with what is wrong with them; what was meant is never guessed."""
    text = document.text
    for found in _HOURS_MINUTES.finditer(text):
        if int(found["m"]) > 59:
            yield _damage(document, found, f"an hour has no minute {found['m']}")
    for found in _TWO_PARTS.finditer(text):
        if {found["a"].lower(), found["b"].lower()} not in _ALIKE and found["a"].lower() != found["b"].lower():
            yield _damage(document, found, f"the {found['a'].lower()} is not part of the {found['b'].lower()}")
    for found in _YEAR.finditer(text):
        if int(found["y"]) > LAST_YEAR:
            yield _damage(document, found, f"the year {found['y']} has not come; it may be one of another calendar")


def _damage(document: Document, found: re.Match[str], why: str) -> Damage:
    span = Span(document=document.id, start=found.start(), end=found.end(), text=found[0])
    return Damage(span=span, kind="impossible_time", can_say=why, spoils=("time",))
