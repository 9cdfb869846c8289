"""Of which party of an agreement an actor is: by name, by its group, else by its country."""

import re
from collections.abc import Iterable

from truceline.model.actor import Actor
from truceline.model.truce import Truce, TruceParty

WING = re.compile(r"/[A-Z]\b")  # SPLM/A-IO and SPLM-IO are one: movement and army under one name
DUTY_OF_FIRE = ("cease_fire", "hold_positions")
ARMY = "armed forces"
ARMY_ORGANS = (  # of what organs of a state an army is made; a militia or a guard beside it may be a party of its own
    "armed_forces",
    "army",
    "air_force",
    "navy",
    "general_staff",
    "ministry_of_defence",
    "defence_minister",
    "command",
    "joint_command",
)


def parties_of(actors: Iterable[Actor], truce: Truce) -> tuple[str, ...]:
    """Return the ids of the parties that some of the actors are of, in the order of the agreement."""
    known = tuple(actors)
    return tuple(each.id for each in truce.parties if any(is_of(actor, each) for actor in known))


def countries_between(truce: Truce) -> frozenset[str]:
    """Return the countries of the parties between whom an agreement is: of those that must hold fire, where any must.

    Who only watches, hands over or brings a force is a party, and its country no ground of the agreement.
    """
    obliged = {party for each in truce.provisions if each.obligation in DUTY_OF_FIRE for party in each.obliged}
    return frozenset(each.country for each in truce.parties if each.country and (each.id in obliged or not obliged))


def no_side(truce: Truce, country: str) -> str:
    """Say why the ground of a country is none of an agreement."""
    party = any(each.country == country for each in truce.parties)
    return "a party that need not hold fire" if party else "no party"


def is_of(actor: Actor, party: TruceParty) -> bool:
    """Say whether an actor is of a party: by name, by its group where either has one, else by its country.

    A country binds whoever acts for it to a party that is the state or its government, and to no other; whom no table
    knows acts for none.
    """
    if actor.name.casefold() == party.name.casefold():
        return True
    if actor.stranger:
        return False
    if actor.group:
        return bool(party.group) and _same_group(actor, party)
    if party.group:
        return _is_army(actor, party)
    return party.state and actor.country is not None and actor.country == party.country


def _same_group(actor: Actor, party: TruceParty) -> bool:
    """Say whether two names of groups are one, or one is named within the other in the same country."""
    ours, theirs = _plain(actor.group or ""), _plain(party.group)
    if ours == theirs:
        return True
    named = _within(ours, f"{theirs} {party.name.casefold()}") or _within(theirs, ours)
    return named and actor.country == party.country


def _is_army(actor: Actor, party: TruceParty) -> bool:
    """Say whether an actor is of the state's army, where the army itself is the party."""
    organ = actor.id.split(":")[1] if actor.kind == "organ" and ":" in actor.id else ""
    of_it = actor.sector == "MIL" and (actor.kind == "person" or organ in ARMY_ORGANS)
    return of_it and actor.country == party.country and party.name.casefold().endswith(ARMY)


def _plain(group: str) -> str:
    return WING.sub("", group).casefold()


def _within(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
