"""``truceline truces``: the list, one agreement, and files that are checked."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from truceline.cli.main import app
from truceline.cli.stop import DONE, FAILED, USAGE
from truceline.errors import InputError

DATA = Path(__file__).parents[2] / "src/truceline/reference/data/truces"
STATEMENT = "am-az-ru-2020-11-09"


def run(*words):
    done = CliRunner().invoke(app, ["truces", *map(str, words)])
    assert done.exception is None or isinstance(done.exception, (SystemExit, InputError)), done.exception
    return done


def flat(done):
    return " ".join(done.stdout.split())


def test_the_list_says_what_every_agreement_is_on_a_day():
    said = flat(run("--on", "2023-04-11", "--width", 80))
    assert "On 2023-04-11 (UTC): in force from 2020-11-10 00:00 (Europe/Moscow)" in said
    assert "Brokers: Russia" in said and "15 agreements; truceline truces ID shows one." in said


def test_without_a_day_the_status_is_that_of_its_own_day():
    assert "Status: expired on 4 June 2023; nothing is said of later" in flat(run("--width", 80))


def test_a_day_on_which_the_state_changes_says_both():
    told = "cannot be said (declared on 2020-11-09, at no known hour); then in force from 2020-11-10 00:00"
    assert f"On 2020-11-09 (UTC): {told} (Europe/Moscow)" in flat(run("--on", "2020-11-09"))


@pytest.mark.parametrize("id_", [path.stem for path in sorted(DATA.glob("*.toml"))])
def test_no_line_of_any_agreement_is_wider_than_the_terminal(id_):
    for width in (40, 80):
        done = run(id_, "--on", "2023-04-11", "--width", width)
        assert all(len(line) <= width for line in done.stdout.splitlines()) and "…" not in done.stdout


def test_one_agreement_shows_what_its_wordings_do_not_share_and_what_was_not_read():
    said = flat(run(STATEMENT, "--width", 80))
    assert "lacks 2-transfer-2" in said and "has 2-transfer-2, not in every wording" in said
    assert "not read in a source: zone (zone: the text does not draw the conflict zone)" in said
    assert "our reading: deadline moved of 6-transfer to 25 November 2020" in said
    assert "16 provisions, of 9 something was not read in a source" in said


def test_a_line_may_differ_by_party():
    said = flat(run("ua-minsk", "--width", 80))
    assert "ua-contact-line-2015-2022: 2-withdraw, 2-withdraw-2, 2-withdraw-3" in said
    assert "ua-minsk-memorandum-line-2014: 2-withdraw-4" in said


def test_json_has_the_agreement_and_its_states():
    row = json.loads(run("am-az", "--on", "2023-04-11", "--json").stdout)
    assert row["truce"]["id"] == STATEMENT and row["states"][0]["name"] == "in_force"
    assert len(run("--json").stdout.splitlines()) == 15


def test_an_agreement_that_is_not_there_is_said_with_those_that_are():
    done = run("zz")
    assert done.exit_code != DONE and "there is no agreement 'zz'" in str(done.exception)
    assert run("--on", "tomorrow").exit_code == USAGE and run("a", "b").exit_code == USAGE


def test_sound_files_end_with_nothing_said_on_standard_output():
    done = run("check", *sorted(DATA.glob("*.toml"))[:3])
    assert (done.exit_code, done.stdout, done.stderr) == (DONE, "", "3 files are sound.\n")


def test_every_fault_of_every_file_is_said_with_its_line(tmp_path):
    bad = tmp_path / "bad.toml"
    text = (DATA / "in-pk-2025-05-10.toml").read_text("utf-8").replace('"in-pk-2025-05-10"', '"bad"')
    bad.write_text(text.replace('obligation = "cease_fire"', 'obligation = "cease"'), "utf-8")
    done = run("check", bad, tmp_path / "gone.toml")
    assert done.exit_code == FAILED and done.stderr == "truceline: 2 faults in 2 of 2 files.\n"
    first, second = done.stdout.splitlines()
    assert first.startswith(f"{bad}:") and "'obligation' cannot be 'cease'. Did you mean 'cease_fire'?" in first
    assert second.endswith("gone.toml:1: it cannot be read (No such file or directory).")
    assert [json.loads(line)["line"] for line in run("check", bad, "--json").stdout.splitlines()] == [
        int(first.removeprefix(f"{bad}:").split(":")[0])
    ]
    assert run("check").exit_code == USAGE


def test_an_agreement_of_ones_own_is_shown_beside_the_known_ones(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text((DATA / "in-pk-2025-05-10.toml").read_text("utf-8").replace('"in-pk-2025-05-10"', '"own"'), "utf-8")
    assert "16 agreements" in run("--file", own).stdout
    assert "Id          own" in run("own", "--file", own).stdout
    taken = tmp_path / "in-pk-2025-05-10.toml"
    taken.write_text((DATA / taken.name).read_text("utf-8"), "utf-8")
    said = str(run("--file", taken).exception)
    assert f"{taken}:2: the id 'in-pk-2025-05-10' is that of an agreement that is known already." in said


def test_an_id_that_is_known_is_a_fault_of_a_file_and_not_of_the_packaged_one(tmp_path):
    taken = tmp_path / "in-pk-2025-05-10.toml"
    taken.write_text((DATA / taken.name).read_text("utf-8"), "utf-8")
    done = run("check", taken, DATA / "in-pk-2003-11-25.toml")
    assert done.exit_code == FAILED and done.stdout.startswith(f"{taken}:2: the id 'in-pk-2025-05-10' is that of")
    assert run("check", DATA / taken.name).exit_code == DONE
