"""The pictures in the README are what the commands print."""

import re
import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).parents[1]
REPORTS = REPO / "examples" / "reports"


def run(folder, *words):
    command = [sys.executable, "-m", "truceline", *map(str, words)]
    printed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    return "\n".join(line.rstrip() for line in printed.splitlines())


def test_the_readme_shows_what_the_commands_print(tmp_path: Path) -> None:
    run(tmp_path, "init", "tegh.tl")
    run(tmp_path, "add", REPORTS)
    shown = run(tmp_path, "show", "--width", "80")
    read = run(tmp_path, "read", REPORTS / "tegh-05-mt.txt", "--format", "table", "--width", "80")
    blocks = re.findall(r"^```\n(.*?)\n```", (REPO / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    pictures = [block for block in blocks if not block.startswith(("truceline", "make"))]
    assert len(pictures) == 3, pictures
    for picture in pictures:
        for part in picture.split("\n\n"):
            assert part in shown or part in read


def test_the_incident_that_the_readme_names_is_the_one_of_the_examples(tmp_path: Path) -> None:
    run(tmp_path, "init", "tegh.tl")
    run(tmp_path, "add", REPORTS)
    named = set(re.findall(r"inc-[0-9a-f]{8}", (REPO / "README.md").read_text("utf-8")))
    listed = run(tmp_path, "incidents", "--width", "80")
    assert named and all(name in listed for name in named)
