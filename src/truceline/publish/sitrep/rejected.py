"""Takes what a person rejected out of what a daily report is made of: it is told nowhere, and nobody is quoted with it.

The casefile keeps it, with who rejected it and why. No file that leaves names who decided.
"""

from collections.abc import Iterator
from dataclasses import replace

from truceline.model.incident import Finding, Incident
from truceline.model.reading import Reading
from truceline.publish.outgoing import Outgoing


def without_rejected(out: Outgoing) -> Outgoing:
    """Return an incident on its way out without the claims that a person rejected, nor accounts of them alone."""
    gone = frozenset(out.judged.keys() & out.view.entries.keys())
    if not gone:
        return out
    readings = {id_: _reading(reading, gone) for id_, reading in out.view.readings.items()}
    incident = replace(out.incident, findings=tuple(_findings(out.incident, gone)))
    return replace(out, view=replace(out.view, incident=incident, readings=readings))


def _reading(reading: Reading, gone: frozenset[str]) -> Reading:
    happenings = (
        replace(happening, claims=tuple(claim for claim in happening.claims if claim not in gone))
        for happening in reading.happenings
    )
    claims = tuple(claim for claim in reading.claims if claim.id not in gone)
    return replace(reading, claims=claims, happenings=tuple(happenings))


def _findings(incident: Incident, gone: frozenset[str]) -> Iterator[Finding]:
    for finding in incident.findings:
        kept = (account for account in finding.accounts if not gone.issuperset(account.claims))
        accounts = tuple(
            replace(account, claims=tuple(claim for claim in account.claims if claim not in gone)) for account in kept
        )
        yield replace(finding, accounts=accounts)
