"""``truceline release`` and ``--as-of``, as docs/releases.md has them, line by line."""

import csv
import io
import json
import re
import shlex

import pytest

from tests.cli.test_casefile import REPO, folder, only_id, run  # noqa: F401
from truceline.casefile.casefile import Casefile

PAGE = (REPO / "docs" / "releases.md").read_text("utf-8")
BLOCKS = re.findall(r"^```\n(.*?)\n```", PAGE, re.DOTALL | re.MULTILINE)


def typed(block):
    """Run the lines of a block of the page; return what each prints."""
    shown = []
    for line in block.splitlines():
        words = shlex.split(line.replace("inc-f37f2d1e", only_id()))
        done = run(*words[1:])
        assert done.exit_code == 0, (line, done.output, done.exception)
        shown.append(done)
    return shown


@pytest.fixture
def walked(folder, tmp_path, monkeypatch):  # noqa: F811
    """A copy of the walk's casefile, in a folder of its own."""
    import shutil

    for path in folder.glob("tegh.tl*"):
        (shutil.copytree if path.is_dir() else shutil.copy)(path, tmp_path / path.name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_is_what_the_commands_do(walked):
    freeze, compare, call_back, then, keep_back = BLOCKS
    shown = typed(freeze)
    assert "Licence    CC-BY-4.0" in shown[2].stdout
    assert shown[3].stdout == "All 9 files are as they were released.\n"
    told = json.loads((walked / "april-2023" / "datapackage.json").read_text("utf-8"))
    assert (told["id"], told["filters"]) == ("april-2023", {"since": "2023-04-01", "until": "2023-04-30"})
    diff = typed(compare)[3].stdout
    assert f"{only_id()} changed" in diff and "because: new decision: ada" in diff and "why: misread" in diff
    assert max(map(len, diff.splitlines())) <= 80
    assert "1 left out that had been recalled" in typed(call_back)[1].stderr
    (row,) = csv.DictReader(io.StringIO((walked / "june.tombstones.csv").read_text("utf-8")))
    assert (row["incident"], row["reason"]) == (only_id(), "The place was another.")
    assert (walked / "june.acled_deleted.csv").read_text("utf-8").startswith("event_id_cnty,deleted_timestamp")
    listed = run("release", "list")
    assert "Something of it was recalled." in listed.stdout and "2 releases" in listed.stdout
    early = typed(then)
    assert "As of 14 April 2023 (UTC): 0 reports and 0 decisions" in early[0].stderr
    assert "No incident." in early[1].stdout
    kept_back = typed(keep_back)
    assert "Withheld for good: the name 'Anna Petrova'." in kept_back[0].stderr
    assert "1 name that was withheld since is left out" in kept_back[1].stderr


def test_what_is_shown_as_of_a_moment_is_what_was_shown_then(walked):
    with Casefile.open(walked / "tegh.tl") as opened:
        moment = opened.now().isoformat()
    shown, exported = run("show").stdout, run("export", "--as", "jsonl", "--include-unreviewed").stdout
    run("judge", "reject", f"{only_id()}:1.1", "--why", "misread")
    assert run("show").stdout != shown
    assert run("show", "--as-of", moment).stdout == shown
    assert run("export", "--as", "jsonl", "--include-unreviewed", "--as-of", moment).stdout == exported


def test_a_changed_file_of_a_release_is_told_and_fails(walked):
    run("release", "create", "open", "--as", "csv", "--include-unreviewed")
    (walked / "open" / "incidents.csv").write_text("x", "utf-8")
    done = run("release", "verify", "open")
    assert done.exit_code == 1
    assert "incidents.csv was changed" in done.stdout


def test_a_diff_is_a_table_and_json_too(walked):
    run("release", "create", "two", "--as", "csv", "--include-unreviewed")
    run("release", "recall", "two", "--reason", "The place was another.")
    run("release", "create", "one", "--as", "csv", "--include-unreviewed")
    rows = list(
        csv.DictReader(io.StringIO(run("release", "diff", "one", "two", "--csv").stdout.removeprefix("\ufeff")))
    )
    assert {row["what"] for row in rows} == {"added"} and {row["before"] for row in rows} == {""}
    told = [json.loads(line) for line in run("release", "diff", "one", "two", "--json").stdout.splitlines()]
    assert [one["difference"]["what"] for one in told] == ["added"]


@pytest.mark.parametrize("name", ["create", "list", "show", "verify", "diff", "recall", "withhold"])
def test_every_command_of_releases_has_an_example(name):
    done = run("release", name, "--help")
    assert f"Example: truceline release {name}" in " ".join(done.stdout.split())
