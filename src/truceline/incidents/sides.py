"""Who the sides are: every name that a side goes by, and who calls it so. The words of the reports are kept."""

from collections.abc import Iterator, Sequence

from truceline.incidents.accounts import find_basis, find_monitor, giver, make_account
from truceline.incidents.parties import side_of
from truceline.incidents.told import Told
from truceline.model.actor import Actor
from truceline.model.incident import Accord, Finding, Side


def sides_question(line: Sequence[Told], sides: Sequence[Side]) -> Finding | None:
    """Answer "between whom": an account for each side, name and giver; rival names of one side contest it."""
    named: dict[tuple[str, str, str], list[tuple[Told, Actor]]] = {}
    for told in line:
        for side, actor in _called(told, sides):
            says = "" if told.speaker is None else giver(told, sides)
            named.setdefault((side, actor.side, says), []).append((told, actor))
    if not named:
        return None
    names = _names(line)
    accounts = tuple(
        make_account(f"{side}: {names[name]}", _claims(pairs), sides)
        for (side, name, _), pairs in sorted(named.items(), key=_letter)
    )
    group = [told for pairs in named.values() for told, _ in pairs]
    return Finding(
        question="sides",
        accounts=accounts,
        accord=_accord(named, sides),
        basis=find_basis(group, sides),
        monitor=find_monitor(group),
        published="; ".join(f"{side.id}: {names[side.members[0].side]}" for side in sides),
    )


def _called(told: Told, sides: Sequence[Side]) -> Iterator[tuple[str, Actor]]:
    """Yield the sides that a claim names, each with the actor that was read before sides got one name."""
    for party, read in ((told.claim.actor, told.read.actor), (told.claim.target, told.read.target)):
        side = side_of(party.actor, sides) if party is not None else None
        if side is not None and read is not None and read.actor is not None:
            yield side, read.actor


def _letter(item: tuple[tuple[str, str, str], list[tuple[Told, Actor]]]) -> str:
    return item[0][0]


def _claims(pairs: Sequence[tuple[Told, Actor]]) -> tuple[Told, ...]:
    return tuple({told.claim.id: told for told, _ in pairs}.values())


def _names(line: Sequence[Told]) -> dict[str, str]:
    """Return the name of every side: of the group or the state where it is read, else of the first organ."""
    whole: dict[str, str] = {}
    organs: dict[str, str] = {}
    for told in line:
        for party in (told.read.actor, told.read.target, told.claim.actor, told.claim.target):
            if party is not None and party.actor is not None:
                kept = whole if party.actor.group or party.actor.kind == "state" else organs
                kept.setdefault(party.actor.side, party.actor.group or party.actor.name)
    return organs | whole


def _accord(named: dict[tuple[str, str, str], list[tuple[Told, Actor]]], sides: Sequence[Side]) -> Accord:
    for side in sides:
        if len({name for letter, name, _ in named if letter == side.id}) > 1:
            return "contested"
    tellers = [
        {giver(t, sides) for (s, _, _), group in named.items() if s == side.id for t, _ in group} for side in sides
    ]
    return "agreed" if tellers and all(len(group) > 1 for group in tellers) else "single"
