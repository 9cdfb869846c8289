"""A distance and a direction give a circle that holds every point which the words allow, and never a bare pin."""

from math import asin, atan2, cos, degrees, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.reference.bearings import (
    AROUND_KM,
    ROSE,
    Bearing,
    around,
    beyond,
    exactness_km,
    read_bearing,
    slack_km,
)
from truceline.reference.globe import EARTH_KM, apart_km

LONS, LATS = st.floats(-180, 180), st.floats(-75, 75)
DISTANCES = st.floats(0.1, 150)


def gone(lon, lat, km, azimuth):
    """Where one comes to, written apart from the code under test (Williams, Aviation Formulary, "Lat/lon given radial")."""
    way, one = km / EARTH_KM, radians(lat)
    end = asin(sin(one) * cos(way) + cos(one) * sin(way) * cos(radians(azimuth)))
    turn = atan2(sin(radians(azimuth)) * sin(way) * cos(one), cos(way) - sin(one) * sin(end))
    return lon + degrees(turn), degrees(end)


@given(LONS, LATS, st.floats(0, 20), DISTANCES, st.floats(0, 360), st.sampled_from([5.0, 11.25, 22.5]), st.data())
def test_the_circle_holds_every_point_that_the_words_allow(lon, lat, radius, km, azimuth, either_side, data):
    slack = slack_km(km)
    circle = beyond(lon, lat, radius, km, Bearing(azimuth, either_side), slack)
    start = gone(lon, lat, data.draw(st.floats(0, radius)), data.draw(st.floats(0, 360)))
    walked = data.draw(st.floats(max(0.0, km - slack), km + slack))
    course = azimuth + data.draw(st.floats(-either_side, either_side))
    to = gone(*start, walked, course)
    # at 75 degrees the meridians of two starts 20 km apart turn by 0.7 degrees
    assert apart_km(circle.lon, circle.lat, *to) <= circle.radius_km * 1.01 + 0.02 * km


@given(LONS, LATS, st.floats(0, 20), DISTANCES, st.floats(0, 360), st.floats(1, 22.5))
def test_a_wider_direction_or_place_never_gives_a_smaller_circle(lon, lat, radius, km, azimuth, either_side):
    slack = slack_km(km)
    narrow = beyond(lon, lat, radius, km, Bearing(azimuth, either_side), slack)
    assert narrow.radius_km >= max(AROUND_KM, slack, radius)
    assert beyond(lon, lat, radius, km, Bearing(azimuth, either_side * 2), slack).radius_km >= narrow.radius_km
    assert beyond(lon, lat, radius + 1, km, Bearing(azimuth, either_side), slack).radius_km >= narrow.radius_km
    assert around(lon, lat, radius, km, slack).radius_km == pytest.approx(max(AROUND_KM, radius + km + slack))


@given(LONS, LATS, DISTANCES, st.floats(0, 360))
def test_the_middle_lies_as_far_away_as_was_said(lon, lat, km, azimuth):
    circle = beyond(lon, lat, 1.0, km, Bearing(azimuth, 22.5), 0.5)
    assert apart_km(lon, lat, circle.lon, circle.lat) == pytest.approx(km, rel=1e-6)
    assert -180 <= circle.lon <= 180


@pytest.mark.parametrize("number", range(16))
def test_every_point_of_the_rose_is_read_in_letters_and_in_words(number):
    short = ROSE[number]
    long = "-".join({"N": "north", "E": "east", "S": "south", "W": "west"}[letter] for letter in short)
    for words in (short, short.lower(), long, long.replace("-", " "), long.replace("-", ""), f"{long}ern"):
        assert read_bearing(words).azimuth == number * 22.5
    assert read_bearing(short).either_side == (11.25 if len(short) == 3 else 22.5)


@pytest.mark.parametrize("words", ["", "up", "northnorth", "361", "-5", "NEE", "left of"])
def test_what_is_no_direction_is_none(words):
    assert read_bearing(words) is None


def test_degrees_are_read_as_a_compass_shows_them():
    assert read_bearing("310°") == read_bearing("310") == Bearing(310.0, 5.0)
    assert read_bearing("360").azimuth == 0


def test_coordinates_are_no_more_exact_than_their_digits():
    assert exactness_km(0, 0) > 70 > exactness_km(2, 0) > 0.5 > exactness_km(5, 0)
