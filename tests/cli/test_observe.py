"""``truceline observe`` and ``search``: a table through a map, broken rows told by line, what was recorded found again."""

import csv
import json

import pytest
from typer.testing import CliRunner

from tests.casefile.made import fill, tegh
from truceline.casefile.casefile import Casefile
from truceline.cli.main import app
from truceline.cli.stop import SKIPPED

MAP = """
dates = "dmy"
[columns]
since = "Date"
since_time = "Time"
means = "Means"
count = "No."
unit = "Observation"
place = "Location"
[always]
mission = "SMM"
outcome = "observed"
zone = "+04:00"
"""
TABLE = """Location;Means;No.;Observation;Date;Time
2 km N of Tegh;Heard;3;Explosions;11.04.2023;16:05
Tegh;sonar;2;Bursts;11.04.2023;16:20
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("filled") / "case.tl"
    with Casefile.create(path) as casefile:
        fill(casefile, tegh().values())
    return path


@pytest.fixture
def here(tmp_path, filled):
    (tmp_path / "smm.csv").write_bytes(TABLE.encode("utf-8-sig"))
    (tmp_path / "smm.toml").write_text(MAP, "utf-8")
    Casefile.create(tmp_path / "own.tl").close()
    return tmp_path


def run(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def observe(here, *more):
    return run("observe", "--csv", here / "smm.csv", "-c", here / "own.tl", *more)


def test_good_rows_are_added_and_the_others_told_by_line(here):
    done = observe(here, "--map", here / "smm.toml", "--rejected", here / "bad.csv")
    assert done.exit_code == SKIPPED
    assert "1 added, 0 there already, 1 not taken." in done.stdout
    assert "line 3: Means: “sonar” is none of its values" in done.stderr
    with (here / "bad.csv").open(encoding="utf-8-sig", newline="") as file:
        (bad,) = csv.DictReader(file, delimiter=";")
    assert (bad["Means"], bad["line"]) == ("sonar", "3")
    with Casefile.open(here / "own.tl") as casefile:
        (stored,) = casefile.observations()
        assert stored.record.mission == "SMM" and stored.record.source == "smm.csv line 2"
        assert casefile.store.evidence.captures()[0].requested == "smm.csv"
        assert casefile.verify() == ()


def test_the_same_table_again_adds_nothing(here):
    observe(here, "--map", here / "smm.toml")
    assert "0 added, 1 there already, 1 not taken." in observe(here, "--map", here / "smm.toml").stdout


def test_a_trial_keeps_nothing(here):
    told = json.loads(observe(here, "--map", here / "smm.toml", "--dry-run", "--json").stdout)
    assert (told["added"], told["dry_run"], told["rejected"][0]["line"]) == (1, True, 3)
    with Casefile.open(here / "own.tl") as casefile:
        assert casefile.observations() == () and casefile.store.evidence.captures() == ()


def test_a_map_is_kept_by_name_and_used_again(here):
    observe(here, "--map", here / "smm.toml", "--save", "SMM table")
    assert "1 there already" in observe(here, "--map", "SMM table").stdout


def test_what_monitors_recorded_is_found_by_its_words(here):
    observe(here, "--map", here / "smm.toml")
    done = run("search", "--observations", "tegh", "-c", here / "own.tl")
    assert "Heard: 3 explosions" in done.stdout
    assert "Nothing was found." in run("search", "--observations", "tanks", "-c", here / "own.tl").stdout


def test_claims_and_reports_are_found_and_given_as_json(filled):
    claims = [json.loads(line) for line in run("search", '"opened fire"', "--json", "-c", filled).stdout.splitlines()]
    assert claims and all("opened fire" in claim["words"] for claim in claims)
    denied = run("search", "--stance", "denies", "--act", "fired_first", "--json", "-c", filled).stdout.splitlines()
    assert denied and all(json.loads(line)["stance"] == "denies" for line in denied)
    assert len(run("search", "--reports", "fire", "--json", "--limit", "2", "-c", filled).stdout.splitlines()) == 2
    assert "opened fire" in " ".join(run("search", "--reports", '"opened fire"', "-c", filled).stdout.split())


def test_claims_are_told_in_words_and_not_in_codes(filled):
    told = run("search", "--act", "fired_first", "-c", filled).stdout
    assert " denies: who fired first" in told and " says: who fired first" in told
    assert "fired_first" not in told and "asserts" not in told


def test_filters_that_do_not_fit_are_a_mistake_of_usage(filled):
    for words in (("--reports", "--act", "killed"), ("--act", "sang"), ("--reports", "--claims"), ("--date", "x")):
        assert run("search", *words, "-c", filled).exit_code == 2


def test_the_fields_are_printed():
    done = run("observe", "--fields")
    assert "outcome: observed, not_observed" in done.stdout and "[tally]" in done.stdout


def test_a_table_of_what_parties_count_is_taken_for_tallies_and_no_column_is_lost_in_silence(here):
    (here / "smm.csv").write_text(
        "From,To,Who says,Against,How many,Unit,Archive no.\n2024-11-27,2024-12-02,France,Israel,52,violation,A7\n",
        "utf-8",
    )
    done = observe(here)
    assert "1 added" in done.stdout and "kind = 'tally'" in done.stderr
    assert "Left out, as no field has it: 'Archive no.'." in done.stderr
    with Casefile.open(here / "own.tl") as casefile:
        (stored,) = casefile.observations()
        assert stored.record.id.startswith("tal-")
    told = json.loads(observe(here, "--json").stdout)
    assert (told["kind"], told["left_out"], told["there"]) == ("tally", ["Archive no."], 1)
