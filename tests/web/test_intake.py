"""The way in: what comes is kept, read in a process that may die, and named; whatever comes, the others are added."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web import hostile
from tests.web.conftest import EXAMPLES, HERE
from truceline.casefile.casefile import Casefile
from truceline.web.app import make_app
from truceline.web.bench import Workbench
from truceline.web.guard import HEADER
from truceline.web.intake import Intake
from truceline.web.spool import plain_name
from truceline.web.worker import Limits

PATIENCE = 180.0  # seconds


class WayIn:
    """A workbench over an empty casefile, with its reader."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        path = folder / "new.tl"
        self.casefile = Casefile.open(path, by="A.") if path.exists() else Casefile.create(path, by="A.")
        self.app = make_app(Workbench(casefile=self.casefile))
        self.app.state.intake = self.intake = Intake(self.app.state.bench, limits)
        token = self.app.state.bench.token
        self.client = TestClient(self.app, base_url=HERE, headers={HEADER: token, "Accept": "application/json"})

    def __enter__(self) -> "WayIn":
        self.client.__enter__()
        return self

    def __exit__(self, *told: object) -> None:
        self.client.__exit__(*told)
        self.casefile.close()

    def add(self, *files: tuple[str, bytes], **fields: str) -> list[dict[str, str]]:
        answer = self.client.post("/add", files=[("files", file) for file in files], data=fields)
        assert answer.status_code == 202, answer.text
        return answer.json()["items"]

    def wait(self, until=lambda told: not told["busy"]) -> dict[str, dict[str, str]]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            told = self.client.get("/add.json").json()
            if until(told):
                return {item["name"]: item for item in told["items"]}
            time.sleep(0.05)
        raise AssertionError(told)

    def added(self, *files: tuple[str, bytes], **fields: str) -> dict[str, dict[str, str]]:
        self.add(*files, **fields)
        return self.wait()


@pytest.fixture(scope="module")
def way_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WayIn]:
    with WayIn(tmp_path_factory.mktemp("way_in")) as way_in:
        yield way_in


def test_hostile_files_are_named_with_what_is_wrong_and_the_report_among_them_is_added(way_in: WayIn) -> None:
    found = way_in.added(
        ("bomb.docx", hostile.zip_bomb()),
        ("laughs.xml", hostile.XML_BOMB),
        ("outside.rss", hostile.OUTSIDE),
        ("deep.html", hostile.DEEP),
        ("line.txt", hostile.LONG_LINE),
        ("picture.png", hostile.PICTURE),
        ("empty.txt", b""),
        ("report.txt", hostile.REPORT),
    )
    assert found["report.txt"]["step"] == "added"
    assert {name: item["step"] for name, item in found.items() if name != "report.txt"} == dict.fromkeys(
        ("bomb.docx", "laughs.xml", "outside.rss", "deep.html", "line.txt", "picture.png", "empty.txt"), "skipped"
    )
    assert "built to fill the memory" in found["bomb.docx"]["why"]
    assert "declares entities" in found["laughs.xml"]["why"]
    assert "larger than 5 MB" in found["line.txt"]["why"]
    assert "nothing to read" in found["empty.txt"]["why"]
    assert way_in.casefile.store.documents.count() >= 1


def test_the_server_loads_no_parser(way_in: WayIn) -> None:
    way_in.added(("once.txt", hostile.REPORT + b" Once."))
    code = "import truceline.web.app, truceline.web.intake, sys; print('spacy' in sys.modules)"
    import subprocess

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"


def test_the_same_report_twice_is_one_and_a_deleted_one_comes_back(way_in: WayIn) -> None:
    text = hostile.REPORT + b" Twice."
    first = way_in.added(("twice.txt", text))["twice.txt"]
    assert way_in.added(("twice.txt", text))["twice.txt"]["step"] == "there already"
    way_in.casefile.delete(first["document"], why="by mistake")
    assert way_in.added(("twice.txt", text))["twice.txt"]["step"] == "restored"


def test_side_files_tell_of_the_reports_that_come_with_them(way_in: WayIn) -> None:
    files = [(p.name, p.read_bytes()) for p in sorted(EXAMPLES.glob("tegh-01*"))]
    found = way_in.added(*files, ("alone.meta.toml", b'publisher = "x"'))
    assert found["alone.meta.toml"]["why"].startswith("a side file with no report")
    stored = way_in.casefile.store.documents.get(found["tegh-01-wire.txt"]["document"])
    assert stored is not None
    assert (stored.publisher, str(stored.published)) == ("wire agency", "2023-04-11 13:20:00+00:00")


def test_a_pasted_text_bears_what_a_person_tells_of_it(way_in: WayIn) -> None:
    told = {"text": "Four soldiers were killed near Tegh.", "publisher": "wire", "published": "2023-04-11"}
    (item,) = way_in.add(**told, address="https://example.org/1")
    assert item["name"].startswith("“Four soldiers")
    document = way_in.wait()[item["name"]]["document"]
    stored = way_in.casefile.store.documents.get(document)
    assert stored is not None
    assert (stored.publisher, stored.address, f"{stored.published:%Y-%m-%d}") == ("wire", "https://example.org/1", "2023-04-11")  # fmt: skip
    assert stored.added_by == "A."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "x", "published": "yesterday"}, "not a time of publication"),
        ({"text": "x", "publisher": "a\nb"}, "not one line"),
    ],
)
def test_what_cannot_be_understood_is_said_and_nothing_is_taken(way_in: WayIn, fields: dict, words: str) -> None:
    before = way_in.intake.counts()
    answer = way_in.client.post("/add", data=fields)
    assert (answer.status_code, words in answer.json()["error"] + answer.json()["todo"]) == (400, True)
    assert way_in.intake.counts() == before


def test_nothing_to_add_is_said(way_in: WayIn) -> None:
    (item,) = way_in.add(text="  ")
    assert (item["step"], "no text to read" in item["why"]) == ("skipped", True)


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\x.txt", "x.txt"),
        ("C:\\Users\\a\\b.txt", "b.txt"),
        ("/etc/passwd\x00.txt", "passwd.txt"),
        ("..", "unnamed"),
        ("", "unnamed"),
        (".hidden", "hidden"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("x" * 500, "x" * 200),
    ],
)
def test_a_name_is_a_word_and_no_path(given: str, plain: str) -> None:
    assert plain_name(given) == plain


def test_nothing_is_written_under_a_name_that_came_with_a_file(way_in: WayIn) -> None:
    way_in.added(("../../outside.txt", hostile.REPORT + b" Outside."))
    folder = way_in.casefile.store.path.parent
    assert not list(folder.parent.rglob("outside.txt"))
    assert [path.name for path in (folder / "new.tl.intake").iterdir()] == ["held"]


def test_two_servers_over_one_casefile_do_not_read_what_the_other_reads(way_in: WayIn) -> None:
    spooled = way_in.intake.spool.keep("one.txt", hostile.REPORT, {"address": "one.txt"})
    second = Intake(way_in.app.state.bench)
    second.resume()
    assert second.progress.listed() == ()
    second.close()
    assert way_in.intake.spool.get(spooled.id) == spooled
    way_in.intake.spool.done(spooled)


def test_a_page_that_acts_and_a_name_that_acts_are_words(way_in: WayIn) -> None:
    name = "<img src=x onerror=alert(1)>.html"
    found = way_in.added((name, hostile.ACTING))
    assert found[name]["step"] == "added"
    page = way_in.client.get("/add/progress").text
    assert "<img" not in page and "<script>" not in page and "&lt;img src=x" in page


def kill(pid: int | None) -> None:
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def test_a_batch_outlives_the_reader_and_says_which_report_killed_it(way_in: WayIn) -> None:
    text = hostile.long_report(150)
    way_in.add(("long.txt", text), ("after.txt", hostile.REPORT + b" After."))
    way_in.wait(lambda told: any(i["name"] == "long.txt" and i["step"] == "reading" for i in told["items"]))
    time.sleep(0.2)
    kill(way_in.intake.worker.pid)
    found = way_in.wait()
    assert found["after.txt"]["step"] == "added"
    assert found["long.txt"]["step"] == "quarantined"
    assert "ended in the midst" in found["long.txt"]["why"]
    kept = way_in.intake.spool.get(found["long.txt"]["id"])
    assert kept is not None and way_in.intake.spool.content(kept) == text
    assert way_in.client.post(f"/add/{kept.id}/discard").status_code == 200
    assert way_in.client.post(f"/add/{kept.id}/again").status_code == 404
    assert way_in.intake.spool.get(kept.id) is None


def test_a_report_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with WayIn(tmp_path, Limits(seconds=3.0, seconds_a_kilobyte=0.0)) as way_in:
        found = way_in.added(("slow.txt", hostile.long_report(1_000)), ("after.txt", hostile.REPORT))
    assert found["after.txt"]["step"] == "added"
    assert found["slow.txt"]["step"] == "quarantined"
    assert "more than 3 seconds" in found["slow.txt"]["why"]


def test_a_report_that_fills_the_memory_ends_the_reader_alone(tmp_path: Path) -> None:
    with WayIn(tmp_path, Limits(megabytes=5)) as way_in:
        found = way_in.added(("full.txt", hostile.long_report(300)), ("after.txt", hostile.REPORT))
    assert found["after.txt"]["step"] == "added"
    assert found["full.txt"]["step"] == "quarantined"
    assert "5 MB" in found["full.txt"]["why"] or "ended in the midst" in found["full.txt"]["why"]


@pytest.mark.parametrize("later", [0.0, 0.05, 1.0])  # seconds: while the reader is started, and while it reads
def test_what_waited_when_the_server_ended_is_read_when_it_starts_again(tmp_path: Path, later: float) -> None:
    with WayIn(tmp_path) as first:
        first.add(("long.txt", hostile.long_report(60)), ("report.txt", hostile.REPORT))
        first.wait(lambda told: any(i["step"] == "reading" for i in told["items"]))
        time.sleep(later)
    assert [spooled.state for spooled in first.intake.spool.listed()] == ["queued", "queued"]
    with WayIn(tmp_path) as second:
        found = second.wait()
        assert {item["step"] for item in found.values()} == {"added"}
        assert second.casefile.store.documents.count() == 2
