"""Law 8: adding a copy of a report changes no count of independent origins. The real reader reads the copies."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.copying import copied_texts, document
from tests.pipeline.reports import case_reports
from truceline.documents.fingerprint import fingerprint
from truceline.incidents.origins import find_descents, find_origins
from truceline.model.document import Document
from truceline.model.origin import Descent, Origin
from truceline.model.reading import Reading
from truceline.pipeline.reader import Reader

REPORTS = [*case_reports("dev"), *case_reports("train")]
CASES = sorted({str(report.address).partition("/")[0] for report in REPORTS})
DEV = {str(report.address).partition("/")[0] for report in case_reports("dev")}
READ: dict[str, Reading] = {}


def read(reader: Reader, report: Document) -> Reading:
    if report.id not in READ:
        READ[report.id] = reader.read(report)
    return READ[report.id]


def told(readings: list[Reading]) -> tuple[tuple[Descent, ...], tuple[Origin, ...]]:
    by_id = {reading.document.id: reading for reading in readings}
    descents = find_descents(by_id, {id: fingerprint(reading.document) for id, reading in by_id.items()})
    return descents, find_origins(by_id, descents, {c.id for reading in readings for c in reading.claims})


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_copy_changes_no_count_of_origins_and_no_claim_is_lost(reader: Reader, data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(CASES))
    reports = [report for report in REPORTS if str(report.address).startswith(case)]
    dated = [report for report in reports if report.published is not None]
    original = data.draw(st.sampled_from(dated))
    hours = data.draw(st.sampled_from([2, 20, None]))
    when = original.published + timedelta(hours=hours) if original.published and hours else None
    copy = read(reader, document(data.draw(copied_texts(original.text, light=False)), when))
    readings = [read(reader, report) for report in reports]
    _, before = told(readings)
    descents, after = told(data.draw(st.permutations([copy, *readings])))
    assert copy.document.id in {descent.document for descent in descents}
    assert len(after) == len(before)
    assert sorted(c for o in after for c in o.claims) == sorted(c.id for r in (*readings, copy) for c in r.claims)


@pytest.mark.parametrize("case", [case for case in CASES if case in DEV])
def test_a_verbatim_copy_changes_nothing_but_the_documents_and_claims_of_its_origins(reader: Reader, case: str) -> None:
    readings = [read(reader, report) for report in REPORTS if str(report.address).startswith(case)]
    first = readings[0].document
    assert first.published is not None
    copy = read(reader, document(first.text, first.published + timedelta(hours=1)))
    before, after = told(readings)[1], told([*readings, copy])[1]
    assert [(o.id, o.root, o.speakers) for o in after] == [(o.id, o.root, o.speakers) for o in before]
    assert [len(o.statements) for o in after] == [len(o.statements) for o in before]
