"""Bytes lie under their SHA-256, come back unchanged or not at all, and every taking-in is in the custody log."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.given import NOW, add, capture
from truceline.errors import CasefileDamaged
from truceline.store.custody import FIRST, broken_lines, line_hash, next_event

SHA = hashlib.sha256(b"bytes").hexdigest()


def file_of(store, sha256=SHA):
    return store.path.with_name("case.tl.evidence") / sha256[:2] / sha256


def test_bytes_lie_under_their_hash_and_come_back(store):
    assert store.evidence.keep(b"bytes") == SHA
    assert file_of(store).read_bytes() == store.evidence.content(SHA) == b"bytes"


def test_the_same_bytes_are_stored_once_and_nothing_half_is_left(store):
    for _ in range(2):
        store.evidence.keep(b"bytes")
    folder = store.path.with_name("case.tl.evidence")
    assert [file for file in folder.rglob("*") if file.is_file()] == [file_of(store)]


def test_nothing_and_a_million_bytes_can_be_kept(store):
    for content in (b"", bytes(1_000_000)):
        assert store.evidence.content(store.evidence.keep(content)) == content


def test_changed_bytes_are_not_handed_out(store):
    store.evidence.keep(b"bytes")
    file_of(store).write_bytes(b"bytez")
    with pytest.raises(CasefileDamaged, match=r"its bytes were changed: their SHA-256 is \w{64}"):
        store.evidence.content(SHA)


def test_damaged_bytes_are_made_whole_by_the_same_bytes(store):
    store.evidence.keep(b"bytes")
    file_of(store).write_bytes(b"byt")
    store.evidence.keep(b"bytes")
    assert store.evidence.content(SHA) == b"bytes"


def test_missing_bytes_are_named(store):
    with pytest.raises(CasefileDamaged, match=f"{SHA}: the file is missing"):
        store.evidence.content(SHA)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "", "ab", SHA.upper(), SHA + "\n", "/" + SHA[1:], f"../{SHA[3:]}"]
)
def test_a_name_that_is_no_hash_leads_nowhere(store, name):
    with pytest.raises(CasefileDamaged, match="is no SHA-256 in hex"):
        store.evidence.content(name)
    with pytest.raises(CasefileDamaged, match="is no SHA-256 in hex"):
        store.evidence.record(replace(capture(), sha256=name), by="ann")


def test_a_link_is_no_evidence_even_to_the_same_bytes(store, tmp_path):
    store.evidence.keep(b"bytes")
    outside = tmp_path / "outside"
    file_of(store).rename(outside)
    file_of(store).symlink_to(outside)
    with pytest.raises(CasefileDamaged, match="this is a link"):
        store.evidence.content(SHA)
    store.evidence.keep(b"bytes")
    assert not file_of(store).is_symlink()


def test_nothing_is_written_through_a_link_in_place_of_a_folder(store, tmp_path):
    (tmp_path / "outside").mkdir()
    store.evidence.keep(b"other")
    file_of(store).parent.symlink_to(tmp_path / "outside")
    with pytest.raises(CasefileDamaged, match="this is a link, and evidence is kept in folders"):
        store.evidence.keep(b"bytes")
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_capture_record_comes_back_as_it_was(store):
    given = capture(
        final="https://b.example/x", redirects=("https://a.example",), status=200, headers=(("etag", "1"),), tool="t 1"
    )
    store.evidence.keep(b"bytes")
    store.evidence.record(given, by="ann", document="doc-1")
    assert store.evidence.captures(sha256=SHA) == store.evidence.captures(document="doc-1") == (given,)


def test_every_taking_in_is_in_the_custody_log(store):
    add(store)
    store.evidence.append("exported", SHA, actor="bob", at=NOW, reason="for the court\0\ud800")
    first, second = store.evidence.custody()
    assert (first.seq, first.action, first.actor, first.object_sha256, first.reason) == (
        1,
        "collected",
        "ann",
        SHA,
        "a.txt",
    )
    assert (first.prev_hash, second.prev_hash) == (FIRST, first.this_hash)
    assert store.evidence.custody(SHA) == (first, second)
    assert store.evidence.custody("ab" * 32) == ()
    assert store.verify() == ()


def test_an_action_that_is_not_of_the_field_is_refused(store):
    with pytest.raises(ValueError, match="'looked at' is no action of the custody log: collected, hashed"):
        store.evidence.append("looked at", SHA, actor="bob", at=NOW)


def chain(reasons):
    last = None
    for reason in reasons:
        last = next_event(last, at=NOW, actor="ann", action="viewed", object_sha256=SHA, reason=reason)
        yield last


@given(st.lists(st.text(), min_size=1, max_size=6), st.data())
def test_a_chain_that_was_tampered_with_is_broken_at_the_first_touched_line(reasons, data):
    events = list(chain(reasons))
    assert list(broken_lines(events)) == []
    at = data.draw(st.integers(0, len(events) - 1))
    event = events[at]
    fields = {"reason": event.reason + "x", "actor": "bob", "object_sha256": "ab" * 32, "this_hash": FIRST}
    field = data.draw(st.sampled_from(sorted(fields)))
    events[at] = replace(event, **{field: fields[field]})
    assert next(broken_lines(events))[0] == event.seq


@given(st.lists(st.text(), min_size=2, max_size=6), st.data())
def test_a_line_that_was_taken_out_is_missed(reasons, data):
    events = list(chain(reasons))
    gone = data.draw(st.integers(0, len(events) - 2))
    del events[gone]
    assert next(broken_lines(events)) == (gone + 2, f"line {gone + 1} of the custody log is missing")


def test_a_line_written_anew_with_its_own_hash_is_seen_at_the_next(store):
    first, second = chain(["a", "b"])
    hashed = line_hash(1, NOW, "bob", "viewed", SHA, "a", FIRST)
    forged = replace(first, actor="bob", this_hash=hashed)
    assert list(broken_lines([forged, second])) == [(2, "the custody log was cut and joined before this line")]
