"""Our own count beside tallies: it follows what people decide, as all that is said of an incident does."""

from dataclasses import replace

import pytest

from tests.casefile.made import begin, fill, most_told, tegh
from tests.store.test_observations import HEARD, TALLY, ZERO
from truceline.casefile.judging import Told
from truceline.casefile.tallying import tally_series
from truceline.model.actor import Party
from truceline.model.quantity import Count
from truceline.pipeline.reader import read_text
from truceline.reference.actors import load_actors

ARM, AZE = (Party(kind="actor", actor=load_actors().states[code]) for code in ("ARM", "AZE"))
OF_EACH = tuple(
    replace(TALLY, claimant=claimant, accused=accused, count=Count(low=5, best=5, high=5, unit="violation"))
    for claimant, accused in ((ARM, AZE), (AZE, ARM))
)


def enter(casefile, *records):
    return [one.record for one in casefile.observe(*(replace(record, id="", by="") for record in records))]


@pytest.fixture
def counted(tmp_path):
    with begin(tmp_path) as made:
        fill(made, tegh().values())
        enter(made, *OF_EACH)
        yield made


def own(casefile):
    """Return our own count beside the tallies, by the side that is accused."""
    series = tally_series(casefile)
    return {one.accused.actor.country: point.own for one in series for point in one.points if one.accused.actor}


def claims_on(casefile, side):
    readings = casefile.readings(most_told(casefile))
    return [
        (document, claim.id)
        for document, reading in readings.items()
        for claim in reading.claims
        if claim.actor and claim.actor.actor and claim.actor.actor.country == side
    ]


@pytest.mark.parametrize(("side", "other"), [("ARM", "AZE"), ("AZE", "ARM")])
def test_what_a_person_rejected_is_told_of_nobody(counted, side, other):
    before = own(counted)
    assert before[side].told == before[other].told == (most_told(counted).id,)
    decided = [
        counted.judging.claim("reject", *pair, Told(by="ada", why="misread")) for pair in claims_on(counted, side)
    ]
    counted.judge(decided)
    after = own(counted)
    assert after[side].told == () and after[other].told == before[other].told


def test_a_linked_observation_is_seen_of_whom_the_monitor_names_and_one_of_none_of_nobody(counted):
    named, zero = enter(counted, replace(HEARD, actor=AZE), ZERO)
    counted.monitoring.link(zero.id, most_told(counted), "the same evening")
    assert {side: count.observed for side, count in own(counted).items()} == {"ARM": (), "AZE": ()}
    counted.monitoring.link(named.id, most_told(counted), "the same evening")
    assert {side: bool(count.observed) for side, count in own(counted).items()} == {"ARM": False, "AZE": True}


def test_an_observation_that_is_unlinked_after_another_report_came_in_is_seen_of_nobody(tmp_path):
    reports = sorted(tegh().values(), key=lambda reading: str(reading.document.published))
    with begin(tmp_path) as made:
        fill(made, reports[2:])
        enter(made, *OF_EACH)
        (heard,) = enter(made, HEARD)
        made.monitoring.link(heard.id, most_told(made), "the same evening")
        assert all(count.observed for count in own(made).values())
        fill(made, reports[:2])
        made.monitoring.unlink(heard.id, most_told(made), "another place")
        assert not any(count.observed for count in own(made).values())


def test_rival_figures_of_one_period_are_two_points_without_a_sum(tmp_path):
    told = "DELHI, April 12 - India said Pakistan violated the ceasefire {} times on Tuesday."
    with begin(tmp_path) as made:
        for words in ("about 100", "about 200", "nearly 900"):
            text = told.format(words)
            published = "2023-04-12T10:00:00+00:00"
            fill(made, [read_text(text, published=published, publisher=words, address=None)])
        (series,) = tally_series(made)
    assert [point.tally.count.best for point in series.points] != [900] and len(series.points) == 3
    assert series.total is None and not any(point.also for point in series.points)


def test_tallies_of_a_report_that_is_taken_out_are_told_no_more(tmp_path):
    text = "DELHI, April 12 - India said Pakistan violated the ceasefire 30 times on Tuesday."
    reading = read_text(text, published="2023-04-12T10:00:00+00:00", publisher="one", address=None)
    with begin(tmp_path) as made:
        fill(made, [reading])
        assert [tally.count.best for tally in made.told_tallies.all()] == [30]
        made.delete(reading.document.id, why="asked for")
        assert made.told_tallies.all() == ()


@pytest.mark.parametrize(
    "called", ["ceasefire", "cease-fire", "truce", "armistice", "cessation of hostilities", "regime of silence"]
)
def test_reports_with_a_tally_are_found_by_every_word_for_a_ceasefire(tmp_path, called):
    text = f"KYIV, April 12 - Ukraine said Russia violated the {called} 30 times on Tuesday."
    reading = read_text(text, published="2023-04-12T10:00:00+00:00", publisher="one", address=None)
    assert [tally.count.best for tally in reading.tallies] == [30]
    with begin(tmp_path) as made:
        fill(made, [reading])
        assert [tally.count.best for tally in made.told_tallies.all()] == [30]
