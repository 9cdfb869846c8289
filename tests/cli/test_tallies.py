"""``truceline tallies`` and ``coverage``: the tables of the examples in series beside the Tegh incident; bad rules told."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.casefile.made import fill, tegh
from truceline.casefile.casefile import Casefile
from truceline.cli.main import app
from truceline.cli.stop import USAGE
from truceline.errors import TrucelineError

MONITORING = Path(__file__).parents[2] / "examples" / "monitoring"


def run(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit | TrucelineError), done.exception
    return done


@pytest.fixture(scope="module")
def monitored(tmp_path_factory):
    path = tmp_path_factory.mktemp("monitored") / "case.tl"
    with Casefile.create(path) as casefile:
        fill(casefile, tegh().values())
    for name in ("observations", "restrictions", "tallies"):
        done = run("observe", "--csv", MONITORING / f"{name}.csv", "--map", MONITORING / f"{name}.toml", "-c", path)
        assert done.exit_code == 0, done.output
    return path


def test_the_pages_of_the_examples_are_as_they_were(monitored, snapshot):
    said = run("tallies", "-c", monitored, "--width", "80").stdout
    assert all(len(line) <= 80 for line in said.splitlines())
    assert said == snapshot(name="tallies")
    grid = run("coverage", "-c", monitored, "--width", "80", "--date", "2023-04-09..2023-04-14").stdout
    assert all(len(line) <= 80 for line in grid.splitlines())
    assert grid == snapshot(name="coverage")


def test_a_count_is_converted_by_a_rule_alone_and_the_rule_is_named(monitored):
    bare = run("tallies", "-c", monitored, "--party", "Azerbaijan").stdout
    assert "Not converted to incidents: no rule says what one shot amounts to." in " ".join(bare.split())
    ruled = run("tallies", "-c", monitored, "--rules", MONITORING / "rules.toml").stdout
    assert "8 to 400 incidents" in " ".join(ruled.split()) and "shots to incidents" in " ".join(ruled.split())


def test_rules_are_kept_in_the_casefile(monitored, tmp_path):
    own = tmp_path / "own.tl"
    own.write_bytes(monitored.read_bytes())
    run("tallies", "-c", own, "--rules", MONITORING / "rules.toml", "--save")
    assert "invented for this example" in " ".join(run("tallies", "-c", own).stdout.split())


def test_a_rule_without_an_end_is_refused_and_leaves_the_casefile_as_it_was(monitored, tmp_path):
    own, bad = tmp_path / "own.tl", tmp_path / "bad.toml"
    own.write_bytes(monitored.read_bytes())
    before = run("tallies", "-c", own).stdout
    bad.write_text((MONITORING / "rules.toml").read_text("utf-8").replace("high = 1", "high = inf", 1), "utf-8")
    done = run("tallies", "-c", own, "--rules", bad, "--save")
    assert done.exit_code != 0 and f"{bad}:" in f"{done.exception}" and "not inf" in f"{done.exception}"
    assert run("tallies", "-c", own).stdout == before


def test_a_casefile_with_a_kept_rule_that_is_none_says_how_it_is_mended(monitored, tmp_path):
    own = tmp_path / "own.tl"
    own.write_bytes(monitored.read_bytes())
    with Casefile.open(own) as casefile, casefile.store.writing():
        rule = {"name": "r", "unit": "shot", "becomes": "incident", "low": 0.1, "high": None, "source": "s"}
        casefile.store.settings.set("tallies.rules", json.dumps({"truceline": "1", "rule": [rule]}))
    done = run("tallies", "-c", own)
    assert done.exit_code != 0 and "truceline tallies --rules FILE.toml --save" in f"{done.exception}"
    assert run("tallies", "-c", own, "--rules", MONITORING / "rules.toml", "--save").exit_code == 0
    assert run("tallies", "-c", own).exit_code == 0


def test_tallies_as_csv_and_json_keep_unknown_empty(monitored):
    rows = list(csv.DictReader(io.StringIO(run("tallies", "-c", monitored, "--csv").stdout.removeprefix("\ufeff"))))
    undated = [row for row in rows if row["step"] == "undated"]
    assert [(row["own_told"], row["first"]) for row in undated] == [("", "")]
    assert {row["own_unit"] for row in rows} == {"incident"}
    series = json.loads(run("tallies", "-c", monitored, "--json").stdout)["series"]
    assert sum(len(one["points"]) for one in series) == len(rows) == 7


def test_a_day_with_no_reports_says_so(monitored):
    done = run("coverage", "-c", monitored, "--date", "2023-04-20", "--width", "80")
    assert "no reports" in done.stdout and "violation" not in done.stdout.split("Nobody looked is")[0]


def test_coverage_of_a_place_of_which_nothing_is_known_says_nobody_looked(monitored):
    done = run("coverage", "-c", monitored, "--date", "2023-04-11", "--place", "Gyumri", "--width", "80")
    assert "nobody looked; no report of here" in " ".join(done.stdout.split())


def test_coverage_as_data_has_both_answers(monitored):
    text = run("coverage", "-c", monitored, "--date", "2023-04-09..2023-04-14", "--csv").stdout.removeprefix("\ufeff")
    looked = {row["looked"] for row in csv.DictReader(io.StringIO(text))}
    assert looked == {"observed", "none_seen", "no_access", "unseen"}
    told = json.loads(run("coverage", "-c", monitored, "--date", "2023-04-11..2023-04-12", "--json").stdout)["answers"]
    assert {one["told"] for one in told} == {"told", "none_here"}


def test_an_empty_casefile_says_what_to_do(tmp_path):
    Casefile.create(tmp_path / "empty.tl").close()
    assert "truceline observe" in run("tallies", "-c", tmp_path / "empty.tl").stdout
    assert "truceline add" in run("coverage", "-c", tmp_path / "empty.tl").stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[rule]]\nname = "a"\nunit = "salvo"\n', ":3: "),
        ('[[rule]]\nname = "a"\n', "'unit' is missing"),
        ("rule = 1", "[[rule]]"),
        ("[[rule]\n", "not TOML"),
    ],
)
def test_what_is_wrong_with_rules_is_told_with_its_line(monitored, tmp_path, text, told):
    if told == ":3: ":
        text += 'becomes = "incident"\nlow = 1\nhigh = 2\nsource = "x"\n'
    (tmp_path / "bad.toml").write_text(text, "utf-8")
    done = run("tallies", "-c", monitored, "--rules", tmp_path / "bad.toml")
    assert done.exit_code != 0 and told in f"{done.exception}"


@pytest.mark.parametrize("verb", ["coverage", "tallies", "violations", "incidents"])
@pytest.mark.parametrize("days", ["2023-04-11..2023-04-01", "0001-01-01", "..9999-12-31", "2023-04-31"])
def test_days_in_the_wrong_order_or_of_no_year_are_refused(monitored, verb, days):
    done = run(verb, "-c", monitored, "--date", days)
    assert done.exit_code == USAGE and "--date" in done.stderr
