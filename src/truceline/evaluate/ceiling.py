"""What a second human reader reaches on the same texts: read from ``accuracy/ceiling.toml`` and printed beside ours."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from truceline.errors import GoldError


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """Figures of the second reader by measure, and where they come from."""

    source: str
    figures: Mapping[str, float]


def load_ceiling(file: Path, gold_set: str) -> Ceiling | None:
    """Read the second reader's figures for a gold set (``rival``); ``None`` where the file or the set is not there.

    Raises: GoldError where the file is not readable as what it should be.
    """
    if not file.exists():
        return None
    try:
        entry = tomllib.loads(file.read_text(encoding="utf-8")).get(gold_set)
        if entry is None:
            return None
        return Ceiling(source=str(entry["source"]), figures={k: float(v) for k, v in entry["figures"].items()})
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        fault = f"not a file of second readings: {error!r}."
        raise GoldError(fault, where=str(file), todo="Restore it from version control.") from error
