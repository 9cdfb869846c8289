from pathlib import Path

import pytest

from truceline.errors import GoldError
from truceline.evaluate.aims import aim_rows, is_met, judge, load_aims
from truceline.evaluate.rival import load_cases, score

REPO = Path(__file__).parents[2]
FILE = REPO / "accuracy" / "aims.toml"


def test_an_aim_is_met_or_missed_by_so_much():
    assert judge(0.78, 0.78) == "met"
    assert judge(0.78, 0.668) == "missed by .112"


def test_an_aim_of_nothing_is_met_by_nothing_alone():
    assert judge(0.0, 0.0) == "met"
    assert judge(0.0, 4.0) == "missed by 4"


def test_a_figure_that_rounds_to_its_aim_meets_it():
    assert is_met(0.62, 0.6199999999)
    assert not is_met(0.62, 0.6194)


def test_a_row_has_the_aim_the_figure_the_verdict_and_what_stands_beside():
    aims = load_aims(FILE, "rival.dev-and-unseen")
    assert aims is not None
    rows = list(aim_rows(aims, dict.fromkeys(aims.figures, 0.5), {"span_f1": 0.25}))
    assert rows[0] == (aims.words["span_f1"], ".780", ".500", "missed by .280", ".250")
    assert rows[1][-1] == "–"


def test_every_aim_of_the_repository_is_for_a_measure_that_there_is():
    aims = load_aims(FILE, "rival.dev-and-unseen")
    assert aims is not None
    assert set(aims.figures) <= set(score(load_cases(REPO / "cases" / "dev"), {}).figures)


def test_a_set_without_aims_has_none(tmp_path):
    assert load_aims(FILE, "rival.train") is None
    assert load_aims(tmp_path / "none.toml", "rival.dev") is None


def test_a_broken_file_of_aims_is_named(tmp_path):
    (tmp_path / "aims.toml").write_text("[rival.dev.measures]\nspan_f1 = 3")
    with pytest.raises(GoldError, match=r"aims\.toml: not a file of aims"):
        load_aims(tmp_path / "aims.toml", "rival.dev")
