"""No file is written over a casefile, its logs, its evidence or its intake: not the open one, and no other."""

import pytest

from truceline.casefile.packaging import make_empty, write_file
from truceline.errors import InputError
from truceline.store.sql import create_store


@pytest.fixture
def kept(tmp_path):
    store = create_store(tmp_path / "kept.tl")
    store.close()
    (tmp_path / "link.tl").symlink_to(tmp_path / "kept.tl")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        *("kept.tl", "kept.tl-wal", "kept.tl-shm", "kept.tl-journal", "link.tl", "link.tl-wal"),
        *("kept.tl.evidence/o.csv", "kept.tl.evidence/ab/o.csv", "kept.tl.intake/o.csv", "link.tl.evidence/o.csv"),
        *("sub/../kept.tl", "kept.tl.evidence"),
    ],
)
def test_what_belongs_to_a_casefile_is_left_as_it_is(kept, name):
    (kept / "sub").mkdir()
    before = {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}
    for write in (lambda path: write_file(path, ["id\n"]), make_empty):
        with pytest.raises(InputError, match="casefile"):
            write(kept / name)
    assert {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["kept.csv", "kept.tl.csv", "kept.evidence/o.csv", "-wal", "other.tl-wal", "new.tl"])
def test_any_other_name_is_taken(kept, name):
    (kept / name).parent.mkdir(exist_ok=True)
    write_file(kept / name, ["id\n"])
    assert (kept / name).read_text("utf-8") == "id\n"
