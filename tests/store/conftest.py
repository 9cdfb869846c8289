"""One empty casefile a test, for every database that there is a dialect of."""

import pytest

from truceline.store import create_store


@pytest.fixture(params=["sqlite"])
def store(request, tmp_path):
    """An open store; a second dialect joins by its name here, and every test of the contract runs on it."""
    made = create_store(tmp_path / "case.tl")
    yield made
    made.close()
