"""The sides of a happening, read off its claims: who acts and who is acted upon."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from truceline.model.actor import Actor, Party
from truceline.model.claim import Claim
from truceline.model.incident import Side
from truceline.model.span import Span
from truceline.reference.sectors import ARMED, OUTSIDE

LETTERS = "ABCDEFGH"


PRONOUNS = frozenset("it he she they them him her we us".split())  # a pronoun names nobody


@dataclass
class _Named:
    """One side as it is gathered: its members by id, the words that name it, and where it is first named."""

    first: int
    members: dict[str, Actor] = field(default_factory=dict)
    words: list[Span] = field(default_factory=list)


def find_sides(claims: Sequence[Claim], fighters: Sequence[Party] = ()) -> tuple[Side, ...]:
    """Return the sides in the order in which the text first names them.

    ``fighters``: parties of clashes; they count where no claim has their side.
    """
    found: dict[str, _Named] = {}
    for claim in claims:
        for party in (claim.actor, claim.target):
            _add(found, party, claim.span.start)
    known = set(found)
    for party in fighters:
        if party.actor is not None and party.actor.side not in known:
            _add(found, party, 0)
    order = sorted(found.values(), key=lambda side: side.first)
    return tuple(
        Side(id=letter, members=tuple(sorted(side.members.values(), key=_armed_first)), named_by=tuple(side.words))
        for letter, side in zip(LETTERS, order, strict=False)
    )


def _add(found: dict[str, _Named], party: Party | None, start: int) -> None:
    """Add a party to its side; ``start`` is where its claim begins, for a party without words of its own."""
    if party is None or party.actor is None or party.actor.sector in OUTSIDE:
        return
    named = party.named_as
    at = named.start if named else start
    side = found.setdefault(party.actor.side, _Named(at))
    side.first = min(side.first, at)
    side.members.setdefault(party.actor.id, party.actor)
    side.words.extend([named] if named is not None and named.text.lower() not in PRONOUNS else [])


def _armed_first(actor: Actor) -> tuple[bool, str]:
    return (actor.sector not in ARMED, actor.id)


def side_of(actor: Actor | None, sides: Sequence[Side]) -> str | None:
    """Return the id of the side an actor belongs to, or ``None``."""
    if actor is None or actor.sector in OUTSIDE:
        return None
    key = actor.side
    return next((s.id for s in sides if any(m.side == key for m in s.members)), None)
