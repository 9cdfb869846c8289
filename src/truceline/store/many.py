"""Many ids in one question, in pieces that every database takes; the number of a new row."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import CursorResult

PIECE = 500


def pieces(ids: Collection[str]) -> Iterator[list[str]]:
    """Yield the ids in order, each once, in lists of at most ``PIECE``."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), PIECE):
        yield ordered[start : start + PIECE]


def numbered(result: CursorResult[Any]) -> int:
    """Return the number that the database gave to the row that was put in."""
    key = result.inserted_primary_key
    if key is None:
        raise RuntimeError("a row was put in without a number")
    return int(key[0])
