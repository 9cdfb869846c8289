"""Fields of a form or of a row: a record, or what is wrong with which field; unknown, zero and not seen stay apart."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model.observation import KINDS, Denial, Means
from truceline.observing.entry import Tables, read_entry
from truceline.observing.fields import FIELDS, SPOKEN, choose, field_of
from truceline.reference.tables import read_table

TABLES = Tables()
HEARD = {"outcome": "observed", "means": "heard", "act": "fired", "unit": "burst", "words": "from the north"}


def observation(**texts):
    return read_entry("observation", {**HEARD, **texts}, TABLES)


def test_an_observation_of_all_fields():
    record = observation(
        count="3-5",
        weapon="HMG (12.7mm)",
        direction="outgoing",
        actor="Armenia",
        since="2023-04-11",
        since_time="16:05",
        zone="+04:00",
        place="3 km NW of Tegh",
        position="Kornidzor",
        mission="EUMA",
        patrol="4",
    ).record
    assert (record.count.low, record.count.high, record.count.unit) == (3, 5, "burst")
    assert (record.weapon, record.calibre_mm, record.weapon_words) == ("hmg", "12.7", "HMG (12.7mm)")
    assert (record.actor.actor.country, record.direction, record.means) == ("ARM", "outgoing", "heard")
    assert (record.where.distance_km, record.position.place.name) == (3.0, "Kornidzor")


def test_a_calibre_that_is_not_told_is_not_taken_from_a_table():
    assert observation(weapon="heavy machine gun").record.calibre_mm is None
    assert observation(weapon="mortar", calibre_mm="120 mm").record.calibre_mm == "120"


def test_unknown_zero_not_told_and_not_seen_are_four_things():
    unknown, zero, untold = (observation(count=words).record for words in ("N/K", "0", ""))
    assert unknown.count.unknown and unknown.count.words == "N/K"
    assert (zero.count.best, zero.negative) == (0, False)
    assert untold.count is None and not untold.negative
    not_seen = observation(outcome="not_observed").record
    assert not_seen.negative and not_seen.count is None


def test_what_was_not_seen_has_no_count():
    entry = observation(outcome="not_observed", count="0")
    assert entry.record is None
    assert "write 0" in entry.wrong("count")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("12", 12, 12), ("1,200", 1200, 1200), ("3-?", 3, None), ("?-5", None, 5), ("1,200-1 500", 1200, 1500)],
)
def test_figures_are_read_as_they_are_written_elsewhere(words, low, high):
    count = observation(count=words).record.count
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize(
    "words", ["three", "5-3", "-4", "1.5", "9999999999", "12,5-30", "3 to 1,5", "12 5-30", "?-1,5"]
)
def test_what_is_no_figure_is_refused(words):
    assert observation(count=words).wrong("count")


def test_access_denied_by_nobody_knows_whom():
    texts = {"denial": "denied", "denied_by": "unknown", "place": "Tegh", "since": "2023-04-11"}
    record = read_entry("restriction", texts, TABLES).record
    assert (record.kind, record.denied_by.kind) == ("denied", "unknown")
    assert read_entry("restriction", {"denial": "denied"}, TABLES).record.denied_by.kind == "unnamed"
    assert (
        read_entry("restriction", {"denial": "jammed", "denied_by": "AZE"}, TABLES).record.denied_by.actor.country
        == "AZE"
    )


def test_a_tally_has_a_claimant_a_figure_and_what_is_counted():
    texts = {"claimant": "Defense Ministry of Azerbaijan", "accused": "Armenia", "count": "105", "words": "105 times"}
    record = read_entry("tally", texts, TABLES).record
    assert (record.claimant.actor.id, record.accused.actor.country) == ("AZE:ministry_of_defence", "ARM")
    assert (record.count.best, record.count.unit) == (105, "undetermined")
    assert {p.field for p in read_entry("tally", {}, TABLES).problems} == {"claimant", "count"}


def test_a_party_that_no_table_knows_keeps_its_words():
    actor = observation(actor="the 3rd  brigade").record.actor.actor
    assert (actor.name, actor.stranger) == ("the 3rd brigade", True)


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"means": "sonar"}, "means"),
        ({"unit": "volley"}, "unit"),
        ({"direction": "up"}, "direction"),
        ({"calibre_mm": "big"}, "calibre_mm"),
        ({"outcome": "perhaps"}, "outcome"),
        ({"words": "x" * 5001}, "words"),
        ({"words": "", "act": "", "weapon": ""}, "words"),
    ],
)
def test_what_cannot_be_read_is_said_of_its_field(texts, field):
    entry = observation(**texts)
    assert entry.record is None
    assert [problem.field for problem in entry.problems] == [field]
    assert entry.problems[0].todo


@pytest.mark.parametrize("words", ["", " ", "N/K", "?", "not known"])
def test_whether_it_was_observed_or_looked_for_has_to_be_told(words):
    entry = observation(outcome=words)
    assert entry.record is None
    assert entry.wrong("outcome") == "This is not told. Write one of: observed, not_observed."


def test_an_explosion_is_an_explosion_and_no_impact():
    record = observation(act="Explosions", unit="").record
    assert record.act == "explosion"
    (duty,) = [row for row in read_table("act_duties.tsv") if row["act"] == record.act]
    assert (duty["obligation"], duty["falls"]) == ("cease_fire", "cannot_be_said")


@pytest.mark.parametrize(
    ("words", "calibre", "told"),
    [
        ("mortar", "60–120", "60-120"),
        ("mortar", "60 - 120 mm", "60-120"),
        ("HMG", "12,7", "12.7"),
        ("82–120mm mortar", "", "82-120"),
        ("T-62-115mm", "", "115"),
        ("122mm and 152mm howitzers", "", None),  # which of the two it was is not told
        ("82 or 120 mm mortar", "", None),
    ],
)
def test_a_calibre_is_a_number_or_a_range_with_a_hyphen(words, calibre, told):
    assert observation(weapon=words, calibre_mm=calibre).record.calibre_mm == told


@pytest.mark.parametrize("calibre", ["120-60", "0", "120 to 150"])
def test_what_is_no_calibre_is_refused(calibre):
    assert observation(weapon="mortar", calibre_mm=calibre).wrong("calibre_mm")


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_every_choice_is_taken_and_not_known_is_none(kind):
    for field in FIELDS[kind]:
        for value in field.choices:
            assert choose(field, value) == choose(field, value.upper().replace("_", " ")) == value
        assert choose(field, "n/k") is None
    assert observation(means="N/K").record.means is None


def test_every_spoken_word_means_a_value_that_there_is():
    for name, spoken in SPOKEN.items():
        field = next(field for kind in FIELDS for field in [field_of(kind, name)] if field)
        assert set(spoken.values()) <= set(field.choices)
    assert set(field_of("observation", "means").choices) == set(get_args(Means))
    assert set(field_of("restriction", "denial").choices) == set(get_args(Denial))


@given(st.data())
def test_no_text_in_any_field_breaks_the_reading(data):
    kind = data.draw(st.sampled_from(list(KINDS)))
    names = [field.name for field in FIELDS[kind]]
    texts = data.draw(st.dictionaries(st.sampled_from(names), st.text(max_size=25), max_size=6))
    entry = read_entry(kind, texts, TABLES)
    assert (entry.record is None) == bool(entry.problems)
    assert {problem.field for problem in entry.problems} <= set(names)
