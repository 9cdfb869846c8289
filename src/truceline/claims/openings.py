"""Sentences that may open the telling of an event: an act of violence with a place and a time of its own.

In: the view of a whole report. Out: its openings, with how each is set off from what stands before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from truceline.claims.frame import of_truce, opens_period
from truceline.claims.said_at import SAYING, in_dateline, of_saying
from truceline.claims.view import View
from truceline.model.mention import PlaceMention, TimeMention

VIOLENT = frozenset(
    "fired_first attacked returned_fire clashed killed wounded captured missing entered_territory damaged".split()
)
LOCATIVE = frozenset("at in near outside around beside by along towards toward from to of on between".split())
AROUND = frozenset("at in near outside around beside".split())
NAMED = frozenset(("pobj", "dobj", "conj", "compound", "appos", "nmod", "poss"))  # where a place's name may stand
THERE = re.compile(
    r"\b(?:the same|that|the said) (?:\w+ )?(?:village|town|city|place|spot|post|sector|district|area|hill|height)\b",
    re.IGNORECASE,
)
WIDE = ("country", "sea", "province", "area", "line")  # what two events may well share
LABEL_MOST = 80  # characters
MARK_MOST = 2  # characters after a sentence that may belong to its label
ITEM = re.compile(r"\s*(?:[-–—•*·▪■►]|\(?\d{1,2}[.)]|\(?[a-h]\))\s+(?=\S)")
LABEL = re.compile(r"\s*(?:[A-Z0-9][\w’'.-]*(?:[ ,]+(?:of |the |and )?[A-Z0-9(][\w’'.)-]*){0,6})(?::| [–—-])\s+(?=\S)")
_EVENTS = (
    r"(?:incidents?|attacks?|clash(?:es)?|strikes?|raids?|cases?|episodes?|exchanges?|shootings?|ambush(?:es)?|"
    r"assaults?|shellings?|blasts?|explosions?|fronts?|sectors?|occasions?)"
)
_NEXT = r"(?:separate|second|third|fourth|further|different|other|last)"
SWITCH = re.compile(  # "in a separate attack", "another strike on", "the second ambush"
    rf"\b(?:separately|elsewhere|(?:an?|the) {_NEXT} (?:\w+ ){{0,2}}?{_EVENTS}|"
    rf"(?:in|on|at) another (?:\w+ ){{0,2}}?{_EVENTS}|"
    rf"another (?:\w+ ){{0,2}}?{_EVENTS} (?:\w+ ){{0,3}}?(?:on|at|in|near))\b",
    re.IGNORECASE,
)
BACKWARD = re.compile(
    r"\b(?:earlier|before that|the (?:day|night|week|month|year) before|previously|"
    r"last (?:week|month|year|summer|winter|spring|autumn)|"
    r"(?:days|weeks|months|years|hours) (?:after|before|ago)|a (?:day|week|month|year) (?:after|before|ago)|"
    r"anniversary)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Opening:
    """A sentence that may open an event.

    ``days`` (local) and ``places`` (folded names) are its own; ``clock``: it tells an hour or a part of the day;
    ``marked``: a bullet, a number or a label sets it off; ``switch``: words do ("in a separate incident");
    ``backward``: it looks back ("a day earlier").
    """

    number: int
    paragraph: int
    days: frozenset[date]
    places: frozenset[str]
    clock: bool
    marked: bool
    switch: bool
    backward: bool

    @property
    def timed(self) -> bool:
        """Say whether it tells a time of its own."""
        return bool(self.days) or self.clock

    def other_than(self, before: "Opening") -> bool:
        """Say whether its place or its day is another one."""
        elsewhere = bool(self.places and before.places) and not self.places & before.places
        another_day = bool(self.days and before.days) and not self.days & before.days
        return elsewhere or another_day


def find_openings(view: View) -> list[Opening]:
    """Return the sentences that tell an act of violence with a place or a time of their own, in order."""
    found: list[Opening] = []
    for number, sentence in enumerate(view.annotated.sentences):
        opening = _opening(view, number)
        if opening is not None and found and THERE.search(view.text, sentence.start, sentence.end):
            opening = replace(opening, places=opening.places | found[-1].places)  # "at the same village"
        if opening is not None:
            found.append(opening)
    return found


def marked_paragraphs(view: View) -> dict[int, int]:
    """Return the paragraphs that a bullet, a number or a label begins, with their first sentence."""
    found: dict[int, int] = {}
    for number, sentence in enumerate(view.annotated.sentences):
        words = view.text[sentence.start : sentence.end + MARK_MOST]
        opens = number == 0 or view.annotated.sentences[number - 1].paragraph != sentence.paragraph
        if opens and not sentence.heading and (ITEM.match(words) or LABEL.match(words)):
            found[sentence.paragraph] = number
    return found


def begins_paragraph(view: View, number: int) -> bool:
    """Say whether a sentence is the first of its paragraph; a label or dateline before it does not count."""
    sentences = view.annotated.sentences
    if number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph:
        return True
    return begins_paragraph(view, number - 1) and _is_label(view, number - 1)


def _is_label(view: View, number: int) -> bool:
    sentence = view.annotated.sentences[number]
    words = view.text[sentence.start : sentence.end].rstrip()
    return len(words) <= LABEL_MOST and words.endswith((":", "-", "–", "—"))


def _opening(view: View, number: int) -> Opening | None:
    sentence = view.annotated.sentences[number]
    if sentence.heading or not any(e.act in VIOLENT for e in view.events_of.get(number, ())):
        return None
    times = [t for t in view.times_of.get(number, ()) if _of_act(view, t)]
    places = frozenset(_places(view, number))
    words = view.text[sentence.start : sentence.end]
    found = Opening(
        number=number,
        paragraph=sentence.paragraph,
        days=frozenset(d for t in times for d in _days(t)),
        places=places | frozenset(_labelled(view, number)),
        clock=any(t.kind in ("clock", "part_of_day") for t in times),
        marked=False,
        switch=bool(SWITCH.search(words)),
        backward=bool(BACKWARD.search(words)) or _looks_back(view, sentence.first, sentence.last),
    )
    return found if found.places or found.timed else None


def _of_act(view: View, mention: TimeMention) -> bool:
    if mention.kind in ("as_of", "length", "repeated") or opens_period(view, mention):
        return False
    return not (of_saying(view, mention) or of_truce(view, mention) or in_dateline(view, mention))


def _days(mention: TimeMention) -> Iterator[date]:
    if mention.readings and mention.readings[0].to_the_day:
        yield from (d for d in mention.readings[0].local_dates() if d is not None)


def _places(view: View, number: int) -> Iterator[str]:
    """Yield the names of the places at which a sentence puts something: known ones, and names after "at", "near"."""
    known: set[int] = set()
    for mention in view.places_of.get(number, ()):
        known.update(view.tokens_in(mention.span.start, mention.span.end))
        if not _is_wide(mention) and not _of_speaker(view, mention.span.start):
            yield mention.span.text.casefold()
    sentence = view.annotated.sentences[number]
    for index in range(sentence.first, sentence.last):
        if index in known or not _is_name(view, index) or _of_speaker(view, view.tokens[index].start):
            continue
        if _stands_as_place(view, index) or _follows_place_word(view, index, sentence.first):
            yield view.tokens[index].text.casefold()


def _is_wide(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.precision in WIDE


def _is_name(view: View, index: int) -> bool:
    """Say whether a word is a name that is neither an actor's nor part of a time."""
    token = view.tokens[index]
    if token.tag not in ("NNP", "NNPS") or index in view.actor_at or not token.text[0].isupper():
        return False
    times = view.times_of.get(view.sentence_of[index], ())
    return not any(t.span.start <= token.start < t.span.end for t in times)


def _stands_as_place(view: View, index: int) -> bool:
    """Say whether a name hangs on "at", "near", or is of what was hit."""
    above = index
    while view.tokens[above].dep in NAMED and view.tokens[above].head != above:
        above = view.tokens[above].head
        if above in view.actor_at:
            return False
        if view.low[above] in LOCATIVE or above in view.event_at:
            return True
    return False


def _follows_place_word(view: View, index: int, first: int) -> bool:
    """Say whether "near", "at the" stands right before a name, however the parse has it."""
    before = index - 2 if index > first and view.low[index - 1] == "the" else index - 1
    return before >= first and view.low[before] in AROUND


def _of_speaker(view: View, offset: int) -> bool:
    """Say whether a place hangs on a verb of saying: "said in Havana"."""
    index = view.token_at(offset)
    if index is None:
        return False
    for above in view.ancestors(index):
        if above in view.event_at:
            return False
        if view.tokens[above].tag.startswith("VB"):
            return view.low[above] in SAYING
    return False


def _labelled(view: View, number: int) -> Iterator[str]:
    """Yield the place that a label before the sentence names: "Marinka: At 14:00 ..."; a dateline names none."""
    if not begins_paragraph(view, number):
        return
    sentences = view.annotated.sentences
    first = number
    while first > 0 and sentences[first - 1].paragraph == sentences[number].paragraph:
        first -= 1
    label = LABEL.match(view.text, sentences[first].start, sentences[number].end)
    if label and label.group().rstrip().endswith(":"):
        yield label.group().strip(" \n:").casefold()


def _looks_back(view: View, first: int, last: int) -> bool:
    """Say whether the sentence's own verb stands in the past perfect."""
    for index in range(first, last):
        if view.tokens[index].dep == "ROOT":
            return any(view.low[k] == "had" for k in view.children(index, "aux", "auxpass"))
    return False
