"""A folder of every kind of file, good and bad, through the command: what is read, what is skipped and why."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_read import FakeReader, run
from tests.documents.made import LEFT, docx, entity_bomb, paragraph, pdf, set_lines, wrap, zip_bomb
from truceline.cli import read as module
from truceline.record import decode

PAGES = Path(__file__).parents[1] / "fixtures" / "pages"
PDF = pdf([set_lines(wrap(LEFT, 60), left=60, top=700)])
DOCX = docx(paragraph("Shots near Veshti") + paragraph(LEFT))
RSS = "<rss><channel><title>Wire</title><item><title>One</title><description>Shots at Veshti.</description></item>{}</channel></rss>"
GOOD = {
    "daily.html": (PAGES / "daily-wire.html").read_bytes(),
    "agentstvo.htm": (PAGES / "agentstvo.html").read_bytes(),
    "report.pdf": PDF,
    "report.docx": DOCX,
    "feed.xml": RSS.format("<item><title>Two</title><description>More shots.</description></item>").encode(),
    "really-a-pdf.txt": PDF,
    "really-text.pdf": LEFT.encode(),
    "page.aspx": b"<!DOCTYPE html><html><body><p>Shots at Veshti.</p></body></html>",
}
BAD = {
    "scan.pdf": (pdf([[], []], picture=True), "no text layer: its 2 pages are pictures"),
    "cut.pdf": (PDF[:500], "a PDF that is broken or was cut off"),
    "cut.docx": (DOCX[:-60], "a Word file that is broken or cut off"),
    "bomb.docx": (zip_bomb(100), "unpacks to more than 30 MB, as a file built to fill the memory does"),
    "bomb.xml": (entity_bomb().encode(), "declares entities of its own"),
    "cut.rss": (RSS.format("")[:90].encode(), "broken or cut off"),
    "empty.html": (b"", "empty: there is nothing to read"),
    "blank.html": (b"<html><body><script>x()</script></body></html>", "shows no words"),
    "garbage.txt": (bytes(range(256)) * 8, "NUL bytes"),
    "noise.md": (bytes(range(1, 32)) * 30, "control characters"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(100), "a PNG picture"),
    "notes.odt": (b"PK\x03\x04", "not a text, Markdown, HTML, PDF"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in GOOD.items():
        (tmp_path / name).write_bytes(content)
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_a_folder_outlives_every_bad_file_and_says_which_it_was(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(module, "load_reader", FakeReader)
    result = run(folder, "--jsonl")
    assert result.exit_code == 3
    lines = result.stderr.splitlines()
    assert lines[-1] == f"{len(GOOD) + 1} read, {len(BAD)} skipped."  # the feed holds two reports
    for name, (_, why) in BAD.items():
        [line] = [line for line in lines if f"/{name}: " in line]
        assert why in line
        assert "could not be read" not in line
    documents = [decode(line).document for line in result.stdout.splitlines()]
    assert {document.file or document.address for document in documents} == set(GOOD)


def test_a_page_keeps_its_own_address_and_the_name_it_was_found_under(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(module, "load_reader", FakeReader)
    document = decode(run(folder / "daily.html").stdout).document
    assert (document.address, document.file) == ("https://wire.example/2024/05/03/veshti", "daily.html")
    assert (document.publisher, document.authors, document.title) == (
        "Daily Wire",
        ("A. Writer",),
        "Three soldiers killed near Veshti",
    )


def test_the_language_can_be_told(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(module, "load_reader", FakeReader)
    assert decode(run(folder / "agentstvo.htm").stdout).state == "not_read"
    assert decode(run(folder / "agentstvo.htm", "--language", "en").stdout).state == "read"


def test_the_whole_folder_is_read_within_the_limit_of_memory(folder: Path) -> None:
    code = (
        "import resource, sys; from truceline.cli.main import main\n"
        f"sys.argv = ['truceline', 'read', {str(folder)!r}, '--jsonl']\n"
        "try: main()\n"
        "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert done.returncode == 3
    assert int(done.stderr.splitlines()[-1]) < 1_200  # MB; Linux counts in KB
    readings = [json.loads(line)["reading"] for line in done.stdout.splitlines()]
    states = {reading["document"]["language"]: reading["state"] for reading in readings}
    assert states == {"en": "read", None: "read", "ru": "not_read"}  # None: too few words to tell
