"""When something was said, and of which moment: "said on Monday", "as of 20:30", apart from when it happened.

The time of a saying is never that of the act; it stands in the statement. Where no other time is told, that of the act
stays open.
"""

import re

from truceline.claims.view import View
from truceline.model.mention import TimeMention

SAYING = frozenset(  # verbs whose time is that of the words, not of the act; a figure is raised as it is said
    "said told announced wrote added reported spoke says stated declared confirmed denied accused accuses blamed "
    "raised lowered updated revised published released".split()
)
_AFTER_DATELINE = re.compile(r"[)\s.,]*[-–—:]")
DATELINE = 48  # characters


def of_saying(view: View, mention: TimeMention) -> bool:
    """Say whether the time tells when something was said: the nearest verb above it is one of saying."""
    index = view.token_at(mention.span.end - 1)
    if index is None:
        return False
    for above in [index, *view.ancestors(index)]:
        if above in view.event_at:
            return False
        if view.tokens[above].tag.startswith("VB"):
            return view.low[above] in SAYING
    return False


def in_dateline(view: View, mention: TimeMention) -> bool:
    """Say whether a date stands in the dateline, between the place and a dash: the day of the writing."""
    start, text = mention.span.start, view.text
    begin = text.rfind("\n", 0, start) + 1
    lead = start - begin <= DATELINE and re.search(r"\b[A-Z]{3}", text[begin:start])
    return bool(lead and _AFTER_DATELINE.match(text, mention.span.end))


def find_said_at(view: View, number: int) -> TimeMention | None:
    """Return the day or hour at which the words of a sentence were said, where the sentence tells it."""
    return next((t for t in _placed(view, number) if t.kind != "as_of" and of_saying(view, t)), None)


def find_as_of(view: View, number: int) -> TimeMention | None:
    """Return the moment of whose state a sentence speaks: "as of 20:30", "by Friday morning"."""
    return next((t for t in _placed(view, number) if t.kind == "as_of"), None)


def _placed(view: View, number: int) -> list[TimeMention]:
    """Return the times of a sentence that have a reading as exact as a day."""
    told = (t for t in view.times_of.get(number, ()) if t.readings and t.kind != "length")
    return [t for t in told if t.readings[0].to_the_day]
