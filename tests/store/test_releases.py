"""What was published is appended once, with its rows; what is called back is a further row."""

from dataclasses import replace
from datetime import timedelta

import pytest

import truceline.record
from tests.store.given import NOW
from truceline.errors import UnknownId
from truceline.model.release import Fact, Recall, Release, Released
from truceline.record import from_json
from truceline.store.rows import LedgerEntry

APRIL = Release(id="april", at=NOW, by="ann", codebook="1.0", formats=("csv",), exported=2)
MAY = replace(APRIL, id="may", at=NOW + timedelta(days=30))
RECALL = Recall(release="april", incident="inc-1", reason="another place", by="ann", at=NOW)


def released(number=1, **more):
    return Released(
        **{
            "incident": f"inc-{number}",
            "sha256": f"{number:064x}",
            "approval": "approved",
            "facts": (Fact(name="kind", value="armed_clash"),),
            **more,
        }
    )


def test_a_release_comes_back_as_it_was_added_with_its_rows_by_id(store):
    assert store.releases.add(APRIL, [released(2), released(1)])
    assert store.releases.get("april") == APRIL
    assert tuple(store.releases.rows("april")) == (released(1), released(2))
    assert store.releases.get("march") is None
    assert tuple(store.releases.rows("march")) == ()
    assert store.verify() == ()


def test_a_release_of_a_name_that_is_taken_changes_nothing(store):
    store.releases.add(APRIL, [released()])
    assert not store.releases.add(replace(APRIL, title="another"), [released(2)])
    assert store.releases.listed() == (APRIL,)
    assert tuple(store.releases.rows("april")) == (released(),)


def test_a_release_that_fails_halfway_leaves_no_trace(store):
    def rows():
        yield released()
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError):
        store.releases.add(APRIL, rows())
    assert store.releases.listed() == ()


def test_many_rows_come_back_page_by_page(store, monkeypatch):
    monkeypatch.setattr("truceline.store.releases.PAGE", 2)
    store.releases.add(APRIL, [released(number) for number in range(1, 6)])
    assert [row.incident for row in store.releases.rows("april")] == [f"inc-{number}" for number in range(1, 6)]


def test_of_an_incident_its_releases_and_its_last_row_are_known(store):
    store.releases.add(APRIL, [released(1), released(2)])
    store.releases.add(MAY, [released(1, approval="changed")])
    assert store.releases.of_incidents(["inc-1", "inc-2", "inc-3"]) == {"inc-1": ("april", "may"), "inc-2": ("april",)}
    assert store.releases.latest("inc-1").approval == "changed"
    assert store.releases.latest("inc-3") is None


def test_one_incident_or_a_whole_release_is_called_back(store):
    store.releases.add(APRIL, [released(1), released(2)])
    store.releases.add(MAY, [released(3)])
    whole = replace(RECALL, incident=None, reason="another policy")
    store.releases.recall(RECALL)
    store.releases.recall(whole)
    assert store.releases.recalls() == (RECALL, whole)
    assert store.releases.called_back(["inc-1", "inc-2", "inc-3"]) == {"inc-1": (RECALL, whole), "inc-2": (whole,)}
    assert store.releases.recalled() == ("inc-1", "inc-2")
    assert store.releases.last_recall() == NOW


def test_what_was_called_back_is_known_by_what_left_in_it_wherever_it_is_now(store):
    store.ids.move({"hap-1": "inc-1", "hap-2": "inc-1", "hap-3": "inc-3"}, at=NOW)
    store.releases.add(APRIL, [released(1, happenings=("hap-1", "hap-2")), released(3, happenings=("hap-3",))])
    store.ids.move({"hap-4": "inc-1"}, at=NOW)  # came to it after it had left
    store.ids.move({"hap-1": "inc-2", "hap-2": None}, at=NOW)
    store.releases.recall(RECALL)
    asked = ["hap-1", "hap-2", "hap-3", "hap-4", "hap-9"]
    assert store.releases.called_back_with(asked) == {"hap-1": (RECALL,), "hap-2": (RECALL,)}


def test_a_recall_is_read_once_however_much_it_called_back(store, monkeypatch):
    store.releases.add(APRIL, [released(number) for number in range(1, 9)])
    store.releases.recall(replace(RECALL, incident=None))
    read = []
    monkeypatch.setattr(truceline.record, "from_json", lambda text, kind: read.append(text) or from_json(text, kind))
    assert len(store.releases.called_back([f"inc-{number}" for number in range(1, 9)])) == 8
    assert len(read) == 1


@pytest.mark.parametrize("wrong", [replace(RECALL, release="march"), replace(RECALL, incident="inc-9")])
def test_what_was_not_published_cannot_be_called_back(store, wrong):
    store.releases.add(APRIL, [released(1)])
    with pytest.raises(UnknownId, match=r"no release|is not in the release"):
        store.releases.recall(wrong)
    assert store.releases.recalls() == ()


def test_what_was_published_and_became_something_else_is_known(store):
    store.releases.add(APRIL, [released(number) for number in range(1, 5)])
    store.ids.append(
        [
            LedgerEntry(id="inc-1", event="merged", other="inc-2", at=NOW),
            LedgerEntry(id="inc-3", event="retired", at=NOW),
            LedgerEntry(id="inc-9", event="split", other="inc-4", at=NOW),
            LedgerEntry(id="inc-8", event="retired", at=NOW),
        ]
    )
    assert store.releases.moved_on() == ("inc-1", "inc-3", "inc-4")


def test_a_happening_is_at_home_where_it_was_last_noted_until_then(store):
    later = NOW + timedelta(days=1)
    store.ids.move({"hap-1": "inc-1", "hap-2": "inc-1"}, at=NOW)
    store.ids.move({"hap-2": "inc-2", "hap-3": "inc-2"}, at=later)
    store.ids.move({"hap-1": None}, at=later + timedelta(days=1))
    assert store.ids.homes(NOW) == {"hap-1": "inc-1", "hap-2": "inc-1", "hap-3": "inc-2"}
    assert store.ids.homes(later) == {"hap-1": "inc-1", "hap-2": "inc-2", "hap-3": "inc-2"}
    assert store.ids.homes(later + timedelta(days=9)) == {"hap-2": "inc-2", "hap-3": "inc-2"}
