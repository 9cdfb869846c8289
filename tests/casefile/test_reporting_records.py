"""What monitors and parties recorded, against agreements, in the daily report: the rows of ``truceline violations``."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.casefile.made import begin, fill, most_told, tegh
from tests.casefile.test_reporting import ARMENIA, AZERBAIJAN, COUNTED, DAY, ELEVENTH, material, rows_by_incident
from tests.publish.sitrep.test_recorded import rows
from tests.publish.sitrep.test_report import said
from tests.store.test_observations import DENIED, HEARD, NONE_SEEN, ZERO
from truceline.casefile.withholding import withhold
from truceline.model.actor import Party
from truceline.model.quantity import Count
from truceline.model.time import Interval
from truceline.publish.sitrep.compose import compose
from truceline.publish.violation_words import provision_title, truce_title

SIDES = tuple(Party(kind="actor", actor=actor) for actor in (ARMENIA, AZERBAIJAN))


def on(days, when=ELEVENTH):
    """Return the eleventh, or so many days after it."""
    step = timedelta(days=days)
    return Interval(earliest=when.earliest + step, latest=when.latest + step, precision="day", zone=when.zone)


def both(record, name):
    """Return a record of each side."""
    return [replace(record, **{name: side}) for side in SIDES]


RECORDED = (
    *both(replace(HEARD, when=ELEVENTH, means="saw", words="Lt. Vardan Petrosyan was killed", act="fired"), "actor"),
    replace(HEARD, when=ELEVENTH, count=None, act="fortified", actor=SIDES[1]),
    replace(HEARD, when=on(-1)),
    replace(HEARD, when=on(1), mission=""),
    replace(NONE_SEEN, when=ELEVENTH),
    replace(ZERO, when=ELEVENTH),
    replace(DENIED, when=ELEVENTH),
    replace(COUNTED, words="violated the ceasefire 105 times"),
    replace(COUNTED, claimant=SIDES[1], accused=SIDES[0], count=Count(low=7, best=7, high=7, unit="shot")),
    replace(COUNTED, when=on(-1)),
    replace(COUNTED, claimant=Party(kind="unnamed"), accused=None),
)


@pytest.fixture
def watched(tmp_path):
    with begin(tmp_path) as casefile:
        casefile.observe(*(replace(each, id="", by="") for each in RECORDED))
        yield casefile


def of_days(casefile, made):
    """Return what ``truceline violations`` has of the records of the days of a report."""
    days = {"since": made.now.period.first, "until": made.now.period.last}
    return list(casefile.violations(kinds=("observation", "tally"), **days))


def same(made, held):
    table = rows(compose(made))
    assert len(table) == len(held)
    for row, each in zip(table, held, strict=True):
        truce = next(now.truce for now in made.truces if now.truce.id == each.truce)
        assert row[1].startswith(f"{truce_title(truce)}, {provision_title(truce, each.provision)}")
        party = next((one.name for one in truce.parties if one.id == each.party), None)
        assert (f" {party}" in row[1]) if party else row[1].endswith("No party named.")
        assert row[2] == (
            "; ".join(a.name for said in each.alleged_by for a in said.speakers) or "Nobody in this record"
        ) + ("." if each.alleged_by else "")
    return table


@pytest.mark.parametrize(("first", "last"), [(11, 11), (10, 10), (12, 12), (10, 12), (13, 13)])
def test_the_rows_of_records_are_those_of_violations_of_the_same_days(watched, first, last):
    period = replace(DAY, first=date(2023, 4, first), last=date(2023, 4, last))
    made = material(watched, period, with_names=True)
    held = of_days(watched, made)
    assert bool(held) == (first != 13)
    assert not compose(made).unsaid
    same(made, held)


def test_each_side_that_is_recorded_or_accused_has_its_row(watched):
    table = same(made := material(watched), of_days(watched, made))
    seen = [row[1].rpartition(". ")[2] for row in table if "Recorded of" in row[1] and row[0].startswith("Saw")]
    assert sorted(seen) == ["Recorded of Armenia: fire.", "Recorded of Azerbaijan: fire."]
    assert {row[7] for row in table if row[0].startswith("Saw")} == {"EUMA"}


def test_what_was_withdrawn_is_in_no_row_and_what_is_elsewhere_only_where_it_is_asked_for(watched):
    whole = len(rows(compose(material(watched))))
    assert rows(compose(material(watched, area="Baku"))) == []
    assert 0 < len(rows(compose(material(watched, area="Syunik")))) < whole
    for record in material(watched).now.records:
        watched.monitoring.withdraw(record.id, "of another day")
    assert rows(compose(material(watched))) == []


def test_records_of_incidents_stand_in_rows_of_their_own_whether_or_not_anybody_reviewed_the_incidents(tmp_path):
    with begin(tmp_path) as casefile:
        fill(casefile, tegh().values())
        casefile.observe(*(replace(each, id="", by="") for each in RECORDED))
        shut, open_ = (material(casefile, include_unreviewed=each) for each in (False, True))
        assert not shut.incidents and open_.incidents
        assert same(shut, of_days(casefile, shut)) == same(open_, of_days(casefile, open_))


def test_names_that_are_withheld_or_of_victims_and_who_entered_a_record_are_in_no_row(watched):
    assert "Petrosyan" in repr(
        material(watched, with_names=True).assessments + material(watched, with_names=True).now.records
    )
    withhold(watched, names=["Tegh"], reason="asked to be forgotten")
    made = material(watched)
    told = repr(rows(compose(made)))
    assert "Tegh" not in told and "Petrosyan" not in repr(made.assessments)
    next_day = replace(DAY, first=date(2023, 4, 12), last=date(2023, 4, 12))
    assert "ada" not in repr(rows(compose(material(watched, next_day)))).split()


def test_who_entered_a_record_that_is_linked_is_not_named_where_it_attributes(tmp_path):
    with begin(tmp_path, by="Lovelace") as casefile:
        fill(casefile, tegh().values())
        (entered,) = casefile.observe(replace(RECORDED[1], id="", by="", mission=""))
        casefile.monitoring.link(entered.record.id, most_told(casefile), "the same evening")
        made = material(casefile)
    report = compose(made)
    assert "Lovelace" in repr([each.attributed_by for each in made.incidents[0].assessment.violations])
    assert "Lovelace" not in said(report) and not report.unsaid
    attributed = [
        row[-1] for found in (rows_by_incident(report).values(), [rows(report)]) for one in found for row in one
    ]
    assert attributed.count("Who recorded it") == 2
