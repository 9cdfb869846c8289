"""The page of accuracy: what it shows is what the reader does."""

import tomllib
from pathlib import Path

import pytest

from truceline.errors import GoldError
from truceline.evaluate.aims import load_aims
from truceline.evaluate.ceiling import load_ceiling
from truceline.evaluate.gold_set import OURS, Column, Measured, Run
from truceline.evaluate.page import BEGIN, END, PublicAim, load_public_aims, write_page, write_readme
from truceline.evaluate.page_figures import BOTH, FOLDERS, Inside, Public, load_public, measure_inside, write_public

REPO = Path(__file__).parents[2]
ACCURACY = REPO / "accuracy"
AIMS = load_aims(ACCURACY / "aims.toml", f"rival.{BOTH}")
CEILING = load_ceiling(ACCURACY / "ceiling.toml", "rival")
assert AIMS is not None and CEILING is not None
SETS = (*FOLDERS, BOTH)
FIGURES = dict.fromkeys(AIMS.figures, 0.5) | {"claims_p": 0.625, "claims_r": 0.25}
MADE = Inside(
    ours=dict.fromkeys(SETS, FIGURES), blind={name: {"span_f1": 0.125} for name in SETS}, distractors=9, mistaken=2
)
TABLE = Measured(
    name="Some Set",
    data="3 texts",
    rows=(("right", "right"), ("texts", "n"), ("mean error, km", "km")),
    columns=(
        Column(heading=OURS, figures={"right": 0.7, "n": 3, "km": 294.71}),
        Column(heading="majority", figures={"right": 0.3}),
        Column(heading="Best", figures={"right": 0.8}, source="a paper"),
    ),
    predictions=({"id": "1"},),
)
AIM = PublicAim(gold_set="labels", table="", key="right", aim=0.75, words="labels right")


def page(public=(), aims=(), analysis=""):
    return write_page(MADE, public, aims=AIMS, public_aims=aims, ceiling=CEILING, analysis=analysis)


def test_what_was_aimed_at_is_told_as_met_or_missed():
    lines = page().splitlines()
    assert "| the words of a claim, F1 | .780 | .500 | missed by .280 | .125 | .885 |" in lines
    assert "| distractors with a happening, of 9 | 0 | 2 | missed by 2 | – | – |" in lines


def test_a_public_set_is_shown_with_its_source_and_that_it_lies_outside():
    shown = page([Public(gold_set="labels", table=TABLE)], [AIM], "## Errors\n")
    assert "| labels right | .750 | .700 | missed by .050 | .300 | .800 (Best) |" in shown
    assert "Measured on `../shared/gold`, not in the repository: 3 texts." in shown
    assert "| right | .700 | .300 | .800 |" in shown
    assert "| texts | 3 | | |" in shown and "| mean error, km | 294.7 | | |" in shown
    assert "* Best: a paper" in shown and shown.endswith("## Errors\n")


def test_an_aim_on_a_set_that_was_not_measured_says_so():
    assert "| labels right | .750 | not measured |" in page([], [AIM])


def test_the_table_of_the_readme_stands_between_its_marks_and_nothing_else_changes():
    before = f"# Title\n\n{BEGIN}\nold\n{END}\n\nText.\n"
    after = write_readme(before, MADE, CEILING)
    assert after.startswith("# Title\n\n") and after.endswith("\n\nText.\n") and "old" not in after
    assert "| claims found (words, act, speaker): precision | .625 | .625 |" in after
    assert write_readme(after, MADE, CEILING) == after


def test_figures_on_public_sets_are_kept_without_predictions(tmp_path):
    write_public(tmp_path / "public.json", [Public(gold_set="labels", table=TABLE)])
    (kept,) = load_public(tmp_path / "public.json")
    assert kept.table.predictions == () and kept.table.rows == TABLE.rows
    assert kept.table.ours == {"right": 0.7, "n": 3, "km": 294.71}
    assert load_public(tmp_path / "none.json") == ()


def test_a_broken_file_of_figures_is_named(tmp_path):
    (tmp_path / "public.json").write_text("[1]")
    with pytest.raises(GoldError, match=r"public\.json: not a file of figures"):
        load_public(tmp_path / "public.json")


def test_every_aim_on_a_public_set_is_for_a_figure_of_it():
    kept = load_public(ACCURACY / "public.json")
    for aim in load_public_aims(ACCURACY / "aims.toml"):
        of_set = [p.table for p in kept if p.gold_set == aim.gold_set]
        tables = [table for table in of_set if aim.table in ("", table.name)]
        assert bool(tables) == bool(of_set) and all(aim.key in table.ours for table in tables), aim


def test_the_page_and_the_readme_show_what_the_reader_does():
    inside = measure_inside(REPO / "cases", Run())
    shown = write_page(
        inside,
        load_public(ACCURACY / "public.json"),
        aims=AIMS,
        public_aims=load_public_aims(ACCURACY / "aims.toml"),
        ceiling=CEILING,
        linking_aims=load_aims(ACCURACY / "aims.toml", "linking.linking"),
        breaches_aims=load_aims(ACCURACY / "aims.toml", "breaches.breaches"),
        analysis=(ACCURACY / "error_analysis.md").read_text("utf-8"),
    )
    assert (REPO / "docs" / "accuracy.md").read_text("utf-8") == shown, "run make accuracy"
    readme = (REPO / "README.md").read_text("utf-8")
    assert readme == write_readme(readme, inside, CEILING), "run make accuracy"


def test_no_words_of_a_public_gold_set_are_kept():
    for item in load_public(ACCURACY / "public.json"):
        assert item.table.predictions == ()
    assert set(tomllib.loads((ACCURACY / "aims.toml").read_text("utf-8"))) == {"rival", "linking", "breaches", "public"}
