"""What is behind one value of an incident, as data: the finding, and its claims with their statements and reports."""

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.errors import InputError
from truceline.model.claim import Claim
from truceline.model.incident import Finding, Incident
from truceline.model.reading import Reading
from truceline.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim behind a value: who says it, in which report."""

    document: str
    publisher: str | None
    address: str | None
    claim: Claim
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A finding with the claims behind it, in the order of its accounts."""

    incident: str
    finding: Finding
    claims: tuple[Told, ...]


def explain(incident: Incident, readings: Mapping[str, Reading], question: str) -> Explained:
    """Return what is behind the answer to a question.

    Raises:
        InputError: the incident has no such question.
    """
    finding = next((finding for finding in incident.findings if finding.question == question), None)
    if finding is None:
        raise InputError(f"{incident.id} has no finding {question!r}.")
    wanted = [claim for account in finding.accounts for claim in account.claims]
    told = {item.claim.id: item for key in incident.documents for item in _told(readings[key])}
    return Explained(
        incident=incident.id, finding=finding, claims=tuple(told[key] for key in dict.fromkeys(wanted) if key in told)
    )


def _told(reading: Reading) -> list[Told]:
    statements = {statement.id: statement for statement in reading.statements}
    return [
        Told(
            document=reading.document.id,
            publisher=reading.document.publisher,
            address=reading.document.address,
            claim=claim,
            statement=statements[claim.statement],
        )
        for claim in reading.claims
    ]
