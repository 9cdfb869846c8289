"""The columns that an observation, a restriction of access or a tally is found by."""

from collections.abc import Iterator
from typing import Any

import truceline.record
from truceline.model.actor import Party
from truceline.model.observation import Location, Observation, Recorded, Tally, kind_of
from truceline.reference.name_fold import fold
from truceline.store.claim_rows import BESIDE, place_names
from truceline.store.schema import NO_DAY, utc

BAR = "|"


def observation_row(record: Recorded) -> dict[str, Any]:
    """Return the row of a record."""
    when, where = record.when, record.where
    first, last = (when.earliest, when.latest) if when else (None, None)
    first, last = first or last, last or first
    return {
        "id": record.id,
        "kind": kind_of(record),
        "moment": utc(first).isoformat() if first else NO_DAY,
        "first": first,
        "last": last,
        **_of_observation(record),
        "mission": None if isinstance(record, Tally) else record.mission or None,
        "places": "".join(f"{BAR}{name}" for name in dict.fromkeys(location_names(where))) + BAR,
        "lon": where.lon if where else None,
        "lat": where.lat if where else None,
        "words": BESIDE.join(dict.fromkeys(text for text in _texts(record) if text)),
        "record": truceline.record.to_json(record).decode(),
    }


def among_places(name: str) -> str:
    """Return what the column ``places`` contains where a record is found by this name."""
    return f"{BAR}{fold(name)}{BAR}"


def _of_observation(record: Recorded) -> dict[str, Any]:
    if not isinstance(record, Observation):
        return {"negative": False, "means": None, "act": None}
    return {"negative": record.negative, "means": record.means, "act": record.act}


def location_names(where: Location | None) -> Iterator[str]:
    """Yield the names, folded, that a record is found by where its place is asked for; its country has codes beside."""
    if where is None:
        return
    if where.place:
        yield from (fold(name) for name in place_names(where.place))
    yield fold(where.words)


def _texts(record: Recorded) -> Iterator[str]:
    yield record.words
    if record.where:
        yield record.where.words
        yield from place_names(record.where.place) if record.where.place else ()
    if isinstance(record, Observation):
        yield from (record.weapon_words, record.direction_words, record.mission, record.patrol, *_named(record.actor))
    elif isinstance(record, Tally):
        yield from (record.remarks, *_named(record.claimant), *_named(record.accused))
    else:
        yield from (record.mission, record.patrol, *_named(record.denied_by))
    yield record.source


def _named(party: Party | None) -> tuple[str, ...]:
    return (party.actor.name, party.actor.country or "") if party and party.actor else ()
