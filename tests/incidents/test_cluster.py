from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.incidents.linking_made import PLACES, TEGH, YERASKH, profile
from truceline.incidents.block import candidate_pairs
from truceline.incidents.cluster import MOST_DAYS, MOST_KM, find_groups
from truceline.incidents.compare import LOOSE_DATED, THRESHOLD, compare
from truceline.incidents.geometry import apart_km

IDS = "abcdefghij"


@st.composite
def pools(draw):
    """Up to ten happenings of one week and one border, alike enough that some join."""
    return [
        profile(
            id,
            draw(st.sampled_from([None, "2023-04-10", "2023-04-11", "2023-04-12", "2023-04-16"])),
            *draw(st.lists(st.sampled_from(PLACES), max_size=2, unique=True)),
            sides=draw(st.sampled_from([(), ("ARM",), ("ARM", "AZE")])),
            figures=draw(st.sampled_from([(), (("killed:ARM", 4),), (("killed:AZE", 3),)])),
            clocks=draw(st.sampled_from([(), ("16:00",), ("16:20",)])),
            names=draw(st.sampled_from([(), ("grigoryan", "tegh"), ("digh", "lachin", "tegh")])),
            several=draw(st.integers(0, 9)) == 0,
            loose=draw(st.integers(0, 3)) == 0,
        )
        for id in IDS[: draw(st.integers(1, 10))]
    ]


def groups_of(pool, together=(), apart=()):
    return find_groups(pool, [compare(a, b) for a, b in candidate_pairs(pool)], together, apart)


@given(pools(), st.randoms())
def test_the_order_of_reports_does_not_change_the_groups(pool, shuffler):
    links = [compare(a, b) for a, b in candidate_pairs(pool)]
    mixed, mixed_links = list(pool), list(links)
    shuffler.shuffle(mixed)
    shuffler.shuffle(mixed_links)
    assert find_groups(mixed, mixed_links) == find_groups(pool, links) == groups_of(mixed)


@given(pools())
def test_the_same_happening_added_twice_changes_nothing(pool):
    assert groups_of([*pool, *pool]) == groups_of(pool)


@given(pools())
def test_every_happening_is_in_one_group_save_what_sums_up_several_or_is_loose(pool):
    members = [id for group in groups_of(pool) for id in group]
    assert len(set(members)) == len(members)
    loose = {p.happening for p in pool if p.loose}
    assert sorted(set(members) - loose) == sorted(p.happening for p in pool if not p.several and not p.loose)


@given(pools())
def test_what_is_loose_changes_no_group_of_the_others_and_makes_none(pool):
    loose = {p.happening for p in pool if p.loose}
    left = sorted(tuple(id for id in group if id not in loose) for group in groups_of(pool))
    assert left == sorted(groups_of([p for p in pool if not p.loose]))


@given(pools(), st.data())
def test_a_copy_never_splits_a_group(pool, data):
    copied = data.draw(st.sampled_from(pool))
    loose = {p.happening for p in pool if p.loose}  # one of them may stand as well with the copy as with the original
    before = groups_of(pool)
    after = groups_of([*pool, replace(copied, happening="a-copy", document="doc-copy")])
    for group in before:
        assert any(set(group) - loose <= set(later) for later in after)


@given(pools(), st.data())
def test_judged_pairs_hold(pool, data):
    pairs = list(combinations(sorted(p.happening for p in pool), 2))
    together = data.draw(st.lists(st.sampled_from(pairs), max_size=1) if pairs else st.just([]))
    left = [pair for pair in pairs if pair not in together]
    apart = data.draw(st.lists(st.sampled_from(left), max_size=1) if left else st.just([]))
    group_of = {id: group for group in groups_of(pool, together, apart) for id in group}
    assert all(group_of.get(a) is group_of.get(b) for a, b in together)
    assert all(group_of.get(a, a) is not group_of.get(b, b) for a, b in apart)


@given(pools())
def test_no_group_is_longer_or_wider_than_the_limits(pool):
    known = {p.happening: p for p in pool}
    for group in groups_of(pool):
        days = [date.fromisoformat(known[id].days[0]) for id in group if known[id].days]
        assert not days or (max(days) - min(days)).days <= MOST_DAYS
        places = [known[id].places[0] for id in group if known[id].places]
        assert all(apart_km(a, b) <= MOST_KM for a, b in combinations(places, 2))


def test_what_was_judged_apart_stays_apart_through_a_third():
    pool = [profile(id, "2023-04-11", TEGH, names=("a", "b", "c", "d", "e", "f")) for id in "abc"]
    assert groups_of(pool) == (("a", "b", "c"),)
    assert sorted(map(len, groups_of(pool, apart=[("a", "c")]))) == [1, 2]


def test_what_was_judged_together_joins_whatever_lies_between():
    pool = [profile("a", "2023-04-11", TEGH), profile("b", "2023-09-11", YERASKH)]
    assert groups_of(pool) == (("a",), ("b",))
    assert groups_of(pool, together=[("b", "a")]) == (("a", "b"),)


def test_what_is_loose_goes_to_the_group_that_it_is_most_like_and_ties_none_together():
    near = profile("a", "2023-04-11", TEGH, names=("grigoryan", "tegh"))
    far = profile("b", "2023-04-12", YERASKH, names=("areni",))
    reply = profile("c", None, names=("grigoryan", "tegh"), loose=True)
    assert groups_of([near, far, reply]) == (("a", "c"), ("b",))


def test_what_is_loose_joins_on_less_than_others_need_and_stays_out_on_nothing():
    told = profile("a", "2023-04-11", TEGH, names=("ayvazyan", "digh", "grigoryan", "kornidzor"))
    reply = profile("c", None, names=("grigoryan",))
    assert LOOSE_DATED <= compare(told, reply).score < THRESHOLD
    assert groups_of([told, reply]) == (("a",), ("c",))
    assert groups_of([told, replace(reply, loose=True)]) == (("a", "c"),)
    assert groups_of([told, profile("c", None, sides=("GEO",), loose=True)]) == (("a",),)


def test_what_is_loose_and_judged_apart_from_a_report_is_in_no_group_with_it():
    pool = [profile("a", "2023-04-11", TEGH), profile("c", "2023-04-11", TEGH, loose=True)]
    assert groups_of(pool) == (("a", "c"),)
    assert groups_of(pool, apart=[("c", "a")]) == (("a",),)
