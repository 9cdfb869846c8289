from pathlib import Path

import pytest

from truceline.errors import GoldError
from truceline.evaluate.ceiling import load_ceiling
from truceline.evaluate.floors import (
    GATED,
    JOINED,
    SetFloors,
    find_shortfalls,
    hash_files,
    hash_folders,
    load_floors,
    raise_floors,
    set_name,
    write_floors,
)
from truceline.evaluate.rival import constant_answers, load_cases, score

REPO = Path(__file__).parents[2]
ENTRY = SetFloors(name="rival.dev", sha256="00", floors={"claims_f1": 0.5})
FIGURES = dict.fromkeys(GATED, 0.7)


def test_a_figure_below_its_floor_is_told_with_both():
    found = find_shortfalls(ENTRY, "00", {"claims_f1": 0.41})
    assert [str(shortfall) for shortfall in found] == ["claims_f1 is 0.410, its floor is 0.500"]
    assert find_shortfalls(ENTRY, "00", {"claims_f1": 0.5}) == ()


def test_a_raise_never_lowers():
    raised = raise_floors(ENTRY, "00", FIGURES | {"claims_f1": 0.4, "span_f1": 0.87654})
    assert raised.floors["claims_f1"] == 0.5
    assert raised.floors["span_f1"] == 0.876


def test_a_figure_stays_above_the_floor_that_was_made_of_it():
    figures = dict.fromkeys(GATED, 2 / 3)
    assert find_shortfalls(raise_floors(ENTRY, "00", figures), "00", figures) == ()


def test_a_changed_set_has_no_floors():
    for check in (find_shortfalls, raise_floors):
        with pytest.raises(GoldError, match="the files of the set changed"):
            check(ENTRY, "ff", FIGURES)


def test_a_floor_for_no_measure_is_named():
    with pytest.raises(GoldError, match="no such measure: sang_f1"):
        find_shortfalls(SetFloors(name="x", sha256="00", floors={"sang_f1": 0.1}), "00", FIGURES)


def test_floors_come_back_as_they_were_written(tmp_path):
    sets = {"rival.dev": ENTRY, "rival.unseen": SetFloors(name="rival.unseen", sha256="11", floors={})}
    write_floors(tmp_path / "floors.toml", sets)
    assert load_floors(tmp_path / "floors.toml") == sets


def test_a_broken_file_of_floors_is_named(tmp_path):
    (tmp_path / "floors.toml").write_text('rival = "x"')
    with pytest.raises(GoldError, match=r"floors\.toml: not a file of floors"):
        load_floors(tmp_path / "floors.toml")


def test_the_hash_knows_names_and_bytes(tmp_path):
    (tmp_path / "a.txt").write_text("1")
    first = hash_files(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    second = hash_files(tmp_path)
    (tmp_path / "b.txt").write_text("2")
    assert len({first, second, hash_files(tmp_path)}) == 3


def test_several_folders_are_one_set_with_a_name_and_a_hash_of_its_own(tmp_path):
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
        (folder / "x.txt").write_text(folder.name)
    assert set_name("rival", folders) == "rival.a-and-b"
    assert hash_folders(folders[:1]) == hash_files(folders[0])
    joint = hash_folders(folders)
    (folders[1] / "x.txt").write_text("changed")
    assert len({joint, hash_folders(folders), hash_files(folders[0])}) == 3


def test_the_floors_of_the_repository_are_for_its_sets():
    for name, entry in load_floors(REPO / "accuracy" / "floors.toml").items():
        kind, _, names = name.partition(".")
        folders = [REPO / "cases" / folder for folder in names.split(JOINED)]
        assert set_name(kind, folders) == name and kind in ("rival", "linking", "breaches")
        assert entry.sha256 == hash_folders(folders)


def test_the_floors_of_the_repository_are_above_an_answerer_that_cannot_read():
    cases = load_cases(REPO / "cases" / "dev")
    blind = score(cases, {case.id: constant_answers(case) for case in cases}).figures
    entry = load_floors(REPO / "accuracy" / "floors.toml")["rival.dev"]
    for measure in ("claims_f1", "full_tuple_f1"):
        assert entry.floors[measure] > blind[measure]


def test_the_second_annotator_is_known_by_measure():
    ceiling = load_ceiling(REPO / "accuracy" / "ceiling.toml", "rival")
    assert ceiling is not None
    known = score(load_cases(REPO / "cases" / "dev"), {}).figures
    assert set(ceiling.figures) <= set(known)
    assert ceiling.figures["full_tuple_f1"] == 0.74
