"""“The ministry in Baku”: no body beside those of the state, but the ministry of it that was named last."""

import pytest

from tests.claims.mirrored import both_ways
from tests.claims.told import read

BARE = [
    "The ministry in {Bcity} said {a} troops had shelled {b} posts.",
    "The Ministry in {Bcity} said {a} troops had shelled {b} posts.",
    "{a} troops shelled {b} posts, the {b} ministry said.",
    "{a} troops shelled {b} posts, {Bcity}'s ministry said.",
    "The ministry of {B} said {a} troops had shelled {b} posts.",
    "In {Bcity}, the ministry said {a} troops had shelled {b} posts.",
]
ANOTHER = [
    "The energy ministry in {Bcity} said {a} troops had shelled a power station.",
    "{B}'s energy ministry said {a} troops had shelled a power station.",
    "{a} troops shelled a power station, the energy ministry in {Bcity} said.",
]
NAMED = {
    "{B}'s defence ministry said {a} troops fired first. ": "ministry_of_defence",
    "{B}'s foreign ministry said {a} troops fired first. ": "foreign_ministry",
    "The Ministry of Defence of {B} said {a} troops fired first. {A}'s foreign ministry denied it. ": "ministry_of_defence",
    "{B}'s health ministry spoke of three dead. {B}'s Ministry of Defence said {a} troops fired first. ": "ministry_of_defence",
}


def last_to_speak(reader, text):
    """Return the id of who speaks last."""
    statements = sorted(read(reader, text).statements, key=lambda s: s.span.start)
    return statements[-1].speakers[0].id


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("bare", BARE)
def test_a_bare_ministry_is_the_one_that_was_named_last(reader, named, bare):
    for text, _, two in (p.values for p in both_ways([named + bare])):
        assert last_to_speak(reader, text) == f"{two}:{NAMED[named]}"


@pytest.mark.parametrize(("text", "one", "two"), both_ways(BARE))
def test_where_none_was_named_it_is_the_state(reader, text, one, two):
    assert last_to_speak(reader, text) == f"state:{two}"


@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways([f"{{A}}'s defence ministry said {{b}} troops fired first. {bare}" for bare in BARE]),
)
def test_the_ministry_of_one_state_is_not_that_of_the_other(reader, text, one, two):
    assert last_to_speak(reader, text) == f"state:{two}"


@pytest.mark.parametrize(
    ("text", "one", "two"), both_ways([f"{{B}}'s defence ministry said {{a}} troops fired first. {other}" for other in ANOTHER])
)  # fmt: skip
def test_a_ministry_that_the_words_tell_from_it_is_another(reader, text, one, two):
    assert last_to_speak(reader, text) == f"state:{two}"
