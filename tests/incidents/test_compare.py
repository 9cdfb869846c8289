"""The features of a pair, and what they add up to for the pairs that linking has to tell apart."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.incidents.linking_made import GORIS, KORNIDZOR, TEGH, YERASKH, profile
from truceline.incidents.compare import FEATURES, LOOSE, LOOSE_DATED, THRESHOLD, compare, is_enough
from truceline.model.place import Place

FACTS = {
    "figures": (("killed:ARM", 4), ("killed:AZE", 3), ("wounded:ARM", 6)),
    "clocks": ("16:20",),
    "names": ("digh", "grigoryan", "lachin", "sargsyan"),
    "words": ("engineer", "fortif", "mortar"),
}


def score(a, b):
    return compare(a, b).score


def words_of(link, name):
    return next((f.words for f in link.features if f.name == name), None)


def test_the_same_day_place_and_sides_are_one_event():
    assert score(profile("a", "2023-04-11", TEGH), profile("b", "2023-04-11", TEGH)) >= THRESHOLD


def test_the_same_village_on_the_next_day_is_another_event():
    assert score(profile("a", "2023-04-11", TEGH), profile("b", "2023-04-12", TEGH)) < THRESHOLD


def test_the_next_village_on_the_same_day_is_another_event():
    assert score(profile("a", "2023-04-11", TEGH), profile("b", "2023-04-11", KORNIDZOR)) < THRESHOLD


def test_a_wrong_place_joins_where_hour_losses_and_names_agree():
    assert score(profile("a", "2023-04-11", TEGH, **FACTS), profile("b", "2023-04-11", KORNIDZOR, **FACTS)) >= THRESHOLD


def test_a_wrong_day_joins_where_hour_losses_and_names_agree():
    assert score(profile("a", "2023-04-11", TEGH, **FACTS), profile("b", "2023-04-12", TEGH, **FACTS)) >= THRESHOLD


def test_another_conflict_is_never_one_event():
    other = profile("b", "2023-04-11", sides=("RSF", "SDN"), **FACTS)
    assert score(profile("a", "2023-04-11", sides=("ARM", "AZE"), **FACTS), other) < score(
        profile("a", "2023-04-11", **FACTS), profile("b", "2023-04-11", **FACTS)
    )
    assert score(profile("a", "2023-04-11", YERASKH), replace(other, names=(), words=(), figures=())) < 0


def test_what_was_published_before_the_day_does_not_tell_of_it():
    early = profile("b", None, TEGH, published=datetime(2023, 4, 8, tzinfo=UTC))
    soon = profile("b", None, TEGH, published=datetime(2023, 4, 11, 20, tzinfo=UTC))
    told = profile("a", "2023-04-11", TEGH)
    assert score(told, early) < THRESHOLD <= score(told, soon)
    assert words_of(compare(told, early), "published") == "one was published before 2023-04-11"


def test_a_growing_toll_speaks_less_against_than_a_shrinking_one():
    first = profile("a", figures=(("killed:ARM", 2),), published=datetime(2023, 4, 11, 18, tzinfo=UTC))
    later = {"published": datetime(2023, 4, 12, 18, tzinfo=UTC)}
    grown, shrunk = (profile("b", figures=(("killed:ARM", n),), **later) for n in (4, 1))
    assert score(first, shrunk) < score(first, grown)


def test_a_village_named_in_both_is_evidence_and_a_city_is_little():
    city = Place(id="geonames:9", name="Gaza", precision="settlement", lat=31.5, lon=34.47, radius_km=7.0)
    village = words_of(compare(profile("a", None, GORIS), profile("b", None, names=("goris",))), "place")
    assert village == "Goris is named in both"
    assert score(profile("a", None, city), profile("b", None, names=("gaza",))) < score(
        profile("a", None, GORIS), profile("b", None, names=("goris",))
    )


def test_rebels_are_no_side_that_tells_two_fights_apart():
    assert words_of(compare(profile("a", sides=("rebels",)), profile("b", sides=("LNA",))), "sides") is None


def test_a_name_that_a_translation_bent_still_counts():
    link = compare(profile("a", names=("talloussa",)), profile("b", names=("tallosa",)))
    assert words_of(link, "names") == "names in both: Talloussa/Tallosa"


@pytest.mark.parametrize("name", [name for name, _, _ in FEATURES])
def test_every_feature_says_in_its_docstring_what_it_looks_at(name):
    feature = next(feature for other, feature, _ in FEATURES if other == name)
    assert feature.__doc__ and len(feature.__doc__) > 20


DAYS = st.sampled_from([None, "2023-04-10", "2023-04-11", "2023-04-12", "2023-05-30"])
PROFILES = st.builds(
    lambda id, day, place, sides, figures, clocks, names: profile(
        id, day, *place, sides=sides, figures=figures, clocks=clocks, names=names
    ),
    st.sampled_from("ab"),
    DAYS,
    st.lists(st.sampled_from([TEGH, GORIS, YERASKH]), max_size=2, unique=True),
    st.sampled_from([(), ("ARM",), ("ARM", "AZE"), ("rebels",)]),
    st.lists(st.tuples(st.sampled_from(["killed:ARM", "killed:?", "wounded:AZE"]), st.integers(0, 40))).map(tuple),
    st.lists(st.sampled_from(["04:00", "16:00", "16:20", "23:05"])).map(tuple),
    st.lists(st.sampled_from(["tegh", "digh", "lachin", "talloussa", "tallosa"])).map(tuple),
)


@given(PROFILES, PROFILES)
def test_a_feature_says_at_most_one_and_gives_its_words(a, b):
    for feature in compare(a, b).features:
        assert -1.0 <= feature.value <= 1.0
        assert feature.words


@given(PROFILES, PROFILES)
def test_the_order_of_a_pair_does_not_change_its_score(a, b):
    b = replace(b, happening="c")
    assert compare(a, b) == compare(b, a)


def test_a_loose_happening_needs_less_and_least_where_both_name_one_day():
    told = profile("a", "2023-04-11", names=("ayvazyan", "digh", "grigoryan"), figures=(("killed:ARM", 4),))
    later = profile("b", None, sides=("ARM",), names=("grigoryan",), published=datetime(2023, 5, 2, tzinfo=UTC))
    named = replace(later, days_named=("2023-04-11",))
    assert LOOSE_DATED <= score(told, named) < LOOSE
    assert not is_enough(compare(told, named), told, named)
    assert is_enough(compare(told, replace(named, loose=True)), told, replace(named, loose=True))
    undated = replace(later, names=("digh", "grigoryan"), figures=(("killed:ARM", 4),), loose=True)
    assert LOOSE_DATED <= score(told, undated) < LOOSE
    assert not is_enough(compare(told, undated), told, undated)
