"""Agreements: the packaged ones and those of a user's files, checked before anything is made of them.

Goes in: TOML files of schema 1 (``data/truces/SCHEMA.md``). Comes out: agreements, or every fault with file and line.
What the packaged events do to the terms is in ``data/truces/effects.tsv``: read by hand, with the reason.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import cast

from truceline.errors import TableError
from truceline.model.truce import EventEffect, Truce, TruceEvent
from truceline.reference.edtf import parse_edtf
from truceline.reference.ground import Ground, load_grounds
from truceline.reference.tables import read_table
from truceline.reference.toml_lines import find_lines
from truceline.reference.toml_text import NotToml, read_toml
from truceline.reference.truce_families import check_families
from truceline.reference.truce_form import Source, TruceFault, check_form
from truceline.reference.truce_grounds import check_grounds
from truceline.reference.truce_sense import check_sense
from truceline.reference.truce_tables import truce_of

FOLDER = "truces"
MOST_BYTES = 4_000_000  # a file of the package has at most 14 kB


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedTruces:
    """The agreements of files that are sound, and every fault of the others, by file and line."""

    truces: tuple[Truce, ...]
    faults: tuple[TruceFault, ...]


@lru_cache(maxsize=1)
def load_truces() -> Mapping[str, Truce]:
    """Open the packaged agreements, by id, in the order of their ids.

    Raises:
        TableError: one of them is at fault.
    """
    folder = files("truceline.reference") / "data" / FOLDER
    named = {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".toml")}
    checked = check_truces(dict(sorted(named.items())), load_grounds())
    if checked.faults:
        raise TableError(str(checked.faults[0]), where=str(folder), todo="Run `make data`, or install again.")
    effects = list(read_table(f"{FOLDER}/effects.tsv"))
    return {truce.id: _with_effects(truce, effects) for truce in checked.truces}


def read_truce_files(
    paths: Iterable[Path], known: Collection[str], beside: Mapping[str, bytes] | None = None
) -> CheckedTruces:
    """Read and check a user's files; one that cannot be read is a fault of its own.

    Args:
        known: ids of agreements that they may follow, and may not take.
        beside: files by name that are checked together with them.
    """
    named: dict[str, bytes] = dict(beside or {})
    unread: list[TruceFault] = []
    for path in paths:
        try:
            if path.stat().st_size > MOST_BYTES:
                raise ValueError(f"over {MOST_BYTES // 1_000_000} MB")
            named[str(path)] = path.read_bytes()
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            unread.append(TruceFault(file=str(path), line=1, what=f"it cannot be read ({reason})."))
    checked = check_truces(named, load_grounds(), known)
    return replace(checked, faults=tuple(sorted((*unread, *checked.faults))))


def is_packaged(path: Path) -> bool:
    """Say whether a file is one of the package, which may be checked where it lies."""
    return path.resolve().parent == Path(str(files("truceline.reference"))).resolve() / "data" / FOLDER


def check_truces(
    named: Mapping[str, bytes], grounds: Mapping[str, Ground], known: Collection[str] = ()
) -> CheckedTruces:
    """Check files by name, each by itself and all together; a file with any fault gives no agreement."""
    sound: list[Source] = []
    faults: list[TruceFault] = []
    for name, data in named.items():
        source, found = _parsed(name, data)
        faults += found
        if source is not None:
            kept, found = check_form(source)
            faults += [*found, *check_sense(kept), *check_grounds(kept, grounds)]
            sound.append(kept)
    faults += check_families(sound, known)
    wrong = {fault.file for fault in faults}
    truces = tuple(truce_of(source.values) for source in sound if source.name not in wrong)
    return CheckedTruces(truces=truces, faults=tuple(sorted(faults)))


def _parsed(name: str, data: bytes) -> tuple[Source | None, list[TruceFault]]:
    try:
        text = data.decode("utf-8-sig")
        return Source(name, read_toml(text), find_lines(text)), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [TruceFault(file=name, line=line, what="it is not UTF-8.", todo="Save it as UTF-8.")]
    except NotToml as fault:
        return None, [TruceFault(file=name, line=fault.line, what=f"{fault.what}.")]


def _with_effects(truce: Truce, effects: Iterable[Mapping[str, str]]) -> Truce:
    rows = {(row["when"], row["words"]): row for row in effects if row["truce"] == truce.id}
    return replace(truce, events=tuple(_event_with(event, rows) for event in truce.events))


def _event_with(event: TruceEvent, rows: Mapping[tuple[str, str], Mapping[str, str]]) -> TruceEvent:
    found = [row for (when, words), row in rows.items() if when == event.when.written and words in event.what]
    if not found:
        return event
    row = found[0]
    return replace(
        event,
        effect=cast(EventEffect, row["effect"]) if row["effect"] else None,
        until=parse_edtf(row["until"]) if row["until"] else None,
        provisions=tuple(row["provisions"].split()),
        parties=tuple(row["parties"].split()),
        effect_why=row["why"],
    )
