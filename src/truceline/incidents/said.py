"""A claim with its statement and whose word it is: the rows that origins are made of."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from truceline.incidents.sources import Source, sources_of
from truceline.model.claim import Claim
from truceline.model.reading import Reading
from truceline.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim, the report that says it, the statement that it belongs to, and its source."""

    document: str
    claim: Claim
    statement: Statement
    source: Source


def said_in(reading: Reading, claims: Collection[str]) -> Iterator[Said]:
    """Yield the claims in question of one report with their sources as it names them, in the order of the text."""
    sources = sources_of(reading)
    statements = {s.id: s for s in reading.statements}
    asked = (c for c in reading.claims if c.id in claims)
    for claim in sorted(asked, key=lambda c: (c.span.start, c.span.end, c.id)):
        yield Said(
            document=reading.document.id,
            claim=claim,
            statement=statements[claim.statement],
            source=sources[claim.statement],
        )
