"""What every test may use: one reader for the whole run, and the folder shared with the project where it lies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.browsers import open_browser
from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.pipeline.reader import Reader

ROOT = Path(__file__).parents[1]

settings.register_profile("patient", deadline=None)  # nothing here is a test of speed
settings.load_profile("patient")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The real reader with its real tables and parser, opened once."""
    return Reader.load()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of the run; tests open pages of their own in it."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def seed_text() -> str:
    """The report it began with; its wording is not ours, so it is read where it lies."""
    path = ROOT.parent / "shared" / "cases" / "seed" / "seed-report" / "00-seed.txt"
    if not path.exists():
        pytest.skip(f"NOT TESTED: the seed report is not at {path}; it may not stand in the repository")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def seed(reader: Reader, seed_text: str) -> Reading:
    """The seed report read, without a publication date."""
    return reader.read(Document(text=seed_text, language="en"))
