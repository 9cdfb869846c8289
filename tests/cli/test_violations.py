"""``truceline violations``, and agreements that a casefile keeps of its own."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from typer.testing import CliRunner

from tests.casefile.made import fill, tegh
from tests.publish.test_ledger import TextFile
from tests.store.test_observations import HEARD, TALLY
from truceline.casefile.casefile import Casefile
from truceline.cli.main import app
from truceline.cli.stop import DONE, FAILED, USAGE
from truceline.errors import InputError
from truceline.model.actor import Actor, Party
from truceline.record_violation import decode_assessment

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src/truceline/reference/data/truces"
STATEMENT = "am-az-ru-2020-11-09"
ARMIES = {
    code: Party(
        kind="actor", actor=Actor(id=f"{code}:armed_forces", kind="organ", name=name, country=code, sector="MIL")
    )
    for code, name in (("ARM", "Armed forces of Armenia"), ("AZE", "Armed forces of Azerbaijan"))
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("violations") / "case.tl"
    with Casefile.create(path) as casefile:
        fill(casefile, tegh().values())
    return path


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)


def run(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, (SystemExit, InputError)), done.exception
    return done


def violations(path, *more):
    return run("violations", "-c", path, *more)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_tegh_as_it_is_shown(filled, golden, width):
    said = violations(filled, "--width", width).stdout
    assert said == golden
    assert all(len(line) <= width for line in said.splitlines())


def test_records_are_shown_beside_incidents_and_what_gives_nothing_with_its_reason(tmp_path, golden):
    path = tmp_path / "own.tl"
    with Casefile.create(path) as casefile:
        tally = replace(TALLY, claimant=ARMIES["AZE"], accused=ARMIES["ARM"], words="broke the truce 105 times")
        unseen = replace(HEARD, negative=True, count=None)
        casefile.observe(*(replace(each, id="", by="ann") for each in (HEARD, unseen, tally)))
    assert violations(path, "--all", "--width", 80).stdout == golden


def test_a_period_without_reports_says_no_reports_and_not_no_violations(filled, tmp_path):
    empty = tmp_path / "empty.tl"
    Casefile.create(empty).close()
    assert violations(empty).stdout == "No reports. That is not “no violations”: nothing was told.\n"
    quiet = violations(filled, "--date", "2019-01-01").stdout
    assert quiet == "No reports of these days. That is not “no violations”: nothing was told.\n"
    told = " ".join(violations(filled, "--date", "2023-04-12").stdout.split())
    assert told == "Reports of these days are there, and none of them tells of an incident of these days."


@pytest.mark.parametrize(("kind", "what"), [("observation", "No observation"), ("tally", "No tally")])
def test_of_records_it_is_said_that_there_are_none_whatever_reports_tell(filled, kind, what):
    said = " ".join(violations(filled, "--kind", kind, "--date", "2023-04-11").stdout.split())
    assert said == f"{what} of these days. That is not “no violations”: nothing was recorded."


def test_filters_name_what_they_mean_and_what_is_unknown_is_said_with_what_there_is(filled):
    assert "point 1, to cease fire: Azerbaijan" in violations(filled, "--party", "azerbaijan").stdout
    assert "to cease fire: Armenia" not in violations(filled, "--party", "AZE").stdout
    assert violations(filled, "--provision", "1", "--truce", "am-az").stdout.count("point 1, to cease fire") == 2
    for option, value, words in (
        ("--party", "Nobody", "There are arm, aze"),
        ("--truce", "zz", "There are am-az-ru-2020-11-09"),
        ("--provision", "99", "`truceline truces ID` lists"),
    ):
        done = violations(filled, option, value)
        assert done.exit_code == FAILED and words in str(done.exception)
    assert violations(filled, "--kind", "rumour").exit_code == USAGE


def test_one_record_a_subject_comes_as_json(filled):
    (line,) = violations(filled, "--json").stdout.splitlines()
    record = decode_assessment(line)
    assert [one.party for one in record.assessment.violations] == ["arm", "aze"] and len(record.reports) == 6
    assert json.loads(line)["truceline"] == "1"
    assert violations(filled, "--json", "--party", "rus").stdout == ""
    (whole,) = violations(filled, "--json", "--party", "rus", "--all").stdout.splitlines()
    assert decode_assessment(whole).assessment.violations == ()


def test_one_incident_shows_what_was_looked_at_though_nothing_is_violated(filled):
    with Casefile.open(filled) as casefile:
        (row,) = casefile.incidents()
    said = violations(filled, row.id[:8], "--party", "rus").stdout
    assert "Held against agreements: 1 incident; 0 entries, one for each provision and party." in " ".join(said.split())


def test_the_page_of_the_incident_has_it_in_short(filled):
    said = " ".join(run("show", "-c", filled, "--width", 80).stdout.split())
    assert "Against the agreements in force" in said and "breach alleged in words by nobody" in said
    assert "denied in words by Ministry of defence of Armenia [3.8]" in said
    assert "told otherwise by Defence ministry of Azerbaijan" in said


# --- agreements of a casefile's own ---------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path, filled):
    """A casefile with the Tegh reports, and a file of an agreement that has another id than the packaged one."""
    path = tmp_path / "own.tl"
    with Casefile.create(path) as casefile:
        fill(casefile, tegh().values())
    text = (DATA / f"{STATEMENT}.toml").read_text("utf-8").replace(f'id = "{STATEMENT}"', 'id = "own-1"')
    (tmp_path / "own-1.toml").write_text(text, "utf-8")
    return path


def test_an_agreement_that_is_kept_in_a_casefile_counts_there_until_it_is_taken_out(own):
    mine = own.parent / "own-1.toml"
    assert run("truces", "add", mine, "-c", own).stdout == "Kept in the casefile: own-1.\n"
    mine.unlink()  # it is kept word for word: the file is needed no more
    assert violations(own).stdout.count("(own-1)") == 1
    assert "own-1" in run("truces", "-c", own).stdout and "own-1" not in run("truces").stdout
    assert run("truces", "remove", "own-1", "-c", own).stdout == "Taken out of the casefile: own-1.\n"
    assert "own-1" not in violations(own).stdout


def test_a_file_at_fault_or_with_an_id_that_is_taken_is_not_kept(own):
    mine = own.parent / "own-1.toml"
    mine.write_text(mine.read_text("utf-8").replace("[[party]]", "[[partie]]", 1), "utf-8")
    for path, words in ((mine, "own-1.toml:"), (DATA / f"{STATEMENT}.toml", f"{STATEMENT}.toml:2: the id")):
        done = run("truces", "add", path, "-c", own)
        assert done.exit_code == FAILED and words in str(done.exception)
    assert "own-1" not in run("truces", "-c", own).stdout
    gone = run("truces", "remove", "own-1", "-c", own)
    assert "has no agreement 'own-1' of its own" in str(gone.exception) and "It has none." in str(gone.exception)


def test_a_file_of_the_same_name_is_replaced(own):
    mine = own.parent / "own-1.toml"
    run("truces", "add", mine, "-c", own)
    assert "Second draft" not in run("truces", "own-1", "-c", own).stdout
    mine.write_text(mine.read_text("utf-8").replace("Nine points:", "Second draft:", 1), "utf-8")
    assert run("truces", "add", mine, "-c", own).exit_code == DONE
    assert "Second draft" in run("truces", "own-1", "-c", own).stdout
    assert run("truces", "-c", own).stdout.count("own-1") == 1


def test_a_file_that_another_follows_is_replaced_and_none_that_is_kept_is_broken(own):
    first, second = own.parent / "own-1.toml", own.parent / "own-2.toml"
    text = first.read_text("utf-8")
    follower = text.replace('id = "own-1"', 'id = "own-2"\nfollows = "own-1"')
    second.write_text(follower, "utf-8")
    assert run("truces", "add", second, first, "-c", own).stdout.startswith("Kept in the casefile: own-2, own-1")
    first.write_text(text.replace("Nine points:", "Second draft:", 1), "utf-8")
    assert run("truces", "add", first, "-c", own).stdout == "Kept in the casefile: own-1.\n"
    first.write_text(text.replace('id = "own-1"', 'id = "own-1"\nfollows = "own-2"'), "utf-8")
    done = run("truces", "add", first, "-c", own)
    assert f"{first}:3: 'follows' runs in a circle: own-1 -> own-2 -> own-1." in str(done.exception)
    assert "Second draft" in run("truces", "own-1", "-c", own).stdout


def test_what_is_kept_and_not_sound_any_more_is_named_and_mended_by_adding_it_anew(own):
    mine, old = own.parent / "own-1.toml", own.parent / "old.toml"
    text = mine.read_text("utf-8").replace('id = "own-1"', 'id = "old"')
    with Casefile.open(own) as casefile, casefile.store.writing():
        casefile.store.settings.set("truces", json.dumps({"old.toml": text.replace('"joint_statement"', '"pact"')}))
    done = run("truces", "add", mine, "-c", own)
    assert "old.toml:5: the casefile keeps this agreement" in str(done.exception) and "'pact'" in str(done.exception)
    old.write_text(text, "utf-8")
    assert run("truces", "add", mine, old, "-c", own).stdout == "Kept in the casefile: own-1, old.\n"


@pytest.mark.parametrize("words", [("add",), ("remove",), ("remove", "a", "b")])
def test_what_to_keep_or_to_take_out_has_to_be_named(words):
    assert run("truces", *words).exit_code == USAGE


# --- the manual -----------------------------------------------------------------------------------------------------


def test_the_manual_shows_what_the_command_prints_of_tegh(filled):
    manual = (ROOT / "docs" / "truces.md").read_text("utf-8")
    (shown,) = re.findall(r"^```\n(\nArmed clash.*?)\n```", manual, re.DOTALL | re.MULTILINE)
    printed = violations(filled, "--width", 80).stdout
    assert [line.rstrip() for line in shown.splitlines()] == [line.rstrip() for line in printed.splitlines()]


def test_the_manual_has_every_duty_and_every_act_of_the_table():
    from truceline.reference.tables import read_table

    manual = (ROOT / "docs" / "truces.md").read_text("utf-8")
    for row in read_table("act_duties.tsv"):
        assert row["reason"] in manual
