"""``truceline read --html``."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.cli.test_read import REPORT, FakeReader, run
from truceline.cli import read as module
from truceline.cli.main import app


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> FakeReader:
    fake = FakeReader()
    monkeypatch.setattr(module, "load_reader", lambda: fake)
    return fake


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "01.txt").write_text(REPORT)
    (folder / "02.md").write_text(f"# Title\n\n{REPORT}")
    return folder


def test_a_folder_becomes_one_page_that_also_says_what_was_skipped(reader: FakeReader, folder: Path) -> None:
    (folder / "00-empty.txt").touch()
    out = folder.parent / "page.html"
    result = run(folder, "--html", out)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert f"{out}: one page, {out.stat().st_size:,} bytes." in result.stderr
    page = out.read_text(encoding="utf-8")
    assert page.count('<article class="report"') == 2
    assert "00-empty.txt: empty: there is nothing to read." in page
    assert [file.name for file in folder.parent.iterdir() if file.is_file()] == ["page.html"]


def test_the_same_reports_give_the_same_bytes(reader: FakeReader, folder: Path) -> None:
    pages = []
    for name in ("one.html", "two.html"):
        run(folder, "--html", folder.parent / name)
        pages.append((folder.parent / name).read_bytes())
    assert pages[0] == pages[1]


def test_a_page_can_go_to_standard_output(reader: FakeReader, folder: Path) -> None:
    result = CliRunner().invoke(app, ["read", str(folder / "01.txt"), "--html", "-"])
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>") and result.stdout.endswith("</html>\n")


def test_no_page_is_written_where_nothing_was_read(reader: FakeReader, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "page.html").write_text("the page of yesterday")
    assert run(tmp_path / "a.txt", "--html", tmp_path / "page.html").exit_code == 1
    assert (tmp_path / "page.html").read_text() == "the page of yesterday"


@pytest.mark.parametrize("option", ["--json", "--jsonl", "--format=table"])
def test_a_page_and_another_form_are_refused(reader: FakeReader, folder: Path, option: str) -> None:
    result = run(folder / "01.txt", "--html", "page.html", option)
    assert result.exit_code == 2
    assert "choose one form" in " ".join(result.stderr.split())


@pytest.mark.parametrize("name", ["01.txt", "page.html"])
def test_a_page_never_takes_the_place_of_a_report_nor_lies_among_them(
    reader: FakeReader, folder: Path, name: str
) -> None:
    result = run(folder, "--html", folder / name)
    assert result.exit_code == 2
    assert "is among the reports to read" in " ".join(result.stderr.split())
    assert (folder / "01.txt").read_text() == REPORT
    assert not reader.documents


def test_a_folder_that_is_not_there_is_said_before_anything_is_read(reader: FakeReader, folder: Path) -> None:
    result = run(folder, "--html", folder.parent / "nowhere" / "page.html")
    assert "there is no folder" in str(result.exception)
    assert not reader.documents
