"""What finds copies, and the copies that were found."""

from dataclasses import replace

from truceline.model.origin import Copied, Fingerprint, Print


def kept(document, *happenings, shingles=(0, 7, 2**48 - 1)):
    return Print(
        fingerprint=Fingerprint(document=document, words=9, shingles=shingles, bands=()), happenings=happenings
    )


def test_what_is_kept_of_documents_comes_back_as_it_was(store):
    store.copies.put_prints([kept("doc-1", "hap-2", "hap-1"), kept("doc-2", shingles=())])
    assert store.copies.prints(["doc-1", "doc-2", "doc-3"]) == {
        "doc-1": kept("doc-1", "hap-2", "hap-1"),
        "doc-2": kept("doc-2", shingles=()),
    }
    assert store.copies.told(["doc-1"]) == {"doc-1": ("hap-2", "hap-1")}


def test_what_is_kept_takes_the_place_of_what_was_kept_of_the_same_document(store):
    store.copies.put_prints([kept("doc-1", "hap-1")])
    store.copies.put_prints([kept("doc-1")])
    assert store.copies.told(["doc-1"]) == {"doc-1": ()}
    store.copies.remove_prints(["doc-1"])
    assert store.copies.prints(["doc-1"]) == {}


def test_copies_are_found_where_both_documents_are_asked_for(store):
    made = Copied(document="doc-2", of="doc-1", share=0.5)
    store.copies.put([made, Copied(document="doc-3", of="doc-2", share=0.75)])
    assert store.copies.among(["doc-1", "doc-2"]) == (made,)
    store.copies.put([replace(made, share=1.0)])
    assert store.copies.among(["doc-2", "doc-1"]) == (replace(made, share=1.0),)
