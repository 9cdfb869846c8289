"""The scores of time expressions, and TIMEX3 written from our own mentions."""

import pytest

from tests.annotate.reports import report
from truceline.annotate.times import find_times
from truceline.errors import GoldError
from truceline.evaluate.temporal import Timex, load_texts, score_text
from truceline.evaluate.timex import write_timex

GOLD = (
    Timex(start=0, end=6, type="DATE", value="2023-04-11"),
    Timex(start=10, end=20, type="TIME", value="2023-04-11T16:00"),
    Timex(start=30, end=40, type="DURATION", value="P3D"),
)


def test_a_perfect_answer_scores_one_everywhere():
    assert set(score_text(GOLD, GOLD).figures.values()) == {1.0}


def test_no_answer_scores_nothing():
    figures = score_text(GOLD, ()).figures
    assert figures["relaxed_f1"] == figures["value_f1"] == figures["day_accuracy"] == 0


def test_an_expression_that_shares_a_character_is_relaxed_and_counts_once():
    given = (
        Timex(start=3, end=12, type="DATE", value="2023-04-11"),
        Timex(start=4, end=6, type="TIME", value="X"),
        Timex(start=50, end=52, type="DATE", value="X"),
    )
    scores = score_text(GOLD, given)
    assert (scores.relaxed.hit, scores.strict.hit) == (1, 0)
    assert (scores.values.right, scores.days.right, scores.days.of) == (1, 1, 1)


def test_a_file_that_is_no_gold_is_named(tmp_path):
    with pytest.raises(GoldError, match=r"no \*\.jsonl"):
        load_texts(tmp_path)
    (tmp_path / "x.jsonl").write_text('{"doc_id": 3}\n')
    with pytest.raises(GoldError, match=r"x\.jsonl"):
        load_texts(tmp_path)


TIMEXES = [
    ("On Tuesday they fired", [("Tuesday", "DATE", "2023-04-11")]),
    ("at 4 p.m. on Tuesday they", [("4 p.m. on Tuesday", "TIME", "2023-04-11T16:00")]),
    ("by Friday the army", [("Friday", "DATE", "2023-04-14")]),
    ("on Monday evening they", [("Monday evening", "TIME", "2023-04-10TEV")]),
    ("last week they", [("last week", "DATE", "2023-W14")]),
    ("over the weekend they", [("the weekend", "DATE", "2023-W14-WE")]),
    ("in the third quarter they", [("the third quarter", "DATE", "2022-Q3")]),
    ("for two and a half hours they", [("two and a half hours", "DURATION", "PT2.5H")]),
    ("for weeks they", [("weeks", "DURATION", "PXW")]),
    ("every day they", [("every day", "SET", "P1D")]),
    ("they now fight", [("now", "DATE", "PRESENT_REF")]),
    ("in the 1990s they", [("1990s", "DATE", "199")]),
    ("in the 19th century they", [("the 19th century", "DATE", "18")]),
]


@pytest.mark.parametrize(("text", "expected"), TIMEXES, ids=[row[0] for row in TIMEXES])
def test_a_mention_is_written_as_timex3(text, expected):
    written = write_timex(find_times(report(text, "2023-04-12T10:00:00+04:00"), (), every=True))
    assert [(text[t.start : t.end], t.type, t.value) for t in written] == expected
