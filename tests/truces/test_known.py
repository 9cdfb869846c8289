"""Which known agreement the words of a report name."""

import pytest

from truceline.pipeline.reader import read_text

LEBANON = "BEIRUT - Hezbollah fired on an Israeli army post near Mount Dov on Monday, the Israeli military said. "
KASHMIR = (
    "SRINAGAR - Indian and Pakistani troops shelled each other across the Line of Control on Friday, officials said. "
)


def known(text, published):
    reading = read_text(text, published=published, publisher="agency", address=None)
    return [(truce.span.text, truce.known) for truce in reading.truces]


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        (LEBANON + "The truce is a week old.", "2024-12-02T20:00:00+02:00", "il-lb-2024-11-27"),
        (LEBANON + "The truce is a week old.", "2023-12-02T20:00:00+02:00", None),
        (KASHMIR + "The ceasefire was broken.", "2020-11-13T20:00:00+05:30", "in-pk-2003-11-25"),
        (KASHMIR + "The ceasefire was broken.", "2022-11-11T20:00:00+05:30", "in-pk-2021-02-25"),
        (KASHMIR + "The ceasefire of 2003 was broken.", "2022-11-11T20:00:00+05:30", "in-pk-2003-11-25"),
        (KASHMIR + "The ceasefire of 1999 was broken.", "2022-11-11T20:00:00+05:30", None),
        (KASHMIR + "Every ceasefire was broken.", "2022-11-11T20:00:00+05:30", None),
    ],
)
def test_an_agreement_is_the_one_that_is_dated_or_was_in_force(text, published, found):
    assert [id for _, id in known(text, published)] == [found]


def test_two_that_are_named_are_two():
    text = (
        "DONETSK - Ukrainian troops shelled Donetsk on Thursday, the separatists said. The envoy called the shelling a "
        "breach of the ceasefire and of the Minsk agreements."
    )
    assert sorted(known(text, "2022-02-17T20:00:00+02:00")) == [
        ("Minsk agreements", "ua-minsk-package-2015-02-12"),
        ("ceasefire", "ua-tcg-measures-2020-07-22"),
    ]


def test_what_is_known_fills_in_no_date():
    reading = read_text(
        LEBANON + "The truce is a week old.", published="2024-12-02T20:00:00+02:00", publisher="agency", address=None
    )
    assert [(truce.known is not None, truce.date) for truce in reading.truces] == [(True, None)]
