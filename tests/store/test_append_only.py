"""What is given cannot be changed or removed, through the store or past it; SQLite is known to one module."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import truceline.store
from tests.store.given import NOW, add, reading
from tests.store.test_judgements import SAME
from tests.store.test_observations import HEARD
from tests.store.test_releases import APRIL, released
from truceline.model.observation import Mark
from truceline.model.release import Recall
from truceline.store.rows import LedgerEntry
from truceline.store.schema import GIVEN

FOLDER = Path(truceline.store.__file__).parent
IDIOMS = re.compile(r"(?i:sqlite|pragma|fts5|r\*?tree|rowid)|\bMATCH\b|BEGIN IMMEDIATE|INSERT OR|\bWAL\b")
KNOWS_SQLITE = {"dialect_sqlite.py", "sql.py"}  # the second chooses the dialect


@pytest.fixture
def full(store):
    """A store with a row in every table of what is given."""
    add(store)
    store.judgements.append(SAME)
    store.documents.delete(reading().document.id, reason="asked", by="ann", at=NOW)
    store.observations.add(HEARD)
    store.observations.mark(Mark(about=HEARD.id, kind="withdrawn", by="ann", at=NOW))
    store.ids.append([LedgerEntry(id="inc-0", event="minted", at=NOW)])
    store.ids.move({"hap-1": "inc-0"}, at=NOW)
    store.releases.add(APRIL, [released()])
    store.releases.recall(Recall(release=APRIL.id, reason="wrong", by="ann", at=NOW))
    return store


@pytest.mark.parametrize("table", GIVEN, ids=lambda table: table.name)
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET {} = 0"])
def test_no_row_of_what_is_given_is_changed_or_removed(full, table, change):
    column = list(table.columns)[1].name
    with closing(sqlite3.connect(full.path)) as db:
        assert db.execute(f"SELECT count(*) FROM {table.name}").fetchone() != (0,)
        with pytest.raises(sqlite3.IntegrityError, match=f"{table.name} is append only"):
            db.execute(change.format(table.name, column))


@pytest.mark.parametrize("file", sorted(FOLDER.rglob("*.py")), ids=lambda file: file.name)
def test_no_idiom_of_one_database_is_outside_its_module(file):
    lines = file.read_text("utf-8").splitlines()
    found = [line for line in lines if IDIOMS.search(line.replace("dialect_sqlite", "").partition("#")[0])]
    assert bool(found) == (file.name in KNOWS_SQLITE)
