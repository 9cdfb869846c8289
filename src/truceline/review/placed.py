"""Where a person says it was: a place of the gazetteer for words of the report, in one claim or wherever they stand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import get_args

from truceline.model.mention import PlaceMention, Relation
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.reference.places import open_places
from truceline.review.values import Value, refuse

NONE = "none"  # the words name no place
UNTABLED = "?"  # they name one that the gazetteer has not
RELATIONS = get_args(Relation)
TODO = (
    "A place is an id of the gazetteer and a name of it, “near gn:174743 Tegh” with a relation where it is not the "
    f"place itself ({', '.join(RELATIONS)}), ? for one that is not in the gazetteer, or none."
)


def read_place(value: Value, span: Span) -> PlaceMention | None:
    """Return the place that a person gives for words; ``None`` where they say that none is named.

    Raises:
        InputError: the gazetteer has no such place of that name.
    """
    told = value.text.strip()
    first, _, rest = told.partition(" ")
    relation, told = (first, rest.strip()) if first in RELATIONS and rest else ("at", told)
    if told == NONE:
        return None
    place = None
    if told != UNTABLED:
        key, _, name = told.partition(" ")
        place = open_places().named(key, name.strip()) if name.strip() else None
        if place is None:
            refuse(f"{told!r} is no place of the gazetteer.", TODO)
    return PlaceMention(span=value.words or span, place=place, relation=relation)  # type: ignore[arg-type]


def place_everywhere(reading: Reading, span: Span, given: PlaceMention | None) -> Reading | None:
    """Return the reading with this place for these words, wherever it has the same words as a place.

    The relation of each mention stays ("outside Tegh") unless it is the one pointed at and another was given. Words
    that were no place become one of the claims in whose sentence they stand, else of a happening that has none;
    ``None`` where there is neither.
    """
    name = fold(span.text)
    if any(fold(m.span.text) == name or m.span.overlaps(span) for m in _mentions(reading)):
        return _settled(reading, lambda mention: _settle(mention, span, given))
    if given is None:
        return None
    return _added(reading, span, given)


def fold(words: str) -> str:
    """Return words as names are compared: without case, and with single blanks."""
    return " ".join(words.split()).casefold()


def _mentions(reading: Reading) -> Iterator[PlaceMention]:
    for claim in reading.claims:
        yield from claim.places
    yield from (happening.where for happening in reading.happenings if happening.where is not None)


def _settle(mention: PlaceMention, span: Span, given: PlaceMention | None) -> PlaceMention | None:
    here = mention.span.overlaps(span)
    if not here and fold(mention.span.text) != fold(span.text):
        return mention
    if given is None:
        return None
    if here and given.relation != "at" and given.relation != mention.relation:
        return replace(mention, place=given.place, relation=given.relation, distance_km=None, bearing=None)
    return replace(mention, place=given.place, candidates=())


def _settled(reading: Reading, settle: Callable[[PlaceMention], PlaceMention | None]) -> Reading:
    claims = tuple(
        replace(claim, places=tuple(m for m in map(settle, claim.places) if m is not None)) for claim in reading.claims
    )
    happenings = tuple(replace(h, where=settle(h.where)) if h.where is not None else h for h in reading.happenings)
    return replace(reading, claims=claims, happenings=happenings)


def _added(reading: Reading, span: Span, given: PlaceMention) -> Reading | None:
    if any(claim.span.overlaps(span) for claim in reading.claims):
        claims = tuple(replace(c, places=(*c.places, given)) if c.span.overlaps(span) else c for c in reading.claims)
        return replace(reading, claims=claims)
    without = next((h for h in reading.happenings if h.where is None), None)
    if without is None:
        return None
    told = tuple(replace(h, where=given) if h is without else h for h in reading.happenings)
    return replace(reading, happenings=told)
