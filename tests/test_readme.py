"""The picture of the ledger in the README is what the command prints."""

import re
import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).parents[1]
REPORT = "examples/reports/tegh-05-mt.txt"


def test_the_readme_shows_what_the_command_prints() -> None:
    command = [sys.executable, "-m", "truceline", "read", REPORT, "--format", "table", "--width", "80"]
    printed = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=True).stdout
    lines = "\n".join(line.rstrip() for line in printed.splitlines())
    blocks = re.findall(r"^```\n(.*?)\n```", (REPO / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    pictures = [block for block in blocks if "───" in block]
    assert len(pictures) == 2
    for picture in pictures:
        assert picture in lines
