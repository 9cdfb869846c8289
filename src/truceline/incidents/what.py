"""What it was and with what: the kind of the incident, the weapons named, and what was harmed."""

import re
from collections.abc import Callable, Mapping, Sequence

from truceline.incidents.accounts import find_basis, find_monitor, giver, make_account
from truceline.incidents.happenings import find_kind
from truceline.incidents.parties import party_of
from truceline.incidents.told import Told
from truceline.model.incident import Accord, Account, Finding, Happening, IncidentKind, Side

GENERIC = ("attack", "armed_clash")  # an attack may be one by shelling, and a clash may have begun with it
TELLING = ("fired_first", "attacked", "returned_fire", "clashed", "captured", "entered_territory")
ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our|some)\s+", re.IGNORECASE)


def kind_question(
    happenings: Sequence[Happening], line: Sequence[Told], sides: Sequence[Side]
) -> tuple[Finding | None, IncidentKind | None]:
    """Answer "of what kind": published is what the claims of all reports together tell, accounts are the reports'."""
    told: dict[IncidentKind, list[Happening]] = {}
    for happening in happenings:
        if happening.kind is not None:
            told.setdefault(happening.kind, []).append(happening)
    if not told:
        return None, None
    kind = find_kind([t.claim for t in line if t.weighs])
    accounts, voting = [], set()
    for value, group in told.items():
        ids = {id for happening in group for id in happening.claims}
        telling = [t for t in line if t.claim.id in ids and t.claim.act in TELLING]
        documents = tuple(dict.fromkeys(happening.document for happening in group))
        account = make_account(value, telling, sides)
        accounts.append(account if telling else Account(value=value, claims=(), documents=documents))
        voting |= {t.root for t in telling}
    special = {value for value in told if value not in GENERIC}
    accord: Accord = "contested" if len(special) > 1 else "agreed" if len(voting) > 1 else "single"
    finding = Finding(
        question="kind",
        accounts=tuple(accounts),
        accord=accord,
        basis=find_basis(line, sides) if line else None,
        monitor=find_monitor([t for t in line if t.claim.act in TELLING]),
        published=kind,
    )
    return finding, kind


def weapons_question(line: Sequence[Told], sides: Sequence[Side]) -> Finding | None:
    """Answer "with what": a class of weapon of the table, with the side that used it."""

    def value(told: Told) -> str:
        known = told.claim.weapon != "unknown" or told.claim.weapon_words is None
        weapon = told.claim.weapon if known or told.claim.weapon_words is None else told.claim.weapon_words.text
        return f"{party_of(told.claim.actor, sides) or 'not said'}: {weapon}"

    return _named("weapons", [t for t in line if t.claim.weapon is not None], value, sides)


def harmed_question(line: Sequence[Told], sides: Sequence[Side]) -> Finding | None:
    """Answer "what was harmed", in the words of the reports."""

    def value(told: Told) -> str:
        words = told.claim.object.text if told.claim.object else ""
        return ARTICLE.sub("", " ".join(words.split())) or "not said"

    return _named("harmed", [t for t in line if t.claim.act == "damaged"], value, sides)


def _named(question: str, own: Sequence[Told], value: Callable[[Told], str], sides: Sequence[Side]) -> Finding | None:
    """Answer a question to which several answers can be right: one account for each answer, stance and giver."""
    if not own:
        return None
    groups: dict[tuple[str | None, str, str, str], list[Told]] = {}
    for told in own:
        says = None if told.speaker is None else giver(told, sides)
        groups.setdefault((says, told.claim.stance, value(told).casefold(), told.fallen), []).append(told)
    accounts = [
        make_account(
            value(group[0]) if stance in ("asserts", "confirms", "corrects") else f"{stance}: {value(group[0])}",
            group,
            sides,
            standing=not fallen and group[0].claim.factuality in ("happened", "negated"),
            note=fallen,
        )
        for (_, stance, _, fallen), group in groups.items()
    ]
    return Finding(
        question=question,
        accounts=tuple(accounts),
        accord=_accord(own, value, sides),
        basis=find_basis(own, sides),
        monitor=find_monitor(own),
        published="; ".join(dict.fromkeys(value(t) for t in own if t.asserted)) or None,
    )


def _accord(own: Sequence[Told], value: Callable[[Told], str], sides: Sequence[Side]) -> Accord:
    """Say whether something named is denied by somebody else, or named by several."""
    givers: dict[str, set[str]] = {}
    denied: Mapping[str, set[str]] = {"": {giver(t, sides) for t in own if t.claim.stance == "denies"}}
    for told in own:
        if told.asserted:
            givers.setdefault(value(told).casefold(), set()).add(giver(told, sides))
    if not givers:
        return "unknown"
    if denied[""] - {who for group in givers.values() for who in group}:
        return "contested"
    return "agreed" if all(len(group) > 1 for group in givers.values()) else "single"
