"""What of a predicted incident is right: its fields, its sides, its losses, and the agreements around it."""

from collections.abc import Sequence
from typing import Literal

from truceline.evaluate.metrics import Hits, Share, best_pairs, distance_km
from truceline.evaluate.rival_answer import AnsweredIncident, clock_time
from truceline.evaluate.rival_gold import NO_FIGURE, Case, Figure
from truceline.evaluate.rival_match import can_be_side, find_side, loss_key

FIELDS = ("date", "place", "event_type", "fired_first_status", "fired_first_accounts", "civilians_killed")
LOSSES: tuple[Literal["killed"], Literal["wounded"]] = ("killed", "wounded")
WIDE_KM = 60.0  # a place that is told only this roughly needs no point: leaving it open is right too
Agreement = tuple[str | None, str | None]  # kind, and a date as exact as the words: 2020, 2020-11, 2020-11-09


def right_fields(case: Case, incident: AnsweredIncident | None) -> dict[str, bool]:
    """Say for each of ``FIELDS`` whether it is right; with no incident all are wrong, even where the gold is empty."""
    if incident is None:
        return dict.fromkeys(FIELDS, False)
    gold = case.gold.incident
    accounts = {(find_side(case, account.says), find_side(case, account.did)) for account in incident.accounts}
    return {
        "date": incident.date == (gold.date.start, gold.date.end),
        "place": _right_place(case, incident),
        "event_type": incident.event_type == gold.event_type,
        "fired_first_status": incident.first_status == gold.fired_first.status,
        "fired_first_accounts": accounts == {(account.says, account.did) for account in gold.fired_first.accounts},
        "civilians_killed": incident.civilians_killed == gold.civilians_killed,
    }


def _right_place(case: Case, incident: AnsweredIncident) -> bool:
    gold = case.gold.incident.place
    if incident.lat is None or incident.lon is None:
        return gold.tolerance_km >= WIDE_KM and incident.lat is None and incident.lon is None
    return distance_km(incident.lat, incident.lon, gold.lat, gold.lon) <= gold.tolerance_km


def side_hits(case: Case, incident: AnsweredIncident | None) -> Hits:
    """Count the sides that were named; two references to one side are one."""
    sides = case.gold.incident.sides
    given = incident.sides if incident else frozenset()
    named = {find_side(case, ref) if any(can_be_side(case, side, ref) for side in sides) else ref for ref in given}
    return Hits(len(named & {side.id for side in sides}), len(sides), len(named))


def clock_hits(case: Case, incident: AnsweredIncident | None) -> Hits:
    """Count the local times of day that were given."""
    gold = {clock_time(clock.value) for clock in case.gold.incident.time_local}
    given = incident.clocks if incident else frozenset()
    return Hits(len(gold & given), len(gold), len(given))


def loss_shares(case: Case, incident: AnsweredIncident | None, question: Literal["killed", "wounded"]) -> Share:
    """Count the sides whose killed or wounded are right, low and high; "not known" is an answer."""
    gold = _gold_losses(case, question)
    if incident is None:
        return Share(0, len(gold))
    given = _given_losses(case, incident, question)
    return Share(sum(given.get(side, NO_FIGURE) == figure for side, figure in gold.items()), len(gold))


def stated_figures(case: Case, incident: AnsweredIncident | None) -> Hits:
    """Count the figures that are stated at all: killed and wounded by side, civilians killed.

    Precision is what a reader of the published figures trusts: one under a key that is no side is a wrong one.
    """
    gold: dict[tuple[str, str], Figure] = {}
    for name in LOSSES:
        gold |= {(name, side): figure for side, figure in _gold_losses(case, name).items()}
    gold["civilians", ""] = case.gold.incident.civilians_killed
    given: dict[tuple[str, str], Figure] = {}
    if incident is not None:
        for name in LOSSES:
            given |= {(name, side): figure for side, figure in _given_losses(case, incident, name).items()}
        given["civilians", ""] = incident.civilians_killed
    stated = {key: figure for key, figure in gold.items() if figure.stated}
    claimed = {key: figure for key, figure in given.items() if figure.stated}
    return Hits(sum(claimed.get(key) == figure for key, figure in stated.items()), len(stated), len(claimed))


def _gold_losses(case: Case, question: Literal["killed", "wounded"]) -> dict[str, Figure]:
    incident = case.gold.incident
    return incident.killed if question == "killed" else incident.wounded


def _given_losses(case: Case, incident: AnsweredIncident, question: Literal["killed", "wounded"]) -> dict[str, Figure]:
    """Return the predicted losses by id of the side, and by ``no side: KEY`` where the key names none."""
    given = incident.killed if question == "killed" else incident.wounded
    table = {key.lower(): figure for key, figure in given.items()}
    keys = {side.id: loss_key(case, side, tuple(table)) for side in case.gold.incident.sides}
    found = {side: table[key] for side, key in keys.items() if key is not None}
    return found | {f"no side: {key}": figure for key, figure in table.items() if key not in keys.values()}


def agreement_hits(case: Case, given: Sequence[Agreement]) -> Hits:
    """Count the agreements, missions and talks: entries of one kind whose dates agree so far as both go are one."""
    gold = _distinct([(item.kind, item.date) for item in case.gold.agreements])
    found = _distinct(given)
    worth = [[_agreement_worth(wanted, got) for got in found] for wanted in gold]
    return Hits(len(best_pairs(worth)), len(gold), len(found))


def _distinct(items: Sequence[Agreement]) -> list[Agreement]:
    kept: list[Agreement] = []
    for kind, date in sorted(items, key=lambda item: -len(item[1] or "")):  # the most exact date stands for them all
        if not any(kind == other and _dates_agree(date, known) for other, known in kept):
            kept.append((kind, date))
    return kept


def _agreement_worth(wanted: Agreement, got: Agreement) -> float:
    if wanted[0] != got[0] or not _dates_agree(wanted[1], got[1]):
        return 0.0
    return 1.0 + min(len(wanted[1] or ""), len(got[1] or "")) / 100  # the most exact one first


def _dates_agree(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return a is b
    return a.startswith(b) or b.startswith(a)
