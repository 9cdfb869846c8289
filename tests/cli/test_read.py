import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from truceline.cli import read as module
from truceline.cli.main import app
from truceline.errors import TableError
from truceline.model.document import Document, Passage
from truceline.model.reading import Reading
from truceline.record import decode, json_schema

REPORT = "The ministry said that its forces had come under fire near the village.\n"


class FakeReader:
    """Reads nothing, keeps what it was given, and breaks on the word BREAK."""

    def __init__(self) -> None:
        self.documents: list[Document] = []

    def read(self, document: Document) -> Reading:
        self.documents.append(document)
        if "BREAK" in document.text:
            raise KeyError("a rule met what it did not expect")
        if document.language not in (None, "en"):
            unread = (Passage(start=0, end=len(document.text), language=document.language),)
            return Reading(document=document, reader="fake 1", state="not_read", unread=unread)
        return Reading(document=document, reader="fake 1")


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> FakeReader:
    fake = FakeReader()
    monkeypatch.setattr(module, "load_reader", lambda: fake)
    return fake


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "01.txt").write_text(REPORT)
    (tmp_path / "02.md").write_text(f"# Title\n\n{REPORT}")
    return tmp_path


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["read", *map(str, arguments)], input=stdin)


def test_a_report_is_shown_as_a_ledger(reader: FakeReader, folder: Path) -> None:
    result = run(folder / "01.txt", "--format", "table", "--width", "80", "--published", "2023-04-11")
    assert result.exit_code == 0
    assert "Published  11 April 2023" in result.stdout
    assert "Text       English, 13 words" in result.stdout
    assert "No clash was found in this report." in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("option", [["--json"], ["--jsonl"], ["--format", "json"], ["--format", "jsonl"], []])
def test_a_record_validates_against_the_schema_and_reads_back(
    reader: FakeReader, folder: Path, option: list[str]
) -> None:
    result = run(folder / "01.txt", *option)
    assert result.exit_code == 0
    Draft202012Validator(json_schema()).validate(json.loads(result.stdout))
    assert decode(result.stdout).document == reader.documents[0]
    lines = result.stdout.count("\n")
    assert lines > 10 if "json" in str(option) and "jsonl" not in str(option) else lines == 1


def test_a_folder_gives_one_record_a_line_and_says_how_many(reader: FakeReader, folder: Path) -> None:
    result = run(folder, "--jsonl")
    assert result.exit_code == 0
    assert [decode(line).document.address for line in result.stdout.splitlines()] == ["01.txt", "02.md"]
    assert result.stderr == "2 read, 0 skipped.\n"


def test_one_bad_file_never_stops_a_folder(reader: FakeReader, folder: Path) -> None:
    (folder / "00-empty.txt").touch()
    (folder / "00-scan.txt").write_bytes(b"%PDF-1.7")
    (folder / "01-break.txt").write_text("BREAK the reader with this report of the ministry.")
    (folder / "01-other.doc").write_text("x")
    result = run(folder, "--jsonl")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2
    empty, scan, broken, other, count = result.stderr.splitlines()
    assert empty == f"truceline: {folder}/00-empty.txt: empty: there is nothing to read."
    assert scan.startswith(f"truceline: {folder}/00-scan.txt: a PDF that is broken or was cut off")
    assert broken.startswith(f"truceline: {folder}/01-break.txt: could not be read (KeyError: 'a rule met")
    assert broken.endswith("Use --debug to see where, and please report it.")
    assert other.startswith(f"truceline: {folder}/01-other.doc: not a text, Markdown, HTML, PDF, Word (.docx) or feed")
    assert count == "2 read, 4 skipped."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty: there is nothing to read."),
        (b"  \n", "nothing but blanks"),
        (b"\x00\x01\x02", "NUL bytes"),
        (b"x" * 5_000_001, "larger than 5 MB, the limit for one report. Split it"),
        (b"BREAK", "could not be read (KeyError"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_and_exit_code_1(
    reader: FakeReader, tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    result = run(tmp_path / "bad.txt")
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stderr.startswith(f"truceline: {tmp_path}/bad.txt: ")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_a_file_that_is_not_there_is_named(reader: FakeReader) -> None:
    result = run("nowhere.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("truceline: nowhere.txt: there is no such file or folder.")


def test_debug_shows_the_traceback(reader: FakeReader, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("BREAK")
    assert "Traceback" not in run(tmp_path / "bad.txt").stderr
    assert "Traceback" in run(tmp_path / "bad.txt", "--debug").stderr


def test_standard_input_is_read(reader: FakeReader) -> None:
    result = run("-", stdin=REPORT)
    assert result.exit_code == 0
    assert reader.documents[0].text == REPORT
    assert reader.documents[0].address is None


def test_empty_standard_input_is_an_error(reader: FakeReader) -> None:
    result = run("-", stdin=b"")
    assert result.exit_code == 1
    assert "standard input: empty" in result.stderr


def test_a_report_in_another_language_has_a_record(reader: FakeReader, tmp_path: Path) -> None:
    (tmp_path / "ru.txt").write_text("Министерство обороны заявило, что войска открыли огонь по военнослужащим.")
    result = run(tmp_path / "ru.txt", "--format", "table")
    assert result.exit_code == 0
    assert "it is in Russian, and only English is read" in " ".join(result.stdout.split())


def test_options_go_before_the_side_file(reader: FakeReader, folder: Path) -> None:
    (folder / "01.meta.toml").write_text(
        'publisher = "wire"\npublished = 2023-04-11\naddress = "https://example.org/1"\n'
    )
    run(folder / "01.txt", "--publisher", "daily")
    doc = reader.documents[0]
    assert (doc.publisher, doc.address) == ("daily", "https://example.org/1")
    assert doc.published is not None
    assert doc.published.isoformat() == "2023-04-11T00:00:00"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt", "--published", "last Tuesday"], "Write it as 2023-04-11"),
        (["a.txt", "--json", "--jsonl"], "choose one form"),
        (["a.txt", "b.txt", "--json"], "use --jsonl for several"),
        (["a.txt", "--format", "xml"], "xml"),
        (["a.txt", "--width", "20"], "greater than or equal to 40"),
        ([], "Missing argument"),
    ],
)
def test_a_wrong_use_is_exit_code_2(reader: FakeReader, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_json_of_a_folder_is_refused_before_anything_is_read(reader: FakeReader, folder: Path) -> None:
    assert run(folder, "--json").exit_code == 2
    assert not reader.documents


def test_the_reader_is_not_opened_for_what_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "load_reader", lambda: pytest.fail("opened"))
    (tmp_path / "a.txt").touch()
    assert run(tmp_path / "a.txt").exit_code == 1


def test_a_broken_table_is_an_error_of_the_whole_run(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def broken() -> FakeReader:
        raise TableError("the table is missing.", where="cues.tsv", todo="Install again.")

    monkeypatch.setattr(module, "load_reader", broken)
    assert isinstance(run(folder).exception, TableError)


def on_a_terminal(script: str, **environment: str) -> str:
    """Run Python on a pseudo-terminal of 90 columns and return what it wrote to standard output."""
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=theirs,
        env={**kept, "TERM": "xterm", "COLUMNS": "90", "PYTHONPATH": os.pathsep.join(sys.path), **environment},
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # Linux ends a pseudo-terminal with an error
            break
        if not chunk:
            break
        written += chunk
    os.close(ours)
    assert process.wait() == 0
    return written.decode()


SCRIPT = """
import sys
from tests.cli.test_read import FakeReader
from truceline.cli import read
from truceline.cli.main import main
read.load_reader = FakeReader
sys.argv = ["truceline", "read", {path!r}{more}]
main()
"""


def test_a_terminal_gets_the_ledger_in_its_width_and_with_colour(folder: Path) -> None:
    shown = on_a_terminal(SCRIPT.format(path=str(folder / "01.txt"), more=""))
    assert "━" * 90 in shown
    assert "\x1b[" in shown


@pytest.mark.parametrize(
    ("more", "environment"), [("", {"NO_COLOR": "1"}), (', "--no-colour"', {}), ("", {"TERM": "dumb"})]
)
def test_colour_is_left_out_where_it_is_not_wanted(folder: Path, more: str, environment: dict[str, str]) -> None:
    shown = on_a_terminal(SCRIPT.format(path=str(folder / "01.txt"), more=more), **environment)
    assert "No clash was found" in shown
    assert "\x1b" not in shown
