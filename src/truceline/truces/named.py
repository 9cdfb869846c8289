"""Under which agreement and which provision the words of an alleged breach put a deed, or that it cannot be said.

Goes in: a claim that an agreement was broken or kept, the reading it stands in, the agreements known. Comes out: the
agreements that the words name (``naming``) and the provisions that they say were broken (``named_provisions``).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from truceline.model.actor import Actor
from truceline.model.claim import Act, Claim
from truceline.model.mention import PlaceMention
from truceline.model.reading import Reading
from truceline.model.truce import Truce
from truceline.model.truce_named import NamedTerms
from truceline.reference.ground import Ground
from truceline.truces.belonging import countries_between
from truceline.truces.named_deeds import Alleged
from truceline.truces.named_provisions import provisions_named
from truceline.truces.named_words import TEXT, AgreementWords, agreement_words
from truceline.truces.naming import Told, naming
from truceline.truces.scope_place import Outlines

BREACH: Act = "violated_agreement"
NAME = r"\b(?!(?:The|This|That|These|Those|An?|Its|Their|Any|No|Every|Each)\b)[A-Z]\w+"
SIGNED = r"(?:of|from|dated|signed|reached|concluded)\b.{0,40}?\b\d{4}\b"
CALLED = re.compile(
    rf"{NAME} {TEXT.pattern}|{TEXT.pattern} {SIGNED}"
)  # "the Prague agreement", "the deal of 6 May 2022"
SAME_DAY = timedelta(days=1)  # what is told of an hour is taken for its day
FRESH = timedelta(days=7)  # a report of the week tells of what was in force when it came out


def terms_named(
    claim: Claim, reading: Reading, truces: Iterable[Truce], grounds: Mapping[str, Ground], outlines: Outlines
) -> NamedTerms:
    """Return under which agreement and provisions the words of a claim put what it tells.

    Args:
        claim: one whose act is ``violated_agreement``, of any stance, among the claims or the breaches of the reading.
        reading: the report in which it stands.
        truces: the agreements known, such as those of ``load_truces``.
    """
    words = agreement_words(claim, reading)
    between = [truce for truce in truces if concerns(truce, countries_in(reading, claim))]
    of_event = any(each.id == claim.id for each in reading.claims)
    told = told_in(reading, claim)
    where = told.where if of_event else _place(claim)  # what is told of another time has no place but its own
    found = [naming(each, between, told, grounds, outlines) for each in words or (None,)]
    pairs: list[tuple[str, str]] = []
    reasons: list[str] = []
    for each, terms in zip(words or (None,), found, strict=True):
        given, why = provisions_named(terms.truces, Alleged(claim, reading, each, where), grounds)
        pairs += given
        reasons += [terms.why, why]
    known = [terms for terms in found if terms.truces]
    return NamedTerms(
        words=words[0].span if words else None,
        truces=tuple(dict.fromkeys(truce.id for terms in found for truce in terms.truces)),
        provisions=tuple(dict.fromkeys(pairs)),
        how=known[0].how if known else "none",
        why="; ".join(dict.fromkeys(reason for reason in reasons if reason)),
        may_be_any=_may_be_any(words, claim),
    )


def _may_be_any(words: Sequence[AgreementWords], claim: Claim) -> bool:
    """Say whether words for a breach tell nothing of which agreement they are: neither a date nor a name."""
    return all(each.date is None for each in words) and CALLED.search(claim.content.text) is None


def countries_in(reading: Reading, *claims: Claim) -> frozenset[str]:
    """Return whose report it is: the countries of the sides, of the parties of claims, of who makes them, of places."""
    speakers = {statement.id: statement.speakers for statement in reading.statements}
    told = (*claims, *reading.claims, *reading.breaches)
    actors: list[Actor] = [member for h in reading.happenings for side in h.sides for member in side.members]
    for each in told:
        actors += [party.actor for party in (each.actor, each.target) if party and party.actor]
        actors += speakers.get(each.statement, ())
    places = (place.place.country for each in told for place in each.places if place.place)
    return frozenset(country for country in (*(actor.country for actor in actors), *places) if country)


def concerns(truce: Truce, countries: frozenset[str]) -> bool:
    """Say whether an agreement is between those countries: two that must hold fire are among them, or its only one."""
    bound = countries_between(truce)
    return len(bound & countries) >= min(2, len(bound))


def told_in(reading: Reading, *claims: Claim) -> Told:
    """Return when and where a report tells what happened, by the claims that are given before its others."""
    return Told(
        when_of(reading, *claims), next((each for each in map(_place, (*claims, *reading.claims)) if each), None)
    )


def when_of(reading: Reading, *claims: Claim) -> tuple[datetime, datetime] | None:
    """Return when it can have been: by the claims, else the last time that the report tells, else its publication.

    What a report tells of the days before it came out lasts until then; what is told of an hour, to the end of a day.
    """
    published = reading.document.published
    out = published.astimezone(UTC) if published is not None else None
    told = [time for each in claims for time in _times(each)]
    told = told or [time for each in reading.claims for time in _times(each) if out is None or time[0] <= out]
    found = max(told, default=(out, out) if out else None)
    if found is None:
        return None
    first, last = found
    if out is None:
        return first, max(last, first + SAME_DAY)
    return first, max(last, out) if out - last < FRESH else last


def _times(claim: Claim) -> list[tuple[datetime, datetime]]:
    """Return the days and hours that a claim tells, as first and last moments."""
    readings = (time.readings[0] for time in claim.times if time.readings)
    return [(each.earliest, each.latest) for each in readings if each.to_the_day and each.earliest and each.latest]


def _place(claim: Claim) -> PlaceMention | None:
    return claim.places[0] if claim.places else None
