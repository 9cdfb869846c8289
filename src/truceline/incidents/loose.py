"""A report with claims and no happening -> a loose happening: it may join what other reports tell, and is none alone.

A bad translation, a reply or a follow-up often says too little to be taken for a report of an armed event by itself.
Beside reports that tell the event its words count. The record of the report stays as it was read: a loose happening is
made where reports meet.
"""

from collections.abc import Sequence
from dataclasses import replace

from truceline.incidents.event_day import find_when, undated
from truceline.incidents.event_place import find_where
from truceline.incidents.parties import find_sides
from truceline.incidents.reconcile import find_findings
from truceline.incidents.sums import is_sum
from truceline.incidents.whether import HITS
from truceline.model.claim import Claim
from truceline.model.identity import content_id
from truceline.model.incident import Happening
from truceline.model.reading import Reading

ACTS = frozenset((*HITS, "missing", "violated_agreement"))
NOT_TOLD = frozenset(("planned", "threatened", "hypothetical"))


def with_loose(reading: Reading) -> Reading:
    """Return the reading with a loose happening of its claims; unchanged where it has a happening, or claims nothing.

    What sums up several events is none. A second call changes nothing.
    """
    happening = None if reading.happenings else _loose(reading)
    if happening is None:
        return reading
    return replace(reading, happenings=(happening,), unassigned=())


def _loose(reading: Reading) -> Happening | None:
    claims = reading.claims
    if not any(c.act in ACTS and c.factuality not in NOT_TOLD for c in claims) or is_sum(claims, None):
        return None
    return _happening(reading, claims)


def _happening(reading: Reading, claims: Sequence[Claim]) -> Happening:
    """Make the happening as one that a reader finds is made, but of unknown kind: no armed event was read here."""
    sides = find_sides(claims)
    when = find_when(claims, None, reading.document.published)
    told = when or undated(claims)
    return Happening(
        id=content_id("hap", reading.document.id, claims[0].id),
        document=reading.document.id,
        kind=None,
        claims=tuple(c.id for c in claims),
        sides=sides,
        when=when.readings[0] if when else None,
        when_span=told.span if told else None,
        where=find_where(claims, None),
        findings=find_findings(claims, {s.id: s for s in reading.statements}, sides),
        loose=True,
    )
