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
_STATING = (
    r"(?:says|states|reports|announces|declares|informs|writes|confirms|said|stated|reported|announced|declared|informed|"
    r"wrote)"
)
_STATEMENT = r"(?:statement|communiqu[eé]|press release|announcement|bulletin|declaration|briefing|report)"
# "The General Command states, 26 May 2023:", "Statement by the ministry to the public, Khartoum, 25 May 2023"
_STATED = re.compile(
    rf"\b(?:(?i:{_STATING})(?:\s+in\s+(?:[A-Z][\w’'-]*[\s,]+){{1,3}})?"
    rf"|(?i:{_STATEMENT})(?:[\s,]+(?:by|of|from|to|for|and|the|no\.?|public|opinion|press|media|issued|\d+|[A-Z][\w’'.-]*))*)"
    r"\s*[,(]?\s*(?:on\s+|dated\s+|of\s+)?$"
)
_HOUR = r"(?:[,(]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*(?:[ap]\.?m\.?|hrs|hours|GMT|UTC|local time))?)?"
_BEFORE_WORDS = re.compile(rf"{_HOUR}\)?\s*:(?!\d)")
_LINE_END = re.compile(rf"{_HOUR}[).]?[ \t]*(?:\n|$)")
_BOUND = re.compile(r"\b(?:since|from|after|before|of)\s+$")
_AFTER_DATELINE = re.compile(r"[)\s.,]*[-–—:]")
DATELINE = 48  # characters
OWN_DAYS = ("date", "day", "part_of_day")


def of_saying(view: View, mention: TimeMention) -> bool:
    """Say whether the time tells when something was said: it heads words, or the nearest verb above it is of saying."""
    if _heads_words(view, mention):
        return True
    index = view.token_at(mention.span.end - 1)
    if index is None:
        return False
    for above in [index, *view.ancestors(index)]:
        if above in view.event_at:
            return False
        if view.tokens[above].tag.startswith("VB"):
            return view.low[above] in SAYING
    return False


def _heads_words(view: View, mention: TimeMention) -> bool:
    """Say whether a date stands over what was said, before a colon or in a line of its own; no act is told before it.

    "26 May 2023: troops fired" may tell the day of the act; where the words behind tell an earlier day, it does not.
    """
    text, end = view.text, mention.span.end
    colon = _BEFORE_WORDS.match(text, end)
    if not colon and not _LINE_END.match(text, end):
        return False
    begin = text.rfind("\n", 0, mention.span.start) + 1
    index = view.token_at(mention.span.start)
    if index is None or any(view.tokens[i].start >= begin for i in view.event_at if i < index):
        return False
    if _STATED.search(text[begin : mention.span.start]):
        return True
    behind = [t for t in view.times_of.get(view.sentence_of[index], ()) if colon and t.span.start > end]
    return any(_is_earlier_day(view, t, mention) for t in behind)


def _is_earlier_day(view: View, mention: TimeMention, than: TimeMention) -> bool:
    """Say whether a time is a day before another one and does not bound a period ("until Monday")."""
    days = [
        t.readings[0].local_dates()[0] if t.readings and t.readings[0].to_the_day else None for t in (mention, than)
    ]
    told, head = days
    bound = _BOUND.search(view.text, max(0, mention.span.start - 12), mention.span.start)
    return mention.kind in OWN_DAYS and not bound and told is not None and head is not None and told < head


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
