"""The figures of Rival Accounts: on the cases of the repository, and against the shared scorer where it is at hand."""

import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.evaluate.rival import DAMAGE_KINDS, constant_answers, load_cases, oracle, score, score_case
from truceline.evaluate.rival_files import write_predictions
from truceline.evaluate.rival_leaks import losses_of, numbers_told

REPO = Path(__file__).parents[2]
DEV = REPO / "cases" / "dev"
SHARED_SCORER = REPO.parent / "shared" / "scorers" / "score_rival.py"
CASES = load_cases(DEV)
BY_ID = {case.id: case for case in CASES}
ACTS = ("killed", "wounded", "attacked", "fired_first", "clashed", "sang", None)
SHARES = ("_p", "_r", "_f1")


def oracles():
    return {case.id: oracle(case) for case in CASES}


def figures(predictions):
    return score(CASES, predictions).figures


def shares(predictions):
    counted = ("_hit", "_gold", "_pred", "cases", "predicted", "background_leaks")
    return {name: figure for name, figure in figures(predictions).items() if not name.endswith(counted)}


def changed(change):
    predictions = copy.deepcopy(oracles())
    for id, prediction in predictions.items():
        change(prediction, BY_ID[id])
    return predictions


def only_these_fall(change, names):
    found = shares(changed(change))
    fallen = {name for name, figure in found.items() if figure < 1.0}
    assert fallen == set(names)


# --- on its own -----------------------------------------------------------------------------------------------------


def test_the_gold_is_perfect():
    assert set(shares(oracles()).values()) == {1.0}
    assert figures(oracles())["background_leaks"] == 0
    assert figures(oracles())["claims_hit"] == sum(len(case.gold.claims) for case in CASES)


def test_no_prediction_is_wrong_in_everything():
    assert set(shares({}).values()) == {0.0}


def test_an_empty_prediction_is_right_in_nothing_but_silence():
    found = shares({case.id: {"case": case.id} for case in CASES})
    assert {name for name, figure in found.items() if figure} == {"background_clean"}


@pytest.mark.parametrize("rubbish", [None, [], "x", 3, {"x": 1}, [None, 3, {"report": 5}]])
@pytest.mark.parametrize("key", ["claims", "incident", "background_spans", "agreements", "damaged", "copies"])
def test_rubbish_is_wrong_and_stops_nothing(key, rubbish):
    for case in CASES:
        score_case(case, oracle(case) | {key: rubbish})


def test_claims_left_out_cost_recall_alone():
    def leave_out(prediction, _case):
        prediction["claims"] = prediction["claims"][::2]

    only_these_fall(leave_out, [f"{m}_{k}" for m in ("claims", "span", "full_tuple") for k in ("r", "f1")])


def test_claims_doubled_cost_half_the_precision():
    def double(prediction, _case):
        prediction["claims"] = prediction["claims"] * 2

    only_these_fall(double, [f"{m}_{k}" for m in ("claims", "span", "full_tuple") for k in ("p", "f1")])
    assert figures(changed(double))["claims_p"] == 0.5


def test_a_span_over_the_whole_report_matches_nothing():
    def widen(prediction, case):
        for item in prediction["claims"] + prediction["background_spans"] + prediction["damaged"]:
            item["start"], item["end"] = 0, len(case.texts[item["report"]])

    found = figures(changed(widen))
    assert [found[f"{m}_hit"] for m in ("claims", "span", "background_spans", "damaged")] == [0, 0, 0, 0]


def test_a_wrong_sector_of_the_speaker_leaves_the_full_tuple_whole():
    def say_police(prediction, _case):
        for claim in prediction["claims"]:
            claim["speaker"]["sector"] = "COP"

    only_these_fall(say_police, ["claim_speaker_sector"])


def test_a_wrong_stance_breaks_the_full_tuple():
    def assert_all(prediction, _case):
        for claim in prediction["claims"]:
            claim["stance"] = "asserts"

    only_these_fall(assert_all, ["claim_stance", *(f"full_tuple{k}" for k in SHARES)])


def test_with_the_sides_of_a_first_shot_swapped_a_denial_still_answers_the_denial():
    def swap(prediction, _case):
        for claim in prediction["claims"]:
            if claim["act"] == "fired_first":
                claim["actor"], claim["target"] = claim["target"], claim["actor"]

    only_these_fall(swap, ["claim_actor", "claim_target", *(f"full_tuple{k}" for k in SHARES)])


def test_who_killed_is_not_scored():
    def blame_nobody(prediction, _case):
        for claim in prediction["claims"]:
            if claim["act"] in ("killed", "wounded", "captured", "missing"):
                claim["actor"] = {"country": "XXX", "sector": "MIL"}

    only_these_fall(blame_nobody, [])


def test_a_country_is_enough_only_where_one_side_has_it():
    case = BY_ID["khartoum-2023-05"]
    prediction = oracle(case)
    for account in prediction["incident"]["fired_first"]["accounts"]:
        account["says"], account["did"] = {"country": "SDN"}, {"country": "SDN"}
    assert not score_case(case, prediction).fields["fired_first_accounts"]


def test_a_wide_place_may_be_left_open_and_a_narrow_one_not():
    def leave_open(prediction, _case):
        prediction["incident"]["place"] = {"name": "there", "lat": None, "lon": None}

    rows = score(CASES, changed(leave_open)).cases
    assert {row.case for row in rows if row.fields["place"]} == {"loc-2020-11-13"}


def test_an_old_toll_among_the_losses_is_a_leak():
    leaking = 0
    for case in CASES:
        own = losses_of(case.gold.incident) | {
            n for c in case.gold.claims if c.count for n in (c.count.low, c.count.high)
        }
        old = {n for passage in case.gold.background for n in numbers_told(passage.text)} - own
        for number in sorted(old)[:1]:
            prediction = oracle(case)
            prediction["incident"]["civilians_killed"] = {"low": number, "high": number}
            assert score_case(case, prediction).leaks == (number,)
            leaking += 1
    assert leaking >= 3


def test_a_figure_for_no_side_is_a_wrong_figure():
    case = BY_ID["tegh-2023-04-11"]
    prediction = oracle(case)
    prediction["incident"]["killed"]["FRA"] = {"low": 1, "high": 1}
    counts = score_case(case, prediction).counts
    assert (counts.hit, counts.gold, counts.given) == (4, 4, 5)


def test_constant_answers_read_nothing():
    found = figures({case.id: constant_answers(case) for case in CASES})
    assert 0.0 < found["full_tuple_f1"] < found["claims_f1"] < 0.3 < found["span_f1"] < 0.7
    assert found["counts_pred"] == found["damaged_hit"] == found["agreements_hit"] == 0


def test_damage_of_one_kind_is_counted_apart():
    predictions = oracles()
    for prediction in predictions.values():
        prediction["damaged"] = [d for d in prediction["damaged"] if d["kind"] != "impossible_time"]
    found = figures(predictions)
    assert found["damaged_lost_digits_r"] == found["damaged_garbled_name_r"] == 1.0
    assert found["damaged_impossible_time_r"] == 0.0


# --- beside the shared scorer ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shared():
    if not SHARED_SCORER.exists():
        pytest.skip(f"NOT COMPARED with the shared scorer: there is no {SHARED_SCORER}; the figures stand on their own")

    def run(*arguments):
        command = [sys.executable, "-B", str(SHARED_SCORER), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout

    return run


def shared_figures(run, predictions):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "predictions.jsonl"
        write_predictions(file, predictions)
        return json.loads(run(DEV, file).strip().split("\n")[-1])


def assert_same_figures(run, predictions):
    added = {f"damaged_{kind}_r" for kind in DAMAGE_KINDS}  # by kind: the shared scorer has them only together
    ours = {name: round(figure, 6) for name, figure in figures(predictions).items() if name not in added}
    assert ours == shared_figures(run, predictions)


def test_the_oracle_is_that_of_the_shared_scorer(shared):
    theirs = [json.loads(line) for line in shared("--oracle", DEV).splitlines()]
    assert {prediction["case"]: prediction for prediction in theirs} == oracles()
    assert_same_figures(shared, oracles())


def test_the_constant_answers_are_those_of_the_shared_scorer(shared):
    theirs = [json.loads(line) for line in shared("--constant", DEV).splitlines()]
    ours = {case.id: constant_answers(case) for case in CASES}
    assert {prediction["case"]: prediction for prediction in theirs} == ours
    assert_same_figures(shared, ours)


def test_silence_scores_as_in_the_shared_scorer(shared):
    assert_same_figures(shared, {})
    assert_same_figures(shared, {case.id: {"case": case.id, "incident": {}} for case in CASES})


@given(seed=st.integers(0, 2**32 - 1), rate=st.floats(0.02, 0.6))
@settings(max_examples=20, deadline=None)
def test_perturbed_answers_score_as_in_the_shared_scorer(shared, seed, rate):
    random = Random(seed)
    predictions = {id: perturbed(prediction, BY_ID[id], random, rate) for id, prediction in oracles().items()}
    dropped = [id for id in predictions if random.random() < rate / 5]
    assert_same_figures(shared, {id: p for id, p in predictions.items() if id not in dropped})


def perturbed(prediction, case, random: Random, rate: float):
    """Drop, shift and change what the oracle says, each with about the given rate."""

    def hit() -> bool:
        return random.random() < rate

    countries = [side.country for side in case.gold.incident.sides]
    parties = [*oracle(case)["incident"]["sides"], {"country": countries[0]}, {"country": "FRA"}, "civilians", None]
    numbers = sorted({0, 1, 4} | {n for passage in case.gold.background for n in numbers_told(passage.text)})

    def figure():
        low, high = random.choice(numbers), random.choice(numbers)
        return random.choice([None, {}, {"low": low, "high": None}, {"low": low, "high": high}])

    def moved(items):
        for item in items:
            if hit():
                continue
            start, end = item["start"], item["end"]
            if hit():
                start, end = start + random.randint(-90, 90), end + random.randint(-90, 90)
            if hit():
                end = start + random.randint(0, 500)
            yield item | {"start": start, "end": end}
            if random.random() < rate / 4:
                yield item | {"start": start, "end": end}

    def claim(item):
        new = {
            "act": random.choice(ACTS),
            "stance": random.choice(["asserts", "denies", "declines"]),
            "actor": random.choice(parties),
            "target": random.choice(parties),
            "count": figure(),
            "speaker": {"country": random.choice([*countries, None, "IGO"]), "sector": "GOV"},
        }
        return item | {key: value for key, value in new.items() if hit()}

    incident = prediction["incident"]
    kept = {key: value for key, value in incident.items() if random.random() > rate / 3}
    for question in ("killed", "wounded"):
        if question in kept:
            kept[question] = {key: figure() if hit() else value for key, value in kept[question].items()}
    if "place" in kept and hit():
        kept["place"] = {"name": "x", "lat": incident["place"]["lat"] + random.choice([0.0, 0.1, 3.0]), "lon": None}
    if "fired_first" in kept and hit():
        accounts = [{"says": random.choice(parties), "did": random.choice(parties)} for _ in range(2)]
        kept["fired_first"] = {"status": random.choice(["agreed", "contested"]), "accounts": accounts}
    dates = [None, "2020", "2020-11", "2020-11-09", "2003", "1815"]
    return prediction | {
        "claims": [claim(item) for item in moved(prediction["claims"])],
        "incident": kept,
        "background_spans": list(moved(prediction["background_spans"])),
        "damaged": [d | {"kind": "garbled_name"} if hit() else d for d in moved(prediction["damaged"])],
        "agreements": [a | {"date": random.choice(dates)} if hit() else a for a in prediction["agreements"]],
        "copies": [] if hit() else [pair[::-1] for pair in prediction["copies"]],
    }
