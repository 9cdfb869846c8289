"""Distances to contested ground."""

import pytest

from truceline.reference.ground import Ground, load_grounds

SQUARE = Ground(
    id="s", kind="contested_area", name="s", rings=(((0, 0), (1, 0), (1, 1), (0, 1), (0, 0)),), precision_km=1
)
LINE = Ground(id="l", kind="corridor", name="l", lines=(((0, 0), (0, 1)),), precision_km=1)


def test_inside_an_area_the_distance_to_its_outline_is_below_zero():
    assert SQUARE.distance_km(0.5, 0.5) == pytest.approx(-55.6, abs=0.1)
    assert SQUARE.distance_km(2, 0.5) == pytest.approx(111.2, abs=0.1)


def test_a_hole_is_outside():
    hole = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75), (0.25, 0.25))
    ring = Ground(id="r", kind="contested_area", name="r", rings=(*SQUARE.rings, hole))
    assert ring.distance_km(0.5, 0.5) > 0 > ring.distance_km(0.1, 0.1)


def test_a_line_is_an_area_by_its_width_alone():
    assert LINE.distance_km(0.01, 0.5) == pytest.approx(1.1, abs=0.1)
    assert LINE.depth_km(0.01, 0.5) is None
    assert LINE.depth_km(0.01, 0.5, width_km=5) == pytest.approx(1.4, abs=0.1)


def test_what_nobody_drew_has_no_distance():
    assert not load_grounds()["lb-south-litani-area"].drawn
    assert load_grounds()["lb-south-litani-area"].distance_km(35, 33) is None


def test_distances_cross_the_line_of_dates():
    across = Ground(id="d", kind="line", name="d", lines=(((179.9, 0), (179.9, 1)),))
    assert across.distance_km(-179.9, 0.5) == pytest.approx(22.2, abs=0.1)


def test_stepanakert_lies_in_the_autonomous_region_and_baku_far_outside():
    region = load_grounds()["nk-nkao"]
    assert region.distance_km(46.7515, 39.8265) < -5 and region.distance_km(49.87, 40.41) > 150
