"""How something stands against agreements goes to JSON and back; its schema fits."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from tests.casefile.made import tegh
from tests.truces.told import SPECS, TERMS, incident, tellings
from truceline.errors import BadRecord
from truceline.pipeline.agreements import assess, packaged_terms
from truceline.pipeline.reconcile import reconcile
from truceline.record import to_json
from truceline.record_violation import decode_assessment, encode_assessment, violation_schema
from truceline.truces.violations import assess_incident


@pytest.fixture(scope="module")
def case():
    documents = {reading.document.id: reading for reading in tegh().values()}
    (found,) = reconcile(documents.values()).incidents
    return assess(found, documents, packaged_terms()), {key: reading.document for key, reading in documents.items()}


def test_what_is_written_is_read_back_and_names_the_reports_that_it_quotes(case):
    assessment, documents = case
    back = decode_assessment(encode_assessment(assessment, documents.values(), indent=2), documents)
    assert back.assessment == assessment
    quoted = {key for one in assessment.violations for said in one.accused_by for key in said.documents}
    assert {report.id for report in back.reports} == quoted and quoted


@given(SPECS)
def test_whatever_is_told_fits_the_schema_and_is_read_back(specs):
    assessment = assess_incident(incident(), tellings(specs), TERMS)
    data = encode_assessment(assessment)
    Draft202012Validator(SCHEMA).validate(json.loads(data))
    assert decode_assessment(data).assessment == assessment


SCHEMA = violation_schema()


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_a_quotation_that_its_report_does_not_have_is_refused(case):
    assessment, documents = case
    first = assessment.violations[0].accused_by[0].span
    broken = replace(first, text=first.text[::-1])
    data = encode_assessment(assessment, documents.values())
    with pytest.raises(BadRecord, match="which its document does not"):
        decode_assessment(data.replace(to_json(first), to_json(broken)), documents)
