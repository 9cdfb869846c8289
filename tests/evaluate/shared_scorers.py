"""The scorers that lie beside the repository, where they are at hand: our figures have to be theirs."""

import importlib.util
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "scorers"


def shared_scorer(name):
    """Return the module of that name; skip, and say so, where it is not there."""
    file = FOLDER / f"{name}.py"
    if not file.exists():
        pytest.skip(f"NOT COMPARED with the shared scorer: there is no {file}; the figures stand on their own")
    spec = importlib.util.spec_from_file_location(name, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
