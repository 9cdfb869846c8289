"""The JSON form of incidents over many reports."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from tests.handmade import DOC, TEGH_CLASH
from tests.publish.casefiles import again, by_id, one_incident
from tests.strategies import values
from truceline.errors import BadRecord
from truceline.model.incident import Episode, Incident
from truceline.model.judgement import Judgement
from truceline.model.span import Span
from truceline.record import spans_in, write
from truceline.record_incident import (
    IncidentRecord,
    decode_incident,
    encode_incident,
    encode_incidents,
    incident_schema,
)

COPY = again(TEGH_CLASH, publisher="a copying site", address="06-copy.txt")
BOTH = (TEGH_CLASH, COPY)
READINGS = by_id(BOTH)
INCIDENT = one_incident(*BOTH)
DOCUMENTS = {id_: reading.document for id_, reading in READINGS.items()}
EPISODE = Episode(id="epi-1", incidents=(INCIDENT.id, "inc-2"))
JUDGEMENTS = tuple(
    Judgement(
        id=id_,
        verdict="accept",
        question="claim",
        by="a coder",
        at=datetime(2023, 5, 1, tzinfo=UTC),
        spans=(TEGH_CLASH.claims[0].span,),
    )
    for id_ in ("jdg-1", "jdg-2")
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(values(Incident, DOC))
def test_any_incident_survives_the_way_to_json_and_back(incident):
    bare = replace(incident, findings=())  # an account whose claims are not in the record is refused
    data = encode_incident(bare, {})
    assert decode_incident(data).incidents == (bare,)
    Draft202012Validator(incident_schema()).validate(json.loads(encode_incident(incident, {})))


def test_every_value_leads_to_its_words():
    record = decode_incident(encode_incident(INCIDENT, READINGS), DOCUMENTS)
    claims = {claim.id: claim for claim in record.claims}
    statements = {statement.id for statement in record.statements}
    for finding in INCIDENT.findings:
        for account in finding.accounts:
            for id_ in account.claims:
                assert claims[id_].statement in statements
                assert claims[id_].span.text in DOCUMENTS[claims[id_].span.document].text
    assert record.incidents == (INCIDENT,)


def test_reports_are_named_without_their_texts():
    data = encode_incident(INCIDENT, READINGS)
    first = decode_incident(data).reports[0]
    assert (first.publisher, first.address, first.published, first.sha256) == (
        DOC.publisher,
        DOC.address,
        DOC.published,
        DOC.sha256,
    )
    assert json.dumps(DOC.text)[1:-1] not in data.decode()


def test_every_span_is_of_a_report_that_is_named():
    record = decode_incident(encode_incident(INCIDENT, READINGS))
    named = {report.id for report in record.reports}
    spans = [span for _, span in spans_in(record, "$")]
    assert spans and {span.document for span in spans} <= named


def test_the_same_incident_gives_the_same_bytes_in_one_line_or_indented():
    data = encode_incident(INCIDENT, READINGS)
    assert data == encode_incident(INCIDENT, dict(reversed(READINGS.items())))
    assert b"\n" not in data
    assert json.loads(encode_incident(INCIDENT, READINGS, indent=2)) == json.loads(data)


def test_a_list_holds_what_several_incidents_share_once():
    other = replace(INCIDENT, id="inc-2")
    record = decode_incident(encode_incidents((INCIDENT, other), READINGS, episodes=(EPISODE,)))
    assert [incident.id for incident in record.incidents] == [INCIDENT.id, "inc-2"]
    assert len(record.reports) == 2
    assert record.episodes == (EPISODE,)


def test_the_judgements_that_an_incident_names_are_in_its_record():
    record = decode_incident(encode_incident(replace(INCIDENT, judgements=("jdg-2",)), READINGS, judgements=JUDGEMENTS))
    assert [judgement.id for judgement in record.judgements] == ["jdg-2"]


def test_the_schema_describes_the_form():
    schema = incident_schema()
    Draft202012Validator.check_schema(schema)
    assert {"IncidentRecord", "Incident", "Episode", "Report", "Claim", "Span", "Origin"} <= schema["$defs"].keys()
    Draft202012Validator(schema).validate(json.loads(encode_incident(INCIDENT, READINGS)))


def test_an_account_of_a_claim_that_is_not_there_is_refused():
    record = decode_incident(encode_incident(INCIDENT, READINGS))
    with pytest.raises(BadRecord, match=r"claim 'clm-a1' is not in this record") as caught:
        decode_incident(write(replace(record, claims=record.claims[1:])))
    assert caught.value.where.startswith("$.incidents[0].findings[0].accounts[0].claims[0]")


def test_a_span_that_does_not_quote_its_text_is_refused_where_the_text_is_at_hand():
    record = decode_incident(encode_incident(INCIDENT, READINGS))
    first = record.claims[0]
    told = first.span
    forged = replace(
        first, span=Span(document=told.document, start=told.start, end=told.end, text="x" * len(told.text))
    )
    data = write(replace(record, claims=(forged, *record.claims[1:])))
    assert isinstance(decode_incident(data), IncidentRecord)
    with pytest.raises(BadRecord) as caught:
        decode_incident(data, DOCUMENTS)
    assert caught.value.where == "$.claims[0].span"


def test_a_record_of_another_version_says_so():
    with pytest.raises(BadRecord, match="version '2'"):
        decode_incident(b'{"truceline":"2","incidents":[]}')
