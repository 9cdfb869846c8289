"""``truceline sitrep`` as typed: the gate, the formats, the days, the manual."""

import gc
import re
import sys
from pathlib import Path

import pytest

from tests.cli.test_casefile import folder, only_id, run  # noqa: F401
from truceline.web import sitrep_made

MANUAL = Path(__file__).parents[2] / "docs" / "sitrep.md"
DAY = ("--date", "2023-04-11")


def test_what_nobody_accepted_is_held_back_and_comes_in_when_it_is_accepted(folder):  # noqa: F811
    assert run("sitrep", "tegh.tl", *DAY).stdout == "sitrep-2023-04-11.html\n"
    shut = (folder / "sitrep-2023-04-11.html").read_text("utf-8")
    assert "Held back, since nobody has approved them as they stand: 1 incident." in shut
    assert only_id() not in shut
    assert run("judge", "accept", only_id()).exit_code == 0
    run("sitrep", *DAY)
    told = (folder / "sitrep-2023-04-11.html").read_text("utf-8")
    assert "1 incident is told of 11 April 2023." in told
    assert f'id="{only_id()}"' in told and "Holds incidents that nobody has approved" not in told


def test_several_formats_lie_beside_each_other(folder):  # noqa: F811
    done = run("sitrep", *DAY, "--include-unreviewed", "--format", "pdf", "--format", "docx", "--out", str(folder))
    assert done.exit_code == 0, done.output
    assert (folder / "sitrep-2023-04-11.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "sitrep-2023-04-11.docx").read_bytes().startswith(b"PK")


def test_what_makes_a_file_is_asked_for_before_the_report_is_made(folder, monkeypatch):  # noqa: F811
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setattr(sitrep_made, "make_report", lambda *_, **__: pytest.fail("it was made in vain"))
    for form in ("pdf", "docx"):
        assert "typst is not installed" in str(run("sitrep", *DAY, "--format", "html", "--format", form).exception)


def test_a_place_that_nothing_bears_is_refused(folder):  # noqa: F811
    assert "'Tehgg' is no place" in str(run("sitrep", *DAY, "--place", "Tehgg", "--out", "-").exception)
    for place in ("Tegh", "Syunik", "Armenia"):
        assert run("sitrep", *DAY, "--place", place, "--out", "-").exit_code == 0


def test_a_day_without_reports_says_so(folder):  # noqa: F811
    told = run("sitrep", "--date", "2021-01-01", "--out", "-").stdout
    assert "No reports: the casefile has none published on 1 January 2021" in told


def test_days_formats_and_places_that_cannot_be_meant_are_mistakes_of_usage(folder):  # noqa: F811
    days = ("yesterday", "2023-04-12..2023-04-11", "9999-12-31", "1900-01-01..9999-12-31", "1899-12-31")
    for words in (*(("--date", day) for day in days), (*DAY, "--format", "odt")):
        assert run("sitrep", *words).exit_code == 2
    assert run("sitrep", "--date", "1900-01-01..2199-12-31", "--out", "-").exit_code == 0
    assert "cannot write it: Not a directory" in str(run("sitrep", *DAY, "--out", "/dev/null/x.html").exception)
    assert gc.isenabled()
    several = run("sitrep", *DAY, "--format", "pdf", "--format", "html", "--out", "report.pdf")
    assert "is no folder" in str(several.exception)


def test_the_manual_shows_what_the_command_prints(folder):  # noqa: F811
    for command, printed in re.findall(r"```\n\$ truceline (.+)\n((?:.+\n)*)```", MANUAL.read_text("utf-8")):
        assert run(*command.split()).stdout == printed, command


def test_the_manual_names_every_option():
    text = MANUAL.read_text("utf-8")
    told = run("sitrep", "--help").stdout
    for option in set(re.findall(r"--[a-z-]+", told)) - {"--help"}:
        assert f"`{option}" in text, option
