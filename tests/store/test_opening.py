"""A casefile is made once, opened where it is, and what is none is left as it is."""

import sqlite3
import threading
from contextlib import closing

import pytest

from tests.store.given import add, document, reading
from truceline.errors import CasefileBusy, CasefileExists, CasefileReadOnly, NoCasefile, NotACasefile
from truceline.store import create_store, open_store


@pytest.fixture
def path(tmp_path):
    return tmp_path / "case.tl"


def test_a_casefile_that_was_closed_opens_as_it_was(path):
    made = create_store(path)
    add(made)
    made.close()
    opened = open_store(path)
    assert opened.documents.count() == 1
    assert opened.path == path
    opened.close()


def test_making_a_casefile_leaves_nothing_else_behind(path):
    create_store(path).close()
    assert [file.name for file in path.parent.iterdir()] == ["case.tl"]


@pytest.mark.parametrize("name", ["a b?#%é&=.tl", "'; --.tl", "caf\udce9.tl"])
def test_a_casefile_may_have_any_name(tmp_path, name):
    made = create_store(tmp_path / name)
    add(made)
    made.close()
    opened = open_store(tmp_path / name)
    assert opened.documents.count() == 1
    opened.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == [name, name + ".evidence"]


@pytest.mark.parametrize("content", [b"", b"notes\n", b"SQLite format 3\0"])
def test_a_path_that_is_taken_is_refused_and_left_as_it_is(path, content):
    path.write_bytes(content)
    with pytest.raises(CasefileExists, match=r"case\.tl: something is here already; it was left as it is"):
        create_store(path)
    assert path.read_bytes() == content


def test_a_link_to_nothing_is_taken_too(path):
    path.symlink_to(path.with_name("elsewhere"))
    with pytest.raises(CasefileExists):
        create_store(path)


def test_a_path_without_a_casefile_says_how_to_make_one(path):
    with pytest.raises(NoCasefile, match=r"there is no casefile here. `truceline init .*case\.tl` makes one"):
        open_store(path)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_named(path):
    with pytest.raises(NoCasefile, match="none: there is no such folder"):
        create_store(path.parent / "none" / "case.tl")


@pytest.mark.parametrize("content", [b"", b"notes\n" * 99, b"SQLite format 3\0" + bytes(84)])
def test_what_is_no_casefile_is_left_as_it_is(path, content):
    path.write_bytes(content)
    with pytest.raises(NotACasefile, match="is not a casefile of Truceline; it was left as it is"):
        open_store(path)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == ["case.tl"]


def test_a_folder_is_no_casefile(path):
    path.mkdir()
    with pytest.raises(NotACasefile, match="cannot be read"):
        open_store(path)


def test_the_database_of_another_program_is_no_casefile(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes(id)")
    with pytest.raises(NotACasefile):
        open_store(path)


def test_through_a_link_the_evidence_is_that_of_the_file(path):
    made = create_store(path)
    add(made)
    made.close()
    link = path.with_name("link.tl")
    link.symlink_to(path)
    opened = open_store(link)
    assert opened.evidence.content(opened.evidence.captures()[0].sha256) == b"bytes"
    opened.close()


def test_all_of_a_transaction_is_stored_or_none(store):
    with pytest.raises(ZeroDivisionError), store.writing():
        add(store, reading(document("One.")))
        add(store, reading(document("Two.")))
        raise ZeroDivisionError
    assert store.documents.count() == 0
    with store.writing():
        add(store, reading(document("One.")))
        with store.writing():
            add(store, reading(document("Two.")))
        assert store.documents.count() == 2
    assert store.documents.count() == 2


def test_a_snapshot_sees_one_state_whatever_others_write(store):
    other = open_store(store.path)
    with store.snapshot():
        assert store.documents.count() == 0
        add(other)
        assert other.documents.count() == 1
        assert store.documents.count() == 0
    assert store.documents.count() == 1
    other.close()


def test_a_snapshot_does_not_write(store):
    with store.snapshot(), pytest.raises(RuntimeError, match="a snapshot only reads"):
        add(store)


def test_who_waits_too_long_for_another_is_told(store):
    other = open_store(store.path, wait_seconds=0.1)
    with store.writing():
        assert other.documents.count() == 0
        with pytest.raises(CasefileBusy, match=r"another process has been writing for more than 0\.1 seconds"):
            add(other)
    assert add(other)
    other.close()


def test_a_casefile_that_may_not_be_written_says_so(store):
    said = r"may not be written \(attempt to write a readonly database\)"
    with pytest.raises(CasefileReadOnly, match=said), store.writing():
        with store._db.writing() as conn:  # as on a disk that can only be read; root may write any file
            conn.exec_driver_sql("PRAGMA query_only=ON")
        add(store)


def test_threads_share_a_store(store):
    def work(n):
        add(store, reading(document(f"Shots {n}.")), content=b"%d" % n)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.documents.count() == 8
    assert store.verify() == ()
