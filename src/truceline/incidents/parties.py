"""The sides of a happening or of an incident, read off the claims: who acts and who is acted upon."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from truceline.incidents.told import Told
from truceline.model.actor import Actor, Party
from truceline.model.claim import Claim
from truceline.model.incident import Side
from truceline.model.span import Span
from truceline.reference.sectors import ARMED, OUTSIDE

LETTERS = "ABCDEFGH"
PRONOUNS = frozenset("it he she they them him her we us".split())  # a pronoun names nobody
USUAL_SIDES = 2
LEAST_VOTES = 2  # a third belligerent is rare: a bystander is party to one misread claim, seldom to two
MOST_SIDES = 4


@dataclass
class _Named:
    """One side as it is gathered: its members by id, the words that name it, and where it is first named."""

    first: tuple[Any, ...]
    members: dict[str, Actor] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)
    words: list[Span] = field(default_factory=list)
    votes: int = 0


def find_sides(claims: Sequence[Claim], fighters: Sequence[Party] = ()) -> tuple[Side, ...]:
    """Return the sides of one report in the order in which the text first names them.

    ``fighters``: parties of clashes; they count where no claim has their side.
    """
    found = _gather(((), claim, True) for claim in claims)
    known = set(found)
    for party in fighters:
        if party.actor is not None and party.actor.side not in known and party.actor.sector not in OUTSIDE:
            _add(found, party.actor, party.named_as, (party.named_as.start if party.named_as else 0,))
    return _lettered(found.values())


def find_sides_over(line: Sequence[Told]) -> tuple[Side, ...]:
    """Return the sides of several reports in the order in which the first of them names them.

    They are the two that most claims are about, and others of which more than one claim tells; copies have no vote.
    """
    found = _gather((told.order[:3], told.claim, told.weighs) for told in line)
    ranked = sorted(found, key=lambda name: (-found[name].votes, *found[name].first))[:MOST_SIDES]
    kept = {name for rank, name in enumerate(ranked) if rank < USUAL_SIDES or found[name].votes >= LEAST_VOTES}
    return _lettered(side for name, side in found.items() if name in kept)


def side_of(actor: Actor | None, sides: Sequence[Side]) -> str | None:
    """Return the id of the side an actor belongs to, or ``None``."""
    if actor is None or actor.sector in OUTSIDE:
        return None
    key = actor.side
    return next((s.id for s in sides if any(m.side == key for m in s.members)), None)


def party_of(party: Party | None, sides: Sequence[Side]) -> str | None:
    """Return the id of a party's side, ``civilians``, or ``None``."""
    if party is None:
        return None
    return "civilians" if party.kind == "civilians" else side_of(party.actor, sides)


def _gather(claims: Iterable[tuple[tuple[Any, ...], Claim, bool]]) -> dict[str, _Named]:
    """Return the parties of the claims by side; each claim comes with the order of its report, and with its vote."""
    found: dict[str, _Named] = {}
    for order, claim, weighs in claims:
        for actor, words in _named(claim):
            side = _add(found, actor, words, (*order, words.start if words else claim.span.start))
            side.votes += weighs
            side.times[actor.id] += weighs
    return found


def _add(found: dict[str, _Named], actor: Actor, words: Span | None, at: tuple[Any, ...]) -> _Named:
    """Add an actor to its side, named there by these words at this place."""
    side = found.setdefault(actor.side, _Named(at))
    side.first = min(side.first, at)
    side.members.setdefault(actor.id, actor)
    side.words.extend([words] if words is not None and words.text.lower() not in PRONOUNS else [])
    return side


def _named(claim: Claim) -> Iterator[tuple[Actor, Span | None]]:
    """Yield the parties that can be a side, with the words that name them."""
    for party in (claim.actor, claim.target):
        if party is not None and party.actor is not None and party.actor.sector not in OUTSIDE:
            yield party.actor, party.named_as


def _lettered(found: Iterable[_Named]) -> tuple[Side, ...]:
    order = sorted(found, key=lambda side: side.first)
    return tuple(
        Side(id=letter, members=_members(side), named_by=tuple(side.words))
        for letter, side in zip(LETTERS, order, strict=False)
    )


def _members(side: _Named) -> tuple[Actor, ...]:
    """Return the members: those that bear arms first, the sector of which most claims tell before the others."""
    of_sector: Counter[str | None] = Counter()
    for member in side.members.values():
        of_sector[member.sector] += side.times[member.id]
    order = sorted(
        side.members.values(), key=lambda a: (a.sector not in ARMED, -of_sector[a.sector], -side.times[a.id])
    )
    return tuple(order)
