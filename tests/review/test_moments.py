"""A time as a person types it is as exact as it is typed, in the zone that is given or that the report has elsewhere."""

from datetime import UTC, datetime

import pytest

from tests.casefile.made import tegh
from tests.handmade import TEXT
from truceline.errors import InputError
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.review.moments import read_moment
from truceline.review.values import words_at

BARE = Reading(document=Document(text=TEXT), reader="hand")
WORDS = words_at(BARE.document, 0, 5)


@pytest.mark.parametrize(
    ("typed", "earliest", "latest", "precision"),
    [
        ("2023-04-11", datetime(2023, 4, 11), datetime(2023, 4, 11, 23, 59, 59), "day"),
        ("2023-04-11..2023-04-12", datetime(2023, 4, 11), datetime(2023, 4, 12, 23, 59, 59), "day"),
        ("2023-02", datetime(2023, 2, 1), datetime(2023, 2, 28, 23, 59, 59), "month"),
        ("2023-04-11 16:20 +04:00", datetime(2023, 4, 11, 12, 20), datetime(2023, 4, 11, 12, 20, 59), "minute"),
        ("2023-04-11 9:05 Z", datetime(2023, 4, 11, 9, 5), datetime(2023, 4, 11, 9, 5, 59), "minute"),
    ],
)
def test_a_time_is_as_exact_as_it_is_typed(typed, earliest, latest, precision):
    interval = read_moment(typed, WORDS, BARE).readings[0]
    assert (interval.earliest, interval.latest) == (earliest.replace(tzinfo=UTC), latest.replace(tzinfo=UTC))
    assert interval.precision == precision


def test_a_time_without_a_zone_has_that_of_the_reports_other_times():
    interval = read_moment("2023-04-11", WORDS, tegh()["tegh-01-wire"]).readings[0]
    assert (interval.zone, interval.zone_why) == ("+04:00", "that of the report's other times")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Tuesday",
        "2023-02-30",
        "2023-04-12..2023-04-11",
        "2023-04 16:00",
        "2023-04-11 25:00",
        "9999-12-31 -14:00",
        "0001-01-01 +14:00",
    ],
)
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(InputError, match="is no time"):
        read_moment(typed, WORDS, BARE)
