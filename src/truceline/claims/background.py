"""What is not the incident: other days, other years, wars and their tolls, talks, missions, monitors' counts.

A passage is judged by its signs (``signs``), each of which has a weight in log odds; the weights are learnt by
``scripts/train_background.py``. What is left over is of the incident, or of nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log

from truceline.claims.frame import find_frame
from truceline.claims.passages import JOINS, Passage, is_dateline, split
from truceline.claims.recalled import is_recalled
from truceline.claims.signs import LOSS, Report, times_in, words_of
from truceline.claims.spoken import Attribution
from truceline.claims.view import View
from truceline.claims.worth import no_fire
from truceline.model.background import Background, BackgroundKind
from truceline.model.identity import content_id
from truceline.model.span import Span
from truceline.reference.background import BIAS, BackgroundTable
from truceline.reference.truce_cues import AGREEMENTS, CEASEFIRES

LEAST = log(0.45 / 0.55)  # log odds from which a passage is background
DOUBT = log(0.4 / 0.6)  # from here on its dead and wounded are not taken for those of the incident
SURE = 2.0  # log odds of what a rule decides
ACTS = frozenset(("acts: losses", "acts: fight", "acts: breach"))
OTHER = frozenset(("time: other day only", "time: period past", "time: other year", "words: away"))
AWAY = frozenset(f"words: {name}" for name in "away elsewhere tally count cumulative repeat war history".split()) | {
    "place: new",
    "time: earlier",
}
POINTING = (
    OTHER
    | frozenset(  # what can lead away from the incident; without one of them an act is of it
        f"words: {name}"
        for name in "war history cumulative earlier ahead elsewhere general tally people secession law remind habit "
        "blockade deploy".split()
    )
    | frozenset(("place: new", "tense: past perfect", "figures: thousands", "clause: relative", "time: earlier"))
)
EARLY = frozenset(("text: short", "position: first paragraph", "position: second paragraph"))
REASONS = 2  # signs that are named in ``why``


@dataclass(frozen=True)
class Judged:
    """A passage with the log odds that it is background, and the reasons in words."""

    passage: Passage
    odds: float
    why: str


@dataclass(frozen=True)
class Judge:
    """Judge the passages of one report."""

    report: Report
    table: BackgroundTable

    @classmethod
    def of(cls, view: View, table: BackgroundTable, *, part: bool = False) -> "Judge":
        """Make a judge for a report, or for one part of a report that tells several events."""
        return cls(Report(view, find_frame(view), table.cues, part), table)

    def judge(self, number: int, attributions: Sequence[Attribution], before: Judged | None) -> list[Judged]:
        """Judge the passages of a sentence; none where it is a headline or a dateline. ``before``: the last one."""
        found: list[Judged] = []
        for passage, signs in self._signs(number, attributions):
            judged = self._judge(passage, signs)
            if self.report.part and number == 0 and signs & ACTS:
                judged = replace(judged, odds=min(judged.odds, -SURE))  # it opens the telling of its event
            if self._dates_talks(passage):
                judged = replace(judged, odds=min(judged.odds, -SURE))  # it belongs to the record of the agreement
            if before is not None and before.odds >= LEAST and self._goes_on(passage, signs):
                judged = Judged(passage, max(judged.odds, SURE), before.why)
            found.append(judged)
            before = judged
        return found

    def _dates_talks(self, passage: Passage) -> bool:
        """Say whether all that a passage tells is a beginning that is no fire: of an agreement, of talks."""
        view = self.report.view
        events = [e for e in view.events_of.get(passage.number, ()) if passage.holds(e.token)]
        return bool(events) and all(no_fire(view, event.token) for event in events)

    def _goes_on(self, passage: Passage, signs: frozenset[str]) -> bool:
        """Say whether losses without a time of their own go on with what stands before a semicolon."""
        joined = passage.first > 0 and self.report.view.low[passage.first - 1] == ";"
        return joined and {"acts: losses", "time: none"} <= signs

    def signs(self, number: int, attributions: Sequence[Attribution]) -> Iterator[tuple[Span, frozenset[str]]]:
        """Yield the passages of a sentence with their signs."""
        for passage, signs in self._signs(number, attributions):
            yield self.report.view.span(passage.first, passage.last - 1), signs

    def _signs(self, number: int, attributions: Sequence[Attribution]) -> Iterator[tuple[Passage, frozenset[str]]]:
        view = self.report.view
        if view.annotated.sentences[number].heading or is_dateline(view, number):
            return
        for passage in split(view, number):
            yield passage, self.report.signs(passage, reported=is_reported(passage, attributions))

    def _judge(self, passage: Passage, signs: frozenset[str]) -> Judged:
        weights = {sign: self.table.weights.get(sign, 0.0) for sign in signs}
        odds = self.table.weights[BIAS] + sum(weights[sign] for sign in sorted(weights))
        return Judged(passage, bound(odds, signs), self._why(passage, weights))

    def _why(self, passage: Passage, weights: dict[str, float]) -> str:
        """Return the heaviest signs for background, in words; where the passage stands is said last."""
        best = sorted((sign.startswith(("position", "text")), -w, sign) for sign, w in weights.items() if w > 0)[
            :REASONS
        ]
        return "; ".join(self._says(passage, sign) for *_, sign in best)

    def _says(self, passage: Passage, sign: str) -> str:
        pattern = self.table.cues.get(sign.removeprefix("words: "))
        match = pattern.search(words_of(self.report.view, passage)) if pattern else None
        return f"the words {match.group()!r}" if match else self.table.words.get(sign, sign)


def bound(odds: float, signs: frozenset[str]) -> float:
    """Hold the odds to what is certain about acts.

    What is dated to another year, and tells of no fight, is background in a short text, or where the day is unknown.
    Losses of another day, time or place are background whatever the rest says; an act near the beginning is not, where
    nothing points elsewhere, nor one at the time of the incident that is not told of another place or over a period.
    """
    if "time: other year" in signs and signs & {"text: short", "frame: unknown"} and not signs & ACTS:
        return max(odds, SURE)
    if "acts: losses" in signs and signs & OTHER and not signs & {"time: of the incident", "time: of saying"}:
        return max(odds, SURE)
    anchored = "time: of the incident" in signs and "acts: losses" not in signs and not signs & AWAY
    if signs & ACTS and (anchored or (signs & EARLY and not signs & POINTING)):
        return min(odds, -SURE)
    return odds


def is_reported(passage: Passage, attributions: Sequence[Attribution]) -> bool:
    """Say whether a passage lies within somebody's words."""
    return any(not a.scope or passage.holds(a.cue) or any(map(passage.holds, a.scope)) for a in attributions)


def apart(view: View, judged: Sequence[Judged]) -> frozenset[int]:
    """Return the trigger words that are not the incident's: those of background, and losses of doubtful passages."""
    return frozenset(
        event.token
        for j in judged
        for event in view.events_of.get(j.passage.number, ())
        if j.passage.holds(event.token)
        and (j.odds >= LEAST or (event.act in LOSS and j.odds >= DOUBT) or is_recalled(view, event.token))
    )


def read_background(view: View, judged: Sequence[Judged]) -> Iterator[Background]:
    """Make the records of the background passages of a sentence; those that run on are one."""
    run: list[Judged] = []
    for j in judged:
        if run and (j.odds < LEAST or view.low[j.passage.first - 1] == ";"):
            yield _record(view, run)
            run = []
        if j.odds >= LEAST:
            run.append(j)
    if run:
        yield _record(view, run)


def _record(view: View, run: Sequence[Judged]) -> Background:
    strongest = max(run, key=lambda j: j.odds)
    whole = Passage(run[0].passage.number, run[0].passage.first, run[-1].passage.last, strongest.passage.root)
    last = whole.last - 1
    while last > whole.first and view.low[last] in JOINS:
        last -= 1  # "..., and" belongs to what follows
    span = view.span(whole.first, last)
    return Background(
        id=content_id("bg", span.document, span.start, span.end),
        span=span,
        kind=_kind(view, whole),
        when=_when(view, whole),
        why=strongest.why,
    )


GENERAL = re.compile(
    r"\b(?:some |about |more than |over |nearly |tens of thousands|thousands|[\d,]+,000 )", re.IGNORECASE
)
TALKS = re.compile(r"\b(?:talks|negotiat\w+|summit|rounds? of|mediat\w+|meeting|met|peace process)\b", re.IGNORECASE)
DEPLOY = re.compile(
    r"\b(?:deploy\w*|peacekeepers?|observers?|monitors?|mission|took up (?:new )?positions|moved its positions)\b",
    re.IGNORECASE,
)
TRUCE = re.compile(rf"\b(?:{CEASEFIRES}|{AGREEMENTS})\b", re.IGNORECASE)
BLOCKADE = re.compile(r"\b(?:blockad\w+|blocked|siege)\b", re.IGNORECASE)
SECEDE = re.compile(r"\b(?:seced\w+|independence|broke away|annex\w+)\b", re.IGNORECASE)
TOLL = re.compile(r"\b(?:killed|dead|deaths|died|lives|casualties|wounded|injured)\b", re.IGNORECASE)


def _kind(view: View, passage: Passage) -> BackgroundKind:
    words = words_of(view, passage)
    fights = any(passage.holds(e.token) for e in view.events_of.get(passage.number, ()))
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


def _when(view: View, passage: Passage) -> str | None:
    """Return the first time of the passage as exactly as its words: a day, a month or a year."""
    dates = (m.readings[0].first_date() for m in times_in(view, passage))
    return next((d for d in dates if d is not None), None)
