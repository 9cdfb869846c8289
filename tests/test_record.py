import json

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from tests.handmade import NOTHING, TEGH_CLASH
from tests.strategies import READINGS
from truceline.errors import BadRecord
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.record import decode, encode, false_spans, json_schema


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(READINGS)
def test_a_reading_survives_the_way_to_json_and_back(reading: Reading) -> None:
    assert decode(encode(reading)) == reading
    assert encode(decode(encode(reading))) == encode(reading)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(READINGS)
def test_every_record_validates_against_the_schema(reading: Reading) -> None:
    Draft202012Validator(json_schema()).validate(json.loads(encode(reading)))


def test_the_schema_is_a_schema_and_describes_the_vocabulary() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert {"Record", "Reading", "Claim", "Span", "Finding"} <= schema["$defs"].keys()
    assert "\n" not in schema["$defs"]["Statement"]["description"]


@pytest.mark.parametrize("reading", [TEGH_CLASH, NOTHING])
def test_a_hand_made_reading_keeps_everything(reading: Reading) -> None:
    assert decode(encode(reading)) == reading
    Draft202012Validator(json_schema()).validate(json.loads(encode(reading)))
    assert not list(false_spans(reading))


def test_the_schema_refuses_a_stance_that_is_not_in_the_vocabulary() -> None:
    record = json.loads(encode(TEGH_CLASH))
    record["reading"]["claims"][0]["stance"] = "relays"
    assert not Draft202012Validator(json_schema()).is_valid(record)


def test_a_record_is_one_line_that_holds_the_version_and_the_full_text() -> None:
    data = encode(TEGH_CLASH)
    assert data.startswith(b'{"truceline":"1","codebook":"1.0","reading":{"document":{"text":"Shots on the border')
    assert b"\n" not in data
    assert json.loads(encode(TEGH_CLASH, indent=2)) == json.loads(data)


def bad(record: object) -> BadRecord:
    with pytest.raises(BadRecord) as caught:
        decode(json.dumps(record))
    return caught.value


def test_a_value_of_the_wrong_type_is_named_by_its_path() -> None:
    record = json.loads(encode(TEGH_CLASH))
    record["reading"]["claims"][2]["span"]["start"] = "one"
    error = bad(record)
    assert error.where == "$.reading.claims[2].span.start"
    assert "Expected `int`, got `str`" in str(error)
    assert "truceline schema" in str(error)


def test_a_broken_invariant_is_named_by_its_path() -> None:
    record = json.loads(encode(TEGH_CLASH))
    record["reading"]["damages"][0]["span"]["end"] = 0
    assert bad(record).where == "$.reading.damages[0].span"


def test_a_span_that_does_not_quote_its_document_is_refused() -> None:
    record = json.loads(encode(TEGH_CLASH))
    record["reading"]["claims"][1]["content"]["text"] = "five" + record["reading"]["claims"][1]["content"]["text"][4:]
    error = bad(record)
    assert error.where == "$.reading.claims[1].content"
    assert "'five of its soldiers had died'" in str(error)


def test_a_record_of_another_version_says_so() -> None:
    assert "version '2'; this Truceline reads version '1'" in str(bad({"truceline": "2", "reading": {}}))


@pytest.mark.parametrize("data", [b"", b"{", b"not json", b"\xff\xfe", b'{"truceline":"1","reading":"\xff"}'])
def test_what_is_not_json_is_a_bad_record(data: bytes) -> None:
    with pytest.raises(BadRecord):
        decode(data)


@pytest.mark.parametrize("data", [b"[]", b"{}", b"null", b'{"truceline": 1}', b'{"truceline": "1"}'])
def test_json_of_another_form_is_a_bad_record(data: bytes) -> None:
    with pytest.raises(BadRecord, match="truceline schema"):
        decode(data)


@pytest.mark.parametrize("text", ["a\ud800b", "\udc80\0", "\\ud800 \U0001f525 \ud83d"])
def test_half_a_surrogate_pair_survives_in_a_record(text):
    reading = Reading(document=Document(text=text), reader="rules 1")
    assert decode(encode(reading)) == reading
    assert decode(encode(reading, indent=2)) == reading
