"""``truceline export`` as typed: the gate, a file, a package."""

import csv
import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_casefile import folder, only_id, run  # noqa: F401
from tests.cli.test_release import walked  # noqa: F401
from truceline.cli.export import FORMS
from truceline.model.codebook import CODEBOOK_VERSION
from truceline.publish.exports.formats import FORMATS


def test_the_help_names_every_format():
    assert FORMS.split(", ") == list(FORMATS)


def test_the_gate_opens_by_an_acceptance_and_closes_by_its_withdrawal(folder):  # noqa: F811
    shut = run("export", "--as", "csv")
    assert len(shut.stdout.splitlines()) == 1
    assert "1 held back that nobody has approved" in shut.stderr
    made = json.loads(f"[{','.join(run('judge', 'accept', only_id(), '--json').stdout.split(chr(10))).strip(',')}]")
    (row,) = csv.DictReader(io.StringIO(run("export", "--as", "csv").stdout.removeprefix("\ufeff")))
    assert (row["approval"], row["id"]) == ("approved", only_id())
    assert "Names of people withheld" in row["notes"]
    run("judge", "withdraw", *(judgement["id"] for judgement in made))
    assert len(run("export", "--as", "csv").stdout.splitlines()) == 1


def test_what_is_not_approved_leaves_marked_where_it_is_asked_for(folder):  # noqa: F811
    told = run("export", "--as", "acled", "--include-unreviewed")
    (row,) = csv.DictReader(io.StringIO(told.stdout))
    assert row["notes"].startswith("Not reviewed: nobody has accepted this incident.")
    assert "1 of them not approved" in told.stderr


def test_a_package_holds_its_files_with_their_hashes_and_a_dictionary(folder):  # noqa: F811
    done = run("export", "--as", "csv", "--package", "out", "--include-unreviewed")
    assert done.exit_code == 0, done.output
    told = json.loads((folder / "out" / "datapackage.json").read_text("utf-8"))
    assert [resource["path"] for resource in told["resources"]] == [
        *("incidents.csv", "findings.csv", "accounts.csv", "tombstones.csv", "dictionary.csv")
    ]
    for resource in told["resources"]:
        data = (folder / "out" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)
    assert told["codebook"]["version"] == CODEBOOK_VERSION
    dictionary = (folder / "out" / "dictionary.csv").read_text("utf-8")
    assert "incidents.csv,killed_low,integer," in dictionary
    again = run("export", "--as", "csv", "--package", "out")
    assert again.exit_code != 0
    assert "is left as it is" in str(again.exception)


def test_the_same_evidence_is_coded_by_every_policy(folder):  # noqa: F811
    table = run("recode", "--width", "80")
    assert table.exit_code == 0, table.output
    assert "range 1" in table.stdout and only_id() in table.stdout
    assert max(map(len, table.stdout.splitlines())) <= 80
    assert run("recode", "--csv").stdout.count("\n") == 1
    (row,) = csv.DictReader(io.StringIO(run("recode", "--csv", "--include-unreviewed").stdout))
    assert (row["id"], row["approval"], row["policies"]) == (only_id(), "not_reviewed", "range 1; ucdp 1; acled 1")
    (told,) = map(json.loads, run("recode", "--json", "--include-unreviewed").stdout.splitlines())
    assert told["incident"] == only_id()


def test_a_feed_has_an_entry_for_every_version_with_the_moments_of_the_log(folder):  # noqa: F811
    before, *_ = entries(run("export", "--as", "atom", "--include-unreviewed").stdout)
    assert before[1].endswith("(not reviewed)")
    made = [json.loads(line)["id"] for line in run("judge", "accept", only_id(), "--json").stdout.splitlines()]
    accepted, *_ = entries(run("export", "--as", "atom").stdout)
    assert "(not reviewed)" not in accepted[1] and accepted[0] != before[0]
    run("judge", "withdraw", *made)
    newest, former, *_ = entries(run("export", "--as", "atom", "--include-unreviewed").stdout)
    assert former[0] == accepted[0] and former[1].endswith("(replaced)")
    assert newest[0] != former[0] and newest[2] >= former[2]
    assert entries(run("export", "--as", "atom").stdout) == []


def test_what_was_published_and_is_gone_is_told_beside_what_is_recoded(walked):  # noqa: F811
    assert run("release", "create", "april", "--as", "csv", "--include-unreviewed").exit_code == 0
    run("release", "recall", "april", "--reason", "The place was another.")
    for form in ("--csv", "--json"):
        done = run("recode", form, "--include-unreviewed")
        assert only_id() not in done.stdout
        assert f"{only_id()} is not to be used as it was published: recalled on" in done.stderr
        assert "The place was another." in done.stderr


def test_what_is_made_as_of_a_day_says_so_in_itself(folder):  # noqa: F811
    then = ("--as-of", "2023-04-14")
    said = "As of 14 April 2023 (UTC): 0 reports and 0 decisions that were there by then."
    assert f". {said}</subtitle>" in run("export", "--as", "atom", *then).stdout
    assert run("export", "--as", "csv", "--package", "then", *then).exit_code == 0
    assert json.loads((folder / "then" / "datapackage.json").read_text("utf-8"))["as_of"] == said
    assert run("export", "--as", "csv", "--package", "now").exit_code == 0
    assert "as_of" not in json.loads((folder / "now" / "datapackage.json").read_text("utf-8"))
    assert "has not passed yet" in str(run("export", "--as", "csv", "--as-of", "2999-01-01").exception)


def test_a_policy_that_there_is_not_is_refused_where_nothing_leaves_too(folder):  # noqa: F811
    for words in (("export", "--as", "csv"), ("export", "--as", "csv", "--package", "none")):
        assert "there is no policy 'zzz'" in str(run(*words, "--policy", "zzz").exception)
    assert "there is no policy 'zzz'" in str(run("release", "create", "none", "--policy", "zzz").exception)
    assert "no format is named" in str(run("release", "create", "none", "--as", ",").exception)
    assert not (folder / "none").exists()


def test_a_disk_that_is_full_is_said_in_a_line(folder):  # noqa: F811
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "truceline", "export", "--as", "jsonl", "--include-unreviewed", "-c", "tegh.tl"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=folder,
            check=False,
        )
    assert (done.returncode, done.stderr.decode()) == (
        *(1, "truceline: standard output: cannot write it: No space left on device.\n"),
    )


def entries(feed):
    import feedparser

    told = feedparser.parse(feed)
    assert not told.bozo
    return [(entry.id, entry.title, entry.updated) for entry in told.entries]


def test_an_unknown_format_names_those_that_there_are(folder):  # noqa: F811
    assert "There are csv, " in str(run("export", "--as", "xls").exception)


def test_the_filters_are_those_of_the_list(folder):  # noqa: F811
    told = run("export", "--as", "jsonl", "--include-unreviewed", "--date", "2022-01-01..2022-12-31")
    assert told.stdout == ""


@pytest.mark.parametrize("name", ["tegh.tl", "tegh.tl-wal", "tegh.tl-shm", "tegh.tl.evidence/o"])
def test_nothing_is_written_over_the_casefile_or_its_evidence(folder, name):  # noqa: F811
    before = (folder / "tegh.tl").read_bytes()
    commands = (
        ("export", "--as", "csv", "--include-unreviewed", "--out", name),
        ("export", "--as", "csv", "--include-unreviewed", "--out", name, "--as-of", "2023-04-14"),
        ("export", "--as", "csv", "--include-unreviewed", "--package", name),
        ("sitrep", "--date", "2023-04-11", "--out", name),
        ("release", "create", "over", "--include-unreviewed", "--out", name),
    )
    for words in commands:
        refused = run(*words)
        assert refused.exit_code != 0 and "is left as it is" in str(refused.exception), words
    assert (folder / "tegh.tl").read_bytes()[:16] == before[:16]
    assert not (folder / "tegh.tl.evidence" / "o").exists()
    assert run("verify").exit_code == 0
