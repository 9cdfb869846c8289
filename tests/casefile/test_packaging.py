"""Files are put in place when they are whole; no file of anybody else's is touched on the way."""

import os
import threading

import pytest

from truceline.casefile.packaging import replacing, scratch_beside, write_file
from truceline.errors import InputError


def test_what_lies_beside_a_file_is_left_as_it_is(tmp_path):
    for name in ("o.csv.part", "part", ".o.csv.part"):
        (tmp_path / name).write_text("mine", "utf-8")
    write_file(tmp_path / "o.csv", ["new"])
    assert (tmp_path / "o.csv").read_text("utf-8") == "new"
    assert {path.read_text("utf-8") for path in tmp_path.iterdir() if path.name != "o.csv"} == {"mine"}
    assert len(list(tmp_path.iterdir())) == 4


def test_half_a_file_is_none_and_the_former_one_stays(tmp_path):
    (tmp_path / "o.csv").write_text("former", "utf-8")
    with pytest.raises(ValueError, match="halfway"), replacing(tmp_path / "o.csv") as file:
        file.write(b"half")
        raise ValueError("halfway")
    assert [path.name for path in tmp_path.iterdir()] == ["o.csv"]
    assert (tmp_path / "o.csv").read_text("utf-8") == "former"


def test_a_new_file_may_be_read_by_whoever_may_read_the_others(tmp_path):
    (tmp_path / "other").write_text("", "utf-8")
    write_file(tmp_path / "o.csv", ["new"])
    assert (tmp_path / "o.csv").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("path", ["/dev/null/x.html", "there/is/none.csv", "folder"])
def test_where_nothing_can_be_written_it_is_said(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="cannot write it"):
        write_file(tmp_path / path, ["new"])
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "real.csv").write_text("former", "utf-8")
    (tmp_path / "o.csv").symlink_to(tmp_path / "far" / "real.csv")
    write_file(tmp_path / "o.csv", ["new"])
    assert (tmp_path / "o.csv").is_symlink()
    assert (tmp_path / "far" / "real.csv").read_text("utf-8") == "new"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    read = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write_file(tmp_path / "pipe", ["new"])
    reader.join(10)
    assert read == [b"new"]
    assert (tmp_path / "pipe").is_fifo()


def test_a_scratch_folder_is_gone_whatever_happens_in_it(tmp_path):
    with pytest.raises(ValueError, match="halfway"), scratch_beside(tmp_path / "o") as folder:
        (folder / "in it").write_text("x", "utf-8")
        raise ValueError("halfway")
    assert list(tmp_path.iterdir()) == []
