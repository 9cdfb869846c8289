"""The one way in which something is taken out of a record: nothing is forgotten, and haste changes no result."""

from dataclasses import dataclass, fields, is_dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.publish import tegh
from truceline.model.incident import Account
from truceline.publish.masks import masking
from truceline.publish.rewriting import rewritten

INCIDENT, READINGS = tegh.kept()
RECORDS = (INCIDENT, *READINGS.values())
WORDS = sorted({word for reading in READINGS.values() for word in reading.document.text.split() if word.isalpha()})


def plainly(value, text, thing):
    """Rewrite as one would write it down first: nothing is looked up, nothing is skipped."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, tuple):
        return tuple(plainly(part, text, thing) for part in value)
    if is_dataclass(value):
        return thing(replace(value, **{f.name: plainly(getattr(value, f.name), text, thing) for f in fields(value)}))
    return value


@settings(max_examples=15, deadline=None)
@given(names=st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), record=st.sampled_from(RECORDS))
def test_the_quick_way_gives_what_the_plain_way_gives(names, record):
    text = masking(names)

    def thing(value):
        return replace(value, note="looked at") if isinstance(value, Account) else value

    assert rewritten(record, text, thing) == plainly(record, text, thing)


def test_what_does_not_change_is_handed_back_itself():
    assert rewritten(INCIDENT, lambda words: str(words.encode(), "utf-8")) is INCIDENT


def test_a_kind_of_value_that_might_hold_texts_unseen_is_refused():
    @dataclass(frozen=True)
    class Odd:
        words: list[str]

    with pytest.raises(TypeError, match="list is no kind of value"):
        rewritten(Odd(["Anna"]), str.upper)
