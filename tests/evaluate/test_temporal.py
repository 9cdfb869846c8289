"""The scores of time expressions, and TIMEX3 written from our own mentions."""

import json
from datetime import date

import pytest

from tests.annotate.reports import report
from truceline.annotate.times import find_times
from truceline.errors import GoldError
from truceline.evaluate.gold_set import Run
from truceline.evaluate.temporal import measure
from truceline.evaluate.temporal_score import Timex, score_text
from truceline.evaluate.timex import write_timex
from truceline.evaluate.timex_baseline import find_plain

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


def gold_file(folder, name, *lines):
    file = folder / name
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


def text(words, dct="2023-04-12", **timex):
    return {"doc_id": words[:8], "dct": dct, "text": words, "timex": [timex] if timex else []}


def test_files_are_scored_together_and_apart(tmp_path):
    first = text("They fired on Tuesday.", start=14, end=21, type="DATE", value="2023-04-11")
    gold_file(tmp_path, "timebank.jsonl", first)
    gold_file(tmp_path, "aquaint.jsonl", text("Nothing was said of it.", dct="2023-04-12T10:00:00"))
    together, timebank, aquaint = measure(tmp_path, Run())
    assert together.ours["relaxed_f1"] == together.ours["day_accuracy"] == timebank.ours["value_f1"] == 1.0
    assert [column.heading for column in together.columns][:2] == ["Truceline", "calendar words"]
    assert together.columns[1].figures["day_accuracy"] == 1.0
    assert [p["doc_id"] for p in together.predictions] == ["They fir", "Nothing "] and aquaint.predictions == ()


@pytest.mark.parametrize("line", [{"doc_id": 3}, {"doc_id": "a", "dct": "soon", "text": "x", "timex": []}])
def test_a_file_that_is_no_gold_is_named(tmp_path, line):
    gold_file(tmp_path, "timebank.jsonl", line)
    with pytest.raises(GoldError, match="timebank"):
        measure(tmp_path, Run())


def test_the_words_of_a_calendar_are_taken_in_the_plainest_way():
    words = "On Friday, May 3, 1997 and in 1990, but not for two days; yesterday."
    found = [(words[t.start : t.end], t.value) for t in find_plain(words, date(1998, 1, 7))]
    assert found == [
        ("Friday", "1998-01-02"),
        ("May 3, 1997", "1997-05-03"),
        ("1990", "1990"),
        ("yesterday", "1998-01-06"),
    ]


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
