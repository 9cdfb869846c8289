"""``truceline evaluate`` on files of predictions: no report is read here."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from truceline.cli import evaluate_sets
from truceline.cli.evaluate import SETS, evaluate
from truceline.errors import GoldError, InputError
from truceline.evaluate.floors import load_floors
from truceline.evaluate.rival import constant_answers, load_cases, oracle
from truceline.evaluate.rival_files import write_predictions
from truceline.evaluate.rival_table import CASE_HEADINGS, MEASURES

DEV = Path(__file__).parents[2] / "cases" / "dev"
CASES = load_cases(DEV)
app = typer.Typer()
app.command()(evaluate)


@pytest.fixture
def perfect(tmp_path):
    write_predictions(tmp_path / "perfect.jsonl", {case.id: oracle(case) for case in CASES})
    return tmp_path / "perfect.jsonl"


@pytest.fixture
def blind(tmp_path):
    write_predictions(tmp_path / "blind.jsonl", {case.id: constant_answers(case) for case in CASES})
    return tmp_path / "blind.jsonl"


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_table_has_every_case_every_measure_and_what_stands_beside(perfect, monkeypatch):
    monkeypatch.chdir(DEV.parents[1])
    done = run("rival", DEV, "--predictions", perfect)
    assert done.exit_code == 0
    for words in (*CASE_HEADINGS, *(case.id for case in CASES), *(name for name, _ in MEASURES)):
        assert words in done.stdout
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("full tuple"))
    assert line.split()[-3:] == ["1.000", "0.133", "0.740"]
    assert "A second annotator read three cases" in done.stdout


def test_without_the_second_annotator_his_column_is_left_out(perfect, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    done = run("rival", DEV, "--predictions", perfect)
    assert "second annotator" not in done.stdout


def test_json_has_the_figures(blind):
    found = json.loads(run("rival", DEV, "--predictions", blind, "--json").stdout)
    assert found["figures"] == found["cannot_read"]
    assert found["figures"]["cases"] == len(found["cases"]) == 6


def test_predictions_for_another_set_are_refused(tmp_path):
    (tmp_path / "p.jsonl").write_text('{"case": "nowhere"}\n')
    done = run("rival", DEV, "--predictions", tmp_path / "p.jsonl")
    assert isinstance(done.exception, InputError) and "no such case: nowhere" in str(done.exception)


def test_floors_are_raised_and_never_lowered(perfect, blind, tmp_path):
    floors = tmp_path / "floors.toml"
    assert run("rival", DEV, "--predictions", perfect, "--floors", floors, "--update-floors").exit_code == 0
    assert load_floors(floors)["rival.dev"].floors["full_tuple_f1"] == 1.0
    done = run("rival", DEV, "--predictions", blind, "--floors", floors, "--update-floors")
    assert done.exit_code == 1
    assert load_floors(floors)["rival.dev"].floors["full_tuple_f1"] == 1.0


def test_a_figure_below_its_floor_fails_and_says_both(perfect, blind, tmp_path):
    floors = tmp_path / "floors.toml"
    run("rival", DEV, "--predictions", perfect, "--floors", floors, "--update-floors")
    assert run("rival", DEV, "--predictions", perfect, "--floors", floors).exit_code == 0
    done = run("rival", DEV, "--predictions", blind, "--floors", floors)
    assert done.exit_code == 1
    assert "rival.dev: full_tuple_f1 is 0.133, its floor is 1.000" in done.stderr


def test_a_set_without_floors_fails(perfect, tmp_path):
    done = run("rival", DEV, "--predictions", perfect, "--floors", tmp_path / "none.toml")
    assert isinstance(done.exception, GoldError) and "no floors for rival.dev" in str(done.exception)


@pytest.mark.parametrize("options", [["--update-floors"], ["--predictions", "p"], ["--floors", "f"]])
def test_options_that_do_not_go_together_are_refused(options):
    done = run("distractors" if len(options) > 1 else "rival", DEV, *options)
    assert done.exit_code == 2


def test_several_folders_are_measured_as_one_set(perfect, monkeypatch):
    monkeypatch.chdir(DEV.parents[1])
    done = run("rival", DEV, DEV.parent / "unseen", "--predictions", perfect, "--json")
    found = json.loads(done.stdout)
    assert (found["figures"]["cases"], found["figures"]["predicted"]) == (12, 6)
    assert found["figures"]["claims_p"] == 1.0 and found["figures"]["claims_r"] < 1.0


def test_the_twelve_cases_are_held_against_what_is_aimed_at(perfect, monkeypatch):
    monkeypatch.chdir(DEV.parents[1])
    shown = run("rival", DEV, DEV.parent / "unseen", "--predictions", perfect).stdout
    assert "missed by" in shown and " met " in shown


def test_a_case_that_is_given_twice_is_refused(perfect):
    done = run("rival", DEV, DEV, "--predictions", perfect)
    assert isinstance(done.exception, GoldError) and "given twice" in str(done.exception)


def test_errors_are_listed_with_the_words(blind):
    shown = run("rival", DEV, "--predictions", blind, "--errors").stdout
    assert "MISSED: speaker wrong" in shown and "READ AND IS NONE" in shown and "gold  " in shown


def test_errors_of_cases_that_are_held_out_are_not_listed(blind, monkeypatch, tmp_path):
    done = run("rival", DEV.parent / "unseen", "--predictions", blind, "--errors")
    assert isinstance(done.exception, InputError) and "held out" in str(done.exception)
    assert done.stdout == ""
    (tmp_path / "cases" / "unseen" / CASES[0].id).mkdir(parents=True)  # the same case in another folder
    monkeypatch.chdir(tmp_path)
    done = run("rival", DEV, "--predictions", blind, "--errors")
    assert isinstance(done.exception, InputError) and CASES[0].id in str(done.exception)


def test_an_unknown_set_is_refused_with_the_names_that_there_are():
    done = run("gossip", DEV)
    assert done.exit_code == 2 and "rival, distractors" in done.stderr


def test_the_sets_of_the_help_are_those_that_are_measured():
    assert tuple(evaluate_sets.SETS) == SETS
