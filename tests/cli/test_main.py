import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from truceline.cli import main as module
from truceline.cli.main import app, main
from truceline.errors import GoldError
from truceline.record import json_schema
from truceline.record_incident import incident_schema

COMMANDS = ("read", "init", "add", "incidents", "show", "why", "judge", "reread", "verify", "evaluate", "schema")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_one_sentence_of_help_and_an_example(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"Example: truceline {command}" in " ".join(result.stdout.split())


def test_help_lists_the_commands() -> None:
    result = CliRunner().invoke(app, ["--help"])
    assert result.exit_code == 0
    for command in COMMANDS:
        assert f"  {command} " in result.stdout


def test_schema_of_incidents_is_printed_on_request() -> None:
    result = CliRunner().invoke(app, ["schema", "--incident"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == incident_schema()


def test_schema_prints_the_schema() -> None:
    result = CliRunner().invoke(app, ["schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json_schema()


def test_an_unknown_command_is_exit_code_2() -> None:
    assert CliRunner().invoke(app, ["reed"]).exit_code == 2


def test_help_loads_no_parser_and_no_table() -> None:
    heavy = ("spacy", "thinc", "numpy", "rich.table", "truceline.pipeline", "truceline.record", "truceline.evaluate")
    script = f"import sys, truceline.cli.main; print([m for m in {heavy!r} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_module_can_be_run() -> None:
    shown = subprocess.run([sys.executable, "-m", "truceline", "--help"], capture_output=True, text=True, check=True)
    assert "Example: truceline read report.txt" in shown.stdout


def failing() -> None:
    raise GoldError("no case.json.", where="cases/dev", todo="Name a folder of cases.")


def test_an_error_of_ours_is_one_line_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "app", failing)
    monkeypatch.setattr(sys, "argv", ["truceline", "evaluate"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    assert capsys.readouterr().err == "truceline: cases/dev: no case.json. Name a folder of cases.\n"


def test_debug_keeps_the_traceback_of_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "app", failing)
    monkeypatch.setattr(sys, "argv", ["truceline", "read", "--debug"])
    with pytest.raises(GoldError):
        main()
