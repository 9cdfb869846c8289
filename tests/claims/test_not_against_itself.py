"""Nobody is made to accuse itself: who speaks of an act that is a noun did not do it, and "they" are the others."""

import pytest

from tests.claims.mirrored import both_ways
from tests.claims.told import deeds, read, told

HOSTILE = ("attacked", "fired_first", "entered_territory", "violated_agreement")
THERE = " {b} troops are at the border."
SPEAKS_OF = [  # what {A} says of an act that a noun names
    "{A} condemned the shelling of its positions." + THERE,
    "{A} protested against the shelling of its villages." + THERE,
    "{A} complained of shelling near the border." + THERE,
    "{A} reported shelling of its posts." + THERE,
    "{A}'s foreign ministry described the attack as barbaric." + THERE,
    "{A}'s army called the {b} shelling a violation of the ceasefire.",
    "{A} lamented the shelling and blamed {B}.",
    "{A} suffered an attack." + THERE,
    "{A}'s army said it was investigating the attack on its post." + THERE,
    "{A}'s army said it regretted the shelling of {b} posts.",
    "{A} regards the shelling as a violation of the truce." + THERE,
    "{A}'s army denounced the raid, calling it a breach of the truce." + THERE,
]
GOES_ON = [  # what {A} goes on to say of {B}
    "{A} blamed {B} for the fighting and said its soldiers had attacked a post.",
    "{A} accused {B} of the attack, claiming its troops had shelled a village.",
    "{b} troops fired at {a} posts, {A}'s army said. They also shelled a village, it added.",
    "{b} troops fired at {a} posts, and they violated the truce, {A}'s army said.",
    "{A}'s army said {b} troops attacked. They had broken the truce, it said.",
    "{A}'s army said {b} troops had attacked {a} posts. The army said they violated the ceasefire.",
    "{b} soldiers shelled {a} posts, {A}'s defence ministry said. “They violated the ceasefire,” the ministry said.",
    "{b} troops shelled {a} posts, {A}'s defence ministry said. They also crossed the border, the ministry said.",
]


@pytest.mark.parametrize(("text", "one", "two"), both_ways([*SPEAKS_OF, *GOES_ON]))
def test_nobody_accuses_itself(reader, text, one, two):
    reading = read(reader, text)
    assert one not in [t.actor for t in told(reading, *HOSTILE)]
    assert one not in [b.actor.actor.country for b in reading.breaches if b.actor and b.actor.actor]


@pytest.mark.parametrize(("text", "one", "two"), both_ways(GOES_ON))
def test_what_is_said_on_is_said_of_the_others(reader, text, one, two):
    assert {t.actor for t in told(read(reader, text), *HOSTILE)} == {two}
    assert all(t.by.startswith(one) for t in told(read(reader, text), *HOSTILE))


@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways(["{A} blamed the shooting on {B}.", "{A}'s army blamed the shelling of its posts on {b} troops."]),
)
def test_who_is_blamed_for_it_did_it(reader, text, one, two):
    assert {actor for _, actor, _ in deeds(read(reader, text), "attacked")} == {two}


@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways(
        [
            "{A}'s army admitted the shelling of {b} posts.",
            "{A}'s army said it had carried out the bombardment of {b} posts.",
            "{b} troops crossed the line, {A}'s army said. {a} soldiers said they had shelled a {b} post.",
        ]
    ),
)
def test_who_says_so_in_words_did_it_itself(reader, text, one, two):
    assert one in {actor for _, actor, _ in deeds(read(reader, text), "attacked", "fired_first")}


@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways(
        [
            "{b} troops shelled {a} posts, {A}'s army said. They returned fire, it said.",
            "{a} soldiers said they had fired back at {b} troops.",
        ]
    ),
)
def test_they_who_answer_may_be_those_who_speak(reader, text, one, two):
    assert [actor for _, actor, _ in deeds(read(reader, text), "returned_fire")] == [one]


@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways(["{b} troops shelled {a} posts, {A}'s army said. They did not break the ceasefire, it said."]),
)
def test_they_of_whom_it_is_denied_may_be_those_who_speak(reader, text, one, two):
    assert ("violated_agreement", "denies", one) in [(t.act, t.stance, t.actor) for t in told(read(reader, text))]


@pytest.mark.parametrize(
    ("text", "one", "two"),
    both_ways(
        [
            "{A}'s army said its post took mortar fire from {b} troops.",
            "{A}'s army said its base had suffered an attack by {b} soldiers.",
            "{A}'s defence ministry said {a} troops had received artillery fire from {b} positions.",
        ]
    ),
)
def test_who_takes_fire_is_fired_at(reader, text, one, two):
    assert ("attacked", two, one) in deeds(read(reader, text), "attacked")
