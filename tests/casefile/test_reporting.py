"""The daily report of a casefile: its rows are those of ``truceline violations``, and nothing held back goes unsaid."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.casefile.made import begin, fill, mixed, most_told, tegh
from tests.publish.sitrep.test_report import cells, said
from tests.store.test_observations import DENIED, HEARD
from truceline.casefile.as_of import as_of, as_of_words
from truceline.casefile.judging import Told
from truceline.casefile.releasing import ToRelease, create_release, recall
from truceline.casefile.reporting import gather
from truceline.casefile.withholding import withhold
from truceline.model.actor import Actor, Party
from truceline.model.observation import Tally
from truceline.model.quantity import Count
from truceline.model.time import Interval
from truceline.pipeline.reader import read_text
from truceline.publish.ledger_words import actor_words
from truceline.publish.names import load_names
from truceline.publish.outgoing import Leaving
from truceline.publish.sitrep.blocks import Grid, Heading
from truceline.publish.sitrep.compose import compose
from truceline.publish.sitrep.material import Period
from truceline.publish.violation_words import provision_title, truce_title

NAMES = load_names()
ADA = Told(by="ada", why="misread")
DAY = Period(first=date(2023, 4, 11), last=date(2023, 4, 11))
KASHMIR = (
    "The Indian army said {one} troops violated the ceasefire of 10 May near Poonch on Saturday night. {other} denied "
    "that it had broken the understanding, and said {third} posts had fired first in the Leepa sector."
)
GAZA = (
    "Hamas said Israeli forces shelled Rafah on Tuesday in violation of the ceasefire, and killed three people. The "
    "Israeli army denied that it had broken the agreement."
)
LEBANON = (
    "The Lebanese army said Israeli drones hit an army bulldozer in Hermel on 2 December 2024 and violated the ceasefire. "
    "Hezbollah said it had fired two mortar shells at an Israeli position in response."
)


def read(text, published):
    return read_text(text, published=published, publisher="agency", address=None)


def kashmir(one="Pakistani", other="Pakistan", third="Indian"):
    return read(KASHMIR.format(one=one, other=other, third=third), "2025-05-11T09:30:00+05:30")


CASES = {
    "tegh": lambda: list(tegh().values()),
    "mixed": mixed,
    "kashmir": lambda: [kashmir()],
    "gaza": lambda: [read(GAZA, "2025-11-19T09:00:00+02:00")],
    "lebanon": lambda: [read(LEBANON, "2024-12-03T09:00:00+02:00")],
}


def material(casefile, period=DAY, **how):
    return gather(casefile, period, names=NAMES, **({"include_unreviewed": True} | how))


def whole(casefile):
    """Return the period of all dated incidents."""
    days = [row.first for row in casefile.incidents(limit=1000) if row.first]
    return Period(first=min(days), last=max(days))


def rows_by_incident(report):
    """Return the rows of the tables against agreements, by the incident under whose heading they stand."""
    found, at = {}, ""
    for block in report.blocks:
        if isinstance(block, Heading):
            at = block.anchor
        elif isinstance(block, Grid) and block.caption.text == "Against the agreements":
            found[at] = cells(block)
    return found


def names_in(cell):
    return set() if cell == "Nobody" else {name.casefold() for name in cell.rstrip(".").split("; ")}


def speakers(out, told):
    found = {actor_words(out.view.called(actor)) for one in told for actor in one.speakers}
    found |= {"a report in its own voice" for one in told if not one.speakers}
    return {name.casefold() for name in found}


@pytest.mark.parametrize("case", CASES)
def test_the_rows_of_the_report_are_those_of_violations_with_the_same_six_answers(tmp_path, case):
    with begin(tmp_path) as casefile:
        fill(casefile, CASES[case]())
        made = material(casefile, whole(casefile), with_names=True)
        report, compared = compose(made), 0
        rows = rows_by_incident(report)
        assert not report.unsaid and made.incidents
        for out in made.incidents:
            held = list(casefile.violations(incident=out.incident.id))
            told = rows.get(out.incident.id, [])
            assert len(told) == len(held)
            for row, violation in zip(told, held, strict=True):
                compared += 1
                truce = next(now.truce for now in made.truces if now.truce.id == violation.truce)
                assert row[0].startswith(f"{truce_title(truce)}, {provision_title(truce, violation.provision)}")
                party = next((each.name for each in truce.parties if each.id == violation.party), None)
                assert (f"Accused: {party} (" in row[0]) if party else ("No party named" in row[0])
                assert names_in(row[1]) == speakers(out, violation.alleged_by)
                assert names_in(row[2]) == speakers(out, violation.denied_by)
                assert names_in(row[3]) == speakers(out, violation.rival_by)
                plain = violation.scope is not None and violation.scope.answer == "inside" and violation.rule
                assert row[4].startswith("Yes, if it was so") == bool(plain)
                assert row[5].startswith("A monitor has reported it") == (violation.monitored == "reported")
                assert row[6] == ("By a monitor" if violation.verified else "By nobody")
                assert row[7].startswith("Nobody") == (not violation.attributed_by)
        assert compared == len(list(casefile.violations(kinds=("incident",)))) or case == "mixed"
        assert compared


@pytest.mark.parametrize("names", [(), ("Indian", "India", "Pakistani")])
def test_whoever_alleges_in_words_stands_in_the_row_of_whom_he_accuses(tmp_path, names):
    with begin(tmp_path) as casefile:
        fill(casefile, [kashmir(*names)] if not names else [kashmir_mirrored()])
        period = whole(casefile)
        (rows,) = rows_by_incident(compose(material(casefile, period))).values()
    accused, accuser = ("Pakistan", "army of india") if not names else ("India", "army of pakistan")
    alleged = [row for row in rows if f"Accused: {accused} (" in row[0] and row[1] != "Nobody"]
    assert [names_in(row[1]) for row in alleged] == [{accuser}]
    assert all(row[2] == f"{accused}." for row in alleged)


def kashmir_mirrored():
    text = KASHMIR.replace("Indian army", "Pakistani army").format(one="Indian", other="India", third="Pakistani")
    return read(text, "2025-05-11T09:30:00+05:30")


def test_a_name_that_is_withheld_is_withheld_in_what_stands_against_agreements(tmp_path):
    with begin(tmp_path) as casefile:
        fill(casefile, tegh().values())
        told = repr(list(casefile.violations()))
        withhold(casefile, names=["Lachin"], reason="asked to be forgotten")
        (out,) = [out for out in material(casefile).incidents if out.assessment.violations]
    assert "Lachin" in told and "Lachin" not in repr(out.assessment) and out.assessment.violations


# --- held back ------------------------------------------------------------------------------------------------------


@pytest.fixture
def recalled(tmp_path):
    with begin(tmp_path) as casefile:
        fill(casefile, tegh().values())
        incident = most_told(casefile)
        casefile.judge(casefile.judging.whole("accept", incident, replace(ADA, at=casefile.now())))
        wanted = ToRelease(id="april", formats=("csv",), how=Leaving(), licence="CC0-1.0")
        create_release(casefile, wanted, {}, tmp_path / "april", NAMES)
        recall(casefile, "april", [incident.id], "The place was another.")
        casefile.observe(replace(COUNTED, by=""))
        yield casefile


ARMENIA = Actor(id="ARM", kind="state", name="Armenia", country="ARM")
AZERBAIJAN = Actor(id="AZE", kind="state", name="Azerbaijan", country="AZE")
PLUS_FOUR = timedelta(hours=4)
ELEVENTH = Interval(
    earliest=datetime(2023, 4, 11, tzinfo=UTC) - PLUS_FOUR,
    latest=datetime(2023, 4, 12, tzinfo=UTC) - PLUS_FOUR - timedelta(seconds=1),
    precision="day",
    zone="+04:00",
)
COUNTED = Tally(
    id="",
    by="ada",
    at=datetime(2023, 4, 12, tzinfo=UTC),
    claimant=Party(kind="actor", actor=ARMENIA),
    accused=Party(kind="actor", actor=AZERBAIJAN),
    count=Count(low=105, best=105, high=105, unit="violation"),
    when=ELEVENTH,
)


@pytest.mark.parametrize("unreviewed", [True, False])
def test_a_recall_is_told_with_its_day_and_its_reason_and_counts_nowhere(recalled, unreviewed):
    made = material(recalled, include_unreviewed=unreviewed)
    told = said(compose(made))
    assert "No incident is told of 11 April 2023." in told
    assert "1 incident of 11 April 2023 was recalled after publication, and is held back." in told
    assert "1 incident of 11 April 2023 was recalled on 13 April 2023: The place was another." in told
    assert "nobody has approved" not in told
    (point,) = [point for series in made.tallies for point in series.points]
    assert point.own.told == point.own.unsure == ()


@pytest.mark.parametrize("unreviewed", [False, True])
def test_what_was_recalled_and_parted_since_counts_nowhere(recalled, unreviewed):
    incident = most_told(recalled)
    recalled.judge([recalled.judging.different(incident, incident.documents[1], ADA)])
    made = material(recalled, include_unreviewed=unreviewed)
    assert made.told == () and made.now.held == ()
    assert sorted(stone.incident for stone in made.now.recalled) == sorted(row.id for row in recalled.incidents())
    assert [point.own.told for series in made.tallies for point in series.points] == [()]
    told = said(compose(made))
    assert "2 incidents of 11 April 2023 were recalled after publication, and are held back." in told
    assert "nobody has approved" not in told


def test_a_report_as_of_a_day_says_so_at_its_head(recalled):
    with as_of(recalled, recalled.now()) as then:
        made = compose(material(then))
        words = as_of_words(then)
    assert [flat_fact(cell) for name, cell in made.facts if name.text == "Told"] == [words]
    assert not [name for name, _ in compose(material(recalled)).facts if name.text == "Told"]


def flat_fact(cell):
    return " ".join(part.text for part in cell)


def test_a_recall_is_told_in_the_report_of_its_own_day_too(recalled):
    told = said(compose(material(recalled, Period(first=date(2023, 4, 13), last=date(2023, 4, 13)))))
    assert "1 incident published before, of other days, was recalled on 13 April 2023: The place was another." in told


def test_what_was_accepted_anew_after_a_recall_is_told(recalled):
    incident = most_told(recalled)
    recalled.judge(recalled.judging.whole("accept", incident, replace(ADA, at=recalled.now(), why="again")))
    told = said(compose(material(recalled)))
    assert "1 incident is told of 11 April 2023." in told and "recalled" not in told


def test_a_claim_that_a_person_rejected_is_told_nowhere_and_nobody_is_named(tmp_path):
    with begin(tmp_path) as casefile:
        fill(casefile, tegh().values())
        incident = most_told(casefile)
        finding = next(each for each in incident.findings if each.question == "killed:B")
        account = next(each for each in finding.accounts if each.count and each.count.low == 4)
        rejected = account.claims[0]
        document = next(
            key
            for key, reading in casefile.readings(incident).items()
            if rejected in {claim.id for claim in reading.claims}
        )
        before = compose(material(casefile))
        casefile.judge([casefile.judging.claim("reject", document, rejected, replace(ADA, by="ben"))])
        after = compose(material(casefile))
    supports = {support.id for sentence in before.sentences() for support in sentence.supports}
    words = {each for sentence in before.sentences() for each in sentence.evidence}
    left = {each for sentence in after.sentences() for each in sentence.evidence}
    assert supports and words - left
    assert not [each for each in after.sentences() if "told before" in each.text and ": 4" in each.text]
    assert "ben" not in said(after).split()


# --- days -----------------------------------------------------------------------------------------------------------


def test_incidents_without_a_day_stand_apart_and_are_in_no_count_of_the_day(tmp_path):
    text = "The ministry said four soldiers were wounded when Azerbaijani troops shelled Tegh."
    with begin(tmp_path) as casefile:
        fill(casefile, [read(text, "2023-04-11T18:00:00+04:00")])
        (row,) = casefile.incidents()
        assert row.first is None
        made = material(casefile)
        report = compose(made)
    told = said(report)
    assert "No incident is told of 11 April 2023." in told
    assert "Counted apart: 1 incident of no known day, told by reports published on 11 April 2023." in told
    assert [out.incident.id for out in made.undated] == [row.id] and not made.incidents
    (table,) = [
        block for block in report.blocks if isinstance(block, Grid) and block.caption.text.startswith("Day not")
    ]
    assert cells(table)[0][0] == "Day not known"
    assert row.id in [block.anchor for block in report.blocks if isinstance(block, Heading)]


def test_records_are_of_the_day_of_the_zone_in_which_they_were_recorded(tmp_path):
    evening = Interval(
        earliest=datetime(2023, 4, 10, 21, tzinfo=UTC),
        latest=datetime(2023, 4, 10, 21, tzinfo=UTC),
        precision="minute",
        zone="+04:00",  # 01:00 on 11 April
    )
    with begin(tmp_path) as casefile:
        casefile.observe(
            *(replace(each, id="", by="") for each in (replace(DENIED, when=ELEVENTH), replace(HEARD, when=evening)))
        )
        counts = {
            day: len(material(casefile, Period(first=date(2023, 4, day), last=date(2023, 4, day))).now.records)
            for day in (10, 11, 12)
        }
    assert counts == {10: 0, 11: 2, 12: 0}


def test_agreements_between_those_who_count_and_whom_they_accuse_concern_the_day(tmp_path):
    with begin(tmp_path) as casefile:
        casefile.observe(replace(COUNTED, by=""))
        made = material(casefile)
    assert "am-az-ru-2020-11-09" in [now.truce.id for now in made.truces]
    assert "None of the agreements" not in said(compose(made))


def test_reports_in_a_language_that_is_not_read_make_no_quiet_day(tmp_path):
    russian = "На границе произошёл обстрел, погибли четыре военнослужащих, сообщили в ведомстве."
    unread = [read(f"{russian} {number}", f"2023-04-{10 + number}T12:00+04:00") for number in (0, 1)]
    day = Period(first=date(2023, 4, 11), last=date(2023, 4, 11))
    with begin(tmp_path) as made:
        fill(made, unread)
        told = said(compose(gather(made, day, names=NAMES)))
        assert "Nothing was read: 1 report published on 11 April 2023, in a language that is not read" in told
        assert "the day before, 10 April 2023: none; no report of that time was read." in told
        fill(
            made,
            [read("Two soldiers were wounded near Tegh on Tuesday, Armenia's ministry said.", "2023-04-11T13:00Z")],
        )
        told = said(compose(gather(made, day, names=NAMES)))
        assert "Nothing was read" not in told
        assert "Not read, because of the language: 1 report published in these days." in told
