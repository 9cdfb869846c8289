"""A part of an annotated report as an annotated text of its own: the same document and spans, the part's own scene."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from truceline.annotate.place_scene import find_scene
from truceline.model.mention import (
    ActorMention,
    Annotated,
    Damage,
    ExhibitMention,
    PlaceMention,
    QuantityMention,
    TimeMention,
    TruceMention,
    WeaponMention,
)
from truceline.model.syntax import Sentence, Token

M = TypeVar(
    "M",
    ActorMention,
    PlaceMention,
    TimeMention,
    QuantityMention,
    WeaponMention,
    ExhibitMention,
    TruceMention,
    Damage,
)


def cut(annotated: Annotated, first: int, last: int, *, countries: Sequence[str]) -> Annotated:
    """Return sentences ``[first, last)``; tokens, heads and paragraphs are counted anew, offsets are those of the text.

    ``countries``: those of the whole report, in which the scene may lie. Paragraphs begin at 1, as below a headline.
    """
    kept = annotated.sentences[first:last]
    begin, end = kept[0].first, kept[-1].last
    span = (kept[0].start, kept[-1].end)
    sentences = tuple(_moved(s, begin, kept[0].paragraph - 1) for s in kept)
    places = _within(annotated.places, span)
    return replace(
        annotated,
        tokens=tuple(Token(*t[:5], t.head - begin) for t in annotated.tokens[begin:end]),
        sentences=sentences,
        actors=_within(annotated.actors, span),
        places=places,
        times=_within(annotated.times, span),
        quantities=_within(annotated.quantities, span),
        weapons=_within(annotated.weapons, span),
        events=tuple(replace(e, token=e.token - begin) for e in annotated.events if begin <= e.token < end),
        exhibits=_within(annotated.exhibits, span),
        truces=_within(annotated.truces, span),
        damages=_within(annotated.damages, span),
        scene=find_scene(places, sentences, countries=countries),
    )


def _moved(sentence: Sentence, tokens: int, paragraphs: int) -> Sentence:
    return sentence._replace(
        first=sentence.first - tokens, last=sentence.last - tokens, paragraph=sentence.paragraph - paragraphs
    )


def _within(mentions: Sequence[M], span: tuple[int, int]) -> tuple[M, ...]:
    return tuple(m for m in mentions if span[0] <= m.span.start < span[1])
