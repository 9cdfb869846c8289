"""The JSON form of how something stands against agreements: to bytes and back, and its JSON Schema.

Goes in: an assessment of an incident, an observation or a tally, and the reports that its quotations are of. Comes out:
bytes; back, a ViolationRecord. One record a subject, those too that give no violation: why none is in ``looked_at``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from truceline.model.document import Document
from truceline.model.violation import Assessment, SaidOfBreach
from truceline.record import RECORD_VERSION, decode_as, false_span, schema_of, spans_in, write
from truceline.record_report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationRecord:
    """What Truceline writes for one subject; ``truceline`` is the version of this form."""

    truceline: Literal["1"]
    assessment: Assessment
    reports: tuple[Report, ...] = ()


def encode_assessment(assessment: Assessment, documents: Iterable[Document] = (), *, indent: int = 0) -> bytes:
    """Write one assessment as UTF-8 JSON without a line end; the same assessment gives the same bytes.

    Args:
        documents: those that are known; the ones that the assessment quotes are named.
        indent: blanks a level; 0 writes one line.
    """
    wanted = {document for said in _said(assessment) for document in said.documents}
    known = {document.id: document for document in documents if document.id in wanted}
    record = ViolationRecord(
        truceline=RECORD_VERSION, assessment=assessment, reports=tuple(map(Report.of, known.values()))
    )
    return write(record, indent=indent)


def decode_assessment(data: bytes | str, documents: Mapping[str, Document] | None = None) -> ViolationRecord:
    """Read a record back.

    Args:
        documents: texts by document id; spans in these are held against them.

    Raises:
        BadRecord: not JSON, not of this version, a value of the wrong type, or a span that does not quote its text.
            ``where`` is the JSON path.
    """
    record = decode_as(data, ViolationRecord)
    for path, span in spans_in(record, "$"):
        text = documents[span.document].text if documents and span.document in documents else None
        if text is not None and text[span.start : span.end] != span.text:
            raise false_span(path, span)
    return record


def violation_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record of violations."""
    return schema_of(ViolationRecord, f"Truceline record of violations, version {RECORD_VERSION}")


def _said(assessment: Assessment) -> Iterator[SaidOfBreach]:
    yield from (*assessment.alleged_of_none, *assessment.withdrawn)
    for one in assessment.violations:
        yield from (*one.accused_by, *one.alleged_by, *one.denied_by, *one.rival_by, *one.withdrawn)
