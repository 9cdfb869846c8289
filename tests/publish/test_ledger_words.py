from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.handmade import ARM_FORCES, AZE_FORCES, CLAIMS, FOUR_PM, NEAR_TEGH, SYUNIK, TEGH, claim
from truceline.model.actor import Party
from truceline.model.claim import Act, Claim
from truceline.model.document import Document
from truceline.model.mention import PlaceMention
from truceline.model.place import Place
from truceline.model.quantity import Count
from truceline.model.time import Interval, TimePrecision
from truceline.publish.ledger_when_where import (
    exactness_words,
    interval_words,
    loose_date_words,
    place_words,
    precision_words,
    published_words,
    relation_words,
)
from truceline.publish.ledger_words import ACT_TITLES, VERBS, act_words, count_words, stance_words


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (4, 4, 4, "4"),
        (4, None, 4, "4"),
        (0, 0, 0, "0"),
        (3, None, None, "at least 3"),
        (3, 3, None, "at least 3"),
        (None, None, 5, "at most 5"),
        (None, 300, None, "about 300"),
        (3, None, 5, "3 to 5"),
        (3, 4, 5, "3 to 5, best 4"),
        (6000, None, 6999, "6,000 to 6,999"),
        (None, None, None, "number not given"),
    ],
)
def test_a_count_is_said_as_it_is_known(low: int | None, best: int | None, high: int | None, words: str) -> None:
    assert count_words(Count(low=low, best=best, high=high)) == words


def test_no_count_a_lost_one_and_one_of_things() -> None:
    assert count_words(None) == "number not given"
    assert count_words(Count(low=None, best=None, high=None, damaged=True)) == "number lost in the text"
    assert (
        count_words(Count(low=30000, best=None, high=30999, damaged=True)) == "30,000 to 30,999 (damaged in the text)"
    )
    assert count_words(Count(low=2, best=2, high=2, unit="houses")) == "2 houses"


def said(claim: Claim, *, whole: bool = True) -> str:
    names = {ARM_FORCES: "A", AZE_FORCES: "B"}

    def who(slot: str) -> str | None:
        party = claim.actor if slot == "actor" else claim.target
        if party is None:
            return None
        return names[party.actor] if party.actor else {"civilians": "civilians"}.get(party.kind, "a party not named")

    return act_words(claim, who, whole=whole)


A, B = Party(kind="actor", actor=ARM_FORCES), Party(kind="actor", actor=AZE_FORCES)
FOUR = Count(low=4, best=4, high=4)


@pytest.mark.parametrize(
    ("act", "actor", "target", "words"),
    [
        ("fired_first", B, A, "B fired first at A"),
        ("fired_first", B, None, "B fired first"),
        ("returned_fire", A, B, "A returned fire at B"),
        ("attacked", None, A, "a party not named attacked A"),
        ("clashed", A, B, "A fought with B"),
        ("clashed", None, None, "there was fighting"),
        ("killed", B, A, "4 killed, A, by B"),
        ("killed", Party(kind="unnamed"), Party(kind="civilians"), "4 killed, civilians"),
        ("entered_territory", B, A, "B entered territory of A"),
        ("withdrew", A, None, "A withdrew"),
        ("violated_agreement", B, None, "B broke the agreement"),
        ("damaged", B, None, "4 damaged, by B"),
    ],
)
def test_an_act_is_said_with_actor_and_target(act: Act, actor: Party | None, target: Party | None, words: str) -> None:
    made = claim("x", "arm", act, "four of its soldiers had died", actor=actor, target=target, count=FOUR)
    assert said(made) == words


def test_a_refusal_to_say_is_about_the_question() -> None:
    made = claim("x", "eu", "killed", "its patrol did not see how it began", stance="declines", target=A)
    assert said(made, whole=False) == "how many were killed"


def test_every_act_of_the_vocabulary_has_words() -> None:
    for act in Act.__args__:  # type: ignore[attr-defined]
        assert act in ACT_TITLES
        assert act in VERBS or act in ("killed", "wounded", "captured", "missing")


def test_stances_have_a_singular_and_a_plural() -> None:
    assert stance_words("asserts") == "says"
    assert stance_words("declines", several=True) == "decline to say"


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ((2023, 4, 11), (2023, 4, 11, 23, 59), "day", "11 April 2023"),
        ((2023, 4, 1), (2023, 4, 30, 23), "month", "April 2023"),
        ((2020, 9, 1), (2020, 11, 30), "season", "September 2020 to November 2020"),
        ((2020, 1, 1), (2020, 12, 31), "year", "2020"),
        ((1990, 1, 1), (1999, 12, 31), "decade", "1990 to 1999"),
        ((2023, 4, 3), (2023, 4, 9), "week", "between 3 April 2023 and 9 April 2023"),
        ((2023, 4, 11, 6), (2023, 4, 11, 12), "part_of_day", "11 April 2023, between 06:00 and 12:00"),
        ((2023, 4, 11, 22), (2023, 4, 12, 2), "hour", "between 11 April 2023, 22:00, and 12 April 2023, 02:00"),
        (None, (2020, 9, 27), "day", "until 27 September 2020"),
        ((2020, 9, 27, 7), None, "minute", "from 27 September 2020, 07:00"),
        (None, None, "day", "not known"),
    ],
)
def test_an_interval_is_said_no_more_exactly_than_it_is(
    first: tuple[int, ...] | None, last: tuple[int, ...] | None, precision: TimePrecision, words: str
) -> None:
    ends = [moment(*end) if end else None for end in (first, last)]
    assert interval_words(Interval(earliest=ends[0], latest=ends[1], precision=precision)) == words


def test_an_interval_is_said_in_its_own_zone_with_why_that_zone() -> None:
    at = moment(2023, 4, 11, 21, 20)
    when = Interval(earliest=at, latest=at, precision="minute", zone="+04:00", zone_why="named in the text")
    assert interval_words(when) == "12 April 2023, 01:20"
    assert exactness_words(when) == "to the minute; UTC+04:00, named in the text"
    assert exactness_words(replace(when, zone=None, precision="part_of_day")) == "a part of the day; zone not known"


def test_hours_are_given_as_a_range() -> None:
    assert interval_words(FOUR_PM) == "11 April 2023, between 15:30 and 16:30"


@pytest.mark.parametrize(
    ("text", "words"),
    [("1991", "1991"), ("2020-11", "November 2020"), ("2023-03-30", "30 March 2023"), (None, ""), ("autumn", "autumn")],
)
def test_a_loose_date_stays_loose(text: str | None, words: str) -> None:
    assert loose_date_words(text) == words


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (None, "publication time not given"),
        (datetime(2023, 4, 11), "11 April 2023"),
        (datetime(2023, 4, 11, 17, 20), "11 April 2023, 17:20, zone not given"),
        (datetime(2023, 4, 11, 17, 20, tzinfo=UTC), "11 April 2023, 17:20 (UTC)"),
    ],
)
def test_the_time_of_publication_is_said_or_said_to_be_missing(published: datetime | None, words: str) -> None:
    assert published_words(Document(text="x", published=published)) == words


def test_a_province_gets_no_point() -> None:
    assert precision_words(SYUNIK) == "no point given: a province"
    assert precision_words(TEGH) == "a settlement; 39.558 N, 46.479 E, within 3 km"


def test_a_place_is_said_with_its_relation_and_according_to_whom() -> None:
    contested = Place(id="x", name="Shushi", precision="settlement", country="AZE", country_according_to="AZE")
    countries = {"AZE": "Azerbaijan"}
    assert place_words(contested, countries) == "Shushi, Azerbaijan (according to Azerbaijan)"
    assert place_words(TEGH, {}) == "Tegh, Syunik, ARM"
    assert relation_words(NEAR_TEGH) == "outside"
    west = PlaceMention(span=CLAIMS[0].span, place=TEGH, relation="from", distance_km=60.0, bearing="west")
    assert relation_words(west) == "60 km west of"
