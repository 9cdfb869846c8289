"""Who gives an account of a finding, as of when, and which accounts it replaced. Draws nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from truceline.model.incident import Account
from truceline.model.time import zone_offset
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.incident_accounts import speakers
from truceline.publish.incident_answers import TOLD, account_stance
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_sides import side_of

MOST_NAMES = 4
NOBODY = "somebody not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """Who gives an account, in words, and whether they take a plural verb."""

    words: str
    several: bool


def giver(view: IncidentView, account: Account) -> Giver:
    """Name those who give an account, sides by their letters: "B (Army)", "A, B and European Union", "wire agency"."""
    sides = view.incident.sides
    letters = sorted({side.id for actor in account.speakers if (side := side_of(actor, sides))})
    others = [words.actor_words(view.called(actor)) for actor in account.speakers if not side_of(actor, sides)]
    if len(letters) == 1 and len(account.speakers) == 1:
        return Giver(words=f"{letters[0]} ({_names(view, account)[0]})", several=_people(account))
    return _phrase(tuple(dict.fromkeys((*letters, *others))) or _tellers(view, account), account)


def speaker(view: IncidentView, account: Account, heading: str = "") -> Giver:
    """Name every speaker; under the ``heading`` of a side ("A: Armenia") without its name: "Health ministry"."""
    name = heading.partition(": ")[2]
    named = tuple(one.removesuffix(f" of {name}") for one in _names(view, account))
    return _phrase(named or _tellers(view, account), account)


def since_words(view: IncidentView, at: datetime | None) -> str:
    """Say a moment in the zone of the incident, without the year where it is that of the incident."""
    if at is None:
        return ""
    when = view.incident.when
    if when is None or when.zone is None or at.utcoffset() is None:
        return when_where.moment_words(at)
    local = at.astimezone(zone_offset(when.zone))
    first, _ = when.local_dates()
    said = when_where.date_words(local.date())
    year = f" {local.year}"
    return (said.removesuffix(year) if first and first.year == local.year else said) + f", {local:%H:%M}"


def replaced(view: IncidentView, accounts: Sequence[Account]) -> Mapping[int, tuple[int, ...]]:
    """Return what each account replaced, as places in the order given, the latest first; each under one account.

    That is a whole figure of the same speaker, else any account of it that stands. A denial replaces nothing.
    """
    heirs: dict[tuple[object, ...], int] = {}
    told = [(p, a) for p, a in enumerate(accounts) if account_stance(view, a) in TOLD]
    for place, account in sorted(told, key=lambda pair: not _whole(pair[1])):
        if account.standing:
            heirs.setdefault(_voice(account), place)
    under: dict[int, list[int]] = {}
    for place, account in told:
        if not account.standing and _voice(account) in heirs:
            under.setdefault(heirs[_voice(account)], []).append(place)
    return {heir: tuple(sorted(olds, key=lambda p: -_moment(accounts[p].as_of))) for heir, olds in under.items()}


def _names(view: IncidentView, account: Account) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.actor_words(view.called(actor)) for actor in account.speakers))


def _tellers(view: IncidentView, account: Account) -> tuple[str, ...]:
    """Name the outlets that tell it in their own voice, or the people whom they do not name."""
    outlets = tuple(view.outlet(document) for document in account.documents)
    return tuple(speakers(view, account.claims)) or outlets or (NOBODY,)


def _phrase(names: tuple[str, ...], account: Account) -> Giver:
    shown = names
    if len(names) > MOST_NAMES:
        shown = (*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} more")
    said = " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)
    return Giver(words=said or NOBODY, several=len(names) > 1 or _people(account))


def _people(account: Account) -> bool:
    return any(map(words.takes_plural, account.speakers))


def _voice(account: Account) -> tuple[object, ...]:
    return (account.says,) if account.says else tuple(sorted(actor.id for actor in account.speakers))


def _whole(account: Account) -> bool:
    return account.count is not None and not account.count.unknown and not account.count.damaged


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else 0.0
