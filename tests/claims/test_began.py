"""“Began” without what was begun: fire only where a fight or a weapon is told beside it."""

import pytest

from tests.claims.mirrored import both_ways
from tests.claims.told import Told, read, told

NO_FIRE = [
    "{a} and {b} troops clashed. {A}'s foreign ministry said what began with the statement of 9 November 2020 must go on.",
    "{a} and {b} troops clashed. {A} recalled the accords with {B}, which began with the statement of 9 November 2020.",
    "{A} and {B} started on Monday a new round of talks, {A}'s foreign ministry said. {b} troops are on alert.",
    "{B} began on Monday the return of villagers, {A}'s army said. {b} troops are there.",
    "{a} and {b} troops clashed. {A}'s army said {B} began with an apology and ended with demands.",
    "{A}'s army said {B} had started from scratch in the talks. {b} troops are there.",
]
FIRE = [
    "{A}'s defence ministry said {b} troops began at six, with artillery and mortars.",
    "{a} and {b} troops exchanged fire. {A}'s army said {b} soldiers began at six.",
    "{A}'s army said {b} soldiers began on Saturday by shelling its base.",
]


@pytest.mark.parametrize(("text", "one", "two"), both_ways(NO_FIRE))
def test_what_began_without_a_fight_fires_at_nobody(reader, text, one, two):
    assert not told(read(reader, text), "fired_first")


@pytest.mark.parametrize(("text", "one", "two"), both_ways(FIRE))
def test_who_began_a_fight_fired_first(reader, text, one, two):
    assert told(read(reader, text), "fired_first") == [Told(f"{one} MIL", "asserts", "fired_first", two, one)]
