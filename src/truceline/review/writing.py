"""Values of a claim as a person would type them: what a form shows before anything is changed."""

from truceline.model.actor import Party
from truceline.model.claim import Claim
from truceline.model.mention import PlaceMention, TimeMention
from truceline.model.place import Place
from truceline.model.quantity import Count
from truceline.model.time import zone_offset
from truceline.review.parties import NONE
from truceline.review.placed import UNTABLED
from truceline.review.values import Value

UNKNOWN = "?"


def count_text(count: Count | None) -> str:
    """Write a figure as ``read_count`` reads it.

    >>> count_text(Count(low=4, best=None, high=None))
    '4-?'
    """
    if count is None:
        return NONE
    if count.low == count.high:
        return UNKNOWN if count.low is None else str(count.low)
    return "-".join(UNKNOWN if end is None else str(end) for end in (count.low, count.high))


def party_text(party: Party | None) -> str:
    """Write a party as ``read_party`` reads it."""
    if party is None:
        return NONE
    return party.actor.id if party.actor else party.kind


def place_text(mention: PlaceMention | None) -> str:
    """Write a place with its words as ``read_place`` reads it; the distance of a relation is not written."""
    if mention is None:
        return NONE
    told = place_key(mention.place) if mention.place else UNTABLED
    relation = "" if mention.relation == "at" else f"{mention.relation} "
    return str(Value(text=f"{relation}{told}", words=mention.span))


def place_key(place: Place) -> str:
    """Write a place of the gazetteer: its id, and a name by which it is found."""
    return f"{place.id} {place.name}"


def time_text(mention: TimeMention | None) -> str:
    """Write a time as ``read_moment`` reads it; about as exact as it was read, for a person to correct."""
    if mention is None or not mention.readings:
        return NONE if mention is None else ""
    interval = mention.readings[0]
    first, last = interval.local_dates()
    if first is None:
        return ""
    if interval.precision == "month":
        return f"{first:%Y-%m}"
    if mention.clock and interval.earliest:
        return f"{first} {mention.clock}" + (f" {interval.zone}" if interval.zone else "")
    if interval.precision == "minute" and interval.earliest:
        clock = interval.earliest.astimezone(zone_offset(interval.zone))
        return f"{first} {clock:%H:%M}" + (f" {interval.zone}" if interval.zone else "")
    return f"{first}" if last in (None, first) else f"{first}..{last}"


def claim_texts(claim: Claim) -> dict[str, str]:
    """Write the slots of a claim besides its speaker; of several places and times the first."""
    return {
        "stance": claim.stance,
        "act": claim.act,
        "actor": party_text(claim.actor),
        "target": party_text(claim.target),
        "count": count_text(claim.count),
        "place": place_text(claim.places[0] if claim.places else None),
        "time": time_text(claim.times[0] if claim.times else None),
    }
