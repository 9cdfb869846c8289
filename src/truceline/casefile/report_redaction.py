"""What monitors recorded and parties count, on its way into a daily report: through the same masks as incidents."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from truceline.casefile.withheld import withheld_names
from truceline.model.actor import Party
from truceline.model.observation import AccessRestriction, Location, Observation, Recorded
from truceline.publish.outgoing import Leaving
from truceline.publish.redaction import Redaction
from truceline.publish.sitrep.material import Material
from truceline.publish.victims import find_withheld

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile


def redacted(casefile: "Casefile", material: Material, how: Leaving) -> Material:
    """Return the material with records, counts and what is linked as they may leave, and the reports behind them.

    Names are looked for in what monitors wrote and in the whole text of the reports that tell a count.
    """
    records = tuple(_records(material))
    readings = casefile.store.documents.readings(tuple(dict.fromkeys(_documents(material, records))))
    found = find_withheld(readings.values(), (record.words for record in records), _named(records))
    redaction = Redaction(replace(how, withheld=withheld_names(casefile.store)), found.mask)
    documents = tuple(redaction.of(redaction.document(reading.document)) for reading in readings.values())
    made = replace(
        material,
        now=replace(material.now, records=redaction.of(material.now.records)),
        before=replace(material.before, records=redaction.of(material.before.records)),
        assessments=redaction.of(material.assessments),
        linked={key: redaction.of(linked) for key, linked in material.linked.items()},
        tallies=redaction.of(material.tallies),
        documents=documents,
    )
    return replace(made, redaction="; ".join(redaction.words))


def _records(material: Material) -> Iterator[Recorded]:
    yield from (*material.now.records, *material.before.records)
    yield from (record for linked in material.linked.values() for record in linked)
    yield from (point.tally for series in material.tallies for point in series.points)


def _documents(material: Material, records: Iterable[Recorded]) -> Iterator[str]:
    yield from (record.span.document for record in records if record.span is not None)
    yield from (span.document for series in material.tallies for point in series.points for span in point.also)


def _named(records: Iterable[Recorded]) -> Iterator[str]:
    """Yield the names that a record has fields for: places, missions, sides; they may leave."""
    for record in records:
        for location in _locations(record):
            yield from (location.words, location.control)
            yield location.place.name if location.place is not None else ""
        if not isinstance(record, Observation | AccessRestriction):
            parties: tuple[Party | None, ...] = (record.claimant, record.accused)
        else:
            parties = (record.actor if isinstance(record, Observation) else record.denied_by,)
            yield from (record.mission, record.patrol)
        yield from (party.actor.name for party in parties if party is not None and party.actor is not None)


def _locations(record: Recorded) -> Iterator[Location]:
    found = (record.where, record.position if isinstance(record, Observation) else None)
    yield from (location for location in found if location is not None)
