"""What was acknowledged is there: after kill -9 in the middle of writing, with two that write at once, on a full disk."""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.store.adder import add, numbered
from truceline.errors import CasefileFull
from truceline.store import open_store

ADDER = Path(__file__).with_name("adder.py")
KILLS = 200
SEED = 20230411


class Adder:
    """A process that forks one for each task; a second dialect gives it another kind of path."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, ADDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def begin(self, path, first, count, limit=0):
        """Give a task and return the id of the process that works on it."""
        self.process.stdin.write(f"{path} {first} {count} {limit}\n")
        return int(self.line().removeprefix("pid "))

    def line(self):
        line = self.process.stdout.readline().rstrip("\n")
        assert line, "the process that adds has ended"
        return line

    def rest(self):
        """Return what is written until the process is gone."""
        return list(iter(self.line, "gone"))

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@contextmanager
def adders(count=1):
    started = [Adder() for _ in range(count)]
    try:
        yield started
    finally:
        for adder in started:
            adder.close()


def acknowledged(lines):
    return [line.split() for line in lines if line[0].isdigit()]


def assert_all_there(store, acks):
    """Every acknowledged report is in the store with its bytes, and all of it is whole."""
    for number, document, sha256 in acks:
        content, reading = numbered(int(number))
        assert store.documents.reading(document) == reading
        assert store.evidence.content(sha256) == content
    assert store.verify() == ()


def killed_at_random(adder, path, first, chance):
    """Let a process add reports from ``first`` on, kill it in the middle of one, and return its acknowledgements."""
    child = adder.begin(path, first, 1000)
    lines = [adder.line() for _ in range(chance.randint(1, 2))]  # "open", and perhaps a report
    time.sleep(chance.uniform(0, 0.03))
    os.kill(child, signal.SIGKILL)
    lines += adder.rest()
    assert lines[0] == "open"
    assert not any(line.startswith(("done", "error")) for line in lines)
    return acknowledged(lines)


def test_after_two_hundred_kills_every_acknowledged_report_is_there(empty, tmp_path):
    path, chance = shutil.copy(empty, tmp_path), random.Random(SEED)
    acks, in_the_middle = [], 0
    with adders() as (adder,):
        for _ in range(KILLS):
            acks += killed_at_random(adder, path, len(acks), chance)
            content, reading = numbered(len(acks))
            sha256 = hashlib.sha256(content).hexdigest()
            bytes_are_there = Path(f"{path}.evidence", sha256[:2], sha256).exists()
            store = open_store(path)
            more = store.documents.count() - len(acks)
            store.close()
            assert more in (0, 1), "all that was acknowledged, and perhaps one that was stored and not yet acknowledged"
            if more:
                acks.append([len(acks), reading.document.id, sha256])
            in_the_middle += more or bytes_are_there
    assert in_the_middle > KILLS / 20, "some kills fell between the bytes, the commit and the acknowledgement"
    store = open_store(path)
    assert_all_there(store, acks)
    assert [int(number) for number, _, _ in acks] == list(range(store.documents.count()))
    assert len(store.evidence.custody()) == len(acks) > KILLS / 2
    store.close()


def test_two_processes_that_add_at_once_lose_nothing(empty, tmp_path):
    path = shutil.copy(empty, tmp_path)
    with adders(2) as (one, two):
        one.begin(path, 0, 60)
        two.begin(path, 30, 60)  # half of them the same
        lines = one.rest() + two.rest()
    assert not [line for line in lines if line.startswith("error")]
    store = open_store(path)
    assert store.documents.count() == 90
    assert_all_there(store, acknowledged(lines))
    store.close()


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes, half of it taken by a file that can be removed."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True) if shutil.which("mount") else None
    if done is None or done.returncode:
        pytest.skip(
            f"NOT TESTED on a small disk: none can be mounted here ({done and done.stderr.strip()}); see the limit below"
        )
    (folder / "filler").write_bytes(bytes(900_000))
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_told_and_loses_nothing_and_adding_goes_on_when_there_is_room(empty, small_disk):
    path = shutil.copy(empty, small_disk)
    with adders() as (adder,):
        adder.begin(path, 0, 10_000)
        lines = adder.rest()
        acks = acknowledged(lines)
        assert lines[-1].startswith("error CasefileFull"), lines[-1]
        assert "Free some space on the disk" in lines[-1] and str(small_disk) in lines[-1]
        (small_disk / "filler").unlink()
        store = open_store(path)
        assert_all_there(store, acks)
        adder.begin(path, len(acks), 5)
        assert adder.rest()[-1] == "done"
        assert store.documents.count() == len(acks) + 5
        assert store.verify() == ()
        store.close()


def test_a_file_that_may_grow_no_further_is_told_and_loses_nothing(empty, tmp_path):
    path = shutil.copy(empty, tmp_path)
    limit = Path(path).stat().st_size + 200_000
    with adders() as (adder,):
        adder.begin(path, 0, 10_000, limit)
        lines = adder.rest()
        acks = acknowledged(lines)
        assert lines[-1].startswith("error CasefileFull"), lines[-1]
        assert "or raise the limit" in lines[-1]
        store = open_store(path)
        assert_all_there(store, acks)
        adder.begin(path, len(acks), 5)
        assert adder.rest()[-1] == "done"
        assert store.documents.count() == len(acks) + 5
        store.close()


def test_evidence_that_finds_no_room_is_told(store, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CasefileFull, match=r"could not be stored \(No space left on device\)"):
        add(store, 1)
    assert store.documents.count() == 0
    monkeypatch.undo()
    assert add(store, 1)[0]
    assert store.verify() == ()
