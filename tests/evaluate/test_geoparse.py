"""Scores of found and resolved place names: worked by hand, and the same as the standard script's on made data."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import GoldError
from truceline.evaluate.geoparse import MAX_KM, great_circle_km, pair_names, score_places
from truceline.evaluate.geoparse_gold import GeoDocument, Toponym, load_geo_sets

PARIS, LONDON, NULL = (48.85341, 2.3488), (51.50853, -0.12574), (None, None)


def name(start, end, point=NULL, number=None, **more):
    return Toponym(start=start, end=end, lat=point[0], lon=point[1], geonameid=number, **more)


GOLD = (
    GeoDocument(
        doc_id="a",
        text="x" * 40,
        toponyms=(
            name(0, 5, PARIS, 1),
            name(10, 16, LONDON, 2),
            name(20, 25, NULL),
            name(30, 33, PARIS, bad_offset=True),
        ),
    ),
    GeoDocument(doc_id="b", text="y" * 40, toponyms=(name(0, 4, LONDON, 3),)),
)
FOUND = {"a": (name(0, 5, PARIS, 1), name(10, 14, PARIS, 9), name(20, 25, PARIS))}


def test_a_name_that_is_not_found_errs_by_half_the_globe():
    scores = score_places(GOLD, FOUND)
    assert scores.errors_km == (0.0, MAX_KM, MAX_KM)
    assert scores.within(161) == pytest.approx(1 / 3) and scores.with_point == 3


def test_over_the_found_alone_the_missed_do_not_count():
    scores = score_places(GOLD, FOUND, mode="pipeline")
    assert scores.errors_km == (0.0,) and scores.within(161) == 1.0


def test_exact_and_overlapping_ends_are_told_apart():
    scores = score_places(GOLD, FOUND, overlap=True)
    assert (scores.exact.hits, scores.overlap.hits, scores.exact.gold, scores.exact.found) == (2, 3, 4, 3)
    assert scores.errors_km[1] == pytest.approx(343.5, abs=1.0)  # Paris to London
    assert (scores.ids_right, scores.ids_compared) == (1, 2)


def test_a_name_without_a_point_is_unresolved():
    scores = score_places(GOLD, {"b": (name(0, 4, NULL),)}, mode="pipeline")
    assert (scores.unresolved, scores.errors_km, scores.median_km, scores.auc) == (1, (), 0.0, 0.0)


EXPECTED = {  # printed by score_geoparse.py, an implementation of its own, in its mode all, for the documents below
    "recognition_precision": 0.6,
    "recognition_recall": 0.6,
    "recognition_f1": 0.6,
    "overlap_f1": 0.8,
    "within_161_km": 0.2,
    "within_25_km": 0.0,
    "mean_km": 12098.204235542,
    "median_km": 20039.0,
    "auc": 0.815901501,
    "geonames_id": 0.5,
}


def test_the_figures_are_those_of_the_standard_script_on_made_data():
    gold = (
        GeoDocument(
            doc_id="a",
            text="x" * 60,
            toponyms=(name(0, 5, PARIS, 1), name(10, 16, LONDON, 2), name(20, 25, (0.0, 0.0), 4)),
        ),
        GeoDocument(doc_id="b", text="y" * 60, toponyms=(name(0, 4, LONDON, 3), name(7, 9, (10.0, 10.0), 5))),
    )
    found = {
        "a": (name(0, 5, (49.0, 2.0), 1), name(10, 16, PARIS, 7), name(21, 25, (0.0, 1.0))),
        "b": (name(0, 4, NULL), name(30, 33, PARIS)),
    }
    figures = score_places(gold, found).figures
    assert figures == pytest.approx(EXPECTED, abs=1e-6)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=6), st.booleans())
def test_pairs_are_one_to_one_and_share_characters(spans, overlap):
    names = [name(start, start + length) for start, length in spans]
    others = [name(start + 1, start + length + 1) for start, length in spans]
    pairs = pair_names(names, others, overlap=overlap)
    assert len(set(pairs.values())) == len(pairs)
    for i, j in pairs.items():
        assert min(names[i].end, others[j].end) > max(names[i].start, others[j].start)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=6, unique=True))
def test_the_gold_itself_scores_full_marks(spans):
    gold = (GeoDocument(doc_id="a", text="x" * 60, toponyms=tuple(name(s, s + n, PARIS, s) for s, n in spans)),)
    scores = score_places(gold, {"a": gold[0].toponyms})
    assert scores.errors_km == (0.0,) * len(spans) and scores.exact.hits == len(spans)
    assert not spans or (scores.auc == 0.0 and scores.within(0) == 1.0)


def test_the_distance_across_the_date_line_is_short():
    assert great_circle_km((0.0, 179.5), (0.0, -179.5)) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize("line", ["{", '{"doc_id": "a", "text": "abc", "toponyms": [{"start": 2, "end": 9}]}'])
def test_a_broken_gold_file_says_where(tmp_path: Path, line):
    (tmp_path / "lgl.jsonl").write_text(line)
    with pytest.raises(GoldError) as caught:
        load_geo_sets(tmp_path)
    assert "lgl.jsonl" in str(caught.value)


def test_a_folder_gives_its_sets_by_name(tmp_path: Path):
    row = {
        "doc_id": "a",
        "text": "in Goris",
        "toponyms": [{"start": 3, "end": 8, "lat": 39.5, "lon": 46.3, "fcode": "PPL"}],
    }
    (tmp_path / "lgl.jsonl").write_text(json.dumps(row) + "\n")
    assert load_geo_sets(tmp_path)["lgl"][0].toponyms[0].point == (39.5, 46.3)
