"""A blurred point is near the true one, and the same each time."""

from hypothesis import given
from hypothesis import strategies as st

from truceline.publish.blurring import blurred_point
from truceline.reference.globe import apart_km


@given(lon=st.floats(-179, 179), lat=st.floats(-85, 85), km=st.floats(0.5, 100))
def test_a_point_moves_by_no_more_than_is_said(lon, lat, km):
    assert apart_km(lon, lat, *blurred_point(lon, lat, km)) <= km + 0.02


def test_points_of_one_cell_are_one_point():
    assert blurred_point(46.48, 39.55, 10) == blurred_point(46.49, 39.54, 10)
