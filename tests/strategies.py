"""Any reading that the vocabulary allows, for property tests. Spans quote the text; ids point nowhere in particular."""

import dataclasses
import types
import typing
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from truceline.model.actor import Actor, Party
from truceline.model.document import Document
from truceline.model.observation import Location
from truceline.model.place import Place
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.time import Interval, Length

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MOMENTS = st.datetimes(min_value=datetime(1800, 1, 1), max_value=datetime(2200, 1, 1))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
DOCUMENTS = st.builds(
    Document,
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    publisher=st.none() | WORDS,
    address=st.none() | WORDS,
    published=st.none() | MOMENTS | st.builds(lambda at, zone: at.replace(tzinfo=zone), MOMENTS, ZONES),
    notes=st.lists(WORDS, max_size=2).map(tuple),
    id=st.just(""),
)


@st.composite
def spans(draw: st.DrawFn, doc: Document) -> Span:
    start = draw(st.integers(0, len(doc.text) - 1))
    end = draw(st.integers(start + 1, len(doc.text)))
    return Span(document=doc.id, start=start, end=end, text=doc.text[start:end])


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, best, high = sorted(draw(st.lists(st.integers(0, 10**9), min_size=3, max_size=3)))
    known = [figure if draw(st.booleans()) else None for figure in (low, best, high)]
    return Count(low=known[0], best=known[1], high=known[2], words=draw(WORDS), damaged=draw(st.booleans()))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(MOMENTS), draw(MOMENTS)))
    ends = [end.replace(tzinfo=UTC) if draw(st.booleans()) else None for end in (first, last)]
    return Interval(earliest=ends[0], latest=ends[1], precision="day", zone_why=draw(WORDS))


@st.composite
def lengths(draw: st.DrawFn) -> Length:
    low, high = sorted((draw(st.floats(0, 10**6)), draw(st.floats(0, 10**6))))
    known = [amount if draw(st.booleans()) else None for amount in (low, high)]
    return Length(unit=draw(st.sampled_from(["minute", "day", "year"])), low=known[0], high=known[1])


def values(hint: object, doc: Document) -> st.SearchStrategy[object]:
    """Any value of a type of the model, its spans cut from ``doc``: a new field of the model is covered by itself."""
    special: dict[object, st.SearchStrategy[object]] = {
        str: WORDS,
        int: st.integers(0, 10**6),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        type(None): st.none(),
        Document: st.just(doc),
        Span: spans(doc),
        Count: counts(),
        Length: lengths(),
        Interval: intervals(),
        datetime: MOMENTS,
    }
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return st.sampled_from(inner)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(values(part, doc) for part in inner))
    if origin is tuple:
        return st.lists(values(inner[0], doc), max_size=2).map(tuple)
    if hint is Party:
        named = st.builds(Party, kind=st.just("actor"), actor=values(Actor, doc), named_as=values(Span | None, doc))
        others = st.builds(Party, kind=st.sampled_from(["civilians", "unknown", "unnamed"]), actor=st.none())
        return named | others
    if hint is Location:
        degrees = st.floats(-180, 180), st.floats(-90, 90), st.floats(0, 1000)
        return st.builds(
            lambda words, place, point: Location(
                words=words, place=place, lon=point[0], lat=point[1], radius_km=point[2]
            ),
            WORDS,
            values(Place | None, doc),
            st.tuples(*degrees) | st.just((None, None, None)),
        )
    if hint in special:
        return special[hint]
    assert isinstance(hint, type) and dataclasses.is_dataclass(hint), hint
    hints = typing.get_type_hints(hint)
    return st.builds(hint, **{field.name: values(hints[field.name], doc) for field in dataclasses.fields(hint)})


READINGS = DOCUMENTS.flatmap(lambda doc: typing.cast("st.SearchStrategy[Reading]", values(Reading, doc)))
