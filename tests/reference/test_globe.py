"""Distances on the globe: the same either way round, and one measure for every table that has points."""

import re
from math import pi
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.incidents import geometry
from truceline.model.place import Place
from truceline.reference.globe import EARTH_KM, KM_PER_DEGREE, apart_km

SOURCE = Path(__file__).parents[2] / "src" / "truceline"
LON, LAT = st.floats(-180, 180), st.floats(-90, 90)


@given(LON, LAT, LON, LAT)
def test_a_distance_is_the_same_either_way_and_never_over_half_the_globe(lon, lat, to_lon, to_lat):
    km = apart_km(lon, lat, to_lon, to_lat)
    assert km == pytest.approx(apart_km(to_lon, to_lat, lon, lat), abs=1e-6)
    assert 0 <= km <= pi * EARTH_KM + 1e-6


def test_a_degree_of_latitude_is_as_long_as_it_is_measured():
    assert apart_km(0, 0, 0, 1) == pytest.approx(KM_PER_DEGREE, abs=0.001)


def test_two_places_at_opposite_ends_of_the_globe_have_a_distance():
    here, there = (
        Place(id=str(lat), name="x", precision="site", lon=lon, lat=lat) for lon, lat in ((31.9, 12.7), (-148.1, -12.7))
    )
    assert geometry.apart_km(here, there) == pytest.approx(pi * EARTH_KM, abs=1)


def test_the_length_of_a_degree_is_written_once():
    told = re.compile(r"= (?:6371|111)(?:\.\d+)?\b|\* 111\b")
    found = [path.name for path in SOURCE.rglob("*.py") if told.search(path.read_text("utf-8"))]
    assert sorted(set(found) - {"geoparse.py", "metrics.py"}) == ["globe.py"]  # evaluation measures by itself
