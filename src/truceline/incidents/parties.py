"""The sides of a happening, read off its claims: who acts, who is acted upon, who speaks as a party."""

from collections import Counter
from collections.abc import Mapping, Sequence

from truceline.model.actor import Actor, Party
from truceline.model.claim import Claim
from truceline.model.incident import Side
from truceline.model.span import Span
from truceline.model.statement import Statement

ARMED = frozenset(("MIL", "COP", "REB"))
OUTSIDE = frozenset(("IGO", "NGO", "JRN", "CVL"))
LETTERS = "ABCDEFGH"
DEED_WEIGHT, VOICE_WEIGHT = 2, 1


def side_key(actor: Actor) -> str:
    """Return what tells one side from another: the group, else the country."""
    return actor.group or actor.country or actor.id


def find_sides(claims: Sequence[Claim], statements: Mapping[str, Statement]) -> tuple[Side, ...]:
    """Return the sides in the order in which the text first names them."""
    weight: Counter[str] = Counter()
    members: dict[str, dict[str, Actor]] = {}
    named: dict[str, list[Span]] = {}
    first: dict[str, int] = {}
    for claim in claims:
        for party in (claim.actor, claim.target):
            if party is not None and party.actor is not None and party.actor.sector not in OUTSIDE:
                _note(party, claim.span.start, weight, members, named, first)
    for claim in claims:
        for speaker in statements[claim.statement].speakers:
            key = side_key(speaker)
            if key in weight and speaker.sector not in OUTSIDE:
                weight[key] += VOICE_WEIGHT
    order = sorted(weight, key=lambda k: first[k])
    return tuple(
        Side(id=LETTERS[i], members=tuple(sorted(members[k].values(), key=_armed_first)), named_by=tuple(named[k]))
        for i, k in enumerate(order[: len(LETTERS)])
    )


def _note(
    party: Party,
    start: int,
    weight: Counter[str],
    members: dict[str, dict[str, Actor]],
    named: dict[str, list[Span]],
    first: dict[str, int],
) -> None:
    assert party.actor is not None, "only named parties are noted"
    key = side_key(party.actor)
    weight[key] += DEED_WEIGHT
    members.setdefault(key, {}).setdefault(party.actor.id, party.actor)
    spans = named.setdefault(key, [])
    if party.named_as is not None:
        spans.append(party.named_as)
    at = party.named_as.start if party.named_as else start
    first[key] = min(first.get(key, at), at)


def _armed_first(actor: Actor) -> tuple[bool, str]:
    return (actor.sector not in ARMED, actor.id)


def side_of(actor: Actor | None, sides: Sequence[Side]) -> str | None:
    """Return the id of the side an actor belongs to, or ``None``."""
    if actor is None or actor.sector in OUTSIDE:
        return None
    key = side_key(actor)
    return next((s.id for s in sides if any(side_key(m) == key for m in s.members)), None)
