"""Who did it: who fired first, who broke the agreement, who entered territory. Accounts by who says it and whom."""

from collections.abc import Sequence

from truceline.incidents.accounts import find_basis, find_monitor, giver, make_account, one_answer
from truceline.incidents.parties import party_of, side_of
from truceline.incidents.policies import RANGE
from truceline.incidents.told import ASSERTING, Told
from truceline.model.incident import Accord, Account, Finding, Side

NOT_SAID = "not said"


def who_question(act: str, line: Sequence[Told], sides: Sequence[Side]) -> Finding | None:
    """Answer "who": an account for every (speaker's side, stance, side accused); ``None`` where nobody speaks of it."""
    own = [told for told in line if told.claim.act == act]
    if not own:
        return None
    groups: dict[tuple[str | None, str, str, str], list[Told]] = {}
    for told in own:
        groups.setdefault((_says(told, sides), told.claim.stance, _who(told, sides), _why_not(told)), []).append(told)
    accounts = tuple(_account(stance, who, note, group, sides) for (_, stance, who, note), group in groups.items())
    blamed = {who: [t for t in own if t.asserted and _who(t, sides) == who] for who in _blamed(own, sides)}
    denied = {_who(told, sides) for told in own if told.claim.stance == "denies" and not told.fallen}
    elsewhere = _denies_attack(line, sides) & set(blamed) - denied if act == "fired_first" else set()
    accord: Accord = "unknown"
    if len(blamed) > 1 or (denied | elsewhere).intersection(blamed):
        accord = "contested"
    elif blamed:
        accord = one_answer(next(iter(blamed.values())), sides)
    return Finding(
        question=act,
        accounts=accounts,
        accord=accord,
        basis=find_basis(own, sides),
        monitor=find_monitor(own),
        published=next(iter(blamed)) if accord == "agreed" else None,  # one side's word is no finding of who did it
        policy=RANGE,
        note=f"{' and '.join(sorted(elsewhere))} denies any attack" if elsewhere else "",
    )


def _denies_attack(line: Sequence[Told], sides: Sequence[Side]) -> set[str]:
    """Return the sides that deny to have attacked at all: who did not fire did not fire first."""
    denials = [told for told in line if told.claim.act == "attacked" and told.claim.stance == "denies"]
    own = {side_of(told.speaker, sides) for told in denials if side_of(told.speaker, sides) == _who(told, sides)}
    return {side for side in own if side is not None}


def _blamed(own: Sequence[Told], sides: Sequence[Side]) -> tuple[str, ...]:
    """Return the sides that somebody says did it, in the order of the claims."""
    named = dict.fromkeys(_who(told, sides) for told in own if told.asserted)
    return tuple(who for who in named if who != NOT_SAID)


def _says(told: Told, sides: Sequence[Side]) -> str | None:
    """Return the side of the speaker, else the speaker's own id, so that two third parties are two accounts."""
    return None if told.speaker is None else giver(told, sides)


def _who(told: Told, sides: Sequence[Side]) -> str:
    return party_of(told.claim.actor, sides) or NOT_SAID


def _why_not(told: Told) -> str:
    """Say why the claim does not stand; empty where it does."""
    if told.fallen:
        return told.fallen
    if told.claim.stance == "retracts":
        return "taken back"
    if told.claim.stance in ASSERTING and told.claim.factuality != "happened":
        return f"{told.claim.factuality}, not told as done"
    return ""


def _account(stance: str, who: str, note: str, group: Sequence[Told], sides: Sequence[Side]) -> Account:
    value = who if stance in ("asserts", "confirms", "corrects") else f"{stance}: {who}"
    return make_account(value, group, sides, standing=not note, note=note)
