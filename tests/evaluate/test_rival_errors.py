"""Why a claim was missed: gold answers, each broken in one way."""

from pathlib import Path

from truceline.evaluate.rival import load_cases, oracle
from truceline.evaluate.rival_errors import class_rows, describe, draw_wrong, find_errors

CASE = next(c for c in load_cases(Path(__file__).parents[2] / "cases" / "dev") if c.id == "loc-2020-11-13")


def errors_after(change):
    prediction = oracle(CASE)
    prediction["claims"] = change(prediction["claims"])
    return find_errors(CASE, prediction)


def groups(errors):
    return {(error.group, error.reason) for error in errors if error.group != "right"}


def test_of_a_perfect_answer_all_is_right():
    errors = find_errors(CASE, oracle(CASE))
    assert [error.group for error in errors] == ["right"] * len(CASE.gold.claims)


def test_of_no_answer_every_span_is_missing():
    assert class_rows(find_errors(CASE, None)) == [("missed", "span missing", str(len(CASE.gold.claims)))]


def test_a_wrong_slot_is_named():
    errors = errors_after(lambda claims: [{**claims[0], "stance": "denies"}, *claims[1:]])
    assert groups(errors) == {("found, a slot wrong", "stance wrong")}


def test_a_wrong_speaker_is_missed_and_read_as_none():
    errors = errors_after(lambda claims: [{**claim, "speaker": {"country": "FRA"}} for claim in claims])
    assert groups(errors) == {("missed", "speaker wrong"), ("read and is none", "right words and act, speaker wrong")}


def test_a_wrong_act_is_missed_and_read_as_none():
    errors = errors_after(lambda claims: [{**claim, "act": "withdrew"} for claim in claims])
    assert groups(errors) == {("missed", "act wrong"), ("read and is none", "right words, act wrong")}


def test_a_claim_on_a_passage_of_background_is_told_so():
    passage = CASE.gold.background[0]
    start, end = CASE.place_of(passage)
    extra = {"report": passage.report, "start": start, "end": end, "speaker": {"country": "FRA"}, "act": "withdrew"}
    errors = errors_after(lambda claims: [*claims, extra])
    assert groups(errors) == {("read and is none", "background")}


def test_the_lines_quote_the_report_and_tell_what_was_wanted_and_what_was_read():
    errors = errors_after(lambda claims: [{**claims[0], "stance": "denies"}, *claims[1:]])
    (error,) = (error for error in errors if error.group != "right")
    where, words, gold, read = describe(error)
    assert where.startswith("loc-2020-11-13/") and "stance wrong" in where
    assert " ".join(CASE.gold.claims[0].text.split()) in words
    assert gold.split()[3:] != read.split()[3:] and "denies" in read


def test_a_draw_is_of_wrong_claims_in_their_order_and_the_same_whatever_else_is_right():
    errors = find_errors(CASE, None)
    drawn = draw_wrong(errors, 5)
    assert len(drawn) == 5 and [e for e in errors if e in drawn] == list(drawn)
    assert draw_wrong(tuple(reversed(errors)), 5) == tuple(reversed(drawn))
    assert draw_wrong(find_errors(CASE, oracle(CASE)), 5) == ()
