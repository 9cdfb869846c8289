"""What was recorded, against the agreements: a row for every violation of a record, with the answers of each."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.publish.casefiles import NAMES
from tests.publish.sitrep.material import days, denied, heard, report
from tests.publish.sitrep.test_report import cells, said, stands_in_the_pdf
from tests.truces.told import AGREEMENT, ARMIES, MISSION, WHERE
from tests.truces.told import TERMS as MADE
from truceline.model.actor import Party
from truceline.model.observation import CountingUnit, Location, Means, ObservedAct, Tally
from truceline.model.quantity import Count
from truceline.pipeline.agreements import assess_record
from truceline.publish.sitrep.blocks import Grid, Heading, Points
from truceline.publish.sitrep.formats import FORMATS
from truceline.publish.sitrep.html import render_html
from truceline.publish.sitrep.material import Material, TruceNow
from truceline.publish.sitrep.recorded import NOBODY_HERE
from truceline.publish.sitrep.sentence import unsupported
from truceline.publish.violation_words import MONITORED
from truceline.reference.edtf import parse_edtf
from truceline.truces.state import states_over

PARTIES = tuple(replace(each, name=f"Party of {each.id.upper()}") for each in AGREEMENT.parties)
TERMS = replace(MADE, truces=(replace(AGREEMENT, parties=PARTIES, status_as_of=parse_edtf("2023-12-31")),))
FIRST, LAST = datetime(2023, 4, 11, tzinfo=UTC), datetime(2023, 4, 11, 23, tzinfo=UTC)
HERE = Location(words="P", place=WHERE.place, lon=0.5, lat=0.5, radius_km=1.0)
AWAY = replace(HERE, lon=9.0)
SIDES = tuple(Party(kind="actor", actor=army) for army in ARMIES)
WATCHING = Party(kind="actor", actor=MISSION)
OPEN = (Party(kind="unnamed"), Party(kind="unknown"))
CAPTION = "Observations and counts against the agreements"
UNITS = st.sampled_from(get_args(CountingUnit))
COUNTS = st.builds(lambda n, unit: Count(low=n, best=n, high=n, unit=unit), st.integers(0, 1500), UNITS)
PLACES = st.sampled_from([HERE, AWAY, Location(words="2 km N of P"), None])


@st.composite
def observations(draw, number):
    negative = draw(st.booleans())
    return heard(
        id=f"obs-{number}",
        by="Lovelace",
        words=draw(st.sampled_from(["", "Seen by the patrol"])) or "Nothing else",
        mission=draw(st.sampled_from(["", "Border mission"])),
        act=draw(st.sampled_from([None, *get_args(ObservedAct)])),
        negative=negative,
        means=draw(st.sampled_from([None, *get_args(Means)])),
        where=draw(PLACES),
        count=None if negative else draw(st.none() | COUNTS),
        direction=None,
        actor=draw(st.sampled_from([None, *SIDES, *OPEN])),
    )


@st.composite
def tallies(draw, number):
    return Tally(
        id=f"tal-{number}",
        by="Lovelace",
        at=FIRST,
        claimant=draw(st.sampled_from([*SIDES, WATCHING, *OPEN])),
        accused=draw(st.sampled_from([None, *SIDES])),
        count=draw(COUNTS),
        words=draw(st.sampled_from(["", "violated the ceasefire", "in breach of the truce"])),
        where=draw(PLACES),
        when=heard().when,
    )


RECORDS = st.tuples(observations(1), observations(2), tallies(3), tallies(4))


def material(records, terms=TERMS) -> Material:
    records = tuple(records)
    return Material(
        casefile="x.tl",
        now=days(records=records),
        before=days(days().period.before()),
        truces=tuple(TruceNow(truce=truce, states=states_over(truce, FIRST, LAST)) for truce in terms.truces),
        assessments=tuple(assess_record(record, terms) for record in records),
        names=NAMES,
    )


def rows(made) -> list[list[str]]:
    found = [block for block in made.blocks if isinstance(block, Grid) and block.caption.text == CAPTION]
    assert len(found) < 2 and all(table.rows for table in found)
    return [row for table in found for row in cells(table)]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RECORDS)
def test_every_violation_of_a_record_is_a_row_with_its_answers_and_every_word_of_it_is_supported(records):
    told = material(records)
    made = report(told)
    assert made.unsaid == ()
    assert all(unsupported(sentence.text, sentence.supports) == () for sentence in made.sentences())
    held = [each for assessment in told.assessments for each in assessment.violations]
    table = rows(made)
    assert len(table) == len(held)
    for row, each in zip(table, held, strict=True):
        assert (row[2] == NOBODY_HERE.capitalize()) == (not each.alleged_by)
        assert (row[3] == NOBODY_HERE.capitalize()) == (not each.denied_by)
        plain = each.scope is not None and each.scope.answer == "inside" and each.rule
        assert row[4].startswith("Yes, if it was so") == bool(plain)
        assert row[5].casefold() == MONITORED[each.monitored]
        assert row[6] == ("By a monitor" if each.verified else "By nobody")
        assert row[7].startswith("Nobody") == (not each.attributed_by)
    assert "Lovelace" not in said(made)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RECORDS)
def test_the_rows_of_mirrored_records_are_mirrored(records):
    here = rows(report(material(records)))
    there = rows(report(material(mirrored(record) for record in records)))
    assert sorted(here) == sorted([[mirrored_words(cell) for cell in row] for row in there])


def mirrored(record):
    other = dict(zip(SIDES, reversed(SIDES), strict=True))
    if isinstance(record, Tally):
        accused = other.get(record.accused, record.accused)
        return replace(record, claimant=other.get(record.claimant, record.claimant), accused=accused)
    return replace(record, actor=other.get(record.actor, record.actor))


def mirrored_words(text: str) -> str:
    return text.replace("AAA", "\0").replace("BBB", "AAA").replace("\0", "BBB")


def test_a_count_of_none_what_was_not_seen_and_a_denied_access_are_in_no_row():
    none = Count(low=0, best=0, high=0, unit="burst")
    here = {"where": HERE, "act": "fired"}
    nothing = (heard(id="obs-2", count=none, **here), heard(id="obs-3", negative=True, count=None, **here))
    with_access = replace(material(nothing), now=days(records=(*nothing, denied())))
    made = report(with_access)
    assert rows(made) == []
    assert "In no row: 2 records;" in said(made)
    (row,) = rows(report(material((*nothing, heard(**here)))))
    told = "Heard: 12 explosions, fire, direction undetermined. P, 11 April 2023, between 09:00 and 09:30 (UTC+04:00)"
    assert row[0] == f"{told}, Border mission."


def test_a_day_without_records_has_no_such_section():
    made = report(material(()))
    assert "recorded" not in [block.anchor for block in made.blocks if isinstance(block, Heading)]


def test_a_breach_that_a_count_alleges_of_no_agreement_in_force_is_told_apart():
    counted = Count(low=60, best=60, high=60, unit="violation")
    tally = Tally(id="tal-1", by="ada", at=FIRST, claimant=SIDES[0], accused=SIDES[1], count=counted, when=heard().when)
    made = report(material((tally,), replace(TERMS, truces=())))
    assert rows(made) == [] and "In no row" not in said(made)
    (points,) = [block for block in made.blocks if isinstance(block, Points) and block.level == 3]
    assert [words.text for (words,) in points.points] == ["Army of AAA counts 60 violations against Army of BBB."]


def test_a_count_of_somebody_not_named_is_no_word_of_a_report():
    counted = Count(low=60, best=60, high=60, unit="violation")
    tally = Tally(id="tal-1", by="ada", at=FIRST, claimant=OPEN[0], accused=SIDES[1], count=counted, when=heard().when)
    assert [row[2] for row in rows(report(material((tally,))))] == ["Somebody not named."]


def test_the_table_of_records_stands_in_the_files():
    made = report(
        material((heard(where=HERE, act="overflew", actor=SIDES[0]), heard(id="obs-2", where=HERE, act="fired")))
    )
    assert [row[7] for row in rows(made)] == ["Border mission", "Nobody"]
    stands_in_the_pdf(made)
    assert render_html(made).count("Nobody in this record") == 4
    assert FORMATS["docx"].render(made, None).startswith(b"PK")
