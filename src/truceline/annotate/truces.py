"""Find the words that name an agreement, a monitoring or peacekeeping mission, or talks, with the date beside them."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from truceline.model.actor import Actor
from truceline.model.document import Document
from truceline.model.mention import ActorMention, TimeMention, TruceMention
from truceline.model.span import Span
from truceline.model.syntax import Sentence

TruceKind = Literal["ceasefire", "peace_agreement", "monitoring_mission", "peacekeeping", "talks"]
BROKER = re.compile(
    r"\b(?:broker\w*|mediat\w*|sponsor\w*|shepherd\w*|called for(?= by)|initiative(?= of)|under the auspices)\b",
    re.IGNORECASE,
)
BEFORE = re.compile(r"-|\s+(?:(?:has|had|have|was|helped(?: to)?|jointly)\s+)?", re.IGNORECASE)
AFTER = re.compile(r"\s+(?:\w+\s+){0,2}(?:by|of)\s+(?:the\s+)?", re.IGNORECASE)
JOINED = re.compile(r"-?(?:,|,?\s+and)\s+(?:the\s+)?", re.IGNORECASE)


class TruceCue(NamedTuple):
    """A pattern and what it names."""

    kind: TruceKind
    pattern: re.Pattern[str]


def _cue(kind: TruceKind, pattern: str) -> TruceCue:
    return TruceCue(kind, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))


CUES = (
    _cue("peacekeeping", r"peacekeep\w+(?: \w+)?|peace-?keeping (?:force|mission|contingent)s?"),
    _cue(
        "monitoring_mission",
        r"(?:\w+ )?(?:monitoring|observer|verification) (?:mission|capacity|team)|special monitoring mission|"
        r"ceasefire monitors?|team of (?:\w+ )?observers|civilian monitors|"
        r"(?:osce|eu|un)(?:'s)? (?:monitors|observers|mission)",
    ),
    _cue(
        "peace_agreement",
        r"minsk (?:agreements?|accords?|arrangements?|protocol)|peace (?:agreement|accord|deal|treaty)|"
        r"(?:military|second minsk) (?:accord|agreement)|jeddah declaration",
    ),
    _cue(
        "ceasefire",
        r"cease-?fires?(?: (?:agreement|understandings?|deal|regime))?|truces?|armistice(?: agreement)?|"
        r"cessation of hostilities|firing-stop|trilateral (?:statements?|agreements?)|joint understanding|"
        r"(?:dgmo )?understandings?",
    ),
    _cue("talks", r"(?:peace |ceasefire )?talks|(?:rounds? of )?negotiations|peace process"),
)


def find_truces(
    document: Document, sentences: Sequence[Sentence], times: Sequence[TimeMention], actors: Sequence[ActorMention]
) -> tuple[TruceMention, ...]:
    """Return one mention a kind and sentence: the first that has a date in its sentence, else the first."""
    found: list[TruceMention] = []
    for sentence in sentences:
        if not sentence.heading:
            found.extend(_in_sentence(document, sentence, times, actors))
    return tuple(found)


def _in_sentence(
    document: Document, sentence: Sentence, times: Sequence[TimeMention], actors: Sequence[ActorMention]
) -> Iterator[TruceMention]:
    words = document.text[sentence.start : sentence.end]
    taken: list[tuple[int, int]] = []
    for cue in CUES:
        for match in cue.pattern.finditer(words):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            start, end = sentence.start + match.start(), sentence.start + match.end()
            yield TruceMention(
                span=Span(document=document.id, start=start, end=end, text=document.text[start:end]),
                kind=cue.kind,
                date=_date(sentence, end, times),
                brokers=tuple(_brokers(document, sentence, actors)),
            )
            break


def _date(sentence: Sentence, end: int, times: Sequence[TimeMention]) -> str | None:
    """Return the date that follows within the sentence, else one before it, as exact as its words."""
    inside = [t for t in times if sentence.start <= t.span.start < sentence.end and t.readings]
    dated = [t for t in inside if t.readings[0].precision in ("day", "month", "year") and t.readings[0].earliest]
    after = [t for t in dated if t.span.start >= end]
    return next((m.readings[0].first_date() for m in [*after, *reversed(dated)]), None)


def _brokers(document: Document, sentence: Sentence, actors: Sequence[ActorMention]) -> Iterator[Actor]:
    """Yield the actors that the words tie to mediation: "Russian-brokered", "X has brokered", "mediated by X and Y"."""
    text = document.text
    inside = [a for a in actors if a.actor and sentence.start <= a.span.start < sentence.end]
    for match in BROKER.finditer(text, sentence.start, sentence.end):
        left = [(a, text[a.span.end : match.start()]) for a in inside if a.span.end <= match.start()]
        right = [(a, text[match.end() : a.span.start]) for a in inside if a.span.start >= match.end()]
        found = _tied(right, AFTER) or _tied(left[::-1], BEFORE)
        if match[0].lower().endswith("auspices"):
            found = found[
                :1
            ]  # "under the auspices of the UN, India and Pakistan ...": what follows acts, it does not broker
        yield from (a.actor for a in inside if a in found and a.actor)


def _tied(nearest_first: Sequence[tuple[ActorMention, str]], tie: re.Pattern[str]) -> list[ActorMention]:
    """Return the nearest actor if ``tie`` is all that parts it from the word, and those joined to it by "and"."""
    found: list[ActorMention] = []
    passed = 0
    for mention, gap in nearest_first:
        between = gap[passed:] if tie is AFTER else gap[: len(gap) - passed]
        if not (JOINED if found else tie).fullmatch(between):
            break
        found.append(mention)
        passed = len(gap) + len(mention.span.text)
    return found
