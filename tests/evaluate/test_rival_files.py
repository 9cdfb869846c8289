import json
import shutil
from pathlib import Path

import pytest

from truceline.errors import GoldError, InputError
from truceline.evaluate.rival_files import load_cases, load_predictions, write_predictions

DEV = Path(__file__).parents[2] / "cases" / "dev"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(DEV / "tegh-2023-04-11", tmp_path / "tegh-2023-04-11")
    return tmp_path


def change_case(folder, change):
    file = folder / "tegh-2023-04-11" / "case.json"
    case = json.loads(file.read_text("utf-8"))
    change(case)
    file.write_text(json.dumps(case), "utf-8")


def test_every_case_of_the_repository_loads():
    assert len(load_cases(DEV)) == 6


def test_spans_quote_the_gold_text():
    for case in load_cases(DEV):
        for claim in case.gold.claims:
            start, end = case.place_of(claim)
            assert case.texts[claim.report][start:end] == claim.text


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda case: case.pop("damaged"), "missing required field `damaged`"),
        (lambda case: case["claims"][0].update(act="sang"), "Invalid enum value 'sang'"),
        (lambda case: case["claims"][0].update(actor="Z"), "no side 'Z'; the sides are A, B"),
        (lambda case: case["claims"][0].update(text="no such words"), "holds 'no such words' 0 times, not once"),
        (lambda case: case["claims"][0].update(text="e"), "times, not once"),
        (lambda case: case["claims"][0].update(report="99.txt"), "no report '99.txt'"),
        (lambda case: case["incident"]["killed"].pop("A"), "killed is given for ['B'], the sides are ['A', 'B']"),
        (lambda case: case["incident"]["sides"].pop(), "no side 'B'; the sides are A"),
        (lambda case: case["reports"][0].update(file="none.txt"), "the report is missing"),
    ],
)
def test_a_malformed_case_names_the_file_and_the_reason(folder, change, reason):
    change_case(folder, change)
    with pytest.raises(GoldError) as caught:
        load_cases(folder)
    assert reason in str(caught.value)
    assert "tegh-2023-04-11" in str(caught.value)


def test_a_folder_without_cases_says_what_to_give(tmp_path):
    with pytest.raises(GoldError, match=r"no case\.json in any folder below"):
        load_cases(tmp_path)
    with pytest.raises(GoldError, match="there is no such folder"):
        load_cases(tmp_path / "none")


def test_a_report_that_is_no_utf8_is_named(folder):
    (folder / "tegh-2023-04-11" / "01-wire.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(GoldError, match=r"01-wire\.txt: the report is not UTF-8"):
        load_cases(folder)


def test_predictions_come_back_as_they_were_written(tmp_path):
    predictions = {"a": {"case": "a", "claims": []}, "b": {"case": "b", "copies": [["1", "2"]]}}
    write_predictions(tmp_path / "p.jsonl", predictions)
    assert load_predictions(tmp_path / "p.jsonl") == predictions


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ('{"case": "a"}\n{"case": "a"}\n', "line 2: a second prediction for 'a'"),
        ("[]\n", "line 1: no case is named"),
        ("{\n", "line 1: not JSON"),
    ],
)
def test_a_bad_line_of_predictions_is_named(tmp_path, lines, reason):
    (tmp_path / "p.jsonl").write_text(lines)
    with pytest.raises(InputError, match=reason):
        load_predictions(tmp_path / "p.jsonl")
