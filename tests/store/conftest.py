"""One empty casefile a test, for every database that there is a dialect of."""

import shutil

import pytest

from truceline.store import create_store, open_store


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """An empty casefile, closed: making one takes longer than copying it."""
    path = tmp_path_factory.mktemp("empty") / "case.tl"
    create_store(path).close()
    return path


@pytest.fixture(params=["sqlite"])
def store(request, empty, tmp_path):
    """An open store; a second dialect joins by its name here, and every test of the contract runs on it."""
    opened = open_store(shutil.copy(empty, tmp_path))
    yield opened
    opened.close()
