"""Releases: frozen with their hashes, compared with reasons, called back for a reason that no later export can lose."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.casefile.made import begin, fill, mixed, most_told, take, tegh
from tests.publish.casefiles import NAMES
from truceline.casefile.comparing import compare_releases
from truceline.casefile.exporting import outgoing
from truceline.casefile.judging import Told
from truceline.casefile.releasing import ToRelease, create_release, find_release, recall
from truceline.casefile.tombstones import find_tombstones, recalls_by_release
from truceline.casefile.versions import edition_of
from truceline.errors import InputError, UnknownId
from truceline.model.codebook import CODEBOOK_VERSION
from truceline.publish.exports.formats import FORMATS
from truceline.publish.exports.tombstones import gone_beside, gone_text
from truceline.publish.gate import Gate
from truceline.publish.outgoing import Leaving
from truceline.publish.release_sums import find_differences, read_sums

ADA = Told(by="ada", why="read")
ALL = ("csv", "acled", "jsonl")


@pytest.fixture
def casefile(tmp_path):
    """A casefile of the example reports but the last, whose incident somebody accepted."""
    casefile = begin(tmp_path)
    fill(casefile, list(tegh().values())[:-1])
    accept(casefile)
    return casefile


def accept(casefile, key=None):
    incident = casefile.incident(key) if key else most_told(casefile)
    told = replace(ADA, at=casefile.now(), why=f"read {key}" if key else "read")
    casefile.judge(casefile.judging.whole("accept", incident, told))
    return incident


def release(casefile, name, folder, formats=ALL, filters=None, **more):
    wanted = ToRelease(id=name, formats=formats, how=Leaving(), licence="CC-BY-4.0", **more)
    return create_release(casefile, wanted, filters or {}, folder / name, NAMES)


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def leaving(casefile, form, **gate):
    """Return what an export gives in one format, and the tables beside it."""
    gate = Gate(include_unreviewed=True, **gate)
    out = outgoing(casefile, {}, gate=gate, how=Leaving(policy=form.policy), names=NAMES, versions=form.versions)
    tombstones = find_tombstones(casefile.store)
    inside = b"".join(
        c if isinstance(c, bytes) else c.encode() for c in form.chunks(out, edition_of(casefile), tombstones)
    )
    besides = {gone.file: "".join(gone_text(gone, tombstones)) for gone in gone_beside([form])}
    return inside.decode("utf-8", "replace"), besides


def test_a_release_is_a_folder_with_the_hash_of_every_file_and_says_its_terms(casefile, tmp_path):
    made = release(casefile, "april", tmp_path, title="April")
    folder = tmp_path / "april"
    assert find_differences(folder, read_sums(folder)) == ()
    assert {file.path: file.sha256 for file in made.files} == read_sums(folder)
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert (told["id"], told["title"], told["licenses"]) == ("april", "April", [{"name": "CC-BY-4.0"}])
    assert told["codebook"]["version"] == made.codebook == CODEBOOK_VERSION
    assert told["incidents"] == {"exported": 1, "not_approved": 0, "held_back": 0, "recalled": 0}
    assert {"acled.csv", "acled_deleted.csv", "tombstones.csv", "manifest.jsonl"} <= set(read_sums(folder))
    assert casefile.store.releases.listed() == (made,)
    assert casefile.verify() == ()


def test_the_same_state_at_the_same_moment_gives_the_same_bytes(casefile, tmp_path):
    at = casefile.now()
    for name in ("one", "other"):
        casefile._clock.now = at
        (tmp_path / name).mkdir()
        release(casefile, "april", tmp_path / name)
        casefile.store.releases.get = lambda _: None  # as if it had not been made
        casefile.store.releases.add = lambda *_: True
    assert bytes_of(tmp_path / "one" / "april") == bytes_of(tmp_path / "other" / "april")


def test_the_moment_stands_in_the_descriptor_alone(casefile, tmp_path):
    one, other = release(casefile, "one", tmp_path), release(casefile, "other", tmp_path)
    differ = {a.path for a, b in zip(one.files, other.files, strict=True) if a.sha256 != b.sha256}
    assert differ == {"datapackage.json"}


def test_what_nobody_approved_is_not_released_unless_it_is_asked_for_and_then_the_release_says_so(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, tegh().values())
    with pytest.raises(InputError, match="1 held back that nobody has accepted"):
        release(casefile, "open", tmp_path)
    assert not list(tmp_path.glob("open*")) and casefile.store.releases.listed() == ()
    opened = release(casefile, "open", tmp_path, include_unreviewed=True)
    assert (opened.exported, opened.not_approved, opened.include_unreviewed) == (1, 1, True)
    assert "1 of them not approved" in (tmp_path / "open" / "datapackage.json").read_text("utf-8")


def test_a_name_that_is_taken_and_a_folder_that_is_not_empty_are_left_as_they_are(casefile, tmp_path):
    release(casefile, "april", tmp_path)
    before = bytes_of(tmp_path / "april")
    with pytest.raises(InputError, match="a release does not change"):
        create_release(casefile, ToRelease(id="april", formats=ALL, how=Leaving()), {}, tmp_path / "new", NAMES)
    with pytest.raises(InputError, match="is left as it is"):
        create_release(casefile, ToRelease(id="may", formats=ALL, how=Leaving()), {}, tmp_path / "april", NAMES)
    assert bytes_of(tmp_path / "april") == before
    assert [one.id for one in casefile.store.releases.listed()] == ["april"]
    with pytest.raises(InputError, match="is no name of a release"):
        release(casefile, "../april", tmp_path)


def test_a_release_that_fails_leaves_neither_a_folder_nor_a_row(casefile, tmp_path, monkeypatch):
    def fail(*_):
        raise InputError("no room")

    monkeypatch.setattr("truceline.casefile.releasing.sums_text", fail)
    with pytest.raises(InputError, match="no room"):
        release(casefile, "april", tmp_path)
    assert casefile.store.releases.listed() == ()
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("made.tl")] == []


def test_a_release_touches_nothing_that_lies_beside_its_folder(casefile, tmp_path):
    (tmp_path / "keep.part").mkdir()
    (tmp_path / "keep.part" / "mine").write_text("mine", "utf-8")
    release(casefile, "keep", tmp_path)
    assert (tmp_path / "keep.part" / "mine").read_text("utf-8") == "mine"
    assert (tmp_path / "keep").stat().st_mode == (tmp_path / "keep.part").stat().st_mode


def test_a_release_may_be_made_in_the_folder_where_one_stands(casefile, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    create_release(casefile, ToRelease(id="april", formats=("csv",), how=Leaving()), {}, Path(), NAMES)
    assert find_differences(Path(), read_sums(Path())) == ()
    assert Path.cwd().samefile(tmp_path / "here")


def test_what_cannot_be_released_is_refused_before_a_folder_is_made(casefile, tmp_path):
    with pytest.raises(InputError, match="no format is named"):
        release(casefile, "april", tmp_path, formats=())
    with pytest.raises(InputError, match="there is no policy 'zzz'"):
        Leaving(policy="zzz")
    assert not (tmp_path / "april").exists()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda folder: (folder / "acled.csv").write_text("x"), "acled.csv was changed"),
        (lambda folder: (folder / "acled.csv").unlink(), "acled.csv is missing"),
        (lambda folder: (folder / "more.csv").write_text("x"), "more.csv is not of this release"),
    ],
)
def test_a_folder_that_is_not_as_it_was_released_is_found_out(casefile, tmp_path, harm, said):
    made = release(casefile, "april", tmp_path)
    harm(tmp_path / "april")
    (found,) = find_differences(tmp_path / "april", read_sums(tmp_path / "april"))
    assert found.startswith(said)
    assert find_differences(tmp_path / "april", {f.path: f.sha256 for f in made.files}) == (found,)


def test_two_releases_differ_by_what_changed_because_of_a_new_report(casefile, tmp_path):
    first = release(casefile, "april", tmp_path)
    incident = most_told(casefile)
    last = list(tegh().values())[-1]
    take(casefile, last)
    casefile.refresh()
    accept(casefile)
    second = release(casefile, "may", tmp_path)
    (told,) = compare_releases(casefile, first, second)
    assert (told.difference.incident, told.difference.what) == (incident.id, "changed")
    reports = [one for one in told.difference.changed if one.name == "reports"]
    assert [(one.before, one.after) for one in reports] == [("5", "6")]
    came = [why for why in told.because if why.kind == "report_came"]
    assert [why.id for why in came] == [last.document.id]
    assert [why.words for why in told.because if why.kind == "decision_made"] == [
        "ada, 13 April 2023: accepted as told by 6 reports; why: read"
    ]
    assert list(compare_releases(casefile, second, second)) == []


def test_two_releases_differ_by_a_value_because_of_a_decision(casefile, tmp_path):
    first = release(casefile, "april", tmp_path)
    incident = most_told(casefile)
    account = next(a for f in incident.findings if f.question.startswith("killed:") for a in f.accounts if a.claims)
    document = next(
        key
        for key, reading in casefile.readings(incident).items()
        if account.claims[0] in {c.id for c in reading.claims}
    )
    decided = casefile.judging.claim("reject", document, account.claims[0], replace(ADA, why="a slip"))
    casefile.judge([decided])
    accept(casefile)
    (told,) = compare_releases(casefile, first, release(casefile, "may", tmp_path))
    assert any(why.id == decided.id and "why: a slip" in why.words for why in told.because)


def test_what_came_in_and_what_is_gone_is_told_by_incident(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, mixed())
    for row in casefile.incidents():
        accept(casefile, row.id)
    full = release(casefile, "april", tmp_path)
    part = release(casefile, "part", tmp_path, filters={"place": "Tegh"})
    (gone,), (came,) = compare_releases(casefile, full, part), compare_releases(casefile, part, full)
    assert (gone.difference.what, came.difference.what) == ("gone", "added")
    assert [why.kind for why in gone.because] == ["held_back"]
    assert {one.before for one in came.difference.changed} == {None}


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_what_is_recalled_leaves_no_more_and_its_reason_leaves_with_every_format(casefile, tmp_path, form):
    release(casefile, "april", tmp_path, formats=("csv",))
    incident = most_told(casefile)
    recall(casefile, "april", [incident.id], "The place was another.")
    inside, besides = leaving(casefile, form)
    told = [besides["tombstones.csv"], *([inside] if form.tells_tombstones else [])]
    assert all(incident.id in text and "The place was another." in text for text in told)
    assert form.tells_tombstones or incident.id not in inside


def test_what_is_recalled_leaves_again_when_somebody_accepts_it_anew_and_the_tombstone_says_so(casefile, tmp_path):
    release(casefile, "april", tmp_path)
    incident = most_told(casefile)
    recall(casefile, "april", [], "Another policy.")
    assert release(casefile, "may", tmp_path).recalled == 1
    accept(casefile)
    assert release(casefile, "june", tmp_path).exported == 1
    rows = list(csv.DictReader(io.StringIO((tmp_path / "june" / "tombstones.csv").read_text("utf-8"))))
    assert [(row["incident"], row["kind"], row["releases"]) for row in rows] == [(incident.id, "recalled", "april")]
    assert rows[0]["returned"] > rows[0]["at"]
    assert (tmp_path / "june" / "acled_deleted.csv").read_text("utf-8").count("\n") == 1


def exported(casefile):
    """Return the ids of what leaves, unreviewed too, and how many were left out as recalled."""
    gate = Gate(include_unreviewed=True)
    out = outgoing(casefile, {}, gate=gate, how=Leaving(), names=NAMES)
    return {one.incident.id for one in out}, gate.recalled


def test_what_is_recalled_leaves_under_no_other_id_however_it_is_split_and_joined(casefile, tmp_path):
    release(casefile, "april", tmp_path)
    incident = most_told(casefile)
    recall(casefile, "april", [incident.id], "The place was another.")
    apart = [casefile.judging.different(incident, document, ADA) for document in incident.documents[-2:]]
    for judgement in apart:
        casefile.judge([judgement])
    keys = {row.id for row in casefile.incidents()}
    assert len(keys) > 1
    assert exported(casefile) == (set(), len(keys))
    (told,) = find_tombstones(casefile.store)
    assert (told.kind, set(told.into)) == ("recalled", keys)
    other = max(keys - {incident.id})
    accept(casefile, other)
    assert exported(casefile) == ({other}, len(keys) - 1)
    for judgement in apart:
        casefile.judge([casefile.judging.withdraw(judgement.id, ADA)])
    assert exported(casefile) == (set(), 1)


def test_what_is_recalled_holds_back_what_it_is_joined_with(tmp_path):
    casefile = begin(tmp_path)
    fill(casefile, mixed())
    one, other = (casefile.incident(row.id) for row in casefile.incidents()[:2])
    accept(casefile, one.id)
    release(casefile, "april", tmp_path)
    recall(casefile, "april", [], "The place was another.")
    casefile.judge([casefile.judging.same(one, other, ADA)])
    (left,) = {row.id for row in casefile.incidents()} & {one.id, other.id}
    ids, recalled = exported(casefile)
    assert recalled == 1 and not ids & {one.id, other.id}
    (told,) = find_tombstones(casefile.store)
    assert (told.incident, told.kind, told.into) == (one.id, "recalled", (left,) if left != one.id else ())


def test_an_incident_that_was_merged_after_it_was_released_leads_to_the_other(tmp_path):
    casefile, readings = begin(tmp_path), list(tegh().values())
    fill(casefile, readings)
    incident = most_told(casefile)
    apart = casefile.judging.different(incident, incident.documents[-1], ADA)
    casefile.judge([apart])
    for row in casefile.incidents():
        accept(casefile, row.id)
    keys = {row.id for row in casefile.incidents()}
    assert len(keys) == 2
    release(casefile, "two", tmp_path)
    casefile.judge([casefile.judging.withdraw(apart.id, ADA)])
    (left,) = (row.id for row in casefile.incidents())
    (told,) = find_tombstones(casefile.store)
    assert (told.kind, told.into, told.releases) == ("merged", (left,), ("two",))
    assert told.incident in keys - {left}


def test_an_incident_that_was_split_after_it_was_released_says_into_which(casefile, tmp_path):
    release(casefile, "one", tmp_path)
    incident = most_told(casefile)
    assert find_tombstones(casefile.store) == ()
    casefile.judge([casefile.judging.different(incident, incident.documents[-1], ADA)])
    keys = tuple(sorted(row.id for row in casefile.incidents()))
    (told,) = find_tombstones(casefile.store)
    assert (told.incident, told.kind, told.into) == (incident.id, "split", keys)
    accept(casefile, incident.id)
    release(casefile, "two", tmp_path)
    assert find_tombstones(casefile.store) == ()  # as it left last it is told still


def test_an_incident_that_no_report_tells_any_more_is_withdrawn(casefile, tmp_path):
    release(casefile, "one", tmp_path)
    incident = most_told(casefile)
    casefile.judge(casefile.judging.whole("reject", incident, ADA))
    (told,) = find_tombstones(casefile.store)
    assert (told.incident, told.kind, told.into) == (incident.id, "withdrawn", ())


def test_a_feed_was_updated_when_the_newest_of_its_entries_was(casefile, tmp_path):
    def updated():
        inside, _ = leaving(casefile, FORMATS["atom"])
        moments = re.findall(r"<updated>(.*?)</updated>", inside)
        assert moments[0] == max(moments)
        return moments[0]

    release(casefile, "april", tmp_path)
    first = updated()
    incident = most_told(casefile)
    casefile.judge([casefile.judging.different(incident, incident.documents[-1], replace(ADA, at=casefile.now()))])
    split = updated()
    assert split > first
    recall(casefile, "april", [], "The place was another.")
    assert updated() > split


def test_what_was_never_released_leaves_no_tombstone(casefile):
    incident = most_told(casefile)
    casefile.judge([casefile.judging.different(incident, incident.documents[-1], ADA)])
    assert find_tombstones(casefile.store) == ()


def test_a_recall_concerns_every_release_that_had_the_incident_then(casefile, tmp_path):
    for name in ("april", "may"):
        release(casefile, name, tmp_path)
    incident = most_told(casefile)
    recall(casefile, "may", [incident.id], "The place was another.")
    accept(casefile)
    release(casefile, "june", tmp_path)
    found = recalls_by_release(casefile.store)
    assert {name: [one.incident for one in told] for name, told in found.items()} == {
        "april": [incident.id],
        "may": [incident.id],
    }


def test_a_recall_needs_a_reason_and_a_release(casefile, tmp_path):
    release(casefile, "april", tmp_path)
    with pytest.raises(InputError, match="no reason"):
        recall(casefile, "april", [], " ")
    with pytest.raises(UnknownId, match="no release 'march'"):
        recall(casefile, "march", [], "wrong")
    with pytest.raises(UnknownId, match="There are: april"):
        find_release(casefile, "march")
