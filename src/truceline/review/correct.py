"""One slot of a claim, as a person corrects it. The words of the report stay; only what is read in them changes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from truceline.model.claim import Act, Claim, Stance
from truceline.model.identity import content_id
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.model.statement import Statement
from truceline.review.anchors import SLOTS
from truceline.review.moments import read_moment
from truceline.review.parties import NONE, read_party, read_speakers
from truceline.review.placed import read_place
from truceline.review.values import Value, refuse

COUNT = re.compile(r"(?P<low>\d{1,9}|\?)(?:\s*(?:-|–|to|\.\.)\s*(?P<high>\d{1,9}|\?))?")
LOSSES = ("killed", "wounded", "captured", "missing")  # acts that are about whom they befall
NO_COUNT = "A figure is 4, 3-5, 4-? (at least), ?-4 (up to), ? (not known) or none."


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim with the statement that it belongs to."""

    claim: Claim
    statement: Statement


def corrected(said: Said, slot: str, value: Value, reading: Reading) -> Said:
    """Return the claim with another value in a slot.

    Args:
        reading: the report, for the actors and the zone that a value may leave out.

    Raises:
        InputError: the value is none for that slot; or there is no such slot.
    """
    if slot not in SLOTS:
        refuse(f"{slot!r} is no part of a claim.", f"Correct one of {', '.join(SLOTS)}.")
    return _CHANGES[slot](said, value, reading)


def settled(said: Said) -> Said:
    """Return the claim with what follows from its values: whether it tells of the speaker's own side, and is denied."""
    claim = said.claim
    whom = claim.target if claim.act in LOSSES else claim.actor
    sides = {actor.side for actor in said.statement.speakers}
    own = whom is not None and whom.actor is not None and whom.actor.side in sides
    told = claim.factuality
    if claim.stance == "denies" and told == "happened":
        told = "negated"
    elif claim.stance != "denies" and told == "negated":
        told = "happened"
    return replace(said, claim=replace(claim, about_own_side=own, factuality=told))


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


def _act(said: Said, value: Value, _: Reading) -> Said:
    if value.text not in get_args(Act):
        refuse(f"{value.text!r} is no act.", f"An act is one of {', '.join(get_args(Act))}.")
    return replace(said, claim=replace(said.claim, act=value.text))  # type: ignore[arg-type]


def _stance(said: Said, value: Value, _: Reading) -> Said:
    if value.text not in get_args(Stance):
        refuse(f"{value.text!r} is no stance.", f"A stance is one of {', '.join(get_args(Stance))}.")
    return replace(said, claim=replace(said.claim, stance=value.text))  # type: ignore[arg-type]


def _actor(said: Said, value: Value, reading: Reading) -> Said:
    return replace(said, claim=replace(said.claim, actor=read_party(value, reading)))


def _target(said: Said, value: Value, reading: Reading) -> Said:
    return replace(said, claim=replace(said.claim, target=read_party(value, reading)))


def _count(said: Said, value: Value, _: Reading) -> Said:
    if value.text == NONE:
        return replace(said, claim=replace(said.claim, count=None))
    count = read_count(value.text, said.claim.count)
    if count is None:
        refuse(f"{value.text!r} is no value for count.", NO_COUNT)
    if value.words is not None:
        count = replace(count, words=value.words.text)
    return replace(said, claim=replace(said.claim, count=count))


def _place(said: Said, value: Value, _: Reading) -> Said:
    mention = read_place(value, said.claim.content)
    return replace(said, claim=replace(said.claim, places=(mention,) if mention else ()))


def _time(said: Said, value: Value, reading: Reading) -> Said:
    if value.text == NONE:
        return replace(said, claim=replace(said.claim, times=()))
    mention = read_moment(value.text, value.words or said.claim.content, reading)
    return replace(said, claim=replace(said.claim, times=(mention,)))


def _speaker(said: Said, value: Value, reading: Reading) -> Said:
    """Give the claim a statement of its own: another claim of the same sentence keeps its speaker."""
    speakers, hidden = read_speakers(value, reading)
    former = said.statement
    statement = replace(
        former,
        id=content_id("st", former.id, said.claim.content.start, "judged", *(a.id for a in speakers), hidden),
        speakers=speakers,
        anonymous=hidden,
        named_as=value.words,
        relayed_by=tuple(actor for actor in former.relayed_by if actor not in speakers),
    )
    return Said(claim=replace(said.claim, statement=statement.id), statement=statement)


_CHANGES: Mapping[str, Callable[[Said, Value, Reading], Said]] = {
    "speaker": _speaker,
    "stance": _stance,
    "act": _act,
    "actor": _actor,
    "target": _target,
    "count": _count,
    "place": _place,
    "time": _time,
}
