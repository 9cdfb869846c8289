"""The wording of findings over several reports: questions, values, answers, how the accounts stand to each other.

Draws nothing.
"""

import re
from collections.abc import Iterable, Mapping

from truceline.model.incident import Accord, Account, Finding, Incident
from truceline.model.span import Span
from truceline.publish import ledger_when_where as when_where
from truceline.publish import ledger_words as words
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_columns import QUESTIONS, UNSAID, question_words
from truceline.publish.ledger_phrases import Phrase, Phrases, Short, flat, joined
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
TOLD_ALREADY = ("kind", "sides")  # what a list and the head of a page show anyway
TOLD = ("asserts", "confirms", "corrects")
ABOUT = "hour"  # the precision of a time that is told as "about"
CLOCK, DAYS = re.compile(r"\d{2}:\d{2}"), re.compile(r"\d{4}-\d{2}-\d{2}(?: to \d{4}-\d{2}-\d{2})?")
MOST_WORDS, WEAPON_WORDS = 2, 40  # quotations for a weapon, and the characters of each
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


def published_phrases(view: IncidentView, finding: Finding) -> Phrases:
    """Say the value that a policy made of the accounts, or that it made none; words of a report as a quotation."""
    if finding.published_count:
        return (words.count_words(finding.published_count),)
    if not finding.published:
        return ("no value",)
    joint = ", " if finding.question == "when" else "; "
    claims = [id_ for account in finding.accounts for id_ in account.claims]
    parts = finding.published.split(joint)
    return joined((value_phrases(view, part, finding.question, claims) for part in parts), joint)


def published_words(view: IncidentView, finding: Finding) -> str:
    """Say the published value in one text."""
    return flat(published_phrases(view, finding))


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


def value_phrases(view: IncidentView, value: str, question: str, claims: Iterable[str]) -> Phrases:
    """Write a value; where it is words of a report, as a quotation of them in one of these claims."""
    if question != "harmed" or value == UNSAID:
        return (value_words(value, question),)
    return (words_told(view, claims, value) or quote(value),)


def words_told(view: IncidentView, claims: Iterable[str], told: str) -> Span | None:
    """Return where these words stand as the object, a time or a place of one of the claims."""
    for claim in (view.entries[id_].claim for id_ in claims if id_ in view.entries):
        slots = [claim.object, *(time.span for time in claim.times), *(place.span for place in claim.places)]
        found = next((span for span in slots if span and clean(span.text) == clean(told)), None)
        if found:
            return found
    return None


def _weapon(value: str) -> str:
    """Say whose weapon and of what class: "B: multiple rocket launcher"."""
    side, _, kind = value.rpartition(": ")
    named = WEAPONS.get(kind, clean(kind).replace("_", " "))
    return f"{'side not said' if side == UNSAID else clean(side)}: {named}" if side else named


def verbs(view: IncidentView, question: str, account: Account) -> tuple[str, str]:
    """Say how an account is given, by one speaker and by several: "says" and "say", "denies" and "deny"."""
    stance = "asserts" if question in LAST else account_stance(view, account)
    return words.stance_words(stance), words.stance_words(stance, several=True)


def bare_phrases(view: IncidentView, question: str, account: Account) -> Phrases:
    """Say the answer alone: a figure, a time, a place or a value; nothing where the speaker declines to say."""
    stance = account_stance(view, account)
    value = account.value.removeprefix(f"{stance}: ")
    if question == "when":
        return _time_phrases(view, account)
    if account.where and account.where.place:
        return (when_where.mention_words(account.where, view.names.countries),)
    if account.count:
        return (words.count_words(account.count),)
    if question == "weapons":
        return (_weapon(value), *_told(view, account))
    if stance == "declines" and question not in LAST:
        return ()
    return value_phrases(view, value, question, account.claims)


def _told(view: IncidentView, account: Account) -> Phrases:
    """Quote the words of the reports for a weapon, in brackets."""
    claims = [view.entries[id_].claim for id_ in account.claims if id_ in view.entries]
    first: dict[str, Phrase] = {}
    for span in (claim.weapon_words for claim in claims if claim.weapon_words):
        first.setdefault(quote(span.text, limit=WEAPON_WORDS), Short(span, WEAPON_WORDS))
    return (" (", *joined(list(first.values())[:MOST_WORDS], ", "), ")") if first else ()


def _time_phrases(view: IncidentView, account: Account) -> Phrases:
    """Say a day, a time of day with its day, or the words that are broken."""
    if DAYS.fullmatch(account.value):
        return (value_words(account.value),)
    if not CLOCK.fullmatch(account.value):
        return (words_told(view, account.claims, account.value) or quote(account.value),)
    about = "about " if account.when and account.when.precision == ABOUT else ""
    first, last = account.when.local_dates() if account.when else (None, None)
    day = when_where.date_words(first) if first and first == last else ""
    return (f"{about}{account.value}" + (f", {day}" if day else ""),)


def account_stance(view: IncidentView, account: Account) -> str:
    """Return the stance of an account: that of its first claim."""
    return next((view.entries[id_].claim.stance for id_ in account.claims if id_ in view.entries), "asserts")


def standing_phrase(incident: Incident) -> str:
    """Say what is contested; else whether anything is agreed, told by one alone, or not known."""
    by_accord: dict[Accord, list[str]] = {}
    for finding in in_order(incident.findings):
        if finding.accounts and (finding.accord == "contested" or finding.question not in TOLD_ALREADY):
            by_accord.setdefault(finding.accord, []).append(question_phrase(finding.question))
    for accord in ("contested", "agreed"):
        if told := by_accord.get(accord):
            return f"{words.capital(words.ACCORDS[accord])}: {', '.join(told)}."
    return "One account only." if "single" in by_accord else "Nothing is known."


def question_phrase(question: str) -> str:
    """Name a question in a list: "who fired first", "killed A"."""
    act, _, whom = clean(question).partition(":")
    title = QUESTIONS.get(act, words.ACT_TITLES.get(act, act.replace("_", " ")))
    return f"{title[:1].lower()}{title[1:]}" + (f" {'(side not said)' if whom == UNSAID else whom}" if whom else "")
