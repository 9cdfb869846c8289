"""One slot of a claim, as a person corrects it. The words of the report stay; only what is read in them changes."""

import re
from dataclasses import replace
from typing import get_args

from truceline.model.actor import Actor, Party
from truceline.model.claim import Act, Claim, Stance
from truceline.model.quantity import Count
from truceline.model.reading import Reading

COUNT = re.compile(r"(?P<low>\d{1,9}|\?)(?:\s*(?:-|–|to|\.\.)\s*(?P<high>\d{1,9}|\?))?")
KINDS = ("civilians", "unknown", "unnamed")


def corrected(claim: Claim, slot: str, value: str, reading: Reading) -> Claim | None:
    """Return the claim with another value in a slot; ``None`` where the value is none for that slot.

    ``count``: ``4``, ``3-5``, ``4-?`` (at least), ``?-4`` (up to), ``?`` (unknown). ``actor`` and ``target``: the id or
    the side of an actor that the report names, ``civilians``, ``unknown``, ``unnamed``, or ``none``.
    """
    if slot == "act":
        return replace(claim, act=value) if value in get_args(Act) else None  # type: ignore[arg-type]
    if slot == "stance":
        return replace(claim, stance=value) if value in get_args(Stance) else None  # type: ignore[arg-type]
    if slot == "count":
        count = read_count(value, claim.count)
        return replace(claim, count=count) if count else None
    if value == "none":
        return replace(claim, actor=None) if slot == "actor" else replace(claim, target=None)
    party = _party(value, reading)
    if party is None:
        return None
    return replace(claim, actor=party) if slot == "actor" else replace(claim, target=party)


def read_count(value: str, former: Count | None = None) -> Count | None:
    """Read a figure as a person types it; ``None`` where it is none. The words and the unit stay those of the report.

    >>> read_count("3-5").high
    5
    """
    found = COUNT.fullmatch(value.strip())
    if not found:
        return None
    low = _number(found["low"])
    high = _number(found["high"]) if found["high"] else low
    if low is not None and high is not None and low > high:
        return None
    kept = former or Count(low=None, best=None, high=None)
    return replace(kept, low=low, best=low if low == high else None, high=high, damaged=False)


def _number(text: str) -> int | None:
    return None if text == "?" else int(text)


def _party(value: str, reading: Reading) -> Party | None:
    if value in KINDS:
        return Party(kind=value)  # type: ignore[arg-type]
    for actor in _actors(reading):
        if value in (actor.id, actor.side):
            return Party(kind="actor", actor=actor)
    return None


def _actors(reading: Reading) -> list[Actor]:
    parties = [party for claim in reading.claims for party in (claim.actor, claim.target) if party is not None]
    speakers = [actor for statement in reading.statements for actor in statement.speakers]
    members = [actor for happening in reading.happenings for side in happening.sides for actor in side.members]
    return [party.actor for party in parties if party.actor is not None] + speakers + members
