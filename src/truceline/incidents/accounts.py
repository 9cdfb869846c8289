"""Claims that give one answer -> one account: who says it, since when, in which reports, of which origins."""

from collections.abc import Sequence
from datetime import datetime

from truceline.incidents.parties import side_of
from truceline.incidents.told import NEVER, Told
from truceline.model.actor import Actor
from truceline.model.incident import Accord, Account, Basis, Monitor, Side
from truceline.model.mention import PlaceMention
from truceline.model.quantity import Count
from truceline.model.time import Interval

SEEN_MODES = ("saw", "heard", "camera", "uav", "radar", "satellite", "crater_analysis")
VERIFYING = ("verif", "confirm", "establish", "corroborat")


def make_account(
    value: str,
    group: Sequence[Told],
    sides: Sequence[Side],
    *,
    count: Count | None = None,
    when: Interval | None = None,
    where: PlaceMention | None = None,
    standing: bool = True,
    note: str = "",
) -> Account:
    """Return the account that a group of claims gives, in the order of the group."""
    says = {side_of(told.speaker, sides) for told in group}
    return Account(
        value=value,
        claims=tuple(told.claim.id for told in group),
        count=count,
        says=next(iter(says)) if len(says) == 1 else None,
        speakers=_speakers(group),
        standing=standing,
        note=note,
        when=when,
        where=where,
        as_of=first_moment(group),
        origins=tuple(dict.fromkeys(told.origin for told in group if told.origin)),
        documents=tuple(dict.fromkeys(told.document for told in group)) if any(told.origin for told in group) else (),
    )


def _speakers(group: Sequence[Told]) -> tuple[Actor, ...]:
    """Return the speakers, each as it was named first."""
    found: dict[str, Actor] = {}
    for told in group:
        for speaker in told.statement.speakers:
            found.setdefault(speaker.id, speaker)
    return tuple(found.values())


def first_moment(group: Sequence[Told]) -> datetime | None:
    """Return the earliest known moment of whose state the claims speak."""
    return min((told.moment for told in group if told.moment != NEVER), default=None)


def giver(told: Told, sides: Sequence[Side]) -> str:
    """Return who answers: a side, a third party, or a report in its own voice. A copy is the report it copies."""
    if told.speaker is None:
        return f"report {told.root}"
    return side_of(told.speaker, sides) or told.speaker.id


def one_answer(group: Sequence[Told], sides: Sequence[Side]) -> Accord:
    """Say whether several give an answer, each of an origin of its own, or a single one does."""
    origins = {told.origin for told in group}
    return (
        "agreed"
        if len({giver(told, sides) for told in group}) > 1 and ("" in origins or len(origins) > 1)
        else "single"
    )


def find_basis(group: Sequence[Told], sides: Sequence[Side]) -> Basis:
    """Say on what the accounts rest: the parties alone, a third party too, or a monitor who saw or heard.

    A resident who heard the shots is a third party: people of the ground are of one side's more often than not. Who
    declines to say bears no account.
    """
    bearing = [told for told in group if told.claim.stance != "declines"]
    third = [told for told in bearing if side_of(told.speaker, sides) is None]
    if any(told.claim.mode in SEEN_MODES and told.speaker is not None and told.speaker.watches for told in third):
        return "observed"
    return "third_party" if third else "parties_only"


def find_monitor(group: Sequence[Told]) -> Monitor:
    """Say what a monitor makes of it: it reported, could not verify, declined, or said nothing."""
    watched = [told for told in group if told.speaker is not None and told.speaker.watches]
    if any(told.claim.stance in ("asserts", "confirms") and not told.fallen for told in watched):
        return "reported"
    declined = [told for told in watched if told.claim.stance == "declines"]
    if any(word in told.claim.span.text.lower() for told in declined for word in VERIFYING):
        return "unable_to_verify"
    return "declined" if declined else "none"
