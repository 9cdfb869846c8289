"""Seals of rows, and blobs: what makes a changed byte of the database be seen.

A seal is the SHA-256 over the name of the table and all other columns of a row. Blobs are zlib over the JSON of a value
of the vocabulary; zlib has a checksum of its own.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import RowMapping

import truceline.record
from truceline.errors import CasefileDamaged
from truceline.store.schema import storable, utc

T = TypeVar("T")
TODO = "`truceline verify` says what is wrong; go back to a copy."
NOT_SEALED = frozenset({"seal", "seq", "number"})  # numbers are given by the database


def seal(table: str, row: Mapping[str, Any] | RowMapping) -> str:
    """Return the seal of a row; ``row`` may be as it goes in or as it comes out."""
    values = {name: _plain(value) for name, value in row.items() if name not in NOT_SEALED}
    text = json.dumps([table, values], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def sealed(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row with its seal."""
    return {**row, "seal": seal(table, row)}


def pack(value: object) -> bytes:
    """Write a value of the vocabulary as a blob."""
    return zlib.compress(truceline.record.to_json(value), level=6)


def unpack(blob: bytes, kind: type[T]) -> T:
    """Read a blob back.

    Raises:
        CasefileDamaged: it is not whole, or not of this kind.
    """
    try:
        return truceline.record.from_json(zlib.decompress(blob), kind)
    except (zlib.error, ValueError, TypeError) as error:  # what msgspec raises is a ValueError
        raise CasefileDamaged(f"a stored {kind.__name__} cannot be read ({error}).", todo=TODO) from error


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return utc(value).isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return storable(value) if isinstance(value, str) else value
