"""Cells that several formats share: days, places, reports, speakers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from truceline.model.mention import PlaceMention
from truceline.model.time import Interval
from truceline.publish import ledger_words as words
from truceline.publish.incident_facts import where_phrases
from truceline.publish.ledger_phrases import flat
from truceline.publish.outgoing import Outgoing
from truceline.publish.quoting import clean

JOINT = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where an incident was: empty where the reports do not tell it, or tell too little for a point.

    ``contested``: the country is that according to somebody.
    """

    name: str | None = None
    admin1: str | None = None
    country: str | None = None
    code: str | None = None
    lon: float | None = None
    lat: float | None = None
    contested: bool = False


def where_cells(out: Outgoing) -> Where:
    """Return the cells of the place; of one that was not found, the words of the report alone."""
    mention = out.incident.where
    if mention is None:
        return Where()
    place = mention.place
    if place is None:
        return Where(name=clean(mention.span.text))
    return Where(
        name=clean(place.name),
        admin1=place.admin1,
        country=out.view.names.countries.get(place.country or "", place.country),
        code=place.country,
        lon=place.lon,
        lat=place.lat,
        contested=place.country_according_to is not None or bool(place.claimants),
    )


def where_said(out: Outgoing) -> str:
    """Say where, in one line of words."""
    return flat(where_phrases(out.incident.where, out.view.names)).replace("\n", "; ")


def days(when: Interval | None) -> tuple[date | None, date | None]:
    """Return the first and the last day, in the zone of the incident; ``None`` where not known."""
    return when.local_dates() if when else (None, None)


def iso(day: date | None) -> str | None:
    """Write a day as 2023-04-11."""
    return day.isoformat() if day else None


def mark_cells(out: Outgoing) -> tuple[str, str | None]:
    """Return what a row says of itself beside its values: whether it was approved, and what was taken out."""
    return (out.approval.state, out.redaction or None)


def joined(values: Iterable[str | None]) -> str | None:
    """Join what is told, each once; ``None`` where nothing is."""
    told = dict.fromkeys(clean(value) for value in values if value)
    return JOINT.join(told) or None


def publishers(out: Outgoing) -> str | None:
    """Name those who published the reports."""
    return joined(document.publisher for document in out.view.documents.values())


def speakers(out: Outgoing) -> str | None:
    """Name whose word it is, over all independent origins; who is not named is said so."""
    named = []
    for origin in out.incident.origins:
        named += [words.actor_words(out.view.called(actor)) for actor in origin.speakers]
        named += ["sources not named"] if origin.anonymous else []
    return joined(named)


def off_the_point(mention: PlaceMention | None) -> str:
    """Return the relation for the precision codes: what lies some km off is not at the place."""
    if mention is None:
        return "at"
    return "near" if mention.distance_km is not None else mention.relation
