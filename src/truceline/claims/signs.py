"""The signs of a passage: what about its times, tense, words and place in the report speaks for or against background.

A sign is a name that is there or not. No sign names a country, a group or a place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import asin, cos, radians, sin, sqrt

from truceline.claims.frame import (
    Frame,
    afterwards,
    day_of,
    long_before,
    of_truce,
    opens_period,
)
from truceline.claims.passages import Passage, is_dateline
from truceline.claims.said_at import in_dateline, of_saying
from truceline.claims.view import View
from truceline.model.mention import PlaceMention, TimeMention

LEAD_PARAGRAPHS = 2  # the headline's event is told in the first two
FAR_KM = 40.0  # beyond this a place is another one than that of the lead
SHORT = 3  # paragraphs; in fewer the place of a sentence says nothing
LARGE = 1000  # people: the toll of a war, not of a day
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FOUGHT = re.compile(r"wars?|conflicts?|fighting|clash(?:es)?|campaigns?|offensives?|battles?|crisis|uprising|attacks?")
HAVE = frozenset(("has", "have", "'ve"))
TURNS = frozenset(  # words that turn to another event, and open the part that tells it: "elsewhere", "in a second raid"
    f"words: {name}" for name in ("away", "elsewhere", "earlier", "later", "repeat")
)
LOSS = ("killed", "wounded", "captured", "missing")
FIGHT = ("fired_first", "attacked", "returned_fire", "clashed", "entered_territory")


@dataclass(frozen=True)
class Report:
    """What is known of a report before its passages are judged.

    ``cues``: a pattern by class of words. ``part``: it is one part of a report that tells several events.
    """

    view: View
    frame: Frame
    cues: Mapping[str, re.Pattern[str]]
    part: bool = False

    @cached_property
    def paragraphs(self) -> int:
        """How many paragraphs the report has below the headline."""
        return max((s.paragraph for s in self.view.annotated.sentences), default=0)

    @cached_property
    def lead_places(self) -> tuple[PlaceMention, ...]:
        """The places that are named in the first paragraphs."""
        view = self.view
        return tuple(
            m
            for number, mentions in view.places_of.items()
            for m in mentions
            if view.annotated.sentences[number].paragraph <= LEAD_PARAGRAPHS and not is_dateline(view, number)
        )

    def signs(self, passage: Passage, *, reported: bool) -> frozenset[str]:
        """Return the signs of a passage. ``reported``: it is governed by somebody's words."""
        found = [
            *_time_signs(self, passage, reported=reported),
            *_tense_signs(self.view, passage, reported=reported),
            *_word_signs(self, passage),
            *_act_signs(self.view, passage),
            *_place_signs(self, passage),
            *_position_signs(self, passage, reported=reported),
        ]
        return frozenset(found) - (TURNS if self.part and passage.number == 0 else frozenset())


def words_of(view: View, passage: Passage) -> str:
    """Return the words of a passage."""
    return view.text[view.tokens[passage.first].start : view.tokens[passage.last - 1].end]


def times_in(view: View, passage: Passage) -> list[TimeMention]:
    """Return the times told in a passage that can be dated."""
    first, last = view.tokens[passage.first].start, view.tokens[passage.last - 1].end
    return [m for m in view.times_of.get(passage.number, ()) if m.readings and first <= m.span.start < last]


def _time_signs(report: Report, passage: Passage, *, reported: bool) -> Iterator[str]:
    view = report.view
    told = times_in(view, passage)
    names = {name for m in told for name in _time_sign(report, m, reported=reported)}
    yield from sorted(names)
    if not told:
        yield "time: none"
    if "time: other day" in names and "time: of the incident" not in names:
        yield "time: other day only"
    if report.frame.first is None:
        yield "frame: unknown"
    years = {int(view.low[i]) for i in _years(view, passage)}
    day = day_of(report.frame, view)
    if years and (day is None or day.year not in years):
        yield "time: other year"


def _years(view: View, passage: Passage) -> Iterator[int]:
    """Yield the tokens of years, but not one that only names a thing: "the 1991 line", not "the 2016 clashes"."""
    for index in range(passage.first, passage.last):
        if YEAR.fullmatch(view.low[index]) and not _names(view, index):
            yield index


def _names(view: View, index: int) -> bool:
    head = view.tokens[index].head
    if view.tokens[index].dep not in ("nummod", "compound", "amod", "nmod") or head <= index:
        return False
    return head not in view.event_at and FOUGHT.fullmatch(view.low[head]) is None


def _time_sign(report: Report, mention: TimeMention, *, reported: bool) -> Iterator[str]:
    view, frame, reading = report.view, report.frame, mention.readings[0]
    bound = "since " if opens_period(view, mention) else ""
    index = view.token_at(mention.span.start)
    if of_truce(view, mention) or (reading.precision == "year" and index is not None and _names(view, index)):
        yield "time: of a truce"
    elif (
        of_saying(view, mention)
        or in_dateline(view, mention)
        or (reported and reading.to_the_day and afterwards(view, mention, frame))
    ):
        yield "time: of saying"
    elif reading.to_the_day:
        held = frame.holds(reading)
        if held is None:
            yield "time: a day"
        elif held:
            yield f"time: {bound}of the incident"
        else:
            yield f"time: {bound}other day"
            yield "time: later" if afterwards(view, mention, frame) else "time: earlier"
    elif long_before(reading, frame, view):
        yield f"time: {bound}{reading.precision} past"
        yield "time: period past"
    else:
        yield "time: period now"


def _tense_signs(view: View, passage: Passage, *, reported: bool) -> Iterator[str]:
    root = _content_root(view, passage)
    tense = _tense(view, root)
    shifted = reported and tense == "past perfect"  # "said that four had been killed" is told of the day itself
    yield f"tense: {tense}{' in speech' if shifted else ''}"
    if passage.root == root and view.tokens[root].dep == "relcl":
        yield "clause: relative"


def _content_root(view: View, passage: Passage) -> int:
    """Return the verb of what is said, where the passage only says that somebody says it."""
    root = passage.root
    for _ in range(3):
        said = [k for k in view.children(root, "ccomp") if passage.holds(k)]
        if not said or view.tokens[root].tag[:2] != "VB":
            break
        root = said[0]
    return root


def _tense(view: View, root: int) -> str:
    tag = view.tokens[root].tag
    helpers = [view.low[k] for k in view.children(root, "aux", "auxpass")]
    tags = [view.tokens[k].tag for k in view.children(root, "aux", "auxpass")]
    if "MD" in tags or tag == "MD":
        return "modal"
    if "had" in helpers:
        return "past perfect"
    if HAVE & set(helpers):
        return "present perfect"
    if "VBD" in tags or tag == "VBD":
        return "past"
    if set(tags) & {"VBZ", "VBP"} or tag in ("VBZ", "VBP"):
        return "present"
    return "other" if tag.startswith("VB") else "no verb"


def _word_signs(report: Report, passage: Passage) -> Iterator[str]:
    words = words_of(report.view, passage)
    hit = {name: match for name, pattern in report.cues.items() if (match := pattern.search(words))}
    yield from (f"words: {name}" for name in hit)


def _act_signs(view: View, passage: Passage) -> Iterator[str]:
    acts = {e.act for e in view.events_of.get(passage.number, ()) if passage.holds(e.token)}
    if acts & set(LOSS):
        yield "acts: losses"
    if acts & set(FIGHT):
        yield "acts: fight"
    if "fired_first" in acts or "returned_fire" in acts:
        yield "acts: shot"
    if "violated_agreement" in acts:
        yield "acts: breach"
    if not acts:
        yield "acts: none"
    counts = {
        id(view.quantity_at[i]): view.quantity_at[i]
        for i in range(passage.first, passage.last)
        if i in view.quantity_at
    }
    people = [q.count for q in counts.values() if q.count.unit == "persons"]
    if people:
        yield "figures: people"
    if any((c.low or c.high or 0) >= LARGE for c in people):
        yield "figures: thousands"


def _place_signs(report: Report, passage: Passage) -> Iterator[str]:
    view = report.view
    first, last = view.tokens[passage.first].start, view.tokens[passage.last - 1].end
    here = [m for m in view.places_of.get(passage.number, ()) if first <= m.span.start < last]
    if not here:
        return
    yield "place: named"
    lead = {m.span.text.lower() for m in report.lead_places}
    if not any(m.span.text.lower() in lead for m in here):
        yield "place: new"
        if _far(here, report.lead_places):
            yield "place: far"
    else:
        yield "place: of the lead"


def _far(here: Sequence[PlaceMention], lead: Sequence[PlaceMention]) -> bool:
    gaps = [gap for a, b in product(here, lead) if (gap := _gap_km(a, b)) is not None]
    return bool(gaps) and min(gaps) > FAR_KM


def _gap_km(a: PlaceMention, b: PlaceMention) -> float | None:
    one, two = a.place, b.place
    if one is None or two is None or one.lat is None or two.lat is None or one.lon is None or two.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(radians, (one.lat, one.lon, two.lat, two.lon))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def _position_signs(report: Report, passage: Passage, *, reported: bool) -> Iterator[str]:
    view = report.view
    sentence = view.annotated.sentences[passage.number]
    if reported:
        yield "said by somebody"
    issued = view.annotated.voice is not None
    yield "text: issued" if issued else "text: report"
    if report.paragraphs < SHORT:
        yield "text: short"
        return
    if sentence.paragraph <= 1:
        yield "position: first paragraph"
    elif sentence.paragraph <= LEAD_PARAGRAPHS:
        yield "position: second paragraph"
    if sentence.paragraph >= report.paragraphs:
        yield "position: last paragraph"
        if not issued:
            yield "position: last paragraph of a report"
    elif sentence.paragraph >= report.paragraphs - 1:
        yield "position: last but one"
    if report.paragraphs >= 6:
        yield "text: long"
