"""Whether a deed lies inside the provisions of an agreement: was it in force, is the place in it, the weapon, whose.

Goes in: an agreement and a deed. Comes out: for every duty of every party an answer of four parts, each with a reason.
An agreement that was not in force gives none. What the deed was (firing, advancing) is not asked here.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from truceline.model.time import Interval
from truceline.model.truce import Provision, Truce
from truceline.model.truce_scope import Deed, Scope, ScopePart
from truceline.model.truce_state import TruceState
from truceline.reference.ground import Ground
from truceline.truces.belonging import parties_of
from truceline.truces.scope_place import Outlines, place_part
from truceline.truces.state import states_over

SPENT = ("not_declared", "declared", "suspended", "ended")  # states in which nothing is owed


def scopes(truce: Truce, deed: Deed, grounds: Mapping[str, Ground], outlines: Outlines) -> tuple[Scope, ...]:
    """Return the scope of every provision for every party that it obliges; none where nothing was in force."""
    states = states_of(truce, deed.when)
    if states and all(state.name in SPENT for state in states):
        return ()
    return tuple(_scopes(truce, deed, states, grounds, outlines))


def _scopes(
    truce: Truce, deed: Deed, states: tuple[TruceState, ...], grounds: Mapping[str, Ground], outlines: Outlines
) -> Iterator[Scope]:
    for provision in truce.provisions:
        place = place_part(truce, provision, deed.where, grounds, outlines)
        for party in provision.obliged:
            force = force_part(provision, party, states)
            if force.answer == "outside":
                continue
            parts = (force, place, weapon_part(provision, deed), party_part(truce, provision, party, deed))
            yield Scope(truce=truce.id, provision=provision.id, party=party, parts=parts)


@lru_cache(maxsize=1024)  # incidents of one day ask for the same: 34 ms an incident without it, 11 with it
def states_of(truce: Truce, when: Interval | None) -> tuple[TruceState, ...]:
    """Return the states over the time of a deed; none where its time is not known."""
    if when is None or when.earliest is None or when.latest is None:
        return ()
    return states_over(truce, when.earliest, when.latest)


def force_part(provision: Provision, party: str, states: tuple[TruceState, ...]) -> ScopePart:
    """Say whether a duty was in force all the time in which the deed can have been."""
    held = [
        each for state in states for each in state.provisions if (each.provision, each.party) == (provision.id, party)
    ]
    if not held:
        return ScopePart(question="force", answer="cannot_be_said", why="when it was is not known")
    why = "; then ".join(dict.fromkeys(each.why for each in held))
    if all(each.name in SPENT for each in held):
        return ScopePart(question="force", answer="outside", why=why)
    if not provision.sourcing.confirms("obligation"):
        return ScopePart(question="force", answer="cannot_be_said", why="the provision was read in no source")
    if all(each.name == "in_force" for each in held):
        return ScopePart(question="force", answer="inside", why=why)
    return ScopePart(question="force", answer="cannot_be_said", why=why)


def weapon_part(provision: Provision, deed: Deed) -> ScopePart:
    """Hold a weapon against those that a provision names; one that names none is for all."""
    least, named = provision.calibre_min_mm, provision.weapons
    if not named and least is None:
        return ScopePart(question="weapon", answer="inside", why="it is for all weapons")
    told = f"it is for {named or f'{least:g} mm and above'}"
    if deed.weapon is None:
        return ScopePart(question="weapon", answer="cannot_be_said", why=f"{told}; with what is not known")
    calibres = _calibres(deed.calibre_mm)
    if least is not None and calibres and calibres[1] < least:
        return ScopePart(question="weapon", answer="outside", why=f"{told}; the calibre was {deed.calibre_mm} mm")
    is_named = deed.weapon.replace("_", " ") in named
    if is_named and least is not None and calibres and calibres[0] >= least:
        return ScopePart(question="weapon", answer="inside", why=f"{told}; the calibre was {deed.calibre_mm} mm")
    calibre = f" of {deed.calibre_mm} mm" if calibres else " of no known calibre"
    why = f"{told}; it was {deed.weapon.replace('_', ' ')}{calibre}"
    return ScopePart(question="weapon", answer="cannot_be_said", why=why)


def _calibres(text: str | None) -> tuple[float, float] | None:
    """Read "120" or "60-240" as the least and the greatest calibre in mm."""
    try:
        numbers = [float(part) for part in (text or "").split("-")]
    except ValueError:
        return None
    return (numbers[0], numbers[-1]) if len(numbers) <= 2 else None


def party_part(truce: Truce, provision: Provision, party: str, deed: Deed) -> ScopePart:
    """Say whether whoever is said to have done it is the party that is obliged."""
    if not deed.actors:
        return ScopePart(question="party", answer="cannot_be_said", why="by whom is not known")
    names = ", ".join(actor.name for actor in deed.actors)
    found = parties_of(deed.actors, truce)
    called = {each.id: each.name for each in truce.parties}
    mine = called.get(party, party)
    held = [each for each in held_back(truce, provision, party) if each in found]
    if found and party not in found and not held:
        others = ", ".join(called[each] for each in found)
        return ScopePart(question="party", answer="outside", why=f"{names}: counted as {others}")
    if not provision.sourcing.confirms("obliged"):
        return ScopePart(question="party", answer="cannot_be_said", why="whom it obliges was read in no source")
    if held:
        theirs = ", ".join(actor.name for actor in deed.actors if held[0] in parties_of((actor,), truce))
        why = f"{theirs}: counted as {called[held[0]]}, which it names among those whom {mine} is to hold back"
        return ScopePart(question="party", answer="cannot_be_said", why=why)
    if found:
        return ScopePart(question="party", answer="inside", why=f"{names}: counted as {mine}")
    return ScopePart(question="party", answer="cannot_be_said", why=f"whether {names} counts as {mine} cannot be said")


def held_back(truce: Truce, provision: Provision, party: str) -> tuple[str, ...]:
    """Return the parties that another is to hold back: their group is named in its duty, which does not bind them."""
    if party not in provision.obliged:
        return ()
    others = [each for each in truce.parties if each.id not in provision.obliged]
    return tuple(each.id for each in others if each.group and each.group in provision.object)
