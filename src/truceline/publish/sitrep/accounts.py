"""What is said of the acts of an incident, apart: alleged, told of one's own side, denied, observed, told by others.

A claim goes where its speaker stands: a side that speaks of another alleges, of itself it tells; a monitor observes or
declines; everybody else is a third party. What several say alike is one point, with all who say it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from truceline.model.claim import Claim
from truceline.model.incident import Side
from truceline.publish import ledger_words as words
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_sides import party_words, side_of
from truceline.publish.outgoing import Outgoing
from truceline.publish.sitrep.blocks import Block, Cell, Points
from truceline.publish.sitrep.sentence import Fixed
from truceline.publish.sitrep.supports import Sayer

Apart = Literal["alleged", "own", "denied", "declined", "monitor", "others"]
LABELS: dict[Apart, str] = {
    "alleged": "Alleged by a side of the other",
    "denied": "Denied",
    "own": "Told by a side of itself",
    "monitor": "Said by monitors",
    "others": "Told by others, and by reports in their own voice",
    "declined": "Not said: who was asked, or speaks, and declines",
}
TELLS = ("asserts", "confirms", "corrects")
LOSSES = words.CASUALTY_ACTS  # these stand in the table of figures
MOST_SPEAKERS = 3
NO_ROOM = 12  # points under one label; the others are counted


@dataclass(slots=True)
class Point:
    """One thing that is said, with the claims and all who say it."""

    apart: Apart
    said: str
    verb: str
    speakers: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def stood_sections(out: Outgoing, sayer: Sayer) -> Iterator[Block]:
    """Yield a list a kind of standing, in the order of ``LABELS``; what nobody says has no list."""
    found = list(_points(out.view))
    for apart, label in LABELS.items():
        own = [point for point in found if point.apart == apart]
        if own:
            yield Points(label=Fixed(label), points=(*_cells(own[:NO_ROOM], out, sayer), *_more(own)))


def _cells(points: list[Point], out: Outgoing, sayer: Sayer) -> Iterator[Cell]:
    for point in points:
        text = f"{words.capital(_named(point.speakers))} {point.verb}: {point.said}."
        cell = sayer.say(text, *sayer.claims(out, point.claims))
        if cell:
            yield cell


def _more(points: list[Point]) -> Iterator[Cell]:
    if len(points) > NO_ROOM:
        yield (Fixed("More of the same kind is in the casefile."),)


def _named(speakers: list[str]) -> str:
    shown = speakers[:MOST_SPEAKERS]
    more = " and others" if len(speakers) > MOST_SPEAKERS else ""
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 and not more else ", ".join(shown) + more


def _points(view: IncidentView) -> Iterator[Point]:
    """Yield what is said of acts, what is alike folded, in the order of the ledger."""
    folds: dict[tuple[object, ...], Point] = {}
    order = list(words.ACT_TITLES)
    entries = sorted(view.entries.values(), key=lambda entry: (order.index(entry.claim.act), entry.report))
    for entry in entries:
        claim = entry.claim
        if claim.act in LOSSES:
            continue
        apart = stands(view, claim)
        said = words.act_words(claim, lambda slot, claim=claim: _who(claim, slot, view))  # type: ignore[misc]
        speakers = view.statements.get(claim.statement)
        several = bool(speakers and len(speakers.speakers) > 1)
        key = (apart, said, words.stance_words(claim.stance), _voice(view, claim))
        point = folds.setdefault(key, Point(apart, said, words.stance_words(claim.stance, several=several)))
        if entry.speaker not in point.speakers:
            point.speakers.append(entry.speaker)
        if len(point.speakers) > 1:
            point.verb = words.stance_words(claim.stance, several=True)
        point.claims.append(claim)
    yield from folds.values()


def _who(claim: Claim, slot: str, view: IncidentView) -> str | None:
    """Name a side by its letter and name, anybody else by name."""
    party = claim.actor if slot == "actor" else claim.target
    named = party_words(party, view.incident.sides)
    headings = {side.id: heading for side, heading in zip(view.incident.sides, view.headings, strict=True)}
    heading = headings.get(named or "", "")
    return heading.partition(": ")[2] or named


def _voice(view: IncidentView, claim: Claim) -> str:
    side = _speaking(view, claim)
    return side.id if side else ""


def _speaking(view: IncidentView, claim: Claim) -> Side | None:
    statement = view.statements.get(claim.statement)
    found = [side_of(actor, view.incident.sides) for actor in statement.speakers] if statement else []
    sides = {side.id: side for side in found if side}
    return next(iter(sides.values())) if len(sides) == 1 else None


def stands(view: IncidentView, claim: Claim) -> Apart:
    """Say where a claim stands: by its stance first, then by who speaks of whom."""
    statement, side = view.statements.get(claim.statement), _speaking(view, claim)
    watching = bool(statement and any(actor.watches for actor in statement.speakers))
    if claim.stance in ("denies", "retracts"):
        return "denied"
    if watching:
        return "monitor"
    if claim.stance == "declines":
        return "declined"
    if side is None:
        return "others"
    doer = side_of(claim.actor.actor, view.incident.sides) if claim.actor and claim.actor.actor else None
    return "own" if doer is None or doer.id == side.id else "alleged"
