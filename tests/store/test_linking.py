"""Profiles, blocks in their order, and links."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.model.linking import Block, Feature, Link, Profile


def profile(n, document="doc-1", **more):
    return Profile(happening=f"hap-{n}", document=document, kind="armed_clash", figures=(("killed:ARM", 4),), **more)


def block(key, sort=""):
    return Block(key=key, sort=sort)


def link(first, second, score=1.0):
    return Link(first=first, second=second, score=score, features=(Feature(name="day", value=1.0, weight=2.0),))


def test_profiles_come_back_as_they_were(store):
    store.linking.put_profiles([(profile(1), [block("a", "1")]), (profile(2, "doc-2"), [])])
    assert store.linking.profiles(["hap-1", "hap-0"]) == {"hap-1": profile(1)}
    assert store.linking.profiles_of(["doc-2", "doc-1"]) == (profile(1), profile(2, "doc-2"))
    assert store.linking.blocks(["hap-1", "hap-2"]) == {"hap-1": (block("a", "1"),)}


def test_a_profile_takes_the_place_of_the_former_one_with_its_blocks(store):
    store.linking.put_profiles([(profile(1), [block("a"), block("b")])])
    store.linking.put_profiles([(profile(1, several=True), [block("c")])])
    assert store.linking.profiles(["hap-1"])["hap-1"].several
    assert store.linking.blocks(["hap-1"]) == {"hap-1": (block("c"),)}


def test_a_block_is_counted_no_further_than_asked(store):
    store.linking.put_profiles([(profile(n), [block("a", str(n))]) for n in range(8)])
    assert (store.linking.block_size("a", at_most=99), store.linking.block_size("a", at_most=5)) == (8, 5)
    assert store.linking.block_size("b", at_most=5) == 0
    assert store.linking.block_members("a", limit=2) == ("hap-0", "hap-1")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 30)), unique_by=lambda m: m[1]), st.integers(0, 5))
def test_neighbours_are_those_of_the_sorted_block(store, members, window):
    store.linking.remove_profiles([f"hap-{n}" for n in range(31)])
    store.linking.put_profiles([(profile(n), [block("a", sort), block("b", sort)]) for sort, n in members])
    order = sorted((sort, f"hap-{n}") for sort, n in members)
    for at, (sort, happening) in enumerate(order):
        before, after = store.linking.neighbours("a", sort, happening, window=window)
        assert before == tuple(h for _, h in order[max(0, at - window) : at])
        assert after == tuple(h for _, h in order[at + 1 : at + 1 + window])


def test_links_are_found_from_both_ends_in_the_order_of_their_pairs(store):
    links = [link("hap-2", "hap-3"), link("hap-1", "hap-2", 0.5), link("hap-4", "hap-5")]
    store.linking.put_links(links)
    assert store.linking.links_of(["hap-2"]) == (replace(links[1], features=()), replace(links[0], features=()))
    assert store.linking.links([("hap-2", "hap-3"), ("hap-1", "hap-3")]) == (links[0],)
    store.linking.put_links([link("hap-1", "hap-2", 0.75)])
    assert store.linking.links_of(["hap-1"])[0].score == 0.75


def test_a_link_goes_when_its_ends_meet_in_no_block_any_more(store):
    store.linking.put_links([link("hap-1", "hap-2")], [("hap-1", "hap-2", "a"), ("hap-1", "hap-2", "b")])
    assert store.linking.part([("hap-1", "hap-2", "a"), ("hap-1", "hap-3", "a")]) == ()
    assert store.linking.links_of(["hap-1"]) != ()
    assert store.linking.part([("hap-1", "hap-2", "b")]) == (("hap-1", "hap-2"),)
    assert store.linking.links_of(["hap-1", "hap-2"]) == ()


def test_with_a_profile_go_its_blocks_and_links(store):
    store.linking.put_profiles([(profile(1), [block("a")]), (profile(2), [block("a")])])
    store.linking.put_links([link("hap-1", "hap-2")])
    store.linking.remove_profiles(["hap-2"])
    assert store.linking.block_members("a", limit=9) == ("hap-1",)
    assert store.linking.links_of(["hap-1"]) == ()


def test_many_ids_are_asked_for_at_once(store):
    store.linking.put_profiles([(profile(n), [block("a", f"{n:05}")]) for n in range(1200)])
    assert len(store.linking.profiles([f"hap-{n}" for n in range(1200)])) == 1200
    store.linking.remove_profiles([f"hap-{n}" for n in range(1199)])
    assert store.linking.block_members("a", limit=9) == ("hap-1199",)
