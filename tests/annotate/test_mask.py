"""Which actor a name means, and names hidden from the parser."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.annotate.mask import NEUTRAL, choose_names, mask_names
from truceline.model.actor import Actor
from truceline.reference.actors import ActorTable, Name, load_actors, plain

NORLAND = Actor(id="state:NOR", kind="state", name="Norland", country="NOR", sector="GOV")
SUDLAND = Actor(id="state:SUD", kind="state", name="Sudland", country="SUD", sector="GOV")
OLD_NORLAND = replace(NORLAND, id="state:OLD", country="OLD", valid_to="1991-12-31")
NEW_NORLAND = replace(NORLAND, id="state:NEW", country="NEW", valid_from="1992-01-01")
GUARDS = Actor(id="NOR:guards", kind="organ", name="Border Guards", country="NOR", sector="MIL")
FRONT = Actor(id="group:F", kind="group", name="Front", country="SUD", sector="REB", group="Front")
BERG = Actor(id="person:B", kind="person", name="Anna Berg", country="NOR", sector="GOV")

NAMES = (
    Name("Norland", "name", False, NORLAND),
    Name("Norlandic", "adjective", False, NORLAND),
    Name("Nordburg", "capital", False, NORLAND),
    Name("Sudland", "name", False, SUDLAND),
    Name("Sudlandic", "adjective", False, SUDLAND),
    Name("Landish", "adjective", False, NORLAND),
    Name("Landish", "adjective", False, SUDLAND),
    Name("Guards", "organ", False, GUARDS),
    Name("People's Front of Sudland", "group", False, FRONT),
    Name("Front", "group", True, FRONT),
    Name("Anna Berg", "person", False, BERG),
    Name("Berg", "person", True, BERG),
)
SIDES = {"Armenia": "Azerbaijan", "Armenian": "Azerbaijani", "Armenians": "Azerbaijanis", "Yerevan": "Baku"}


def table(*names):
    by_text = {plain(n.text): tuple(m for m in names if m.text == n.text) for n in names}
    return ActorTable(by_text, phrases={}, nouns={})


def chosen(text, *names, year=None):
    found = choose_names(text, table(*(names or NAMES)), year=year)
    return [(text[n.start : n.end], n.actor.id) for n in found]


def tokens(text):
    return [(m.start(), m.end(), m[0]) for m in re.finditer(r"\w+|[^\w\s]", text)]


def masked(text, actors):
    return mask_names(tokens(text), choose_names(text, actors), text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norland said so.", [("Norland", "state:NOR")]),
        ("Nordburg said so.", [("Nordburg", "state:NOR")]),
        ("Norlandia said so.", []),
        ("norland said so.", []),
        ("NORLAND, April 11 - It said so.", [("NORLAND", "state:NOR")]),
        ("The People’s Front of Sudland said so.", [("People’s Front of Sudland", "group:F")]),
    ],
)
def test_a_name_is_found_at_its_edges_with_its_capitals(text, found):
    assert chosen(text) == found


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Berg said so.", False),
        ("Anna Berg came. Berg said so.", True),
        ("Norland is quiet. Berg said so.", False),
        ("Norland and the Norlandic army are quiet. Berg said so.", True),
        ("Sudland and the Sudlandic army are quiet. Berg said so.", False),
    ],
)
def test_a_surname_needs_its_full_name_or_its_country_twice(text, kept):
    assert (("Berg", "person:B") in chosen(text)) is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The Front said so.", False),
        ("Sudland is quiet. The Front said so.", True),
        ("Norland is quiet. The Front said so.", False),
        ("The People's Front of Sudland came. The Front said so.", True),
    ],
)
def test_a_weak_name_of_a_group_needs_its_country_in_the_text(text, kept):
    assert (("Front", "group:F") in chosen(text)) is kept


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Landish troops came.", None),
        ("Norland is quiet. Landish troops came.", "state:NOR"),
        ("Sudland is quiet. Landish troops came.", "state:SUD"),
        ("Sudland, Norland and the Sudlandic army are quiet. Landish troops came.", "state:SUD"),
        ("Sudland and Norland are quiet. Landish troops came.", None),
        ("Nordburg is quiet. Landish troops came.", None),
    ],
)
def test_a_name_of_two_states_goes_to_the_one_most_spoken_of_and_to_none_where_they_are_equal(text, actor):
    assert dict(chosen(text)).get("Landish") == actor


def test_the_other_actors_of_a_shared_name_are_kept_as_candidates():
    text = "Norland is quiet. Landish troops came."
    (sure, shared) = choose_names(text, table(*NAMES))
    assert sure.candidates == ()
    assert {a.id for a in shared.candidates} == {"state:NOR", "state:SUD"}


@pytest.mark.parametrize(("year", "actor"), [(1990, "state:OLD"), (1991, "state:OLD"), (1992, "state:NEW")])
def test_of_two_actors_of_one_name_the_one_of_the_year_is_meant(year, actor):
    names = (Name("Norland", "name", False, OLD_NORLAND), Name("Norland", "name", False, NEW_NORLAND))
    assert chosen("Norland said so.", *names, year=year) == [("Norland", actor)]


def test_an_adjective_and_an_organ_of_its_state_are_one_name():
    assert chosen("Norlandic Guards came.") == [("Norlandic Guards", "NOR:guards")]


def test_an_adjective_and_an_organ_of_another_state_are_two():
    assert chosen("Sudlandic Guards came.") == [("Sudlandic", "state:SUD"), ("Guards", "NOR:guards")]


def test_a_name_is_one_neutral_word_that_knows_its_place():
    text = "The People's Front of Sudland, Norland."
    found = masked(text, table(*NAMES))
    assert found.words == ("The", NEUTRAL["group"], ",", NEUTRAL["name"], ".")
    assert [text[a:b] for a, b in found.ranges] == ["The", "People's Front of Sudland", ",", "Norland", "."]
    assert found.spaces == (True, False, True, False, False)


def test_a_text_without_names_is_not_changed():
    assert masked("They opened fire.", table(*NAMES)).words == ("They", "opened", "fire", ".")


def test_without_tokens_there_are_no_words():
    assert mask_names([], [], "") == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Armenia said that Azerbaijani troops had opened fire.",
        "Yerevan and Baku accused each other; Armenians and Azerbaijanis fled.",
        "In Baku, an Armenian soldier told of Azerbaijan's fire.",
    ],
)
def test_the_parser_cannot_tell_which_side_is_which(text):
    """Law 5 by construction: exchanging the names of the sides leaves what the parser sees as it was."""
    both = {**SIDES, **{two: one for one, two in SIDES.items()}}
    pattern = re.compile(r"\b(?:" + "|".join(sorted(both, key=len, reverse=True)) + r")\b")
    swapped = pattern.sub(lambda m: both[m[0]], text)
    actors = load_actors()
    assert swapped != text
    assert masked(swapped, actors).words == masked(text, actors).words


WORDS = st.lists(st.sampled_from([n.text for n in NAMES] + ["and", "the", ",", "army", "said", "norland"]), max_size=12)


@given(WORDS)
def test_names_are_apart_in_order_and_in_the_text(words):
    text = " ".join(words)
    found = choose_names(text, table(*NAMES))
    assert all(one.end <= two.start for one, two in zip(found, found[1:], strict=False))
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(n.actor in n.candidates for n in found if n.candidates)


@given(WORDS)
def test_masked_words_cover_the_tokens_and_show_no_name(words):
    text = " ".join(words)
    found = masked(text, table(*NAMES))
    assert "".join(text[a:b] for a, b in found.ranges).replace(" ", "") == text.replace(" ", "")
    chosen_words = {text[n.start : n.end] for n in choose_names(text, table(*NAMES))}
    assert not chosen_words & set(found.words) - {"Front", "Landish", "Berg"}
    assert len(found.words) == len(found.spaces) == len(found.ranges)
