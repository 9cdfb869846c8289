"""Breaches in words: the gold set is sound, and the figures are what the answers make them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from truceline.errors import GoldError
from truceline.evaluate.breaches import Alleged, pair, score
from truceline.evaluate.breaches_gold import LIST, BreachReport, GoldBreach, load_breaches
from truceline.model.document import Document
from truceline.reference.truces import load_truces

CASES = Path(__file__).parents[2] / "cases"
SET = CASES / "breaches"


def lines(name):
    return [json.loads(line) for line in (SET / name).read_text("utf-8").splitlines()]


def gold(start=0, provisions=("t/1",), stance="alleges", agreements=("t",)):
    return GoldBreach(
        document="dev/a/b.txt", start=start, end=start + 20, text="x" * 20, stance=stance, tally=False,
        speakers=(), accused=(), agreements=agreements, provisions=provisions, why="",
    )  # fmt: skip


def given(start=0, provisions=("t/1",), denied=False, agreements=("t",)):
    return Alleged(
        start=start, end=start + 20, denied=denied, agreements=frozenset(agreements), provisions=frozenset(provisions)
    )


def figures(wanted, read):
    report = BreachReport(name="dev/a/b.txt", document=Document(text="x" * 200), breaches=tuple(wanted))
    return score(pair(report, read))


def test_every_passage_stands_where_the_set_says_and_names_provisions_that_there_are():
    known = {f"{truce.id}/{p.id}" for truce in load_truces().values() for p in truce.provisions}
    found = [breach for report in load_breaches(SET) for breach in report.breaches]
    assert len(found) == len(lines(LIST)) and len(load_breaches(SET)) == 108
    assert {provision for breach in found for provision in breach.provisions} <= known
    assert {truce for breach in found for truce in breach.known} <= set(load_truces())


def test_no_passage_is_of_a_case_that_is_held_out():
    held = {path.name for path in (CASES / "unseen").iterdir()}
    assert not held & {line["document"].split("/")[1] for line in lines(LIST)}


def test_the_two_passes_agree_as_the_set_says():
    first, second = lines("pass1.jsonl"), lines("pass2.jsonl")
    pairs = []
    for one in first:
        for two in second:
            common = min(one["end"], two["end"]) - max(one["start"], two["start"])
            shorter = min(one["end"] - one["start"], two["end"] - two["start"])
            if one["document"] == two["document"] and 2 * common >= shorter and two not in [t for _, t in pairs]:
                pairs.append((one, two))
                break
    same = [one for one, two in pairs if set(one["provisions"]) == set(two["provisions"])]
    sides = [Counter(tuple(sorted(each["provisions"])) for each in side) for side in zip(*pairs, strict=True)]
    chance = sum(sides[0][key] * sides[1][key] for key in sides[0]) / len(pairs) ** 2
    kappa = (len(same) / len(pairs) - chance) / (1 - chance)
    told = (SET / "README.md").read_text("utf-8")
    f1, agree = 2 * len(pairs) / (len(first) + len(second)), len(same) / len(pairs)
    for figure in (f1, agree, kappa):
        assert f"{figure:.3f}".removeprefix("0") in told


def test_the_gold_itself_gets_full_marks():
    wanted = [gold(), gold(50, provisions=()), gold(100, stance="denies")]
    read = [given(), given(50, provisions=()), given(100, denied=True)]
    assert set(figures(wanted, read).values()) == {1.0}


def test_a_passage_that_is_not_found_is_wrong_in_everything():
    found = figures([gold(), gold(50, provisions=())], [given()])
    assert (found["found_r"], found["found_p"]) == (0.5, 1.0)
    assert (found["provisions_all"], found["provisions_found"], found["provisions_unsaid"]) == (0.5, 1.0, 0.0)


def test_one_provision_too_many_is_wrong_and_so_is_silence_where_one_can_be_said():
    assert figures([gold()], [given(provisions=("t/1", "t/2"))])["provisions_all"] == 0.0
    assert figures([gold()], [given(provisions=())])["provisions_all"] == 0.0
    assert figures([gold(provisions=())], [given(provisions=())])["provisions_all"] == 1.0


def test_an_agreement_outside_the_tables_is_right_where_none_is_named():
    outside = gold(agreements=("other: a truce",), provisions=())
    assert figures([outside], [given(agreements=(), provisions=())])["agreement_all"] == 1.0
    assert figures([outside], [given(provisions=())])["agreement_all"] == 0.0


def test_of_two_claims_on_one_passage_the_one_of_its_stance_answers_it():
    found = figures([gold(stance="denies")], [given(), given(denied=True)])
    assert (found["stance_found"], found["found_p"]) == (1.0, 0.5)


def test_a_set_that_lacks_its_list_says_what_to_give(tmp_path):
    with pytest.raises(GoldError, match=LIST):
        load_breaches(tmp_path)
