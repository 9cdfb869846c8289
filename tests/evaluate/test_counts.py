"""Numbers of killed and injured by document, on answers whose figures are known."""

import json

import pytest

from truceline.evaluate.count_score import CountScores
from truceline.evaluate.counts import measure, number_beside, numbers_of, score_numbers
from truceline.evaluate.gold_set import Run
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Statement


def test_a_perfect_answer_is_exact_and_misses_nobody():
    figures = score_numbers([0, 1, 7], [0, 1, 7]).figures
    assert figures["exact"] == figures["answered"] == figures["any_f1"] == 1.0 and figures["mean_error"] == 0


def test_leaving_open_is_no_error_and_no_hit():
    scores = score_numbers([0, 2, 5, None], [None, None, 4, 9])
    assert (scores.n, scores.answered, scores.exact, scores.within_one) == (3, 1, 0, 1)
    assert scores.figures["any_r"] == 0.5 and scores.figures["mean_error"] == 1


def test_no_documents_have_no_shares():
    assert CountScores().figures["exact"] is None


SPAN = Span(document="d", start=0, end=1, text="x")
STATEMENT = Statement(id="s", document="d", speakers=(), span=SPAN)


def lost(number, *, act="killed", stance="asserts", factuality="happened", low=None, damaged=False):
    count = Count(low=low if number is None else number, best=number, high=number, damaged=damaged)
    return Claim(
        id=f"{act}{number}{stance}", statement="s", span=SPAN, content=SPAN, stance=stance, act=act, count=count,
        factuality=factuality,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "numbers"),
    [
        ((), (None, None)),
        ((lost(3), lost(5), lost(2, act="wounded")), (5, 2)),
        ((lost(3), lost(9, stance="denies"), lost(12, factuality="planned")), (3, None)),
        ((lost(None, low=20),), (20, None)),
        ((lost(4, damaged=True),), (None, None)),
        ((lost(0),), (0, None)),
    ],
)
def test_the_largest_figure_that_stands_is_the_number_of_the_document(claims, numbers):
    assert (
        numbers_of(Reading(document=Document(text="x"), reader="r", statements=(STATEMENT,), claims=claims)) == numbers
    )


def test_the_baseline_takes_the_largest_number_beside_the_word():
    assert number_beside("Three people were killed in 2020; 12 were killed, two hurt. He was injured.") == (12, 2)


def test_a_file_of_gold_is_read_and_scored(tmp_path):
    line = {
        "doc_id": "a",
        "text": "Four people were killed in a shooting, police said.",
        "n_killed": 4,
        "n_injured": None,
    }
    file = tmp_path / "dev.jsonl"
    file.write_text(json.dumps(line) + "\n", encoding="utf-8")
    (measured,) = measure(file, Run())
    assert measured.ours["killed_exact"] == 1.0 and measured.ours["injured_exact"] is None
    assert measured.predictions == ({"doc_id": "a", "n_killed": 4, "n_injured": None},)
