"""Observations, restrictions and tallies go to JSON and back; their schema fits; ids come of content alone."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from jsonschema import Draft202012Validator

from tests.store.given import NOW
from tests.store.test_observations import ALL, HEARD, NONE_SEEN, ZERO
from truceline.errors import BadRecord
from truceline.model.observation import Mark, kind_of
from truceline.record_observation import decode_observations, encode_observations, observation_schema, with_id

MARK = Mark(about=HEARD.id, kind="withdrawn", by="bob", at=NOW, why="twice")


def test_what_is_written_is_read_back():
    back = decode_observations(encode_observations(ALL, (MARK,), indent=2))
    assert (*back.observations, *back.restrictions, *back.tallies) == ALL
    assert back.marks == (MARK,)


def test_the_schema_fits_and_is_one():
    schema = observation_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(encode_observations(ALL, (MARK,))))


def test_not_seen_and_zero_are_written_as_two_things():
    none_seen, zero = json.loads(encode_observations((NONE_SEEN, ZERO)))["observations"]
    assert (none_seen["negative"], none_seen["count"]) == (True, None)
    assert (zero["negative"], zero["count"]["best"]) == (False, 0)


def test_a_negative_with_a_count_is_no_record():
    broken = encode_observations((ZERO,)).replace(b'"negative":false', b'"negative":true')
    with pytest.raises(BadRecord, match="has no count"):
        decode_observations(broken)


@pytest.mark.parametrize("record", ALL, ids=kind_of)
def test_an_id_comes_of_what_is_said_and_not_of_who_entered_it_when(record):
    named = with_id(record)
    assert with_id(replace(record, id="x", by="cleo", at=NOW + timedelta(days=1))).id == named.id
    assert with_id(replace(record, source="b.csv line 3")).id != named.id
    assert named.id[:4] == record.id[:4]
