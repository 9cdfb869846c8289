import hashlib
import io
from pathlib import Path

import pytest

from truceline.errors import EmptyInput, InputError, TooLarge
from truceline.sources.files import MAX_BYTES, Found, Skipped, find_reports


def found(path: Path | str) -> list[Found]:
    return [item for item in find_reports(str(path)) if isinstance(item, Found)]


def skipped(path: Path | str) -> dict[str, InputError]:
    return {Path(item.path).name: item.error for item in find_reports(str(path)) if isinstance(item, Skipped)}


def test_a_file_comes_with_its_bytes_hash_and_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Shots were fired.")
    [report] = found(tmp_path / "a.txt")
    assert report.item.content == b"Shots were fired."
    assert report.item.sha256 == hashlib.sha256(b"Shots were fired.").hexdigest()
    assert report.item.address == "a.txt"
    assert report.path == str(tmp_path / "a.txt")


def test_a_folder_is_walked_in_order_and_addresses_do_not_depend_on_where_it_stands(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.TXT", "sub/deep/d.markdown"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    reports = found(tmp_path)
    assert [report.item.address for report in reports] == ["a.txt", "b.md", "sub/c.TXT", "sub/deep/d.markdown"]
    assert [report.item.media_type for report in reports] == [
        "text/plain",
        "text/markdown",
        "text/plain",
        "text/markdown",
    ]


def test_what_is_no_report_in_a_folder_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / ".hidden").write_text("x")
    reasons = {name: str(error) for name, error in skipped(tmp_path).items()}
    assert reasons.keys() == {"picture.png", "empty.txt", "dead.txt"}
    assert reasons["picture.png"] == (
        f"{tmp_path}/picture.png: not a text, Markdown, HTML, PDF, Word (.docx) or feed (.xml, .rss, .atom) file."
    )
    assert "nothing to read" in reasons["empty.txt"]
    assert "not a regular file" in reasons["dead.txt"]
    assert len(found(tmp_path)) == 1


def test_a_folder_without_a_file_says_so(tmp_path: Path) -> None:
    [error] = skipped(tmp_path).values()
    assert isinstance(error, EmptyInput)
    assert "no report in this folder" in str(error)


def test_a_path_that_is_not_there_is_named() -> None:
    [error] = skipped("nowhere.txt").values()
    assert str(error) == ("nowhere.txt: there is no such file or folder. Check the name, or use - for standard input.")


def test_a_named_file_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("text")
    assert found(tmp_path / "report")[0].item.media_type is None


@pytest.mark.parametrize(("size", "taken"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_fifty_megabytes_is_the_limit_of_a_file(tmp_path: Path, size: int, taken: bool) -> None:
    (tmp_path / "big.txt").write_bytes(b"a" * size)
    assert bool(found(tmp_path / "big.txt")) is taken
    if not taken:
        error = skipped(tmp_path / "big.txt")["big.txt"]
        assert isinstance(error, TooLarge)
        assert "larger than 50 MB" in str(error)


@pytest.mark.parametrize("name", ["a.html", "b.HTM", "c.pdf", "d.docx", "e.xml", "f.rss", "g.atom", "h.xhtml"])
def test_a_folder_takes_every_kind_that_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert [report.item.address for report in found(tmp_path)] == [name]


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\n<!DOCTYPE HTML>", b"<html lang=en>"])
def test_a_page_or_a_pdf_under_another_name_is_taken_from_a_folder(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "news.aspx").write_bytes(content)
    assert len(found(tmp_path)) == 1


def test_standard_input_is_a_report_without_a_name() -> None:
    [report] = find_reports("-", stdin=io.BytesIO(b"text"))
    assert isinstance(report, Found)
    assert (report.path, report.item.address) == ("standard input", "-")


@pytest.mark.parametrize(("content", "error"), [(b"", EmptyInput), (b"abcdef", TooLarge)])
def test_standard_input_keeps_the_same_rules(content: bytes, error: type[InputError]) -> None:
    [item] = find_reports("-", stdin=io.BytesIO(content), limit=5)
    assert isinstance(item, Skipped)
    assert isinstance(item.error, error)


def test_a_side_file_travels_with_its_report(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text("text")
    (tmp_path / "01.meta.toml").write_text('publisher = "wire agency"\n')
    [report] = found(tmp_path)
    assert report.about.publisher == "wire agency"
    assert not skipped(tmp_path)
    assert found(tmp_path / "01.txt")[0].about == report.about


def test_a_broken_side_file_stops_its_report_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text("text")
    (tmp_path / "02.txt").write_text("text")
    (tmp_path / "01.meta.toml").write_text('publishr = "wire agency"\n')
    assert [report.item.address for report in found(tmp_path)] == ["02.txt"]
    assert "01.meta.toml: unknown key 'publishr'" in str(skipped(tmp_path)["01.txt"])


def test_a_side_file_without_a_report_is_named(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text("text")
    (tmp_path / "02.meta.toml").write_text("")
    assert "no report beside it" in str(skipped(tmp_path)["02.meta.toml"])


def test_a_name_that_is_not_utf8_gives_an_address_that_can_be_written(tmp_path: Path) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    try:
        (tmp_path / name).write_text("text")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert found(tmp_path)[0].item.address == "caf\ufffd.txt"
