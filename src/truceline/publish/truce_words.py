"""What is said of agreements: parties, states, deadlines, what was not read. Draws nothing."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby

from truceline.model.truce import Provision, Sourcing, Truce, TruceDate, TruceParty
from truceline.model.truce_state import DeadlineState, ProvisionState, StateName, TruceState
from truceline.publish.ledger_when_where import loose_date_words, moment_words
from truceline.publish.quoting import clean

Countries = Mapping[str, str]
STATES: Mapping[StateName, str] = {
    "not_declared": "not yet declared",
    "declared": "declared, not yet in force",
    "in_force": "in force",
    "suspended": "suspended",
    "ended": "ended",
    "not_known": "cannot be said",
}
ROLES = {
    "signatory": "signatory",
    "signatory_without_recognition": "signatory, not thereby recognised",
    "constrained_non_signatory": "bound without having signed",
}
NOT_READ = "not read in a source"


def state_words(states: tuple[TruceState, ...]) -> str:
    """Say what an agreement is over some hours: one state, or one after another, each with why and nothing twice."""
    told: list[tuple[str, str]] = []
    for name, group in groupby(states, key=lambda state: STATES[state.name]):
        why = clean(list(group)[-1].why)
        told.append((name, why.removesuffix(f"; before that: {told[-1][1]}") if told else why))
    return "; then ".join(why if why.startswith(name) else f"{name} ({why})" for name, why in told)


def status_words(truce: Truce) -> str:
    """Say the status that the table gives, with the day on which it was true."""
    return f"{truce.status.replace('_', ' ')} on {date_words(truce.status_as_of)}; nothing is said of later"


def date_words(date: TruceDate) -> str:
    """Say a date as exactly as it is written."""
    parts = [_one_date(part) for part in date.written.split("/")]
    return " to ".join(part or "an open end" for part in parts)


def _one_date(text: str) -> str:
    if text == "..":
        return ""
    return moment_words(datetime.fromisoformat(text)) if "T" in text else loose_date_words(text)


def party_words(party: TruceParty) -> str:
    """Say who is bound, and as what."""
    return f"{party.name} ({ROLES[party.role]})"


def party_name(truce: Truce, id_: str, countries: Countries) -> str:
    """Return what a party or broker is called: by the agreement, else by its country."""
    named = {party.id: party.name for party in truce.parties}
    return named.get(id_) or countries.get(id_.upper()) or id_.upper()


def brokers_words(truce: Truce, countries: Countries) -> str:
    """Name the brokers, or say that none is told."""
    names = ", ".join(party_name(truce, each, countries) for each in truce.brokers) or "none told"
    return f"{names}. {truce.brokers_note}" if truce.brokers_note else names


def ending_words(truce: Truce, countries: Countries) -> str:
    """Say how an agreement ended, and by whose act where it was one."""
    if truce.ended is None:
        return ""
    how, by = truce.ended.how.removesuffix("_by_party").replace("_", " "), truce.ended.by
    return f"{how} by {party_name(truce, by, countries) if len(by.split()) == 1 else by}" if by else how


def unread_words(sourcing: Sourcing) -> str:
    """Say what of a table was not read in a source; ``""`` where all was."""
    if sourcing.verified:
        return ""
    note = f" ({clean(sourcing.unverified_note)})" if sourcing.unverified_note else ""
    return f"{NOT_READ}: {', '.join(sourcing.unverified) or 'all of it'}{note}"


def provision_lines(provision: Provision) -> Iterator[str]:
    """Yield what a provision says: its own lines, none for what the text does not tell."""
    yield provision.summary
    if provision.object:
        yield f"of: {provision.object}"
    ground = [f"{key} {value}" for key, value in (("zone", provision.zone), ("line", provision.line)) if value]
    sizes = {"wide": provision.width_km, "in all": provision.zone_width_km}
    ground += [f"{value:g} km {word}" for word, value in sizes.items() if value]
    if ground:
        yield f"where: {', '.join(ground)}"
    if provision.weapons:
        yield f"weapons: {provision.weapons}"
    yield from _times(provision)
    told = {"condition": provision.condition, "renewal": provision.renewal, "verifier": provision.verifier}
    yield from (f"{name}: {value}" for name, value in (told | {"note": provision.note}).items() if value)


def _times(provision: Provision) -> Iterator[str]:
    start = date_words(provision.start) if provision.start else provision.start_rule
    due = "; ".join(
        filter(None, (date_words(provision.deadline) if provision.deadline else "", provision.deadline_rule))
    )
    if start:
        yield f"from: {start}"
    if due:
        yield f"by: {due}"
    if provision.deadline_note:
        yield f"of the deadline: {provision.deadline_note}"
    if provision.duration:
        yield f"for: {provision.duration}"


def duty_words(state: ProvisionState, whole: TruceState) -> str:
    """Say what one duty is where it differs from the whole agreement, and how its deadline stands; else ``""``."""
    said = []
    if state.name != whole.name:
        said.append(f"{STATES[state.name]} ({clean(state.why)})")
    if state.extended_to:
        said.append(f"extended to {date_words(state.extended_to)}")
    if state.deadline:
        said.append(deadline_words(state.deadline))
    return "; ".join(said)


def deadline_words(state: DeadlineState) -> str:
    """Say how a deadline stands."""
    name = {"not_yet": "not yet due", "not_known": "not known"}.get(state.name, state.name)
    moved = f", moved from {date_words(state.printed)}" if state.printed else ""
    return f"deadline {date_words(state.due)}{moved}: {name} ({clean(state.why.rstrip('.'))})"
