"""Which column of a table goes into which field: as TOML, as a guess from the names of the columns, and kept by name.

kind = "observation"
dates = "dmy"            # how 03/04/2023 is meant; left out: only 2023-04-03 is taken
[columns]
since = "Date"
place = "Event location"
[always]                 # the same in every row
mission = "EUMA"
zone = "+04:00"
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, get_args

from truceline.errors import InputError
from truceline.model.observation import RecordKind
from truceline.observing.fields import FIELDS, Field
from truceline.observing.moments import DayOrder
from truceline.reference.toml_lines import TomlLines, find_lines
from truceline.reference.toml_text import NotToml, read_toml

HELP = "See `truceline observe --help`."
TODO = "The names of fields are those of `truceline observe --fields`."
_BLANKS = re.compile(r"[\s_/-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """``columns`` gives the column of each field that has one, ``always`` the value of fields that have none."""

    kind: RecordKind = "observation"
    columns: Mapping[str, str] = field(default_factory=dict)
    always: Mapping[str, str] = field(default_factory=dict)
    dates: DayOrder = "ymd"


def guess_map(kind: RecordKind, columns: Iterable[str]) -> ColumnMap:
    """Offer a column for each field whose words its name has; a column goes to one field.

    >>> dict(guess_map("observation", ["Date", "Event location", "No.", "Colour"]).columns)
    {'count': 'No.', 'since': 'Date', 'place': 'Event location'}
    """
    free, found = list(columns), {}
    for exact in (True, False):
        for one in FIELDS[kind]:
            column = None if one.name in found else next((c for c in free if _fits(one, c, exact=exact)), None)
            if column is not None:
                found[one.name] = column
                free.remove(column)
    ordered = {one.name: found[one.name] for one in FIELDS[kind] if one.name in found}
    return ColumnMap(kind=kind, columns=ordered)


def _fits(one: Field, column: str, *, exact: bool) -> bool:
    name = plain_name(column)
    if exact:
        return name == plain_name(one.name) or any(name == plain_name(head) for head in one.heads[:1])
    return any(name == plain_name(head) for head in one.heads)


def plain_name(name: str) -> str:
    """Return the name of a column as it is compared: without case, and one blank for any that part its words."""
    return _BLANKS.sub(" ", name.casefold()).strip(" .:()")


def read_map(text: str, *, where: str = "") -> ColumnMap:
    """Read a map from TOML.

    Raises:
        InputError: it is no TOML, or names a kind or a field that there is not; ``where`` has the line.
    """
    try:
        table = read_toml(text)
    except NotToml as fault:
        raise InputError(f"{fault.what}.", where=f"{where}:{fault.line}", todo=HELP) from fault
    return map_of(table, where=where, lines=find_lines(text))


def map_of(table: Mapping[str, Any], *, where: str = "", lines: TomlLines | None = None) -> ColumnMap:
    """Make a map of a table with the keys ``kind``, ``dates``, ``columns`` and ``always``; errors as ``read_map``."""

    def at(*path: str) -> str:
        return f"{where}:{lines.line(*path)}" if lines else where

    strange = sorted(set(table) - {"kind", "dates", "columns", "always"})
    if strange:
        raise InputError(f"{strange[0]!r} is no key of a column map.", where=at(strange[0]), todo=HELP)
    kind, dates = table.get("kind", "observation"), table.get("dates", "ymd")
    if not isinstance(kind, str) or kind not in FIELDS:
        raise InputError(f"{kind!r} is no kind.", where=at("kind"), todo=f"Write one of {', '.join(FIELDS)}.")
    if dates not in get_args(DayOrder):
        raise InputError(f"{dates!r} is no order of dates.", where=at("dates"), todo="Write ymd, dmy or mdy.")
    return ColumnMap(
        kind=kind,
        columns=_of_fields(kind, table.get("columns", {}), partial(at, "columns")),
        always=_of_fields(kind, table.get("always", {}), partial(at, "always")),
        dates=dates,
    )


def check_columns(mapped: ColumnMap, columns: Iterable[str], *, where: str = "") -> None:
    """Raise ``InputError`` where the map names a column that the table has not."""
    there = tuple(columns)
    missing = [column for column in mapped.columns.values() if column not in there]
    if missing:
        raise InputError(
            f"the table has no column {missing[0]!r}.",
            where=where,
            todo=f"Its columns are {', '.join(map(repr, there))}. Change the map, or the header.",
        )


def dump_map(mapped: ColumnMap) -> str:
    """Write a map as one line of JSON, to be kept."""
    table = {"kind": mapped.kind, "dates": mapped.dates, "columns": mapped.columns, "always": mapped.always}
    return json.dumps(table, ensure_ascii=False)


def _of_fields(kind: RecordKind, given: object, at: Callable[..., str]) -> dict[str, str]:
    """Return the fields that are told; ``at`` gives the place of a field in the file."""
    names = [one.name for one in FIELDS[kind]]
    if not isinstance(given, Mapping):
        raise InputError(f"{given!r} is no table of fields.", where=at(), todo=TODO)
    for name, value in given.items():
        if name not in names or not isinstance(value, str):
            raise InputError(f"{name!r} = {value!r} names no field of {kind}.", where=at(name), todo=TODO)
    return {name: given[name] for name in names if given.get(name)}
