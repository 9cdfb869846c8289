"""Random damage breaks no law: no crash, no false quotation, and the record reads back.

A small number of texts in every run of the tests, always the same ones; ``make fuzz`` runs the full numbers.
"""

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.damages import PARAGRAPHS, REPORTS, SAVED_PAGES, damaged
from tests.pipeline.test_laws import assert_lawful
from truceline.annotate.damage import find_damage, mask_for_parser
from truceline.annotate.quantities import find_quantities
from truceline.annotate.times import find_times
from truceline.documents.read import read_documents
from truceline.errors import InputError
from truceline.model.document import Document, RawItem
from truceline.model.span import Span
from truceline.pipeline.reader import Reader
from truceline.publish.ledger import render
from truceline.publish.page import render_page
from truceline.record import decode, encode
from truceline.reference.languages import load_languages

PARTS = int(os.environ.get("FUZZ_PARTS", "600"))  # texts through damage, times, figures and bytes; make fuzz: 100,000
PAGES = PARTS // 10  # damaged web pages
READER = int(os.environ.get("FUZZ_READER", "60"))  # texts through the whole reader; make fuzz: 10,000
PUBLISHED = st.sampled_from((None, datetime(2023, 4, 11, 17, 20, tzinfo=UTC), datetime(2020, 2, 29)))
ZONES = st.sampled_from(((), ("+04:00",), ("+03:00", "+05:30")))
LANGUAGES = load_languages()
QUICK = (Phase.explicit, Phase.generate)  # the failing text itself says enough, and to shrink one takes minutes
SAME = {
    "derandomize": True,
    "database": None,
    "deadline": None,
    "phases": QUICK,
    "suppress_health_check": list(HealthCheck),
}


def assert_quotes(text: str, spans: Iterable[Span]) -> None:
    for span in spans:
        assert text[span.start : span.end] == span.text


@settings(max_examples=PARTS, **SAME)
@given(text=damaged(PARAGRAPHS), published=PUBLISHED, zones=ZONES)
def test_damage_times_and_figures_quote_what_stands_there(
    text: str, published: datetime | None, zones: tuple[str, ...]
) -> None:
    doc = Document(text=text, published=published, language="en")
    damages = find_damage(doc, zones=zones)
    times = find_times(doc, damages, zones=zones)
    quantities = find_quantities(doc, damages)
    assert_quotes(text, (found.span for found in (*damages, *times, *quantities)))
    assert len(mask_for_parser(text, damages)) == len(text)
    for quantity in quantities:
        assert quantity.count.words in text


def assert_text_or_error(content: bytes) -> None:
    item = RawItem(address="a.txt", content=content, sha256=sha256(content).hexdigest())
    try:
        documents = read_documents(item, LANGUAGES)
    except InputError as error:
        assert error.what
    else:
        assert documents
        assert all(doc.text.strip() and "\r" not in doc.text for doc in documents)


@settings(max_examples=PARTS, **SAME)
@given(text=damaged(PARAGRAPHS), ending=st.sampled_from((b"", b"\xff", b"\xc3", b"\r", b"\x00", b"\xef\xbb\xbf")))
def test_the_bytes_of_a_damaged_text_become_a_text_or_an_error_that_says_why(text: str, ending: bytes) -> None:
    assert_text_or_error(text.encode("utf-8", "surrogatepass") + ending)


@settings(max_examples=PAGES, **SAME)
@given(page=damaged(SAVED_PAGES))
def test_a_damaged_web_page_becomes_a_text_or_an_error_that_says_why(page: str) -> None:
    assert_text_or_error(page.encode("utf-8", "surrogatepass"))


@settings(max_examples=READER, **SAME)
@given(which=st.sampled_from(REPORTS), data=st.data())
def test_the_whole_reader_breaks_no_law(reader: Reader, which: Document, data: st.DataObject) -> None:
    text = data.draw(damaged([which.text]))
    reading = reader.read(replace(which, text=text, id=""))
    assert_lawful(reading)
    assert decode(encode(reading)) == reading
    render(reading, width=80, colour=False)
    render_page([reading])
