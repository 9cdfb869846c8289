"""The claims of a reading as rows to search in and to count."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from truceline.model.actor import Party
from truceline.model.claim import Claim
from truceline.model.incident import Happening
from truceline.model.place import Place
from truceline.model.reading import Reading
from truceline.model.statement import Statement

BESIDE = " | "
MOST = 2_000_000_000  # a figure above it is no count of people; every database has whole numbers up to here


def claim_rows(reading: Reading) -> Iterator[dict[str, Any]]:
    """Yield one row a claim, without the document. Where and when are those of its happening if it names none."""
    said = {statement.id: statement for statement in reading.statements}
    told = {claim: happening for happening in reading.happenings for claim in happening.claims}
    for claim in reading.claims:
        yield {
            "id": claim.id,
            "statement": claim.statement,
            "act": claim.act,
            "stance": claim.stance,
            "factuality": claim.factuality,
            "start": claim.span.start,
            "end": claim.span.end,
            "words": claim.span.text,
            **_speaker(said.get(claim.statement)),
            "actor": _party(claim.actor),
            "target": _party(claim.target),
            **_figure(claim),
            **_times(claim, told.get(claim.id)),
            "places": BESIDE.join(_places(claim, told.get(claim.id))),
        }


def place_names(place: Place) -> Iterator[str]:
    """Yield the id and the names that a place is found by, and those of its province."""
    yield place.id
    yield place.name
    yield from (name.name for name in place.names)
    if place.admin1:
        yield place.admin1


def _speaker(statement: Statement | None) -> dict[str, Any]:
    """Return who says it; several speakers of one statement stand side by side."""
    actors = statement.speakers if statement else ()
    return {
        "speaker_id": _joined(actor.id for actor in actors),
        "speaker": _joined(actor.name for actor in actors),
        "speaker_country": _joined(actor.country for actor in actors),
        "speaker_side": _joined(actor.side for actor in actors),
    }


def _joined(names: Iterable[str | None]) -> str | None:
    return BESIDE.join(dict.fromkeys(name for name in names if name)) or None


def _party(party: Party | None) -> str | None:
    if party is None:
        return None
    return party.actor.id if party.actor else party.kind


def _figure(claim: Claim) -> dict[str, Any]:
    count = claim.count
    return {"low": _bounded(count.low) if count else None, "high": _bounded(count.high) if count else None}


def _bounded(value: int | None) -> int | None:
    return None if value is None else max(-MOST, min(value, MOST))


def _times(claim: Claim, happening: Happening | None) -> dict[str, datetime | None]:
    intervals = [interval for time in claim.times for interval in time.readings]
    if not intervals and happening and happening.when:
        intervals = [happening.when]
    earliest = [interval.earliest for interval in intervals if interval.earliest]
    latest = [interval.latest for interval in intervals if interval.latest]
    return {"earliest": min(earliest, default=None), "latest": max(latest, default=None)}


def _places(claim: Claim, happening: Happening | None) -> list[str]:
    mentions = list(claim.places)
    if happening and happening.where:
        mentions.append(happening.where)
    names = [name for mention in mentions if mention.place for name in place_names(mention.place)]
    return list(dict.fromkeys(names))
