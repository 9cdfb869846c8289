"""The wording of findings over several reports: questions, accounts with who and as of when, how they stand.

Draws nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from truceline.model.incident import Account, Finding
from truceline.model.time import zone_offset
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.incident_accounts import speakers
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_columns import QUESTIONS, UNSAID, question_words
from truceline.publish.ledger_sides import side_of
from truceline.publish.quoting import clean, quote

WHO = ("fired_first", *QUESTIONS)

TITLES: Mapping[str, str] = {
    "when": "When",
    "where": "Where",
    "kind": "What kind of event",
    "sides": "Between whom",
    "weapons": "Weapons",
    "harmed": "What was harmed",
}
LAST = ("when", "where", "kind", "sides")  # the head of the page tells what is published of them
TOLD = ("asserts", "confirms", "corrects")
ABOUT = "hour"  # the precision of a time that is told as "about"
CLOCK, DAYS = re.compile(r"\d{2}:\d{2}"), re.compile(r"\d{4}-\d{2}-\d{2}(?: to \d{4}-\d{2}-\d{2})?")
MOST_GIVERS, MOST_WORDS = 4, 2
WEAPONS: Mapping[str, str] = {
    "unknown": "weapon of no known class",
    "mlrs": "multiple rocket launcher",
    "agl": "automatic grenade launcher",
    "hmg": "heavy machine gun",
    "ifv_cannon": "cannon of a fighting vehicle",
    "ied": "improvised explosive device",
    "cluster": "cluster munition",
}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with what everybody asks first: who fired first, losses, breaches; then the circumstances."""
    return tuple(sorted(findings, key=lambda finding: LAST.index(finding.question) if finding.question in LAST else -1))


def spelled(question: str) -> str:
    """Return a question as it is typed after the id of an incident: ``killed.A``, ``wounded.not_said``.

    >>> spelled("wounded:not said")
    'wounded.not_said'
    """
    return clean(question).replace(":", ".").replace(" ", "_")


def finding_title(view: IncidentView, finding: Finding) -> str:
    """Say the question of a finding: "Killed, A: Armenia"."""
    sides = {side.id: heading for side, heading in zip(view.incident.sides, view.headings, strict=True)}
    return TITLES.get(finding.question) or question_words(finding, sides)


def published_words(finding: Finding) -> str:
    """Say the value that a policy made of the accounts, or that it made none."""
    if finding.published_count:
        return words.count_words(finding.published_count)
    if not finding.published:
        return "no value"
    parts = finding.published.split(", ") if finding.question == "when" else finding.published.split("; ")
    joint = ", " if finding.question == "when" else "; "
    return joint.join(value_words(part, finding.question) for part in parts)


def standing_words(finding: Finding) -> str:
    """Say accord, basis and monitor, and what the policy notes."""
    note = f"; {clean(finding.note)}" if finding.note else ""
    return words.finding_words(finding) + note


def value_words(value: str, question: str = "") -> str:
    """Write a value of the vocabulary in words, and the words of a report in quotation marks."""
    if DAYS.fullmatch(value):
        return " to ".join(when_where.loose_date_words(day) for day in value.split(" to "))
    if question == "weapons":
        return _weapon(value)
    if question == "harmed" and value != UNSAID:
        return quote(value)
    if question == "kind":
        return words.kind_words(value)
    if value == UNSAID:
        return "by whom is not said" if question in WHO else "not said"
    return clean(value).replace("_", " ")


def _weapon(value: str) -> str:
    """Say whose weapon and of what class: "B: multiple rocket launcher"."""
    side, _, kind = value.rpartition(": ")
    named = WEAPONS.get(kind, clean(kind).replace("_", " "))
    return f"{'side not said' if side == UNSAID else clean(side)}: {named}" if side else named


def answer_words(view: IncidentView, question: str, account: Account, *, named: bool = False) -> str:
    """Say what an account answers after its stance: "says: 4", "denies: A", "declines to say".

    ``named``: after those who give it, so that several take a plural verb.
    """
    people = any(actor.kind == "residents" for actor in account.speakers)
    several = named and (len(givers(view, account, letters=False)) > 1 or people)
    stance = "asserts" if question in LAST else account_stance(view, account)
    verb = words.stance_words(stance, several=several)
    answer = bare_words(view, question, account)
    return f"{verb}: {answer}" if answer else verb


def bare_words(view: IncidentView, question: str, account: Account) -> str:
    """Say the answer alone: a figure, a time, a place or a value; nothing where the speaker declines to say."""
    stance = account_stance(view, account)
    value = account.value.removeprefix(f"{stance}: ")
    if question == "when":
        return _time_words(account)
    if account.where and account.where.place:
        return when_where.mention_words(account.where, view.names.countries)
    if account.count:
        return words.count_words(account.count)
    if question == "weapons":
        return " ".join((_weapon(value), *_told(view, account)))
    return "" if stance == "declines" and question not in LAST else value_words(value, question)


def _told(view: IncidentView, account: Account) -> Iterator[str]:
    """Yield the words of the reports for a weapon, in brackets."""
    claims = [view.entries[id_].claim for id_ in account.claims if id_ in view.entries]
    told = dict.fromkeys(quote(claim.weapon_words.text, limit=40) for claim in claims if claim.weapon_words)
    if told:
        yield f"({', '.join(list(told)[:MOST_WORDS])})"


def _time_words(account: Account) -> str:
    """Say a day, a time of day with its day, or the words that are broken."""
    if DAYS.fullmatch(account.value):
        return value_words(account.value)
    if not CLOCK.fullmatch(account.value):
        return quote(account.value)
    about = "about " if account.when and account.when.precision == ABOUT else ""
    first, last = account.when.local_dates() if account.when else (None, None)
    day = when_where.date_words(first) if first and first == last else ""
    return f"{about}{account.value}" + (f", {day}" if day else "")


def account_stance(view: IncidentView, account: Account) -> str:
    """Return the stance of an account: that of its first claim."""
    return next((view.entries[id_].claim.stance for id_ in account.claims if id_ in view.entries), "asserts")


def givers(view: IncidentView, account: Account, *, letters: bool = True) -> tuple[str, ...]:
    """Name those who give an account, with ``letters`` a side by its letter where several speak."""
    sides = view.incident.sides if letters and len(account.speakers) > 1 else ()
    found = {side.id for actor in account.speakers if (side := side_of(actor, sides))}
    others = [words.actor_words(view.called(actor)) for actor in account.speakers if not side_of(actor, sides)]
    return tuple(dict.fromkeys((*sorted(found), *others))) or tuple(speakers(view, account.claims))


def giver_words(view: IncidentView, account: Account) -> str:
    """Name those who give an account in one phrase: "A, B and European Union"."""
    outlets = tuple(view.outlet(document) for document in account.documents)
    return _phrase(givers(view, account) or outlets or ("somebody not named",))


def speaker_phrase(view: IncidentView, account: Account) -> str:
    """Name every speaker of an account, those of a side too."""
    outlets = tuple(view.outlet(document) for document in account.documents)
    return _phrase(givers(view, account, letters=False) or outlets or ("somebody not named",))


def organ_words(view: IncidentView, account: Account, heading: str) -> str:
    """Name the speakers of a side under its heading, without its name: "Army and Health ministry"."""
    named = (name.removesuffix(f" of {heading.partition(': ')[2]}") for name in givers(view, account, letters=False))
    return _phrase(tuple(named) or ("somebody not named",))


def _phrase(names: Sequence[str]) -> str:
    if len(names) > MOST_GIVERS:
        names = (*names[: MOST_GIVERS - 1], f"{len(names) - MOST_GIVERS + 1} more")
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


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


def assigned(view: IncidentView, accounts: Sequence[Account]) -> Mapping[int, tuple[Account, ...]]:
    """Return what each account replaced, by its place in the order given; each under one that stands.

    That is a whole figure of the same speaker, else any account of it.
    """
    under: dict[int, list[Account]] = {}
    for old in accounts:
        heirs = [place for place, account in enumerate(accounts) if old in replaced(view, accounts, account)]
        if not old.standing and heirs:
            whole = [p for p in heirs if (count := accounts[p].count) and not count.unknown and not count.damaged]
            under.setdefault((whole or heirs)[0], []).append(old)
    return {place: tuple(sorted(olds, key=lambda a: -_moment(a.as_of))) for place, olds in under.items()}


def replaced(view: IncidentView, accounts: Iterable[Account], account: Account) -> tuple[Account, ...]:
    """Return what the same speaker said before and says no longer; a denial replaces nothing."""
    if not account.standing or account_stance(view, account) not in TOLD:
        return ()
    past = [a for a in accounts if not a.standing and account_stance(view, a) in TOLD]
    return tuple(a for a in past if _giver(a) == _giver(account))


def _giver(account: Account) -> tuple[object, ...]:
    return (account.says,) if account.says else tuple(sorted(actor.id for actor in account.speakers))


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else 0.0
