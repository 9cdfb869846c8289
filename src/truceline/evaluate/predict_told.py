"""Claims of all reports of a case in one line, with what decides between them: who said it, when, and if it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.model.statement import Statement

ASSERTING = frozenset({"asserts", "confirms", "corrects"})
WITHDRAWING = frozenset({"corrects", "retracts"})
NOT_TOLD_AS_FACT = frozenset({"planned", "threatened", "hypothetical"})
NEVER = datetime.min.replace(tzinfo=UTC)  # a report of unknown date replaces none


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim with its statement and its report. ``order``: when published, then the place in the list of reports."""

    report: str
    order: tuple[datetime, int]
    statement: Statement
    claim: Claim
    withdrawn: bool

    @property
    def stands(self) -> bool:
        """Say whether the claim asserts something as a fact, and was not taken back."""
        asserted = self.claim.stance in ASSERTING and self.claim.factuality == "happened"
        return asserted and not self.withdrawn


def collect_told(readings: Mapping[str, Reading]) -> tuple[Told, ...]:
    """Return the claims of the readings (by file name) that are told as facts, in the order of the files."""
    claims = [claim for reading in readings.values() for claim in reading.claims]
    withdrawn = {claim.about for claim in claims if claim.about and claim.stance in WITHDRAWING}
    told: list[Told] = []
    for index, (report, reading) in enumerate(readings.items()):
        statements = {statement.id: statement for statement in reading.statements}
        order = (published_moment(reading.document), index)
        told += [
            Told(
                report=report,
                order=order,
                statement=statements[claim.statement],
                claim=claim,
                withdrawn=claim.id in withdrawn,
            )
            for claim in reading.claims
            if claim.factuality not in NOT_TOLD_AS_FACT
        ]
    return tuple(told)


def published_moment(document: Document) -> datetime:
    """Return when a document was published, in an order that can be compared; a time without a zone is taken as UTC."""
    published = document.published
    if published is None:
        return NEVER
    return published if published.tzinfo else published.replace(tzinfo=UTC)
