"""Figures that do not add up, and dates to which something in the report gives the lie."""

import pytest

from tests.annotate.reports import report
from truceline.annotate.damage import find_damage

WRONG = [
    (
        "Ten soldiers were killed, five in Goma and four in Sake, the army said.",
        "Ten soldiers were killed, five in Goma and four in Sake",
        "5 and 4 are 9, not the whole of 10",
    ),
    (
        "The blast killed 12 people: 5 in Marib, 4 in Taiz and 4 in Aden.",
        "12 people: 5 in Marib, 4 in Taiz and 4 in Aden",
        "5 and 4 and 4 are 13, not the whole of 12",
    ),
    ("12 of the 10 soldiers are missing", "12 of the 10 soldiers", "a part of 12 is more than the whole of 10"),
    ("lost between 30 and 20 fighters", "between 30 and 20 fighters", "30 is more than 20: this is no range"),
]
RIGHT = [
    "Nine soldiers were killed, five in Goma and four in Sake.",
    "Nine people died, five in Goma alone, and four houses in Sake burnt.",
    "It killed two soldiers, wounded five in Goma and seized four in Sake.",
    "3 of the 10 soldiers died; between 20 and 30 fighters fled",
    "two of the five companies; 90 of the 60-mm shells",
]


@pytest.mark.parametrize(("text", "quoted", "why"), WRONG, ids=[row[1] for row in WRONG])
def test_a_sum_that_is_wrong_is_told_with_what_it_is(text, quoted, why):
    (damage,) = find_damage(report(text))
    assert (damage.span.text, damage.kind, damage.can_say, damage.spoils) == (quoted, "inconsistent", why, ("count",))


@pytest.mark.parametrize("text", RIGHT)
def test_a_sum_that_is_right_is_no_damage(text):
    assert find_damage(report(text)) == ()


WHEN = "2021-11-16T18:00:00+03:00"


def test_a_past_date_after_the_publication_is_told():
    (damage,) = find_damage(report("Six rebels were killed on 26 November 2021 near Bambari.", WHEN))
    assert (damage.span.text, damage.kind, damage.spoils) == ("26 November 2021", "inconsistent", ("time",))
    assert damage.can_say == "told as past, and after the publication on 2021-11-16"


@pytest.mark.parametrize(
    "text",
    [
        "The truce will hold until 26 November 2021.",
        "Six rebels were killed on 16 November 2021.",
        "The mandate, which was renewed, expires on 26 November 2021.",
        "Elections are to be held on December 26, 2021.",
    ],
)
def test_a_date_to_come_is_no_damage(text):
    assert find_damage(report(text, WHEN)) == ()


def test_without_a_publication_no_date_is_too_late():
    assert find_damage(report("Six rebels were killed on 26 November 2099 near Bambari.", None)) == ()


def test_the_weekday_behind_a_date_has_to_be_that_of_the_date():
    assert [d.kind for d in find_damage(report("on 16 November, Monday, they", WHEN))] == ["inconsistent"]
    assert find_damage(report("on 16 November, Tuesday, they", WHEN)) == ()
    assert find_damage(report("On 16 November, Monday's talks were recalled.", WHEN)) == ()
