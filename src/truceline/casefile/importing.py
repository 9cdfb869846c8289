"""A table of a mission taken into a casefile: its bytes as evidence, its good rows as records, column maps by name."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from truceline.errors import InputError
from truceline.model.evidence import Capture
from truceline.model.observation import Recorded
from truceline.observing.column_map import ColumnMap, dump_map, map_of
from truceline.observing.csv_rows import ReadRow
from truceline.store.base import Store

if TYPE_CHECKING:
    from truceline.casefile.casefile import Casefile

TOOL = "truceline observe"
MAPS = "observations.maps"  # the setting that holds column maps by name
LONGEST_NAME = 60
MOST_MAPS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a table: records that are new, that were there already, and rows that were not taken."""

    added: tuple[Recorded, ...]
    there: int
    rejected: tuple[ReadRow, ...]


def import_rows(casefile: "Casefile", content: bytes, name: str, rows: Iterable[ReadRow]) -> Imported:
    """Keep the bytes of a table with how they came, and its good rows, all of them or none."""
    given = tuple(rows)
    digest = sha256(content).hexdigest()
    store, at = casefile.store, casefile.monitoring.clock()
    capture = Capture(
        sha256=digest, captured_at=at, requested=name, media_type="text/csv", size=len(content), tool=TOOL
    )
    records = [row.record for row in given if row.record is not None]
    if records:
        store.evidence.keep(content)
    with store.writing():
        if records and not store.evidence.captures(sha256=digest):
            store.evidence.record(capture, by=casefile.by)
        entered = casefile.monitoring.enter(records)
    added = tuple(one.record for one in entered if one.new)
    return Imported(
        added=added, there=len(entered) - len(added), rejected=tuple(row for row in given if row.record is None)
    )


def saved_maps(store: Store) -> dict[str, ColumnMap]:
    """Return the column maps that were kept, by name, in the order of the alphabet."""
    kept = json.loads(store.settings.get(MAPS) or "{}")
    return {name: map_of(table) for name, table in sorted(kept.items())}


def save_map(store: Store, name: str, mapped: ColumnMap) -> None:
    """Keep a column map under a name, in place of one of that name.

    Raises:
        InputError: the name is empty or too long, or there are too many.
    """
    told = " ".join(name.split())
    if not told or len(told) > LONGEST_NAME:
        raise InputError(f"{name!r} is no name for a map.", todo=f"Give one of 1 to {LONGEST_NAME} characters.")
    with store.writing():
        kept = json.loads(store.settings.get(MAPS) or "{}")
        if told not in kept and len(kept) >= MOST_MAPS:
            raise InputError(f"{MOST_MAPS} maps are kept already.", todo="Save it under the name of one of them.")
        store.settings.set(MAPS, json.dumps(kept | {told: json.loads(dump_map(mapped))}, ensure_ascii=False))
