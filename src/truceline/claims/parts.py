"""A report that tells several events, each in a part of its own: where the parts begin and end.

In: the view of a whole report. Out: runs of sentences. A report that tells one event, in however many paragraphs and
places, has no parts: a false split is the worst error, so that every rule asks for several signs at once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from truceline.claims.openings import Opening, begins_paragraph, find_openings, marked_paragraphs
from truceline.claims.view import View

LEAST = 3  # openings that make a report a roundup where nothing but their places and days says so
SHARE = 0.5  # of the sentences below the headline that are openings, where these do not begin paragraphs
_EVENTS = (
    r"(?:incidents|attacks|clashes|strikes|raids|ambushes|assaults|exchanges|shootings|violations|cases|episodes|events|"
    r"places|fronts|towns|villages|districts|provinces)"
)
_NUMBER = r"(?:two|three|four|five|six|seven)"
SEVERAL = re.compile(  # what a headline says of a report that tells several events
    r"\b(?:digest|round-?up|in brief|briefs|weekend|weekly|week of|bulletin|overview|chronicle|incidents|fronts|"
    r"(?:daily|situation) (?:note|report|summary|update)|(?:note|summary) (?:of|for|on)|"
    rf"(?:{_NUMBER}|several|separate|series of|string of) (?:\w+ ){{0,3}}?{_EVENTS})\b",
    re.IGNORECASE,
)
_DAY = r"(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|\d{1,2}(?: [a-z]+)?|[a-z]+ \d{1,2})"
DAYS = re.compile(  # a headline over several days
    rf"\b{_DAY}(?: to | and | through |\s?[–—-]\s?){_DAY}\b|\b(?:{_NUMBER}|\d+) days\b", re.IGNORECASE
)
ALL = re.compile(  # what is said of all the events
    rf"\b(?:(?:both|all|the) (?:{_NUMBER} |of the )?{_EVENTS}|in (?:all|total)|altogether|none of (?:the|these)|"
    rf"neither (?:incident|attack|clash)|(?:all|none) {_NUMBER}|each (?:case|time|incident)|(?:the )?total)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Part:
    """Sentences ``[first, last)`` of a report; ``event``: they tell one event, else they stand around the events."""

    first: int
    last: int
    event: bool


def find_parts(view: View) -> tuple[Part, ...]:
    """Return the parts of a report that tells several events, in order; none where it tells one event, or no event."""
    openings = find_openings(view)
    if len(openings) < 2:
        return ()
    begins = _listed(view, openings) or _in_prose(view, openings)
    return tuple(_parts(view, begins)) if begins else ()


def _listed(view: View, openings: Sequence[Opening]) -> list[int]:
    """Return where the items of a list begin, if most of them tell an event of their own."""
    items = marked_paragraphs(view)
    marked = _first_of([replace(o, marked=True) for o in openings if o.paragraph in items])
    told = _chain([o for o in marked if o.timed or o.places])
    if len(told) < 2 or len(told) * 3 < len(items) * 2 or not any(o.places for o in told):
        return []
    return [items[o.paragraph] for o in told]


def _in_prose(view: View, openings: Sequence[Opening]) -> list[int]:
    """Return where the events of a digest in prose begin.

    Where the headline says that there are several, or every sentence opens an event, they may look back; else not.
    """
    full = [o for o in openings if o.places and (o.timed or o.switch)]
    body = [n for n, s in enumerate(view.annotated.sentences) if not s.heading]
    said = bool(full) and _says_several(view, full[0].number)
    all_told = _chain(full)
    if len(all_told) >= LEAST and len(all_told) == len(body):
        return [o.number for o in all_told]
    told = all_told if said else _chain([o for o in full if not o.backward])
    if len(told) < 2 or not _fills(view, told, body):
        return []
    if len(told) == 2:
        return [o.number for o in told] if said and told[1].switch else []
    return [o.number for o in told] if said or _moves_on(told) else []


def _first_of(openings: Sequence[Opening]) -> list[Opening]:
    """Return the first opening of each paragraph."""
    found: dict[int, Opening] = {}
    for opening in openings:
        found.setdefault(opening.paragraph, opening)
    return list(found.values())


def _chain(openings: Sequence[Opening]) -> list[Opening]:
    """Leave out what tells on about an event that is opened already."""
    kept: list[Opening] = []
    for opening in openings:
        if all(opening.other_than(before) for before in kept):
            kept.append(opening)
    return kept


def _fills(view: View, told: Sequence[Opening], body: Sequence[int]) -> bool:
    """Say whether the events make up the report: each begins a paragraph, or there is little else."""
    begin = [o for o in told if begins_paragraph(view, o.number)]
    return len(begin) == len(told) or len(told) >= SHARE * len(body)


def _says_several(view: View, first: int) -> bool:
    """Say whether the headline, or what stands before the first event, says that there are several."""
    sentences = view.annotated.sentences
    end = sentences[first].start
    if SEVERAL.search(view.text[:end]):
        return True
    heads = [s for s in sentences[:first] if s.heading]
    return any(DAYS.search(view.text[s.start : s.end]) for s in heads)


def _moves_on(told: Sequence[Opening]) -> bool:
    """Say whether each has a day, no day is before that of the event told before, and not all are of one day."""
    days = [min(o.days) for o in told if o.days]
    return len(days) == len(told) and days == sorted(days) and len(set(days)) > 1


def _parts(view: View, begins: Sequence[int]) -> list[Part]:
    """Cut the report; what stands before the first event, and what is said of all of them, belongs to none."""
    sentences = view.annotated.sentences
    found = [Part(0, begins[0], event=False)] if begins[0] > 0 else []
    for index, first in enumerate(begins):
        until = begins[index + 1] if index + 1 < len(begins) else len(sentences)
        end = _end(view, first, until, alone=_each_in_one(view, begins))
        found.append(Part(first, end, event=True))
        if end < until:
            found.append(Part(end, until, event=False))
    return found


def _each_in_one(view: View, begins: Sequence[int]) -> bool:
    """Say whether every event but the last is told within one paragraph."""
    sentences = view.annotated.sentences
    return all(
        sentences[following - 1].paragraph == sentences[first].paragraph for first, following in pairwise(begins)
    )


def _end(view: View, first: int, until: int, *, alone: bool) -> int:
    """Return the sentence before which the telling of an event ends.

    That is where its paragraph ends, if each event has one, or where something is said of all events.
    """
    sentences = view.annotated.sentences
    for number in range(first + 1, until):
        sentence = sentences[number]
        if ALL.search(view.text[sentence.start : sentence.end]) or sentence.heading:
            return number
        if alone and sentence.paragraph != sentences[first].paragraph:
            return number
    return until
