"""The JSON form of incidents over many reports: to bytes and back, and its JSON Schema.

Goes in: incidents, the readings of their reports, episodes, judgements. Comes out: bytes; back, an IncidentRecord. It
holds every claim behind the accounts with its statement, so that each value leads to its quoted words, and names every
report by publisher, address, time and SHA-256. The texts of the reports are not in it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from truceline.errors import BadRecord
from truceline.model.claim import Claim
from truceline.model.codebook import CODEBOOK_VERSION
from truceline.model.document import Document
from truceline.model.incident import Episode, Incident
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.model.release import Tombstone
from truceline.model.statement import Statement
from truceline.record import RECORD_VERSION, decode_as, false_span, schema_of, spans_in, write
from truceline.record_report import Report

TODO = "`truceline schema --incident` prints the form of this record."


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRecord:
    """What Truceline writes for incidents: the incidents and all that their ids point at.

    ``truceline`` is the version of this form. ``reports`` are the documents of the spans, ``claims`` those of the
    happenings, ``statements`` the utterances that carry them, ``judgements`` those that bear on the incidents.
    ``codebook`` is the version of docs/codebook.md by which values were published (empty: made before it was told).
    ``tombstones`` are of incidents that were published once and are not to be used as they were.
    """

    truceline: Literal["1"]
    codebook: str = ""
    incidents: tuple[Incident, ...]
    episodes: tuple[Episode, ...] = ()
    reports: tuple[Report, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()


def encode_incident(
    incident: Incident,
    readings: Mapping[str, Reading],
    *,
    episodes: Iterable[Episode] = (),
    judgements: Iterable[Judgement] = (),
    indent: int = 0,
) -> bytes:
    """Write one incident as UTF-8 JSON without a line end; the same incident gives the same bytes.

    Args:
        readings: by document id; those of the incident's documents are used.
        episodes: those that the incident belongs to.
        judgements: those that are known; the ones that the incident names are written.
        indent: blanks a level; 0 writes one line.
    """
    return encode_incidents((incident,), readings, episodes=episodes, judgements=judgements, indent=indent)


def encode_incidents(
    incidents: Sequence[Incident],
    readings: Mapping[str, Reading],
    *,
    episodes: Iterable[Episode] = (),
    judgements: Iterable[Judgement] = (),
    indent: int = 0,
) -> bytes:
    """Write incidents as ``encode_incident`` does, what several of them point at once."""
    known = [readings[id_] for id_ in _documents(incidents) if id_ in readings]
    told = {id_ for incident in incidents for id_ in incident.happenings}
    happenings = [h for reading in known for h in reading.happenings if h.id in told]
    wanted = {id_ for happening in happenings for id_ in happening.claims} | set(_claims(incidents))
    claims = tuple(claim for reading in known for claim in reading.claims if claim.id in wanted)
    uttered = {claim.statement for claim in claims}
    named = {id_ for incident in incidents for id_ in incident.judgements}
    record = IncidentRecord(
        truceline=RECORD_VERSION,
        codebook=CODEBOOK_VERSION,
        incidents=tuple(incidents),
        episodes=tuple(episodes),
        reports=tuple(Report.of(reading.document) for reading in known),
        statements=tuple(s for reading in known for s in reading.statements if s.id in uttered),
        claims=claims,
        judgements=tuple(judgement for judgement in judgements if judgement.id in named),
    )
    return write(record, indent=indent)


def encode_tombstone(tombstone: Tombstone) -> bytes:
    """Write a record that says of an incident that it is not to be used as it was published."""
    record = IncidentRecord(truceline=RECORD_VERSION, incidents=(), codebook=CODEBOOK_VERSION, tombstones=(tombstone,))
    return write(record)


def decode_incident(data: bytes | str, documents: Mapping[str, Document] | None = None) -> IncidentRecord:
    """Read a record of incidents back.

    Args:
        documents: texts by document id; spans in these are held against them.

    Raises:
        BadRecord: not JSON, not of this version, a value of the wrong type, an account of a claim that is not in the
            record, or a span that does not quote its text. ``where`` is the JSON path.
    """
    record = decode_as(data, IncidentRecord)
    known = {claim.id for claim in record.claims}
    for path, id_ in _accounted(record):
        if id_ not in known:
            raise BadRecord(f"the claim {id_!r} is not in this record.", where=path, todo=TODO)
    for path, span in spans_in(record, "$"):
        text = documents[span.document].text if documents and span.document in documents else None
        if text is not None and text[span.start : span.end] != span.text:
            raise false_span(path, span)
    return record


def incident_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record of incidents."""
    return schema_of(IncidentRecord, f"Truceline record of incidents, version {RECORD_VERSION}")


def _documents(incidents: Iterable[Incident]) -> dict[str, None]:
    return dict.fromkeys(id_ for incident in incidents for id_ in incident.documents)


def _claims(incidents: Iterable[Incident]) -> Iterator[str]:
    for incident in incidents:
        for finding in incident.findings:
            for account in finding.accounts:
                yield from account.claims


def _accounted(record: IncidentRecord) -> Iterator[tuple[str, str]]:
    """Yield the claims that accounts stand on, each with its JSON path."""
    for i, incident in enumerate(record.incidents):
        for f, finding in enumerate(incident.findings):
            for a, account in enumerate(finding.accounts):
                path = f"$.incidents[{i}].findings[{f}].accounts[{a}].claims"
                yield from ((f"{path}[{c}]", id_) for c, id_ in enumerate(account.claims))
