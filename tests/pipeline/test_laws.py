"""The laws of DESIGN on real reports and on random damage to them."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pipeline.reports import case_reports, distractors
from truceline.model.document import Document
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.pipeline.reader import Reader
from truceline.record import encode

REPORTS = [*case_reports("dev"), *case_reports("train")]
NUMBER_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|hundreds?|thousands?|dozens?|tens|scores?|couple|both|another|single|pair|an?|none|no|nobody|nor|neither|without|not)\b",
    re.IGNORECASE,
)


def _parts(value: object, kind: type) -> Iterator[object]:
    if isinstance(value, kind):
        yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _parts(getattr(value, field.name), kind)
    elif isinstance(value, tuple):
        for item in value:
            yield from _parts(item, kind)


def assert_lawful(reading: Reading) -> None:
    """Every span quotes its text; no figure stands without a digit or number word of the text."""
    text = reading.document.text
    for span in _parts(reading, Span):
        assert isinstance(span, Span)
        assert text[span.start : span.end] == span.text
    for count in _parts(reading, Count):
        assert isinstance(count, Count)
        if not count.unknown and count.words:
            words = count.words
            assert re.search(r"\d", words) or NUMBER_WORDS.search(words), words
            for digits in re.findall(r"\d+", words):
                assert digits in text


@pytest.mark.parametrize("document", REPORTS, ids=lambda d: str(d.address))
def test_every_value_quotes_the_report(reader: Reader, document: Document) -> None:
    assert_lawful(reader.read(document))


def test_the_same_report_gives_the_same_bytes(reader: Reader) -> None:
    for document in REPORTS[:8]:
        assert encode(reader.read(document)) == encode(reader.read(replace(document)))


@pytest.mark.parametrize("document", list(distractors()), ids=lambda d: str(d.address))
def test_no_happening_in_a_text_that_only_sounds_of_war(reader: Reader, document: Document) -> None:
    assert reader.read(document).happenings == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    which=st.integers(min_value=0, max_value=len(REPORTS) - 1),
    at=st.integers(min_value=0, max_value=4000),
    length=st.integers(min_value=0, max_value=6),
    broken=st.sampled_from(["<>", "\ufffd", "??", "", "\u200f", "7", ",", "\n\n", "\u202e", "“", "🕊"]),
)
def test_random_damage_breaks_no_law(reader: Reader, which: int, at: int, length: int, broken: str) -> None:
    document = REPORTS[which]
    start = at % len(document.text)
    text = document.text[:start] + broken + document.text[start + length :]
    assert_lawful(reader.read(Document(text=text, published=document.published, language="en")))
