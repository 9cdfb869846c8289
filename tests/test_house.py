"""Rules of the house that no other tool checks."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

REPO = Path(__file__).parents[1]
SOURCES = sorted((REPO / "src").rglob("*.py"))
MODEL = REPO / "src" / "truceline" / "model"
MOST_LINES = 500  # of a module; a longer one is split, or is a table and belongs in reference/data
HEAVY = (
    "spacy",
    "fastapi",
    "pydantic",
    "sqlalchemy",
    "alembic",
    "rich",
    "typer",
    "numpy",
    "msgspec",
    "thinc",
    "pyarrow",
    "lxml",
)
REGISTRIES = ("pypi.org", "pythonhosted", "npmjs", "deb.debian", "proxy.golang", "crates.io")
PACKAGES = {"docx": "python_docx", "markdown_it": "markdown_it_py"}  # imported under another name than installed
BINARY = {".zip", ".gz", ".png", ".pdf", ".parquet", ".sqlite"}


def in_python(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def tracked_files():
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"NOT CHECKED: the files of version control cannot be listed here ({error})")
    return [REPO / line for line in done.stdout.splitlines() if (REPO / line).is_file()]


def test_the_readme_shows_the_two_commands():
    readme = (REPO / "README.md").read_text("utf-8")
    assert "make demo" in readme and "make test" in readme


def test_importing_the_library_loads_nothing_heavy():
    code = f"import sys, truceline; print([name for name in {HEAVY} if name in sys.modules])"
    assert in_python(code) == "[]"


def test_a_daily_report_opens_no_reader():
    code = "import sys, truceline.web.sitrep_made; print('truceline.pipeline.reader' in sys.modules)"
    assert in_python(code) == "False"


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(REPO / "src")))
def test_no_module_is_too_long(file):
    assert len(file.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(REPO / "src")))
def test_every_module_says_what_it_does(file):
    assert ast.get_docstring(ast.parse(file.read_text("utf-8")))


def test_no_file_names_a_place_of_one_machine_or_a_registry():
    here = re.compile("|".join([rf"(?<![\w.]){'/'}work/", *map(re.escape, REGISTRIES)]))
    found = [
        f"{file.relative_to(REPO)}: {match[0]}"
        for file in tracked_files()
        if file.suffix not in BINARY and file != Path(__file__)
        for match in [here.search(file.read_text("utf-8", errors="replace"))]
        if match
    ]
    assert found == []


def test_the_locks_are_hashed():
    for name in ("run.txt", "dev.txt", "tooling.txt"):
        lines = (REPO / "requirements" / name).read_text("utf-8").splitlines()
        pinned = [line for line in lines if re.match(r"[a-z0-9]", line)]
        assert pinned and all(re.match(r"[\w.-]+==[\w.!+-]+( ; .+)? \\$", line) for line in pinned)
        assert sum("--hash=sha256:" in line for line in lines) >= len(pinned)


def imported(files):
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def test_every_package_that_the_library_imports_is_declared():
    project = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    declared = {re.match(r"[\w.-]+", line)[0].replace("-", "_").lower() for line in wanted}
    found = set(imported(SOURCES)) - set(sys.stdlib_module_names) - {"truceline"}
    assert {PACKAGES.get(name, name) for name in found} <= declared


def classes_of_the_vocabulary():
    for file in sorted(MODEL.glob("*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield node.name


@pytest.mark.parametrize("name", list(classes_of_the_vocabulary()))
def test_the_glossary_has_every_class_of_the_vocabulary_once(name):
    glossary = (REPO / "docs" / "glossary.md").read_text("utf-8")
    assert len(re.findall(rf"^\| \*\*{name}\*\*", glossary, re.MULTILINE)) == 1


def test_the_version_is_written_once():
    told = [file for file in SOURCES if re.search(r'__version__\s*=\s*"', file.read_text("utf-8"))]
    assert told == []
