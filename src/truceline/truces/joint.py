"""One deed as several tell it against the provisions of an agreement: one scope, of all that is told.

Accounts differ on when and where: a part is inside or outside only if it is so by every account. Of several weapons
one that is inside is enough, since each that was used counts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from truceline.model.time import Interval
from truceline.model.truce import Provision, Truce
from truceline.model.truce_scope import Deed, Scope, ScopeAnswer, ScopePart
from truceline.truces.scope import SPENT, force_part, party_part, states_of, weapon_part
from truceline.truces.scope_place import place_part
from truceline.truces.terms import Terms

BEST: tuple[ScopeAnswer, ...] = ("inside", "cannot_be_said", "outside")
ActPart = Callable[[Provision], ScopePart]


def is_over(truce: Truce, whens: Iterable[Interval | None]) -> str:
    """Say why nothing of an agreement was in force at any of some times; ``""`` where something may have been."""
    whys: list[str] = []
    for when in whens:
        states = states_of(truce, when)
        if not states or any(state.name not in SPENT for state in states):
            return ""
        whys += [state.why for state in states]
    return "; then ".join(dict.fromkeys(whys))


def joint_scopes(
    truce: Truce, deeds: Sequence[Deed], provisions: Iterable[Provision], act: ActPart, terms: Terms
) -> Iterator[Scope]:
    """Yield the scope of each of some provisions for every party that it obliges.

    Args:
        deeds: one for every way in which it is told; at least one.
        act: says whether what is told is what the provision is about.
    """
    states = {deed.when: states_of(truce, deed.when) for deed in deeds}
    for provision in provisions:
        shared = (_place(truce, provision, deeds, terms), _weapon(provision, deeds))
        for party in provision.obliged:
            force = _agreed([force_part(provision, party, states[when]) for when in states])
            whose = party_part(truce, provision, party, deeds[0])
            parts = (force, *shared, whose, act(provision))
            yield Scope(truce=truce.id, provision=provision.id, party=party, parts=parts)


def furthest_inside(scopes: Iterable[Scope]) -> Iterator[Scope]:
    """Yield one scope for each provision: of several parties, that of whom it binds the most certainly.

    Where nobody is named, it may have been any of them, in whatever order the agreement lists whom it obliges.
    """
    found: dict[str, list[Scope]] = {}
    for scope in scopes:
        found.setdefault(scope.provision, []).append(scope)
    return (min(each, key=_openness) for each in found.values())


def _openness(scope: Scope) -> tuple[int, int, str]:
    """Return how far a scope is from inside: its answer, then how many of its parts cannot be said."""
    unsaid = sum(part.answer == "cannot_be_said" for part in scope.parts)
    return BEST.index(scope.answer), unsaid, scope.party


def _place(truce: Truce, provision: Provision, deeds: Sequence[Deed], terms: Terms) -> ScopePart:
    wheres = list(dict.fromkeys(deed.where for deed in deeds))
    return _agreed([place_part(truce, provision, where, terms.grounds, terms.outlines) for where in wheres])


def _weapon(provision: Provision, deeds: Sequence[Deed]) -> ScopePart:
    """Return the part of the weapon that is furthest inside; what is told of one is not undone by who names none."""
    named = [deed for deed in deeds if deed.weapon is not None] or deeds[:1]
    return min((weapon_part(provision, deed) for deed in named), key=lambda part: BEST.index(part.answer))


def _agreed(parts: Sequence[ScopePart]) -> ScopePart:
    """Return what all accounts amount to."""
    if len({part.answer for part in parts}) == 1:
        return parts[0]
    why = f"told differently: {'; '.join(dict.fromkeys(part.why for part in parts))}"
    return ScopePart(question=parts[0].question, answer="cannot_be_said", why=why)
