"""Turn the readings of a case's reports into a prediction that the scorer of Rival Accounts takes.

The claims, background, agreements and damage of every reading are carried over one by one; the incident is what
``incidents.merge`` makes of the happenings of all reports, since a case is one episode as reporters tell it. What the
gold has no word for (an act such as ``overflew``) is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import get_args

from truceline.documents.fingerprint import fingerprint
from truceline.evaluate.predict_incident import incident_json
from truceline.evaluate.predict_parties import party_json, speaker_json
from truceline.evaluate.rival_gold import Case, GoldAct
from truceline.incidents.aliases import join_aliases
from truceline.incidents.merge import find_incident
from truceline.incidents.origins import find_descents, find_origins
from truceline.incidents.telling import tell
from truceline.incidents.told import Told
from truceline.model.document import Document
from truceline.model.incident import Incident
from truceline.model.mention import Damage
from truceline.model.origin import Descent
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.model.span import Span

GOLD_ACTS = frozenset(get_args(GoldAct))
STANCES = {"confirms": "asserts", "corrects": "asserts", "retracts": "denies"}  # the gold knows three stances
NOT_TOLD_AS_FACT = frozenset({"planned", "threatened", "hypothetical"})


def predict_case(case: Case, read: Callable[[Document], Reading]) -> dict[str, object]:
    """Read every report of a case and return the prediction for it."""
    return merge_readings(case.id, {file: read(document) for file, document in case_documents(case).items()})


def case_documents(case: Case) -> dict[str, Document]:
    """Return the reports as documents by file name, with publisher and time of publication as the case gives them."""
    return {
        report.file: Document(
            text=case.texts[report.file],
            publisher=report.publisher,
            address=report.file,
            published=datetime.fromisoformat(report.published) if report.published else None,
        )
        for report in case.gold.reports
    }


def merge_readings(case_id: str, readings: Mapping[str, Reading]) -> dict[str, object]:
    """Return the prediction for a case from the readings of its reports, by file name."""
    files = {reading.document.id: file for file, reading in readings.items()}
    by_id = {reading.document.id: reading for reading in readings.values()}
    descents = find_descents(by_id, {id: fingerprint(reading.document) for id, reading in by_id.items()})
    return {
        "case": case_id,
        "claims": [_claim(told, files[told.document]) for told in _claims(readings.values())],
        "incident": incident_json(_incident(by_id, descents)),
        "background_spans": [_span(file, b.span) for file, reading in readings.items() for b in reading.background],
        "agreements": list(_agreements(readings)),
        "damaged": [entry for file, reading in readings.items() for entry in _damaged(file, reading)],
        "copies": [[files[d.document], files[d.of]] for d in descents if d.kind == "copy"],
    }


def _incident(readings: Mapping[str, Reading], descents: Sequence[Descent]) -> Incident:
    """Return the incident that all the happenings of a case amount to."""
    happenings = [happening for reading in readings.values() for happening in reading.happenings]
    origins = find_origins(readings, descents, {claim for happening in happenings for claim in happening.claims})
    return find_incident(happenings, readings, descents=descents, origins=origins)


def _claims(readings: Iterable[Reading]) -> Iterable[Told]:
    """Yield the claims that are told as facts, every side under one name."""
    line = [
        replace(told, document=reading.document.id)
        for reading in readings
        for told in tell(reading.claims, {statement.id: statement for statement in reading.statements})
    ]
    for told in join_aliases(line):
        if told.claim.act in GOLD_ACTS and told.claim.factuality not in NOT_TOLD_AS_FACT:
            yield told


def _claim(told: Told, file: str) -> dict[str, object]:
    claim = told.claim
    return {
        **_span(file, claim.span),
        "speaker": speaker_json(told.statement),
        "stance": STANCES.get(claim.stance, claim.stance),
        "act": claim.act,
        "actor": party_json(claim.actor),
        "target": party_json(claim.target),
        "count": _count(claim.count),
    }


def _count(count: Count | None) -> dict[str, int | None] | None:
    return None if count is None else {"low": count.low, "high": count.high}


def _span(file: str, span: Span) -> dict[str, object]:
    return {"report": file, "start": span.start, "end": span.end}


def _agreements(readings: Mapping[str, Reading]) -> Iterator[dict[str, object]]:
    """Yield the agreements, missions and talks; what is known to be one agreement has one date, the most exact told."""
    dates: dict[str, str] = {}
    for truce in (truce for reading in readings.values() for truce in reading.truces):
        if truce.known and truce.date and len(truce.date) > len(dates.get(truce.known, "")):
            dates[truce.known] = truce.date
    for file, reading in readings.items():
        for truce in reading.truces:
            date = dates.get(truce.known or "", truce.date)
            yield {"report": file, "kind": truce.kind, "date": date, "name": truce.name}
        for mission in reading.missions:
            yield {"report": file, "kind": mission.kind, "date": mission.since, "name": mission.name}
        for talks in reading.talks:
            yield {"report": file, "kind": "talks", "date": talks.date, "name": None}


def _damaged(file: str, reading: Reading) -> Iterable[dict[str, object]]:
    """Yield the damages; a broken name that stands several times in a report is one, as the gold lists it."""
    headline = reading.document.text.find("\n")
    names: dict[str, Damage] = {}
    for damage in reading.damages:
        words = damage.span.text.casefold()
        if damage.kind == "garbled_name" and (words not in names or names[words].span.start < headline):
            names[words] = damage
    for damage in reading.damages:
        if damage.kind != "garbled_name" or names[damage.span.text.casefold()] is damage:
            yield {**_span(file, damage.span), "kind": damage.kind}
