"""Under which agreement and which provision the words of an alleged breach put a deed, or that it cannot be said.

Goes in: a claim that an agreement was broken or kept, the reading it stands in, the agreements known. Comes out: the
agreement that the words name (``naming``) and the provisions that they say were broken: those of a point that is named,
else those of the duty that the deed told with it breaks, else, where the word for the agreement is that of the duty
itself (ceasefire, truce), those to cease fire. Anything else cannot be said.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from truceline.model.actor import Actor
from truceline.model.claim import Act, Claim
from truceline.model.mention import PlaceMention, TruceMention
from truceline.model.reading import Reading
from truceline.model.truce import Truce
from truceline.model.truce_named import NamedTerms
from truceline.reference.ground import Ground
from truceline.truces.named_provisions import provisions_named
from truceline.truces.naming import BEFORE, DUTY_OF_FIRE, REACH, Told, naming
from truceline.truces.scope_place import Outlines

BREACH: Act = "violated_agreement"
STOP = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"A-Z])|\n+")


def terms_named(
    claim: Claim, reading: Reading, truces: Iterable[Truce], grounds: Mapping[str, Ground], outlines: Outlines
) -> NamedTerms:
    """Return under which agreement and provisions the words of a claim put what it tells.

    Args:
        claim: one whose act is ``violated_agreement``, of any stance.
        reading: the report in which it stands.
        truces: the agreements known, such as those of ``load_truces``.
    """
    mention = mention_of(claim, reading)
    sentence = _sentence(mention, reading) if mention else ""
    between = [truce for truce in truces if concerns(truce, people_of(claim, reading))]
    told = Told(when_of(claim, reading), where_of(claim, reading))
    found = naming(mention, sentence, between, told, grounds, outlines)
    provisions, why = provisions_named(found.truces, claim, reading, mention)
    return NamedTerms(
        words=mention.span if mention else None,
        truces=tuple(truce.id for truce in found.truces),
        provisions=provisions,
        how=found.how,
        why="; ".join(each for each in (found.why, why) if each),
    )


def mention_of(claim: Claim, reading: Reading) -> TruceMention | None:
    """Return the words that name the broken agreement: in the claim after its first word, else those before it."""
    inside = [m for m in reading.truces if claim.span.start <= m.span.start < claim.span.end]
    after = [m for m in inside if m.span.start >= claim.content.start]
    if after or inside:
        return (after or inside)[0]
    earlier = [m for m in reading.truces if m.span.end <= claim.span.start]
    return earlier[-1] if earlier else next(iter(reading.truces), None)


def _sentence(mention: TruceMention, reading: Reading) -> str:
    """Return the words that name an agreement with what stands around them in their sentence."""
    text = reading.document.text
    before = STOP.split(text[max(0, mention.span.start - BEFORE) : mention.span.start])[-1]
    after = STOP.split(text[mention.span.end : mention.span.end + REACH])[0]
    return f"{before}{mention.span.text}{after}"


def people_of(claim: Claim, reading: Reading) -> tuple[Actor, ...]:
    """Return whom a report tells of: the parties of its claims and who makes them, those of this claim first."""
    speakers = {statement.id: statement.speakers for statement in reading.statements}
    found: list[Actor] = []
    for each in (claim, *reading.claims):
        parties = [party.actor for party in (each.actor, each.target) if party and party.actor]
        found += [*parties, *speakers.get(each.statement, ())]
    return tuple(dict.fromkeys(found))


def concerns(truce: Truce, people: Sequence[Actor]) -> bool:
    """Say whether an agreement is between those people: two of the countries that must hold fire, or its only one."""
    obliged = {party for p in truce.provisions if p.obligation in DUTY_OF_FIRE for party in p.obliged}
    bound = {p.country for p in truce.parties if p.country and (p.id in obliged or not obliged)}
    countries = {actor.country for actor in people}
    return len(bound & countries) >= min(2, len(bound))


def when_of(claim: Claim, reading: Reading) -> tuple[datetime, datetime] | None:
    """Return when it can have been: by the claim, else by another of the report, else the day of its publication."""
    ordered = (claim, *reading.claims)
    readings = (time.readings[0] for each in ordered for time in each.times if time.readings)
    known = ((each.earliest, each.latest) for each in readings if each.to_the_day and each.earliest and each.latest)
    published = reading.document.published
    if published is not None:
        return next(known, (published.astimezone(UTC), published.astimezone(UTC)))
    return next(known, None)


def where_of(claim: Claim, reading: Reading) -> PlaceMention | None:
    """Return where it was: by the claim, else by another of the report."""
    return next((place for each in (claim, *reading.claims) for place in each.places), None)
