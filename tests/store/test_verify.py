"""A changed byte, a missing file and a forged row are found and named; nothing that was changed is handed out as true."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.handmade import TEGH_CLASH
from tests.store.given import NOW, add, capture, document, incident, reading
from tests.store.test_judgements import REJECT, SAME
from truceline.errors import CasefileDamaged, TrucelineError
from truceline.store import open_store
from truceline.store.rows import Fault, LedgerEntry

FLIPS = 120
SEED = 5


@pytest.fixture
def full(store):
    """A store with something of everything."""
    add(store, TEGH_CLASH)
    add(store, reading(document("Two.")), content=b"two")
    store.documents.reread(reading(document("Two."), reader="rules 2", claims=2), at=NOW)
    store.documents.delete(document("Two.").id, reason="asked", by="ann", at=NOW)
    for judgement in (SAME, REJECT):
        store.judgements.append(judgement)
    store.ids.append([LedgerEntry(id="inc-1", event="minted", at=NOW), LedgerEntry(id="inc-2", event="minted", at=NOW)])
    store.incidents.replace(put=[incident(1)])
    return store


def evidence_file(store, content=b"bytes"):
    sha256 = capture(content).sha256
    return Path(f"{store.path}.evidence", sha256[:2], sha256)


def past_the_store(store, *statements):
    """Change rows as somebody would who knows the database."""
    with closing(sqlite3.connect(store.path)) as db, db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert db.execute(statement).rowcount


def test_a_whole_casefile_has_no_faults(full):
    assert full.verify() == ()


def test_a_changed_byte_of_evidence_is_named_by_its_file(full):
    file = evidence_file(full)
    file.write_bytes(b"bytez")
    (fault,) = full.verify()
    assert (fault.file, fault.where) == (str(file), "")
    assert fault.what.startswith("its bytes were changed: their SHA-256 is ")


def test_missing_evidence_is_named_by_its_file(full):
    evidence_file(full, b"two").unlink()
    assert full.verify() == (Fault(file=str(evidence_file(full, b"two")), what="the file is missing"),)


def test_links_and_strange_names_among_the_evidence_are_named(full, tmp_path):
    file = evidence_file(full)
    moved = file.rename(tmp_path / "moved")
    file.symlink_to(moved)
    (file.parent / "..evil").write_bytes(b"")
    (file.parent.parent / "notes.txt").write_bytes(b"")
    found = {(fault.file, fault.what.partition(",")[0]) for fault in full.verify()}
    assert found == {
        (str(file), "this is a link"),
        (str(file), "this is no evidence: not a file named after its SHA-256"),
        (str(file.parent / "..evil"), "this is no evidence: not a file named after its SHA-256"),
        (str(file.parent.parent / "notes.txt"), "this is no evidence: not a file named after its SHA-256"),
    }


FORGED = [
    ("UPDATE documents SET publisher = 'other' WHERE number = 1", "documents doc-", "does not fit its seal"),
    ("UPDATE tombstones SET reason = 'nothing'", "tombstones 1", "does not fit its seal"),
    ("UPDATE judgements SET judgement = replace(judgement, 'ann', 'bob')", "judgements jud-1", "does not fit its seal"),
    ("UPDATE captures SET capture = replace(capture, 'a.txt', 'b.txt')", "captures 1", "does not fit its seal"),
    ("UPDATE ledger SET other = 'inc-2' WHERE seq = 1", "ledger inc-1", "does not fit its seal"),
    ("UPDATE readings SET record = x'00' WHERE seq = 2", "readings 2", "does not fit its seal"),
    ("UPDATE custody SET reason = 'x' WHERE seq = 1", "custody 1", "was changed"),
    ("UPDATE custody SET at = '2020-01-01 00:00:00.000000' WHERE seq = 2", "custody 2", "was changed"),
    ("DELETE FROM custody WHERE seq = 1", "custody 2", "line 1 of the custody log is missing"),
    ("DELETE FROM custody WHERE seq = 2", "captures 2", "line 2 of the custody log, which tells of it, is missing"),
    ("DELETE FROM captures WHERE seq = 2", "report doc-", "it has no capture record"),
    ("DELETE FROM readings WHERE document = 1", "report doc-", "it has no reading"),
    ("DELETE FROM judgements WHERE seq = 1", "", "1 rows of judgements are missing"),
    ("DELETE FROM ledger WHERE seq = 1", "", "1 rows of ledger are missing"),
    ("UPDATE claims SET low = 40 WHERE low = 4", "claims (report doc-", "not those of its newest reading"),
    ("DELETE FROM claims WHERE low = 4", "claims (report doc-", "not those of its newest reading"),
]


@pytest.mark.parametrize(("statement", "where", "what"), FORGED)
def test_a_forged_row_is_named(full, statement, where, what):
    past_the_store(full, statement)
    faults = full.verify()
    assert {fault.file for fault in faults} == {str(full.path)}
    assert any(fault.where.startswith(where) and what in fault.what for fault in faults)


def given_of(store):
    """All that is given, as the store hands it out."""
    docs = store.documents.listed(deleted=True)
    return (
        docs,
        [store.documents.history(doc.id) for doc in docs],
        store.judgements.listed(),
        store.evidence.custody(),
        store.evidence.captures(),
        [store.ids.history(f"inc-{n}") for n in (1, 2)],
    )


def test_no_changed_byte_of_the_database_is_taken_for_true(full, tmp_path):
    """Every flip is found, or hits room that holds nothing: then all that is given comes out as it was."""
    expected, path = given_of(full), full.path
    full.close()
    whole, chance, found = path.read_bytes(), random.Random(SEED), 0
    written = [at for at, byte in enumerate(whole) if byte]
    for _ in range(FLIPS):
        at = chance.choice(written)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :])
        try:
            store = open_store(path)
            try:
                faults = store.verify()
                assert faults or given_of(store) == expected, f"the flip at byte {at} was not found"
                found += bool(faults)
            finally:
                store.close()
        except TrucelineError as error:
            assert str(path) in str(error)
            found += 1
        for rest in path.parent.glob("case.tl-*"):
            rest.unlink()
    assert found > FLIPS / 4
    path.write_bytes(whole)
    store = open_store(path)
    assert given_of(store) == expected
    store.close()


def test_a_file_that_was_cut_is_damaged(full, tmp_path):
    path = full.path
    full.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    try:
        store = open_store(path)
        faults = store.verify()
        store.close()
        assert faults and faults[0].file == str(path)
    except TrucelineError as error:
        assert "damaged" in str(error)


def test_a_damaged_record_is_not_handed_out(full):
    past_the_store(
        full, "UPDATE readings SET record = x'00' WHERE seq = 1", "UPDATE bodies SET body = x'789c030000000001'"
    )
    for read in (lambda: full.documents.reading(TEGH_CLASH.document.id), lambda: full.incidents.get(incident(1).id)):
        with pytest.raises(CasefileDamaged, match=r"case\.tl: a stored \w+ cannot be read .*`truceline verify`"):
            read()
