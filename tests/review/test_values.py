"""How values are written: with the words they stand on, several in one text; what is none is refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import InputError
from truceline.model.document import Document
from truceline.review.values import Value, read_value, read_values, words_at, write_values

DOC = Document(text="Four died near Tegh.")
KEYS = ("act", "count", "place")


def test_a_value_names_the_words_that_it_stands_on():
    value = read_value("4 @0-4", DOC)
    assert (value.text, value.words.text, str(value)) == ("4", "Four", "4 @0-4")


def test_several_values_come_in_the_order_of_their_keys():
    assert list(read_values("count=4; act=killed", DOC, KEYS)) == ["act", "count"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("killed", "'killed' is nothing that can be said here. Write key=VALUE; keys are act, count, place."),
        ("deed=killed", "'deed=killed' is nothing that can be said here."),
        ("count=4; count=5", "count is given twice."),
        ("count=4 @0-99", "the report has no characters 0 to 99."),
        ("count=4 @5-5", "the report has no characters 5 to 5."),
    ],
)
def test_what_cannot_be_said_is_refused_with_what_to_do(typed, said):
    with pytest.raises(InputError) as refused:
        read_values(typed, DOC, KEYS)
    assert said in str(refused.value)


@given(
    st.dictionaries(
        st.sampled_from(KEYS), st.text(min_size=1, max_size=12).filter(lambda t: t.strip() and "@" not in t)
    ),
    st.integers(0, 18),
)
def test_what_is_written_is_read_again(texts, start):
    words = words_at(DOC, start, start + 2)
    given_values = {
        key: Value(text=" ".join(text.replace(";", ",").split()), words=words) for key, text in texts.items()
    }
    given_values = {key: value for key, value in given_values.items() if value.text}
    read = read_values(write_values(given_values), DOC, KEYS)
    assert {key: (v.text, v.words) for key, v in read.items()} == {
        k: (v.text, v.words) for k, v in given_values.items()
    }
