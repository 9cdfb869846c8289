from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategies import READINGS
from truceline.documents.offsets import UNSEEN, Fold, fold, unfold
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.pipeline.reader import Reader
from truceline.record import false_spans

MARKS = "\u200b\u200d\u200f\u202a\u202e\u2066\ufeff\u00ad\u061c"
ANEW = {"ﬁ": "fi", "٣": "3"}
TEXTS = st.text(st.sampled_from(f"ab 1.\n{MARKS}é”אﬁ٣"), max_size=60)


@st.composite
def folds(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], Fold | None]:
    text = draw(TEXTS)
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    left_out = list(zip(ends[::2], ends[1::2], strict=False))
    return text, left_out, fold(text, left_out)


@given(folds())
def test_a_fold_leaves_out_marks_and_stretches_and_nothing_else(
    made: tuple[str, list[tuple[int, int]], Fold | None],
) -> None:
    text, left_out, folded = made
    kept = [
        index
        for index, char in enumerate(text)
        if not UNSEEN.match(char) and not any(start <= index < end for start, end in left_out)
    ]
    if folded is None:
        assert len(kept) == len(text) and not left_out and not set(ANEW) & set(text)
        return
    assert folded.text == "".join(ANEW.get(text[index], text[index]) for index in kept)
    assert list(folded.places) == [index for index in kept for _ in ANEW.get(text[index], "x")]


@given(folds(), st.data())
def test_a_span_of_the_folded_text_comes_back_as_the_words_that_are_stored(made, data: st.DataObject) -> None:
    text, left_out, folded = made
    if folded is None or not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.stored(start, end)
    again = fold(
        text[first:last], [(max(a, first) - first, min(b, last) - first) for a, b in left_out if a < last and b > first]
    )
    whole = again.text if again else text[first:last]
    assert folded.text[start:end] in whole and len(whole) <= end - start + 2  # a letter of "ﬁ" brings the other


@settings(max_examples=50, deadline=None)
@given(READINGS, st.text(st.sampled_from(MARKS), min_size=1, max_size=3), st.data())
def test_every_span_of_a_reading_quotes_the_stored_text(reading: Reading, mark: str, data: st.DataObject) -> None:
    if UNSEEN.search(reading.document.text):
        return
    place = data.draw(st.integers(0, len(reading.document.text)))
    stored = replace(reading.document, text=reading.document.text[:place] + mark + reading.document.text[place:])
    folded = fold(stored.text)
    assert folded is not None and folded.text == reading.document.text
    moved = unfold(reading, folded, stored)
    assert moved.document is stored
    assert not [span for _, span in false_spans(moved) if span.document == stored.id]


SENTENCE = (
    "The Ministry of Defence said on Tuesday that 12 soldiers were killed and 1,300 people fled near the village."
)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("words", ["12", "1,300"])
def test_a_mark_inside_a_figure_changes_nothing_that_is_read(reader: Reader, mark: str, words: str) -> None:
    spoilt = SENTENCE.replace(words, f"{words[0]}{mark}{words[1:]}")
    reading, plain = (reader.read(Document(text=text, language="en")) for text in (spoilt, SENTENCE))
    assert not list(false_spans(reading))
    assert [claim.count and claim.count.best for claim in reading.claims] == [
        claim.count and claim.count.best for claim in plain.claims
    ]
    quoted = [claim.content.text for claim in reading.claims if claim.content]
    assert any(mark in text for text in quoted)


@pytest.mark.parametrize(("anew", "plain"), [("ﬁre", "fire"), ("٤ of its", "4 of its"), ("１２", "12")])
def test_letters_printed_as_one_and_other_digits_are_read_and_quoted_as_stored(
    reader: Reader, anew: str, plain: str
) -> None:
    told = "Armenia said Azerbaijani troops had opened fire on Tuesday and that 4 of its 12 soldiers were killed."
    stored = reader.read(Document(text=told.replace(plain, anew), language="en"))
    assert not list(false_spans(stored))
    assert [c.act for c in stored.claims] == [c.act for c in reader.read(Document(text=told, language="en")).claims]
    assert any(anew in claim.content.text for claim in stored.claims if claim.content)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=st.lists(st.tuples(st.integers(0, len(SENTENCE)), st.sampled_from(MARKS)), min_size=1, max_size=12))
def test_marks_anywhere_give_no_false_quotation_and_the_same_claims(
    reader: Reader, marks: list[tuple[int, str]]
) -> None:
    text = SENTENCE
    for place, mark in sorted(marks, reverse=True):
        text = text[:place] + mark + text[place:]
    reading, plain = (reader.read(Document(text=words, language="en")) for words in (text, SENTENCE))
    assert not list(false_spans(reading))
    assert [claim.act for claim in reading.claims] == [claim.act for claim in plain.claims]
