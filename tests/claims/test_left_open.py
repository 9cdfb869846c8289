"""What nobody asserts: a question that is left open, what somebody does not know of, and breaches that are committed."""

import pytest

from tests.claims.mirrored import both_ways
from tests.claims.told import Told, read, told

SCENE = " {b} troops and {a} troops face each other there."
OPEN = (  # no word on who did it
    "{A}'s defence ministry did not say who had fired.",
    "{A}'s defence ministry said it could not identify which side had fired.",
    "{A}'s defence ministry did not know whether {b} troops had fired first.",
    "{A}'s defence ministry did not say why {b} troops had opened fire.",
    "{A}'s defence ministry would not say who had violated the ceasefire.",
    "Residents did not know which army had broken the truce with {A}.",
)
UNKNOWN = (
    "{A}'s defence ministry said it was unaware of any clash at the border.",
    "{A}'s defence ministry said it was not aware of any violation of the ceasefire by {b} troops.",
    "{A}'s defence ministry said it had no knowledge of any firing by its troops.",
    "{A}'s defence ministry said it had no information about an attack on {b} posts.",
)
COMMITTED = (
    "{A}'s defence ministry said {b} forces had committed 80 violations of the truce since Monday.",
    "{b} forces committed several breaches of the ceasefire, {A}'s defence ministry said.",
    "{A}'s defence ministry said {b} forces keep violating the ceasefire.",
    "{A}'s defence ministry said {b} forces remained in breach of the truce.",
)
KEPT = (
    "{A}'s defence ministry said its forces were committed to the truce.",
    "{A}'s defence ministry said its forces remain committed to the ceasefire.",
    "{A}'s defence ministry said its forces respect the ceasefire.",
)


@pytest.mark.parametrize(("text", "one", "two"), both_ways(text + SCENE for text in OPEN))
def test_a_question_left_open_asserts_nothing(reader, text, one, two):
    reading = read(reader, text)
    assert not [c for c in told(reading) if c.stance in ("asserts", "denies")]
    assert not reading.breaches


@pytest.mark.parametrize(("text", "one", "two"), both_ways(text + SCENE for text in UNKNOWN))
def test_what_somebody_does_not_know_of_is_neither_told_nor_denied(reader, text, one, two):
    reading = read(reader, text)
    assert not told(reading) and not reading.breaches


@pytest.mark.parametrize(("text", "one", "two"), both_ways(text + SCENE for text in COMMITTED))
def test_who_commits_violations_breaks_the_truce(reader, text, one, two):
    reading = read(reader, text)
    found = told(reading, "violated_agreement")
    assert found == [Told(f"{one} MIL", "asserts", "violated_agreement", two, None)]
    assert all(breach.stance == "asserts" for breach in reading.breaches)


@pytest.mark.parametrize(("text", "one", "two"), both_ways(text + SCENE for text in KEPT))
def test_who_is_committed_to_the_truce_keeps_it(reader, text, one, two):
    assert told(read(reader, text), "violated_agreement") == [
        Told(f"{one} MIL", "denies", "violated_agreement", one, None)
    ]


def test_monitors_who_saw_violations_do_not_say_that_the_truce_was_kept(reader):
    reading = read(reader, "Monitors observed the ceasefire violations in Donetsk. Ukrainian and Russian troops fired.")
    assert "denies" not in [c.stance for c in (*reading.claims, *reading.breaches)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("UNIFIL recorded 25 violations of the ceasefire. It did not say who had fired.", "IGO IGO"),
        ("Armenia's defence ministry said shots were heard near Tegh but it did not say who had fired.", "ARM MIL"),
        ("India's army said it could not say which side had fired first. Pakistani troops were there.", "IND MIL"),
    ],
)
def test_who_does_not_say_who_fired_declines_to(reader, text, who):
    assert told(read(reader, text), "fired_first") == [Told(who, "declines", "fired_first", None, None)]


def test_it_is_the_mission_that_the_sentence_before_is_about_and_no_breaker(reader):
    text = (
        "Ukraine's military said that its post was shelled. The OSCE Special Monitoring Mission recorded 25 ceasefire "
        "violations. It said that shells had damaged a school."
    )
    reading = read(reader, text)
    assert [c.by for c in told(reading, "damaged")] == ["IGO IGO"]
    assert all(breach.actor is None for breach in reading.breaches)


@pytest.mark.parametrize(
    ("text", "one", "two"), both_ways(["{A}'s army said shots were fired but did not say who had."])
)
def test_who_does_not_say_who_fired_accuses_nobody(reader, text, one, two):
    assert all(c.actor is None for c in told(read(reader, text + f" The army of {two} was silent."), "attacked"))
