"""The scorer of who-said-what, on answers whose figures are known."""

import pytest

from truceline.evaluate.attribution import measure
from truceline.evaluate.attribution_score import Roles, score_attributions
from truceline.evaluate.gold_set import Run

TEXT = "The army spokesman of Lorland said that two soldiers died . Ann denied it ."


def at(words):
    start = TEXT.index(words)
    return ((start, start + len(words)),)


GOLD = [
    Roles(source=at("The army spokesman of Lorland"), cue=at("said"), content=at("that two soldiers died")),
    Roles(source=at("Ann"), cue=at("denied"), content=at("it")),
]


def figures(given):
    return score_attributions([TEXT], [GOLD], [given]).figures


def test_the_gold_itself_is_perfect():
    assert set(figures(GOLD).values()) == {1.0}


def test_no_answer_finds_nothing():
    assert set(figures([]).values()) == {0.0}


def test_figures_of_a_partial_answer_are_those_worked_out_by_hand():
    given = [Roles(source=at("army spokesman"), cue=at("said"), content=at("two soldiers died"))]
    score = figures(given)
    assert (score["loose_p"], score["loose_r"]) == (1.0, 0.5)
    assert score["half_f1"] == pytest.approx(2 / 3)
    assert score["exact_f1"] == 0.0
    assert score["content_words_f1"] == pytest.approx(2 * 3 / (3 + 5))
    assert (score["source_exact"], score["source_head"]) == (0.0, 1.0)


def test_two_answers_for_one_gold_relation_count_once():
    twice = [GOLD[0], GOLD[0], GOLD[1]]
    assert figures(twice)["half_p"] == pytest.approx(2 / 3)
    assert figures(twice)["half_r"] == 1.0


def test_punctuation_does_not_count():
    start, end = at("that two soldiers died")[0]
    longer = Roles(source=GOLD[0].source, cue=GOLD[0].cue, content=((start, end + 2),))
    assert figures([longer, GOLD[1]])["exact_f1"] == 1.0


def test_a_file_of_gold_is_read_and_scored(tmp_path):
    line = (
        '{"doc_id": "a", "text": "The mayor said that it rained.", "attributions": '
        '[{"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 29]]}]}'
    )
    (tmp_path / "dev.jsonl").write_text(line + "\n", encoding="utf-8")
    (measured,) = measure(tmp_path, Run())
    assert measured.ours["half_f1"] == 1.0
    assert measured.columns[1].figures["half_f1"] == 1.0
    assert measured.predictions[0]["doc_id"] == "a"
