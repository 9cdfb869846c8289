"""Reports go in once, with their bytes, and come out as they were."""

from tests.store.given import NOW, add, capture, document, reading


def test_what_was_read_comes_back_as_it_was(store):
    given = reading(claims=3)
    assert add(store, given)
    assert store.documents.reading(given.document.id) == given
    assert store.evidence.captures(document=given.document.id) == (capture(),)
    assert store.evidence.content(capture().sha256) == b"bytes"


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
