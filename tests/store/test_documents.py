"""Reports go in once, with their bytes, and come out as they were."""

from datetime import datetime, timedelta, timezone

import pytest

from tests.handmade import DOC, TEGH_CLASH
from tests.store.given import NOW, add, capture, document, reading
from truceline.errors import UnknownId
from truceline.store.rows import ClaimQuery, ReportQuery, StoredReading


def test_what_was_read_comes_back_as_it_was(store):
    assert add(store, TEGH_CLASH)
    assert store.documents.reading(DOC.id) == TEGH_CLASH
    assert store.documents.readings([DOC.id, "doc-0"]) == {DOC.id: TEGH_CLASH}
    assert store.evidence.captures(document=DOC.id) == (capture(),)
    assert store.evidence.content(capture().sha256) == b"bytes"


def test_what_is_listed_of_a_report_is_in_utc(store):
    local = datetime(2023, 4, 11, 17, 20, tzinfo=timezone(timedelta(hours=4)))
    doc = document(title="Shots", published=local, sha256="ab" * 32, extraction="plain 1", file="in/a.txt")
    add(store, reading(doc), at=NOW, by="ann")
    found = store.documents.get(doc.id)
    assert (found.publisher, found.address, found.file, found.title) == ("wire", "a.txt", "in/a.txt", "Shots")
    assert found.published.isoformat() == "2023-04-11T13:20:00+00:00"
    assert (found.sha256, found.extraction, found.characters) == ("ab" * 32, "plain 1", len(doc.text))
    assert (found.added_at, found.added_by, found.replaces, found.deleted) == (NOW, "ann", None, None)


def test_the_same_report_twice_is_one(store):
    assert add(store)
    assert not add(store, at=NOW.replace(hour=10), by="bob")
    assert (store.documents.count(), store.documents.count_claims()) == (1, 1)
    assert len(store.evidence.captures()) == len(store.evidence.custody()) == 1


def test_a_changed_text_under_one_address_is_a_new_version(store):
    first, second = reading(document("Shots.")), reading(document("More shots."))
    add(store, first)
    add(store, second, replaces=first.document.id)
    found = store.documents.find_versions("a.txt", "wire")
    assert [doc.id for doc in found] == [first.document.id, second.document.id]
    assert found[1].replaces == first.document.id
    assert store.documents.find_versions("a.txt", None) == ()


def test_versions_of_a_report_without_a_publisher_are_found(store):
    add(store, reading(document(publisher=None)))
    assert len(store.documents.find_versions("a.txt", None)) == 1
    assert store.documents.find_versions("a.txt", "wire") == ()


def test_a_newer_reading_is_appended_and_takes_the_place_of_the_claims(store):
    old, new = reading(claims=3), reading(reader="rules 2", claims=1)
    add(store, old)
    store.documents.reread(new, at=NOW)
    assert store.documents.reading(new.document.id) == new
    assert [(at.seq, at.reading) for at in store.documents.history(new.document.id)] == [(1, old), (2, new)]
    assert store.documents.history(new.document.id)[1] == StoredReading(seq=2, read_at=NOW, reading=new)
    assert store.documents.count_claims() == 1
    assert len(store.search.claims(ClaimQuery(words="Shots"))) == 1


def test_when_reports_were_added_and_last_read_is_told(store):
    add(store, TEGH_CLASH, at=NOW)
    assert store.documents.moments([DOC.id, "doc-0"]) == {DOC.id: (NOW, NOW)}
    store.documents.reread(TEGH_CLASH, at=NOW + timedelta(days=1))
    assert store.documents.moments([DOC.id]) == {DOC.id: (NOW, NOW + timedelta(days=1))}


def test_the_last_moment_is_that_of_an_addition_a_reading_or_a_deletion(store):
    assert store.documents.last_moment() is None
    add(store, TEGH_CLASH, at=NOW)
    assert store.documents.last_moment() == NOW
    store.documents.reread(TEGH_CLASH, at=NOW + timedelta(days=1))
    assert store.documents.last_moment() == NOW + timedelta(days=1)
    store.documents.delete(DOC.id, reason="asked for", by="ann", at=NOW + timedelta(days=2))
    assert store.documents.last_moment() == NOW + timedelta(days=2)


def test_a_report_that_is_not_there_is_not_read_again(store):
    with pytest.raises(UnknownId, match=r"no report 'doc-.*' is in this casefile"):
        store.documents.reread(reading(), at=NOW)
    assert store.documents.reading(reading().document.id) is None
    assert store.documents.get("doc-0") is None


def test_a_deleted_report_leaves_lists_search_and_counts_and_keeps_its_bytes(store):
    doc = reading().document
    add(store)
    store.documents.delete(doc.id, reason="at the request of the author", by="ann", at=NOW)
    assert (store.documents.count(), store.documents.count_claims(), list(store.documents.ids())) == (0, 0, [])
    assert store.documents.listed() == store.documents.find_versions("a.txt", "wire") == ()
    assert store.search.reports(ReportQuery(words="shots")) == store.search.claims(ClaimQuery(words="shots")) == ()
    assert store.documents.get(doc.id).deleted == "at the request of the author"
    assert [at.id for at in store.documents.listed(deleted=True)] == [doc.id]
    assert store.evidence.content(capture().sha256) == b"bytes"
    assert not add(store)


def test_a_tombstone_can_be_taken_back_and_set_again(store):
    doc = reading().document
    add(store)
    for count, mark in ((0, store.documents.delete), (1, store.documents.restore), (0, store.documents.delete)):
        mark(doc.id, reason="because", by="ann", at=NOW)
        assert store.documents.count() == count


def test_reports_are_listed_in_pages_in_the_order_of_adding(store):
    docs = [document(f"Shots {n}.") for n in (5, 3, 9, 1)]
    for doc in docs:
        add(store, reading(doc))
    ids = [doc.id for doc in docs]
    assert list(store.documents.ids()) == ids
    assert [doc.id for doc in store.documents.listed(limit=2)] == ids[:2]
    assert [doc.id for doc in store.documents.listed(limit=9, after=ids[1])] == ids[2:]


def test_a_report_whose_bytes_were_not_kept_is_not_stored(store):
    with pytest.raises(ValueError, match="kept before"):
        store.documents.add(reading(), capture=capture(), at=NOW, by="ann")
    assert store.documents.count() == 0
