"""The file of sorted text: what was written is found again, and the same input gives the same bytes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import TableError
from truceline.reference.index_file import ROWS, open_index, write_index

words = st.text(st.characters(exclude_characters="\n\t", exclude_categories=["Cs"]), min_size=1, max_size=8)


def written(path: Path, rows, table):
    lines = sorted(f"{key}\t{value}" for key, value in table.items())
    write_index(path, about={"of": "a test"}, rows={"row": rows}, sorted_lines={"name": lines})
    return path


@given(st.lists(words, max_size=3 * ROWS), st.dictionaries(words, words))
def test_every_row_and_every_key_is_found_and_no_other(tmp_path_factory, rows, table):
    path = tmp_path_factory.mktemp("index") / "x.bin"
    index = open_index(written(path, rows, table))
    assert [index.row("row", i) for i in range(len(rows))] == rows
    assert {key: index.value("name", key) for key in table} == table
    for key in table:
        if key + "x" not in table:
            assert index.value("name", key + "x") == ""
    assert index.value("name", "") == "" and index.value("absent", "a") == ""


def test_keys_of_many_blocks_are_found(tmp_path: Path):
    table = {f"key{i:06}": str(i) for i in range(20_000)}
    index = open_index(written(tmp_path / "x.bin", [], table))
    assert all(index.value("name", f"key{i:06}") == str(i) for i in range(0, 20_000, 111))
    assert index.text("name").count("\n") == 19_999


def test_the_same_input_gives_the_same_bytes(tmp_path: Path):
    a = written(tmp_path / "a.bin", ["one", "two"], {"k": "v", "l": "w"}).read_bytes()
    assert a == written(tmp_path / "b.bin", ["one", "two"], {"l": "w", "k": "v"}).read_bytes()


def test_a_broken_block_says_where(tmp_path: Path):
    path = written(tmp_path / "x.bin", ["row"], {"k": "v"})
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(TableError, match="broken at byte"):
        open_index(path).value("name", "k")
