"""Labels of snippets: the measures, and which label a reading amounts to."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import truceline
from tests.evaluate.shared_scorers import shared_scorer
from truceline.errors import GoldError
from truceline.evaluate.gold_set import Run
from truceline.evaluate.labels import all_figures, by_words, label_of, measure, score

LABELS = st.sampled_from(["A", "B", "C"])


def label(text):
    return label_of(truceline.read(text))


def test_the_measures_on_a_made_example():
    found = score({"1": "A", "2": "B", "3": "B"}, {"1": "A", "2": "A", "3": "B"})
    assert found["accuracy"] == pytest.approx(2 / 3)
    assert found["macro_f1"] == pytest.approx(2 / 3)
    assert score({"1": "A", "2": "B"}, {"1": "A"})["weighted_f1"] == pytest.approx(0.5)


def test_silence_is_wrong_and_counted_apart():
    found = all_figures({"1": "AIR_STRIKE", "2": "PEACE_PROTEST"}, {"1": "AIR_STRIKE", "2": None})
    assert (found["accuracy"], found["answered"], found["right_of_answered"]) == (0.5, 0.5, 1.0)
    assert found["known_weighted_f1"] == 1.0  # the crosswalk has no signs for a protest


@given(st.dictionaries(st.text("123456", min_size=1), LABELS, min_size=1), st.data())
@settings(max_examples=100, deadline=None)
def test_the_measures_are_those_of_the_shared_scorer(gold, data):
    theirs = shared_scorer("score_labels")
    given_labels = {id: data.draw(st.none() | LABELS) for id in gold}
    wanted = theirs.score(gold, given_labels)
    ours = score(gold, given_labels)
    assert {name: wanted[name] for name in ours} == pytest.approx(ours, abs=1e-4)


def test_the_means_make_the_label():
    assert label("Syrian warplanes struck the town of Kafr Nabl on Monday, killing six soldiers.") == "AIR_STRIKE"
    assert label("The Ethiopian army shelled Eritrean positions near Badme, the Eritrean ministry said.") == (
        "ART_MISS_ATTACK"
    )


def test_a_suicide_bomber_is_no_mere_bomb():
    assert (
        label("A suicide bomber killed four Pakistani soldiers at a checkpoint near Quetta, the army said.")
        == "SUIC_BOMB"
    )


def test_what_is_not_read_has_no_label():
    assert label("Students marched peacefully through the capital against higher bus fares.") is None


def test_the_words_of_the_names_are_a_poor_mans_label():
    assert by_words("A grenade was thrown into the yard.") == "GRENADE"
    assert by_words("Rain is expected.") is None


def test_a_folder_is_measured_beside_two_answers_that_read_nothing_and_the_published_figure(tmp_path):
    lines = [
        {
            "id": "1",
            "text": "Syrian warplanes struck the town of Kafr Nabl, killing six soldiers.",
            "label": "AIR_STRIKE",
        },
        {"id": "2", "text": "Students marched through the capital.", "label": "PEACE_PROTEST"},
    ]
    (tmp_path / "test.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    (table,) = measure(tmp_path, Run())
    assert table.ours["accuracy"] == 0.5
    assert [column.heading for column in table.columns][1:] == [
        "commonest label",
        "words of the names",
        "fine-tuned RoBERTa",
    ]
    assert table.predictions == ({"id": "1", "label": "AIR_STRIKE"}, {"id": "2", "label": None})


def test_a_line_that_is_none_of_the_set_is_named(tmp_path):
    (tmp_path / "test.jsonl").write_text('{"id": "1"}\n')
    with pytest.raises(GoldError, match="line 1"):
        measure(tmp_path, Run())
    with pytest.raises(GoldError, match="no gold here"):
        measure(tmp_path / "nowhere", Run())
