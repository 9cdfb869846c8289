"""Older casefiles are brought up to this version after a copy; newer ones are left alone; tables are those declared."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from tests.store.given import add, incident, reading
from truceline.errors import CasefileError, NewerCasefile
from truceline.store import create_store, migrate, open_store
from truceline.store.dialect_sqlite import SQLite
from truceline.store.rows import IncidentQuery
from truceline.store.schema import metadata

NEXT = '''"""A later revision, that changes a table that is append only and rewrites a row of it."""

import sqlalchemy as sa
from alembic import op

revision = "{head:04}"
down_revision = "{before:04}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("documents", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text(), server_default="grey"))
    op.execute("UPDATE documents SET colour = 'blue'")
    {more}
'''


@pytest.fixture
def old(empty, tmp_path):
    """A casefile of this version with a report in it, closed."""
    store = open_store(shutil.copy(empty, tmp_path))
    add(store)
    store.close()
    return tmp_path / "case.tl"


@pytest.fixture
def later(tmp_path, monkeypatch):
    """Makes this version the next one, with a revision more."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, folder)

    def become(more=""):
        head = migrate.HEAD + 1
        text = NEXT.format(head=head, before=migrate.HEAD, more=more)
        (folder / "versions" / f"revision_{head:04}.py").write_text(text, "utf-8")
        monkeypatch.setattr(migrate, "FOLDER", folder)
        monkeypatch.setattr(migrate, "HEAD", head)
        return head

    return become


def ask(path, question):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(question).fetchall()


def test_incidents_of_an_older_casefile_are_listed_with_how_exact_their_place_is(empty, tmp_path):
    path = shutil.copy(empty, tmp_path)
    with closing(open_store(path)) as store:
        store.incidents.replace(put=[incident(1), incident(2, place=None)])
        listed = store.incidents.find(IncidentQuery())
    with closing(sqlite3.connect(path)) as db:
        for column in ("place_id", "place_precision", "relation", "bearing", "distance_km"):
            db.execute(f"ALTER TABLE incidents DROP COLUMN {column}")
        for made_since in (
            "TABLE prints",
            "TABLE copies",
            "INDEX ix_judgements_withdraws",
            "TABLE decisions",
            "TABLE ends",
            "TABLE bands",
            "TABLE recalls",
            "TABLE released",
            "TABLE releases",
            "TABLE moves",
        ):
            db.execute(f"DROP {made_since}")
        db.execute("UPDATE alembic_version SET version_num = '0003'")
        db.execute("PRAGMA user_version = 3")
        db.commit()
    with closing(open_store(path)) as store:
        assert store.incidents.find(IncidentQuery()) == listed
        assert listed[0].precision == "settlement" and listed[1].place_id is None


def test_the_migrations_make_the_declared_tables(old):
    engine = create_engine(f"sqlite:///{old}")
    with engine.connect() as conn:
        ours = MigrationContext.configure(
            conn, opts={"include_name": lambda name, kind, _: kind != "table" or name in metadata.tables}
        )
        assert compare_metadata(ours, metadata) == []
    engine.dispose()


def test_the_newest_revision_is_the_one_that_the_code_names():
    assert ScriptDirectory.from_config(migrate.config()).get_heads() == [f"{migrate.HEAD:04}"]


def test_an_older_casefile_is_upgraded_after_a_copy(old, later):
    before = ask(old, "SELECT id FROM documents")
    head = later()
    store = open_store(old)
    assert store.documents.reading(reading().document.id) == reading()
    assert ask(old, "SELECT id, colour FROM documents") == [(*before[0], "blue")]
    store.close()
    copy = old.with_name(f"case.tl.before-{head:04}.bak")
    assert ask(copy, "SELECT id FROM documents") == before
    assert "colour" not in str(ask(copy, "SELECT sql FROM sqlite_master"))


def test_what_is_append_only_stays_so_after_an_upgrade(old, later):
    later()
    open_store(old).close()
    with pytest.raises(sqlite3.IntegrityError, match="documents is append only"), closing(sqlite3.connect(old)) as db:
        db.execute("DELETE FROM documents")


@pytest.mark.parametrize("revision", range(1, migrate.HEAD))
def test_a_casefile_of_every_earlier_revision_is_brought_up_to_this_one(tmp_path, empty, monkeypatch, revision):
    path = tmp_path / "old.tl"
    with monkeypatch.context() as earlier:
        earlier.setattr(migrate, "HEAD", revision)
        store = create_store(path)
        add(store)
        store.close()
    assert ask(path, "PRAGMA user_version") == [(revision,)]
    store = open_store(path)
    assert store.documents.reading(reading().document.id) == reading()
    assert store.verify() == ()
    store.close()
    tables = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index', 'trigger') ORDER BY name"
    assert ask(path, tables) == ask(empty, tables)
    assert ask(path.with_name(f"old.tl.before-{migrate.HEAD:04}.bak"), "PRAGMA user_version") == [(revision,)]


def test_an_upgraded_casefile_is_not_upgraded_again(old, later):
    later()
    open_store(old).close()
    open_store(old).close()
    assert len(list(old.parent.glob("*.bak"))) == 1


def test_the_copy_holds_what_another_process_has_not_written_back_yet(old, later):
    open_still = open_store(old)
    add(open_still, content=b"more", what=reading(reading().document))
    open_still.queue.put("document", ["x"])
    later()
    open_store(old).close()
    (copy,) = old.parent.glob("*.bak")
    assert ask(copy, "SELECT item FROM queue") == [("x",)]
    open_still.close()


def test_an_upgrade_that_fails_leaves_the_casefile_as_it_was(old, later):
    tables = ask(old, "SELECT name, sql FROM sqlite_master ORDER BY name")
    later(more="raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        open_store(old)
    assert ask(old, "SELECT name, sql FROM sqlite_master ORDER BY name") == tables
    assert ask(old, "PRAGMA user_version") == [(migrate.HEAD - 1,)]


def test_a_copy_that_finds_no_room_leaves_the_casefile_as_it_was(old, later, monkeypatch):
    later()

    def full(self, path, copy):
        copy.write_bytes(b"half")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(SQLite, "back_up", full)
    with pytest.raises(CasefileError, match="database or disk is full"):
        open_store(old)
    assert sorted(file.name for file in old.parent.glob("case.tl*")) == ["case.tl", "case.tl.evidence"]
    assert ask(old, "PRAGMA user_version") == [(migrate.HEAD - 1,)]


def test_of_two_that_open_an_older_casefile_one_upgrades_it(old, later):
    later()
    opened = []

    def work():
        opened.append(open_store(old))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [store.documents.count() for store in opened] == [1, 1]
    assert len(list(old.parent.glob("*.bak"))) == 1
    for store in opened:
        store.close()


def test_a_casefile_of_a_newer_version_is_left_as_it_is(old, later, monkeypatch):
    head = later()
    open_store(old).close()
    monkeypatch.setattr(migrate, "HEAD", head - 1)
    before = {file.name: file.read_bytes() for file in old.parent.iterdir() if file.is_file()}
    with pytest.raises(
        NewerCasefile, match=rf"a newer Truceline made this casefile \(its tables are of revision {head}"
    ):
        open_store(old)
    assert {file.name: file.read_bytes() for file in old.parent.iterdir() if file.is_file()} == before


def test_opening_a_casefile_of_this_version_loads_no_alembic(old):
    code = (
        f"import sys; from truceline.store import open_store; open_store({str(old)!r}); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
