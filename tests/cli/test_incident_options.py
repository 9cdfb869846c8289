"""What the pages say can be typed is there to be typed."""

import re

from typer.testing import CliRunner

from truceline.cli.main import app
from truceline.publish.incident_list import KEY, MORE


def test_every_option_that_the_end_of_a_list_names_exists():
    told = CliRunner().invoke(app, ["incidents", "--help"], env={"COLUMNS": "200"}).stdout
    options = re.findall(r"--[a-z]+", MORE)
    assert options
    assert [option for option in options if option not in told] == []


def test_the_commands_that_the_pages_name_exist():
    assert "truceline show ID" in KEY
    for verb in ("show", "why"):
        assert CliRunner().invoke(app, [verb, "--help"]).exit_code == 0
