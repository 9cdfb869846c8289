"""The scene of a report: the place it is about, from its headline and opening."""

import pytest

from tests.annotate.test_places import parse, read
from truceline.annotate.place_scene import find_scene


def scene(text, *countries):
    places, _ = read(text, *countries)
    found = find_scene(places, parse(text)[1], countries=countries)
    return found.place.name if found and found.place else None


def test_the_opening_gives_the_scene():
    text = "Shells hit houses near Goris on Monday. They said more. They said less. In Kapan people slept."
    assert scene(text, "ARM") == "Goris"


def test_a_place_named_once_far_down_is_no_scene():
    text = "Troops fired. They said so. They said more. They said less. Near Kapan people slept."
    assert scene(text, "ARM") is None


def test_what_a_bearing_is_taken_from_lies_beside_the_scene():
    assert scene("Shells hit houses near Goris, to the south of Kapan.", "ARM") == "Goris"


def test_a_province_is_no_scene():
    assert scene("Shells hit houses in Syunik province on Monday.", "ARM") is None


def test_a_place_abroad_is_no_scene():
    assert scene("Envoys met in Vienna and spoke of Goris in Vienna.", "ARM") in (None, "Goris")


@pytest.mark.parametrize("words", ["The regime in Yerevan", "An agreement signed in Yerevan", "Officials in Yerevan"])
def test_a_seat_of_government_is_not_where_things_happen(words):
    assert read(f"{words} ended the shelling.", "ARM", "AZE")[0] == ()


def test_shells_in_a_capital_are_in_the_capital():
    assert [m.place.name for m in read("Shells fell in Yerevan on Monday.", "ARM")[0]] == ["Yerevan"]


@pytest.mark.parametrize("words", ["The battle for", "An assault on", "They fought for"])
def test_what_is_fought_for_is_a_place(words):
    assert [m.place and m.place.name for m in read(f"{words} Goris went on.", "ARM")[0]] == ["Goris"]


def test_between_two_places_both_stand_in_that_relation():
    mentions, _ = read("Shells fell between Goris and Kapan on Monday.", "ARM")
    assert [(m.place.name, m.relation) for m in mentions] == [("Goris", "between"), ("Kapan", "between")]
