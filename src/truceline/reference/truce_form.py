"""The form of an agreement file (schema 1): which keys each table takes, of which kind, with which values.

Goes in: the values of one file, and the lines on which they stand. Comes out: every fault of form, and the file without
what is at fault, so that what is left can be checked for sense.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args

from truceline.model.truce import Ending, EventEffect, Obligation, PartyRole, TruceKind, TruceStatus
from truceline.reference.edtf import FORMS, parse_edtf
from truceline.reference.toml_lines import Path, TomlLines

SCHEMA = 1
Raw = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class TruceFault:
    """What is wrong in an agreement file, on which line (from 1), and what was allowed."""

    file: str
    line: int
    what: str
    todo: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}{f' {self.todo}' if self.todo else ''}"


class Key(NamedTuple):
    """One key: what it takes, whether it has to be there, and the values it may have (none: any)."""

    takes: str
    needed: bool = False
    choices: tuple[str, ...] = ()


class Source(NamedTuple):
    """One file as read: the name to show, its values, the lines on which they stand."""

    name: str
    values: Raw
    lines: TomlLines

    def fault(self, path: Path, what: str, todo: str = "") -> TruceFault:
        """Return a fault at the line of a path."""
        return TruceFault(file=self.name, line=self.lines.line(*path), what=what, todo=todo)


TEXT, TEXTS, DAY, WHEN = Key("a text"), Key("a list of texts"), Key("a date"), Key("a date or a date with a clock")
EDTF, POSITIVE, YES_NO = Key("a date in quotes"), Key("a number above 0, under 100,000"), Key("true or false")
READ = {"source": TEXT, "verified": YES_NO._replace(needed=True), "unverified": TEXTS, "unverified_note": TEXT}
NEEDED = TEXT._replace(needed=True)
TABLES: Mapping[str, Mapping[str, Key]] = {
    "": {
        "schema": Key("a whole number", needed=True),
        **dict.fromkeys(("id", "title", "summary"), NEEDED),
        "kind": Key("a text", needed=True, choices=get_args(TruceKind)),
        "declared": DAY._replace(needed=True),
        "status": Key("a text", needed=True, choices=get_args(TruceStatus)),
        "status_as_of": EDTF._replace(needed=True),
        "sources": TEXTS._replace(needed=True),
        **dict.fromkeys(("aliases", "brokers"), TEXTS),
        **dict.fromkeys(("brokers_note", "status_note", "follows"), TEXT),
    },
    "effective": {
        "at": Key("a date with a clock", needed=True),
        "zone": TEXT,
        "utc": Key("a date with a clock"),
        "note": TEXT,
        **READ,
    },
    "ended": {
        "when": EDTF._replace(needed=True),
        "how": Key("a text", needed=True, choices=get_args(Ending)),
        "by": TEXT,
        "note": TEXT,
        **READ,
    },
    "party": {
        "id": NEEDED,
        "name": NEEDED,
        "role": Key("a text", needed=True, choices=get_args(PartyRole)),
        "country": TEXT,
        "group": TEXT,
    },
    "version": {"id": NEEDED, "publisher": NEEDED, "language": TEXT, "date": DAY, "differs": TEXT, **READ},
    "provision": {
        **dict.fromkeys(("number", "summary"), NEEDED),
        "obliged": TEXTS._replace(needed=True),
        "obligation": Key("a text", needed=True, choices=get_args(Obligation)),
        "versions": TEXTS,
        **dict.fromkeys(("object", "weapons", "zone", "line", "start_rule", "deadline_rule", "deadline_note"), TEXT),
        **dict.fromkeys(("duration", "renewal", "condition", "verifier", "note"), TEXT),
        **dict.fromkeys(("calibre_min_mm", "width_km", "zone_width_km"), POSITIVE),
        **dict.fromkeys(("start", "deadline"), WHEN),
        **READ,
    },
    "event": {
        "when": EDTF._replace(needed=True),
        "what": NEEDED,
        "effect": Key("a text", choices=get_args(EventEffect)),
        "until": EDTF,
        **dict.fromkeys(("provisions", "parties"), TEXTS),
        **READ,
    },
    "monitor": {"id": NEEDED, "name": NEEDED, "mandate": TEXT, "from": DAY, "to": DAY, "note": TEXT, **READ},
}
ONE, MANY = ("effective", "ended"), ("party", "version", "provision", "event", "monitor")
TITLES = {"": "the agreement", "effective": "[effective]", "ended": "[ended]", **{name: f"a {name}" for name in MANY}}


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < 100_000


FITS: Mapping[str, Callable[[Any], bool]] = {
    "a text": lambda value: isinstance(value, str),
    "a list of texts": lambda value: isinstance(value, list) and all(isinstance(each, str) for each in value),
    "a date": lambda value: type(value) is date,
    "a date with a clock": lambda value: isinstance(value, datetime),
    "a date or a date with a clock": lambda value: isinstance(value, date),
    "a date in quotes": lambda value: isinstance(value, str),
    "a number above 0, under 100,000": _number,
    "a whole number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "true or false": lambda value: isinstance(value, bool),
}
FILLED = ("id", "title", "name", "obliged", "obligation", "sources", "publisher")  # an empty one says nothing


def check_form(source: Source) -> tuple[Source, list[TruceFault]]:
    """Return the file without what is at fault, and every fault of its form."""
    faults: list[TruceFault] = []
    values = source.values
    kept: Raw = _checked(source, (), {key: value for key, value in values.items() if key not in (*ONE, *MANY)}, faults)
    for name in ONE:
        if name in values and _is_table(source, name, values[name], faults):
            kept[name] = _checked(source, (name,), values[name], faults)
    for name in MANY:
        tables = values.get(name, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            faults.append(source.fault((name,), f"{name!r} must be tables.", f"Write each as [[{name}]]."))
            tables = []
        kept[name] = [_checked(source, (name, place), table, faults) for place, table in enumerate(tables)]
    faults += [
        source.fault((), f"the agreement has no [[{name}]].") for name in ("party", "provision") if not values.get(name)
    ]
    return source._replace(values=kept), faults


def _is_table(source: Source, name: str, value: object, faults: list[TruceFault]) -> bool:
    if isinstance(value, dict):
        return True
    faults.append(source.fault((name,), f"{name!r} must be one table.", f"Write it as [{name}]."))
    return False


def _checked(source: Source, path: Path, table: Raw, faults: list[TruceFault]) -> Raw:
    """Return the table without what is at fault."""
    name = str(path[0]) if path else ""
    keys = TABLES[name]
    missing = [key for key, form in keys.items() if form.needed and key not in table]
    faults += [source.fault(path, f"{TITLES[name]} lacks {key!r}.") for key in missing]
    kept: Raw = {}
    for key, value in table.items():
        found = list(_key_faults(source, (*path, key), name, value))
        faults += found
        if not found:
            kept[key] = value
    return kept


def _key_faults(source: Source, path: Path, name: str, value: object) -> Iterator[TruceFault]:
    key = str(path[-1])
    form = TABLES[name].get(key)
    if form is None:
        yield source.fault(path, f"{TITLES[name]} has no key {key!r}.", _allowed(key, (*TABLES[name], *_tables(name))))
    elif not FITS[form.takes](value):
        yield source.fault(path, f"{key!r} must be {form.takes}, not {_shown(value)}.")
    elif form.choices and value not in form.choices:
        yield source.fault(path, f"{key!r} cannot be {value!r}.", _allowed(str(value), form.choices))
    elif form.takes == EDTF.takes and parse_edtf(str(value)) is None:
        yield source.fault(path, f"{key!r} is {value!r}, which is no date.", f"Write it as {FORMS}.")
    elif key in FILLED and not value:
        yield source.fault(path, f"{key!r} is empty.")
    elif key == "schema" and value != SCHEMA:
        yield source.fault(path, f"this is schema {value}; schema {SCHEMA} is known here.")


def _tables(name: str) -> tuple[str, ...]:
    return () if name else (*ONE, *MANY)


def _allowed(wrong: str, names: Iterable[str]) -> str:
    """Name what was meant, or all that is allowed."""
    names = tuple(names)
    near = get_close_matches(wrong, names, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Allowed: {', '.join(names)}."


def _shown(value: object) -> str:
    text = value.isoformat() if isinstance(value, date) else repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
