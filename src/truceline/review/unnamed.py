"""Decisions without the people: that somebody decided, and on which day. Nothing that leaves says who, or why.

What a person gives as a reason is for those who work on the casefile: it names sources, and whom they fear.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from truceline.model.incident import Account, Finding, Incident
from truceline.model.judgement import Judgement

SOMEBODY = "a person"
REJECTED = "rejected"
DECIDED = re.compile(rf"\b({REJECTED}) by (?:.*? on (\d{{4}}-\d\d-\d\d)\b)?.*", re.DOTALL)
AT_ODDS = "People contradict each other on"
CONFLICT = re.compile(rf"({re.escape(AT_ODDS)} .*? \([^()\s]+\)): .*", re.DOTALL)


def rejected_note(judgement: Judgement) -> str:
    """Say by whom a claim was rejected, when and why; ``unnamed_note`` takes out all but the day."""
    told = f"{REJECTED} by {judgement.by} on {judgement.at:%Y-%m-%d}"
    return told + (f": {judgement.why}" if judgement.why else "")


def conflict_words(conflict: Sequence[Judgement]) -> str:
    """Say who contradicts whom, and on which words; ``unnamed_note`` takes out who."""
    decided = " and ".join(f"{j.by}: {j.verdict}{f' {j.value}' if j.value else ''}" for j in conflict)
    words = ", ".join(f"“{' '.join(span.text.split())[:60]}”" for span in conflict[0].spans)
    return f"{AT_ODDS} {words} ({conflict[0].question}): {decided}; neither is followed."


def unnamed(judgement: Judgement) -> Judgement:
    """Return a judgement of nobody in particular, for no reason that is told."""
    return replace(judgement, by=SOMEBODY, why="")


def unnamed_note(note: str) -> str:
    """Return a note on a decision without who decided and why; any other as it is.

    >>> unnamed_note("rejected by ada on 2023-04-13: told by a neighbour")
    'rejected by a person on 2023-04-13'
    """
    told = DECIDED.sub(lambda m: f"{m[1]} by {SOMEBODY}" + (f" on {m[2]}" if m[2] else ""), note)
    return CONFLICT.sub(r"\1; neither is followed.", told)


def unnamed_incident(incident: Incident) -> Incident:
    """Return an incident without who decided on what is told of it, and why; ids of judgements stay."""
    findings = tuple(_finding(finding) for finding in incident.findings)
    notes = tuple(map(unnamed_note, incident.notes))
    return replace(incident, findings=findings, notes=notes)


def _finding(finding: Finding) -> Finding:
    accounts = tuple(_account(account) for account in finding.accounts)
    return replace(finding, accounts=accounts, note=unnamed_note(finding.note))


def _account(account: Account) -> Account:
    note = unnamed_note(account.note)
    return account if note == account.note else replace(account, note=note)
