"""The tables of actors: names at their edges, organ phrases, and what is made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model.actor import Actor
from truceline.reference.actors import OrganPhrase, load_actors, organ_of, plain

TABLE = load_actors()
MINISTRY = OrganPhrase("defence ministry", "ministry_of_defence", "MIL")


def names(text):
    return [text[m.start : m.end] for m in TABLE.find_names(text)]


def phrases(text):
    return [(text[start:end], phrase.sector) for start, end, phrase in TABLE.find_phrases(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Armenia and Azerbaijan", ["Armenia", "Azerbaijan"]),
        ("ARMENIA AND AZERBAIJAN", ["ARMENIA", "AZERBAIJAN"]),
        ("armenia", []),
        ("Armeniaville", []),
        ("pro-Armenian", ["Armenian"]),
        ("Armenia's army", ["Armenia"]),
        ("the Republic of Armenia", ["Republic of Armenia"]),
        ("South Sudan and Sudan", ["South Sudan", "Sudan"]),
        ("", []),
        ("It was quiet.", []),
    ],
)
def test_the_longest_name_is_found_at_its_edges_with_its_capitals(text, found):
    assert names(text) == found


@pytest.mark.parametrize("country", ["ARM", "AZE", "IND", "PAK", "THA", "KHM", "SDN", "COD", "RWA", "UKR", "RUS"])
def test_a_state_is_found_by_its_code(country):
    state = TABLE.states[country]
    assert (state.country, state.kind, state.sector) == (country, "state", "GOV")


def test_a_name_that_several_actors_bear_has_them_all():
    (match,) = TABLE.find_names("Congolese")
    assert {n.actor.country for n in match.names} == {"COD", "COG"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the defence ministry said", [("defence ministry", "MIL")]),
        ("the Ministry of Defence said", [("Ministry of Defence", "MIL")]),
        ("the foreign ministry and the police", [("foreign ministry", "GOV"), ("police", "COP")]),
        ("the health ministry", [("health ministry", "MED")]),
        ("the armyworm", []),
        ("it was quiet", []),
    ],
)
def test_an_organ_phrase_has_its_sector(text, found):
    assert phrases(text) == found


def test_the_organ_of_a_state_is_named_after_it():
    organ = organ_of(TABLE.states["ARM"], MINISTRY)
    assert organ == Actor(
        id="ARM:ministry_of_defence", kind="organ", name="Defence ministry of Armenia", country="ARM", sector="MIL"
    )


def test_the_organ_of_a_group_is_the_group():
    group = Actor(id="group:F", kind="group", name="Front", country="SDN", sector="REB", group="Front")
    assert organ_of(group, MINISTRY) is group


@pytest.mark.parametrize(
    ("noun", "cls"),
    [("soldiers", "fighters"), ("positions", "ground"), ("civilians", "civilians"), ("hospital", "civil_object"),
     ("adversary", "enemy"), ("people", "people"), ("side", "side")],
)  # fmt: skip
def test_a_noun_for_a_party_has_its_class(noun, cls):
    assert TABLE.nouns[noun].cls == cls


@pytest.mark.parametrize(("text", "low"), [("Da’esh", "da'esh"), ("ARMENIA", "armenia"), ("12–14", "12-14"), ("", "")])
def test_plain_text_is_lower_case_with_straight_marks(text, low):
    assert plain(text) == low


@given(st.text(max_size=60))
def test_plain_text_keeps_every_offset(text):
    assert len(plain(text)) == len(text)


@given(
    st.lists(
        st.sampled_from(["Armenia", "Armenian", " ", "Republic of ", "’s", "army", "İ", "South ", "Sudan", "."])
    ).map("".join)
)
def test_names_are_apart_in_order_and_spelt_as_in_the_table(text):
    found = TABLE.find_names(text)
    assert all(one.end <= two.start for one, two in zip(found, found[1:], strict=False))
    assert all(plain(n.text) == plain(text[m.start : m.end]) for m in found for n in m.names)


def test_every_actor_of_the_table_is_whole():
    actors = {n.actor.id: n.actor for found in TABLE.names.values() for n in found}
    assert all(a.id and a.name and a.kind for a in actors.values())
    assert {a.group is not None for a in actors.values() if a.kind == "group"} == {True}
    assert {a.country for a in actors.values() if a.kind == "state"} >= {"ARM", "AZE"}


def test_no_short_name_stands_for_a_person_for_certain():
    """A surname alone is weak: it needs its country or the full name in the text."""
    surnames = [n for found in TABLE.names.values() for n in found if n.form == "person" and " " not in n.text]
    assert surnames
    assert [n.text for n in surnames if not n.weak] == []
