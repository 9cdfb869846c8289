"""Which pairs are compared: the likely ones, however crowded a day or a place is."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.incidents.linking_made import GORIS, KORNIDZOR, TEGH, profile
from truceline.incidents.block import CROWD, MOST_KEYS, WINDOW, block_keys, candidate_pairs
from truceline.incidents.compare import THRESHOLD, compare
from truceline.model.place import Place

GAZA = Place(id="geonames:9", name="Gaza", precision="settlement", lat=31.5, lon=34.47, radius_km=7.0)


def compared(*profiles):
    return {(a.happening, b.happening) for a, b in candidate_pairs(profiles)}


def test_a_happening_has_few_blocks_however_much_it_tells():
    rich = profile(
        "a", "2023-04-11", TEGH, GORIS, KORNIDZOR, sides=("A", "B", "C", "D"), names=("xyzzy", "plugh", "foobar")
    )
    assert len(block_keys(rich)) <= MOST_KEYS
    assert len({block.key for block in block_keys(rich)}) == len(block_keys(rich))


def test_what_sums_up_several_events_is_compared_with_nothing():
    assert block_keys(profile("a", "2023-04-11", TEGH, several=True)) == ()


def test_a_report_that_is_a_day_off_is_compared():
    assert compared(profile("a", "2023-04-11"), profile("b", "2023-04-12")) == {("a", "b")}


def test_a_follow_up_that_tells_no_day_meets_its_incident_by_place_or_name_or_sides():
    late = datetime(2023, 7, 1, tzinfo=UTC)
    told = profile("a", "2023-04-11", TEGH, names=("sargsyan",))
    assert compared(told, profile("b", None, TEGH, sides=(), published=late))
    assert compared(told, profile("b", None, sides=(), names=("sargsyan",), published=late))
    assert compared(told, profile("b", None, published=late))


def test_two_wars_are_not_compared():
    assert compared(profile("a", "2023-04-11"), profile("b", "2023-04-11", sides=("RSF", "SDN"))) == set()


def test_in_a_crowd_everybody_is_compared_with_few_and_still_with_the_likely_one():
    crowd = [
        profile(f"h{n:04d}", "2024-01-05", GAZA, sides=("Hamas", "ISR"), clocks=(f"{n % 24:02d}:{n % 60:02d}",))
        for n in range(400)
    ]
    twin = replace(crowd[100], happening="h0100-copy", document="doc-copy")
    pairs = compared(*crowd, twin)
    assert ("h0100", "h0100-copy") in pairs
    assert len(pairs) <= len(crowd) * WINDOW * MOST_KEYS
    assert len(pairs) < len(crowd) * (len(crowd) - 1) / 4


def test_a_block_that_is_no_crowd_is_compared_whole():
    few = [profile(f"h{n:03d}", "2023-04-11") for n in range(CROWD)]
    assert len(compared(*few)) == CROWD * (CROWD - 1) // 2


DAYS = ("2023-04-10", "2023-04-11", "2023-04-12", None)


@given(st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from([TEGH, GORIS])), min_size=2, max_size=8), st.randoms())
def test_the_order_of_reports_changes_no_pair_and_every_pair_comes_once(told, shuffler):
    pool = [profile(f"h{n}", day, place) for n, (day, place) in enumerate(told)]
    pairs = [(a.happening, b.happening) for a, b in candidate_pairs(pool)]
    mixed = list(pool)
    shuffler.shuffle(mixed)
    assert pairs == [(a.happening, b.happening) for a, b in candidate_pairs(mixed)]
    assert len(set(pairs)) == len(pairs) and all(a < b for a, b in pairs)


@given(st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from([TEGH, GORIS])), min_size=2, max_size=6))
def test_no_pair_that_would_be_joined_is_left_uncompared_where_nothing_is_crowded(told):
    pool = [profile(f"h{n}", day, place) for n, (day, place) in enumerate(told)]
    asked = compared(*pool)
    for a, b in combinations(pool, 2):
        assert compare(a, b).score < THRESHOLD or (a.happening, b.happening) in asked


def test_a_loose_happening_meets_the_reports_of_the_days_that_it_names():
    told = profile("a", "2023-04-11", TEGH)
    reply = replace(
        profile("b", None, sides=("AZE",), published=datetime(2023, 6, 2, tzinfo=UTC)), days_named=("2023-04-11",)
    )
    assert compared(told, reply) == set()
    assert compared(told, replace(reply, loose=True)) == {("a", "b")}
