"""An incident in plain sentences, for the column of notes: what is disputed, by whom, and what is not known."""

from collections.abc import Iterator

from truceline.model.incident import Account, Finding
from truceline.publish import incident_answers as answers
from truceline.publish import incident_givers as givers
from truceline.publish.exports.sides import side_names
from truceline.publish.incident_facts import place_phrase, told_by_words
from truceline.publish.incident_list import when_phrase
from truceline.publish.incident_view import IncidentView
from truceline.publish.ledger_phrases import flat
from truceline.publish.losses import Losses
from truceline.publish.outgoing import Outgoing

NO_PLACE = "no report tells where"


def notes(out: Outgoing, losses: tuple[Losses, ...] = ()) -> str:
    """Say what the row cannot: its marks, when and where in words, the accounts that differ, what is not known."""
    return " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in _parts(out, losses) if part)


def _parts(out: Outgoing, losses: tuple[Losses, ...]) -> Iterator[str]:
    view = out.view
    yield from out.marks
    where = place_phrase(view.incident.where, view.names) if view.incident.where else NO_PLACE
    yield f"{when_phrase(view.incident)}, {where}; {told_by_words(view.incident)}"
    named = side_names(view)
    if named:
        yield "the sides, in no order: " + "; ".join(f"{letter}: {name}" for letter, name in sorted(named.items()))
    for finding in answers.in_order(view.incident.findings):
        if finding.accord == "contested":
            yield f"contested: {finding_words(view, finding)}"
        elif ":" in finding.question and finding.note:
            yield f"{answers.question_phrase(finding.question)}: {finding.note}"
    for lost in losses:
        yield unknown_words(lost)


def unknown_words(losses: Losses) -> str:
    """Say of whom no figure is known: an empty cell, or a sum without them, is no zero."""
    if losses.number is None:
        return f"how many were {losses.act} is not known"
    if losses.unknown:
        return f"{losses.act} of {' and '.join(losses.unknown)}: not known, and not in the sum"
    return ""


def finding_words(view: IncidentView, finding: Finding) -> str:
    """Say a question and every account of it: "who fired first: A says B; B says A"."""
    told = "; ".join(account_words(view, finding, account) for account in finding.accounts)
    return f"{answers.question_phrase(finding.question)}: {told}"


def account_words(view: IncidentView, finding: Finding, account: Account) -> str:
    """Say who gives an account, how, and what; whether it stands no more."""
    who = givers.speaker(view, account)
    verb = answers.verbs(view, finding.question, account)[who.several]
    said = flat(answers.bare_phrases(view, finding.question, account))
    gone = "" if account.standing else f" ({account.note or 'stands no more'})"
    return f"{who.words} {verb} {said}".rstrip() + gone
