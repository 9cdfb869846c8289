"""Who belongs to which side of a ledger, and how sides and parties are called. Draws nothing."""

from collections.abc import Mapping

from truceline.model.actor import Actor, Party
from truceline.model.incident import Side
from truceline.publish.ledger_words import actor_words
from truceline.publish.quoting import clean

BYSTANDERS = ("CVL", "EDU", "IGO", "JRN", "LAB", "MED", "NGO", "REF", "REL")  # PLOVER sectors that are no side's voice


def side_of(actor: Actor, sides: tuple[Side, ...]) -> Side | None:
    """Return the side that an actor speaks for or belongs to.

    That is the side that has the actor, else the only one that has an actor of the same state or the same group.
    Residents, journalists, aid and international organisations belong to none, and whom no table knows.
    """
    for side in sides:
        if any(member.id == actor.id for member in side.members):
            return side
    if actor.kind == "residents" or actor.sector in BYSTANDERS or (actor.country is None and actor.group is None):
        return None
    if actor.stranger:
        return None
    kin = [side for side in sides if any(_kin(actor, member) for member in side.members)]
    return kin[0] if len(kin) == 1 else None


def party_words(party: Party | None, sides: tuple[Side, ...]) -> str | None:
    """Say who fills a slot: the letter of a side, a name, or how it is not known; ``None`` where there is no slot."""
    if party is None:
        return None
    if party.actor is not None:
        side = side_of(party.actor, sides)
        return side.id if side else actor_words(party.actor)
    return {"civilians": "civilians", "unknown": "an unknown party"}.get(party.kind, "a party not named")


def side_words(side: Side) -> str:
    """Name the members of a side, with the role where it has one."""
    names = "; ".join(dict.fromkeys(actor_words(member) for member in side.members)) or "members not named"
    return names if side.role == "party" else f"{names} ({clean(side.role).replace('_', ' ')})"


def side_title(side: Side, countries: Mapping[str, str]) -> str:
    """Name a side for a heading by its letter and what its members have in common: a group, else a country.

    By the country whichever organ of it the report names, so that both sides are headed alike.
    """
    named = dict.fromkeys(_common_name(member, countries) for member in side.members)
    return f"{side.id}: {' and '.join(named)}" if named else side.id


def _common_name(actor: Actor, countries: Mapping[str, str]) -> str:
    if actor.group:
        return clean(actor.group)
    country = countries.get(actor.country or "")
    return clean(country) if country else actor_words(actor)


def _kin(one: Actor, other: Actor) -> bool:
    return (one.country, one.group) == (other.country, other.group)
