"""Incidents over several reports, for the tests of what a person sees of them."""

from collections.abc import Iterable
from dataclasses import replace

from truceline.model.document import Document
from truceline.model.incident import Finding, Incident
from truceline.model.origin import Descent
from truceline.model.reading import Reading
from truceline.publish.incident_ledger import render_incident
from truceline.publish.ledger_facts import Names
from truceline.record import decode, encode

NAMES = Names(
    languages={"en": "English", "ru": "Russian"},
    countries={"ARM": "Armenia", "AZE": "Azerbaijan", "RUS": "Russia"},
)


def by_id(readings: Iterable[Reading]) -> dict[str, Reading]:
    return {reading.document.id: reading for reading in readings}


def one_incident(*readings: Reading, id_: str = "inc-1a2b3c4d") -> Incident:
    """Make an incident of the first reading's happening; the others are copies of it, claim for claim."""
    first, *others = readings
    (told,) = first.happenings
    documents = tuple(reading.document.id for reading in readings)
    return Incident(
        id=id_,
        happenings=tuple(happening.id for reading in readings for happening in reading.happenings),
        documents=documents,
        kind=told.kind,
        when=told.when,
        where=told.where,
        sides=told.sides,
        findings=tuple(_everywhere(finding, others) for finding in told.findings),
        descents=tuple(Descent(document=id_, of=documents[0], kind="copy", share=1.0) for id_ in documents[1:]),
    )


def _everywhere(finding: Finding, copies: Iterable[Reading]) -> Finding:
    ends = ("", *(f"-{reading.document.id}" for reading in copies))
    accounts = (replace(a, claims=tuple(f"{id_}{end}" for end in ends for id_ in a.claims)) for a in finding.accounts)
    return replace(finding, accounts=tuple(accounts))


def shown(incident: Incident, readings: Iterable[Reading], width: int = 80, **options) -> str:
    return render_incident(incident, by_id(readings), width=width, colour=False, names=NAMES, **options)


def again(reading: Reading, **changes) -> Reading:
    """Return the reading as that of another document with the same text: every span and id moves over to it."""
    document = replace(reading.document, **changes, id="")
    return _moved(reading, document)


def _moved(reading: Reading, document: Document) -> Reading:
    old, new = reading.document.id, document.id
    text = encode(replace(reading, document=document)).decode("utf-8").replace(f'"{old}"', f'"{new}"')
    for thing in (*reading.claims, *reading.statements, *reading.happenings):
        text = text.replace(f'"{thing.id}"', f'"{thing.id}-{new}"')
    return decode(text)
