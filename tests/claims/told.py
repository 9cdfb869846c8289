"""A short text read whole, what its claims say in few words, and the mark for what the reader still gets wrong."""

from datetime import datetime
from typing import NamedTuple

import pytest

from truceline.model.actor import Actor, Party
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.pipeline.reader import Reader

WEDNESDAY = "2023-04-12T10:00:00+04:00"
REPORT = "report"  # the text's own voice


class Told(NamedTuple):
    """One claim: "ARM MIL" says (or denies) that one party did something to another; a party by its group or country."""

    by: str
    stance: str
    act: str
    actor: str | None
    target: str | None


def read(reader: Reader, text: str, *, publisher: str | None = None, published: str | None = WEDNESDAY) -> Reading:
    """Return the reading of an English text."""
    when = datetime.fromisoformat(published) if published else None
    return reader.read(Document(text=text, publisher=publisher, published=when, language="en"))


def told(reading: Reading, *acts: str) -> list[Told]:
    """List the claims of the acts (of all acts where none is named) in the order in which they were read."""
    return [
        Told(speaker(reading, c), c.stance, c.act, party(c.actor), party(c.target))
        for c in reading.claims
        if not acts or c.act in acts
    ]


def deeds(reading: Reading, *acts: str) -> list[tuple[str, str | None, str | None]]:
    """List who did what to whom, whoever says so."""
    return [(t.act, t.actor, t.target) for t in told(reading, *acts)]


def speakers(reading: Reading, *acts: str) -> list[str]:
    """List who tells the acts."""
    return [t.by for t in told(reading, *acts)]


def figures(reading: Reading, act: str) -> list[tuple[str | None, int | None, int | None]]:
    """List whose losses, and the lowest and highest figure."""
    return [
        (party(c.target), c.count.low if c.count else None, c.count.high if c.count else None)
        for c in reading.claims
        if c.act == act
    ]


def speaker(reading: Reading, claim: Claim) -> str:
    """Name the speaker of a claim: side and sector, else as the text does."""
    statement = next(s for s in reading.statements if s.id == claim.statement)
    return " & ".join(map(_named, statement.speakers)) or REPORT


def party(value: Party | None) -> str | None:
    """Name a party by its group or country, else by its kind."""
    if value is None or value.actor is None:
        return value.kind if value else None
    return value.actor.group or value.actor.country


def wrong(*values: object, instead: str) -> object:
    """Mark a row of a table that the reader gets wrong today; ``instead`` says what it makes of it."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=instead))


def _named(actor: Actor) -> str:
    if actor.kind == "residents":
        return f"{actor.country or 'unknown'} residents"
    if actor.id.startswith("unknown:"):
        return actor.name
    return f"{actor.group or actor.country} {actor.sector}"
