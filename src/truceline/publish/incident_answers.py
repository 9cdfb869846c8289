"""The wording of findings over several reports: questions, accounts with who and as of when, how they stand.

Draws nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from truceline.model.incident import Account, Finding
from truceline.model.time import zone_offset
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.incident_accounts import speakers
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_columns import UNSAID, question_words
from truceline.publish.quoting import clean

TITLES: Mapping[str, str] = {"when": "When", "where": "Where", "kind": "What kind of event", "sides": "Between whom"}
TOLD = ("asserts", "confirms", "corrects")


def finding_title(view: IncidentView, finding: Finding) -> str:
    """Say the question of a finding: "Killed, A: Armenia"."""
    sides = {side.id: heading for side, heading in zip(view.incident.sides, view.headings, strict=True)}
    return TITLES.get(finding.question) or question_words(finding, sides)


def published_words(finding: Finding) -> str:
    """Say the value that a policy made of the accounts, or that it made none."""
    if finding.published_count:
        return words.count_words(finding.published_count)
    return value_words(finding.published) if finding.published else "no value"


def standing_words(finding: Finding) -> str:
    """Say accord, basis and monitor, and what the policy notes."""
    note = f"; {clean(finding.note)}" if finding.note else ""
    return words.finding_words(finding) + note


def value_words(value: str) -> str:
    """Write a value of the vocabulary in words."""
    return "by whom is not said" if value == UNSAID else words.KINDS.get(value, clean(value).replace("_", " "))


def answer_words(view: IncidentView, account: Account) -> str:
    """Say what an account answers after its stance: "says: 4", "denies: A", "declines to say"."""
    verb = words.stance_words(account_stance(view, account))
    answer = bare_words(view, account)
    return f"{verb}: {answer}" if answer else verb


def bare_words(view: IncidentView, account: Account) -> str:
    """Say the answer alone: a figure, a time, a place or a value; nothing where the speaker declines to say."""
    stance = account_stance(view, account)
    if account.when:
        return when_where.interval_words(account.when)
    if account.where and account.where.place:
        return when_where.mention_words(account.where, view.names.countries)
    if account.count:
        return words.count_words(account.count)
    return "" if stance == "declines" else value_words(account.value.removeprefix(f"{stance}: "))


def account_stance(view: IncidentView, account: Account) -> str:
    """Return the stance of an account: that of its first claim."""
    return next((view.entries[id_].claim.stance for id_ in account.claims if id_ in view.entries), "asserts")


def giver_words(view: IncidentView, account: Account) -> str:
    """Name who gives an account: its speakers, else the outlets that tell it in their own voice."""
    named = [words.actor_words(view.called(actor)) for actor in account.speakers]
    return " and ".join(named or speakers(view, account.claims)) or "somebody not named"


def since_words(view: IncidentView, at: datetime | None) -> str:
    """Say a moment in the zone of the incident, or nothing where it is not known."""
    if at is None:
        return ""
    zone = view.incident.when.zone if view.incident.when else None
    return when_where.moment_words(at.astimezone(zone_offset(zone)) if zone and at.utcoffset() is not None else at)


def replaced(view: IncidentView, accounts: Iterable[Account], account: Account) -> tuple[Account, ...]:
    """Return what the same speaker said before and says no longer, the latest first; a denial replaces nothing."""
    if account_stance(view, account) not in TOLD:
        return ()
    past = [a for a in accounts if not a.standing and account_stance(view, a) in TOLD]
    own = [a for a in past if _giver(a) == _giver(account)]
    return tuple(sorted(own, key=lambda a: _moment(a.as_of), reverse=True))


def _giver(account: Account) -> tuple[object, ...]:
    return (account.says,) if account.says else tuple(sorted(actor.id for actor in account.speakers))


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else 0.0
