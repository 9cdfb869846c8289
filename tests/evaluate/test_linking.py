"""The figures of linking, against the set's own scorer where it is at hand."""

import json
import random
from pathlib import Path

import pytest

from tests.evaluate.shared_scorers import shared_scorer
from truceline.cli.evaluate_linking import held_out
from truceline.errors import GoldError
from truceline.evaluate.linking import link_reports
from truceline.evaluate.linking_gold import LinkingReport, load_linking
from truceline.evaluate.linking_score import find_pairs, score_kinds, score_linking
from truceline.model.document import Document
from truceline.model.reading import Reading

CASES = Path(__file__).parents[2] / "cases"
SETS = ("linking", "linking_own")


def report(name, *incidents, kind="follow_up", around="case"):
    return LinkingReport(
        name=name,
        document=Document(text=name, address=name),
        kind=kind,
        incidents=frozenset(incidents),
        around=frozenset((around,)),
    )


def told(**incidents):
    return {name: frozenset(ids) for name, ids in incidents.items()}


@pytest.mark.parametrize("name", SETS)
def test_a_set_holds_its_reports_and_those_of_its_cases(name):
    reports = load_linking(CASES / name)
    listed = [json.loads(line)["file"] for line in (CASES / name / "linking.jsonl").read_text("utf-8").splitlines()]
    texts = sorted(file.name for file in (CASES / name).glob("*.txt"))
    assert sorted(listed) == texts
    assert {r.name for r in reports} >= set(listed)
    assert all(r.incidents == r.around for r in reports if r.kind == "case")
    assert all(r.document.text for r in reports)


def test_the_second_set_stands_around_cases_that_the_first_leaves_out():
    first, second = (frozenset().union(*(r.around for r in load_linking(CASES / name))) for name in SETS)
    assert not first & second


@pytest.mark.parametrize("name", SETS)
def test_the_gold_itself_gets_full_marks_and_everything_in_one_gets_little(name):
    reports = load_linking(CASES / name)
    perfect = score_linking(reports, {r.name: r.incidents for r in reports})
    assert {perfect[key] for key in ("pairs_p", "pairs_r", "hard_apart", "bcubed_f1", "roundups_split")} == {1.0}
    lumped = score_linking(reports, {r.name: frozenset("x") for r in reports})
    assert lumped["pairs_r"] == 1.0 and lumped["pairs_p"] < 0.1 and lumped["hard_apart"] == 0.0
    alone = score_linking(reports, {})
    assert alone["pairs_r"] == 0.0 and alone["hard_apart"] == 1.0


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_those_of_the_set_s_own_scorer(name, seed):
    scorer = shared_scorer("score_linking")
    reports = load_linking(CASES / name)
    draw = random.Random(seed)
    guesses = [frozenset(draw.sample("abcdefghijklmnop", draw.choice([0, 1, 1, 1, 3]))) for _ in reports]
    predicted = {r.name: draw.choice([r.incidents, guess]) for r, guess in zip(reports, guesses, strict=True)}
    universe = {r.name: {"gold": r.incidents, "around": set(r.around), "kind": r.kind} for r in reports}
    theirs, _, _ = scorer.score(universe, [{"file": n, "incidents": sorted(ids)} for n, ids in predicted.items()])
    ours = score_linking(reports, predicted)
    assert ours["pairs_p"] == pytest.approx(theirs["pairwise"]["precision"])
    assert ours["pairs_r"] == pytest.approx(theirs["pairwise"]["recall"])
    assert ours["hard_apart"] == pytest.approx(theirs["hard_negatives"]["kept_apart"])
    for key in ("precision", "recall", "f1"):
        assert ours[f"bcubed_{key.removesuffix('recision').removesuffix('ecall')}"] == pytest.approx(
            theirs["bcubed"][key]
        )
    assert ours["roundups_split"] == pytest.approx(theirs["roundups"]["share"])


def test_a_roundup_is_split_right_only_where_each_of_its_incidents_stands_for_one():
    reports = [report("r", "a", "b", kind="roundup"), report("x", "a"), report("y", "b")]
    assert score_linking(reports, told(r="12", x="1", y="2"))["roundups_split"] == 1.0
    assert score_linking(reports, told(r="1", x="1", y="1"))["roundups_split"] == 0.0
    assert score_linking(reports, told(r="13", x="1", y="2"))["roundups_split"] == 0.0


def test_pairs_around_one_case_are_counted_by_kind():
    reports = [report("x", "a"), report("y", "b", kind="summary_toll"), report("z", "a", kind="case")]
    assert score_kinds(reports, told(x="1", y="1", z="1")) == (
        ("follow up", "1 of 1", "0 of 1"),
        ("summary toll", "0 of 0", "0 of 2"),
    )
    assert [pair.linked for pair in find_pairs(reports, told(x="1", y="2", z="1"))] == [False, True, False]


def test_a_report_without_a_happening_tells_no_incident():
    linked = link_reports([report("x", "a"), report("y", "a")], lambda document: Reading(document=document, reader="x"))
    assert linked.predicted == {"x": frozenset(), "y": frozenset()}
    assert linked.figures["pairs_r"] == 0.0 and linked.figures["pairs_p"] == 1.0


def test_a_folder_without_a_list_or_with_a_missing_case_is_named(tmp_path):
    with pytest.raises(GoldError, match=r"no linking\.jsonl here"):
        load_linking(tmp_path)
    line = {"file": "x.txt", "publisher": "p", "published": None, "kind": "k", "incidents": [], "around": ["nowhere"]}
    (tmp_path / "linking.jsonl").write_text(json.dumps(line))
    with pytest.raises(GoldError, match="the report is missing"):
        load_linking(tmp_path)
    (tmp_path / "x.txt").write_text("x")
    with pytest.raises(GoldError, match="the case nowhere is in 0 of the folders"):
        load_linking(tmp_path)
    (tmp_path / "linking.jsonl").write_text(f"{json.dumps(line)}\n{json.dumps(line)}")
    with pytest.raises(GoldError, match=r"listed twice: x\.txt"):
        load_linking(tmp_path)


def test_what_stands_around_a_held_out_case_is_not_shown():
    kept = sorted(path.name for path in (CASES / "unseen").iterdir())
    assert held_out(report("x", around=kept[0]))
    assert not held_out(report("x", around="tegh-2023-04-11"))
