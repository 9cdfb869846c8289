"""A happening told anew after a person added or corrected claims of its report; what nobody touched stays as it was.

A reader makes happenings with more before it than claims (the scene, the day, fighters that no claim names). What it
made of that is kept: only what the claims alone told is told anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from truceline.incidents.event_day import find_when, undated
from truceline.incidents.event_place import find_where
from truceline.incidents.happenings import find_kind
from truceline.incidents.loose import ACTS, NOT_TOLD
from truceline.incidents.parties import find_sides
from truceline.incidents.reconcile import find_findings
from truceline.model.actor import Party
from truceline.model.claim import Claim
from truceline.model.identity import content_id
from truceline.model.incident import Happening
from truceline.model.mention import PlaceMention, TimeMention
from truceline.model.reading import Reading
from truceline.model.span import Span


def joined(reading: Reading, added: Sequence[Claim]) -> Reading:
    """Return the reading with each of the added claims in the happening nearest to its words.

    A report without a happening gets one of all its claims where a person says of an act of violence that it was done;
    ``added`` are already among the claims of the reading.
    """
    if not reading.happenings and any(c.act in ACTS and c.factuality not in NOT_TOLD for c in added):
        return replace(reading, happenings=(_first(reading),), unassigned=())
    claims = {claim.id: claim for claim in reading.claims}
    told: dict[str, list[str]] = {}
    for claim in added:
        nearest = _nearest(reading.happenings, claims, claim.content)
        told.setdefault(nearest.id if nearest else "", []).append(claim.id)
    happenings = tuple(replace(h, claims=(*h.claims, *told.get(h.id, ()))) for h in reading.happenings)
    return replace(reading, happenings=happenings, unassigned=(*reading.unassigned, *told.get("", ())))


def told_anew(before: Reading, after: Reading) -> Reading:
    """Return the reading ``after`` people corrected it, with its happenings told anew where their claims changed."""
    former = {happening.id: happening for happening in before.happenings}
    happenings = tuple(
        _told_anew(h, _claims(former.get(h.id), before), _claims(h, after), after) for h in after.happenings
    )
    return replace(after, happenings=happenings)


def _told_anew(happening: Happening, before: Sequence[Claim], after: Sequence[Claim], reading: Reading) -> Happening:
    if before == after or not after:
        return happening
    published = reading.document.published
    was = find_when(before, None, published)
    own_day = was is not None and was.readings[0] == happening.when
    when = find_when(after, None if own_day else _day(happening), published)
    told = when or undated(after)
    sides = find_sides(after, tuple(_fighters(happening, before)))
    return replace(
        happening,
        kind=find_kind(after) if not happening.loose and find_kind(before) == happening.kind else happening.kind,
        sides=sides,
        when=when.readings[0] if when else None,
        when_span=told.span if told else None,
        where=_where(happening, before, after),
        findings=find_findings(after, {s.id: s for s in reading.statements}, sides),
    )


def _where(happening: Happening, before: Sequence[Claim], after: Sequence[Claim]) -> PlaceMention | None:
    """Return the place as the claims tell it now; the scene of the report keeps the voice that it had."""
    was = find_where(before, None)
    return find_where(after, None if was == happening.where else happening.where) or happening.where


def _day(happening: Happening) -> TimeMention | None:
    """Return the day that the report tells outside its claims."""
    if happening.when is None or happening.when_span is None:
        return None
    return TimeMention(span=happening.when_span, kind="date", readings=(happening.when,))


def _fighters(happening: Happening, before: Sequence[Claim]) -> Iterable[Party]:
    """Yield the members of sides that no claim named."""
    named = {member.side for side in find_sides(before) for member in side.members}
    for side in happening.sides:
        for member in side.members:
            if member.side not in named:
                yield Party(kind="actor", actor=member, named_as=next(iter(side.named_by), None))


def _first(reading: Reading) -> Happening:
    """Make the happening of a report in which only a person found one."""
    claims = reading.claims
    when = find_when(claims, None, reading.document.published)
    told = when or undated(claims)
    sides = find_sides(claims)
    return Happening(
        id=content_id("hap", reading.document.id, claims[0].id),
        document=reading.document.id,
        kind=find_kind(claims),
        claims=tuple(claim.id for claim in claims),
        sides=sides,
        when=when.readings[0] if when else None,
        when_span=told.span if told else None,
        where=find_where(claims, None),
        findings=find_findings(claims, {s.id: s for s in reading.statements}, sides),
    )


def _claims(happening: Happening | None, reading: Reading) -> list[Claim]:
    ids = set(happening.claims) if happening is not None else set()
    return [claim for claim in reading.claims if claim.id in ids]


def _nearest(happenings: Iterable[Happening], claims: Mapping[str, Claim], span: Span) -> Happening | None:
    """Return the happening that tells the words, or the nearest words; one that sums up several events comes last."""

    def far(happening: Happening) -> tuple[bool, int]:
        gaps = [_gap(claims[key].span, span) for key in happening.claims if key in claims]
        return (happening.several, min(gaps, default=len(span.text) + span.end))

    return min(happenings, key=far, default=None)


def _gap(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
