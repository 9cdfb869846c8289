"""Hours, days and years that cannot be, as bad translations tell them."""

import pytest

from tests.annotate.reports import report
from truceline.annotate.damage import find_damage

IMPOSSIBLE = [
    ("the clock 27.30 the rockets fell on Marib", "the clock 27.30", "a day has no hour 27"),
    ("since 9:75 local they fight at Bunia", "since 9:75 local", "an hour has no minute 75"),
    ("at 25 hours 10 minutes the column entered Mekelle", "at 25 hours 10 minutes", "a day has no hour 25"),
    ("the hour five and seventy minutes", "the hour five and seventy minutes", "an hour has no minute 70"),
    ("half past thirty they left Tumaco", "half past thirty", "a day has no hour 30"),
    ("14:30 at dawn the post was hit", "14:30 at dawn", "14:30 is not at dawn"),
    ("9:30 in the afternoon they shot", "9:30 in the afternoon", "9:30 is not in the afternoon"),
    ("at dawn, at 16:10 the shelling began", "at dawn, at 16:10", "16:10 is not at dawn"),
    ("15 o'clock of the night", "15 o'clock of the night", "15:00 is not at night"),
    ("at ten in the afternoon", "at ten in the afternoon", "10:00 is not in the afternoon"),
    ("2 a.m. in the afternoon", "2 a.m. in the afternoon", "a.m. is not in the afternoon"),
    ("in the noon of the evening", "in the noon of the evening", "the noon is not part of the evening"),
    ("the day 45 of May", "the day 45 of May", "May has no day 45"),
    ("the 31 of the month November", "the 31 of the month November", "November has no day 31"),
    ("the thirty-fifth of March", "the thirty-fifth of March", "March has no day 35"),
    ("dated 2021-13-05", "2021-13-05", "the calendar has no such date"),
    ("on 31.11, the convoy", "31.11", "the calendar has no such date"),
    ("the 15th month of the year", "the 15th month of the year", "a year has no month 15"),
    ("June 2566, when", "June 2566", "the year 2566 has not come"),
]
POSSIBLE = [
    "at 04:30 at dawn the army shelled Marib",
    "at 6:30 in the afternoon, at 11:45 at night and at 9:15 in the evening",
    "at 12:30 in the afternoon they left",
    "about one in the afternoon; at two in the afternoon",
    "half past eleven; ten minutes past three",
    "the march lasted 25 hours and 10 minutes",
    "the 31 of the month May and day 30 of June",
    "on 28.11, the convoy; version 31.11 of the map; Route 2560",
    "in May 40 fighters fell; by April 75 homes had burnt",
    "the twenty-first of May, the thirtieth of April",
    "2500 men since June; in 2200 homes",
]


@pytest.mark.parametrize(("text", "quoted", "why"), IMPOSSIBLE, ids=[row[1] for row in IMPOSSIBLE])
def test_what_no_clock_and_no_calendar_has_is_told(text, quoted, why):
    (damage,) = find_damage(report(text))
    assert (damage.span.text, damage.kind, damage.can_say, damage.spoils) == (quoted, "impossible_time", why, ("time",))


@pytest.mark.parametrize("text", POSSIBLE)
def test_what_can_be_is_no_damage(text):
    assert find_damage(report(text)) == ()


def test_a_year_of_another_calendar_is_told_by_the_publication():
    (damage,) = find_damage(report("on 6 Khordad 1402 they", "2023-05-28T10:00:00+03:30"))
    assert (damage.kind, damage.can_say) == (
        "impossible_time",
        "the year 1402 is long past; it may be one of another calendar",
    )
    assert find_damage(report("in the year 1389 a battle", "2023-05-28T10:00:00+03:30")) == ()


def test_a_year_to_come_is_no_past():
    when = "2019-03-02T10:00:00+00:00"
    (damage,) = find_damage(report("The war was fought in the year 2041.", when))
    assert damage.can_say == "the year 2041 had not come"
    assert find_damage(report("The mission was extended until the year 2041.", when)) == ()


PAIRS = [
    ("at 16:20 (by the time of Greenwich 20:20)", False),
    ("at 16:20 (20:20 by Greenwich) they", True),
    ("at 16:20 (20:20 in Greenwich) they", True),
    ("at 16:20 local time, or 20:20 Greenwich, they", True),
    ("at 16:20 local time, 20:20 GMT, they", True),
    ("at 16:20 local time, 12:20 GMT, they", False),
    ("at 16:20, 20:20 GMT and midnight", False),
    ("from 16:20 to 20:20 GMT they", False),
]


@pytest.mark.parametrize(("text", "broken"), PAIRS)
def test_two_clocks_of_one_moment_have_to_agree_with_the_ground(text, broken):
    found = find_damage(report(text), zones=("+04:00",))
    assert [d.kind for d in found] == (["impossible_time"] if broken else [])


def test_a_length_of_time_is_no_clock():
    assert find_damage(report("He worked 238.75 hours and was paid for 240.")) == ()
