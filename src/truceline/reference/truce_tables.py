"""Make an agreement of the values of its file, which were checked before. Nothing is added and nothing left out."""

import re
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from truceline.model.truce import (
    Effective,
    Ended,
    Monitor,
    Provision,
    Sourcing,
    Truce,
    TruceDate,
    TruceEvent,
    TruceParty,
    Version,
)
from truceline.reference.actors import state_names
from truceline.reference.edtf import date_of, parse_edtf
from truceline.reference.truce_form import MANY, ONE, READ, Raw
from truceline.reference.truce_sense import provision_ids

RENAMED = {"date": "dated", "from": "since", "to": "until"}
AFTERTHOUGHT = re.compile(r"\s*\([^)]*\)$")  # "Ukraine (Armed Forces)"
GOVERNMENT = re.compile(r"\bgovernment\b")


def truce_of(values: Raw) -> Truce:
    """Return the agreement of a file without faults."""
    told = {key: _frozen(value) for key, value in values.items() if key not in (*ONE, *MANY, "schema", "declared")}
    told["status_as_of"] = _written(values["status_as_of"])
    ids = provision_ids(values["provision"])
    return Truce(
        **told,
        declared=date_of(values["declared"]),
        effective=_effective(values["effective"]) if "effective" in values else None,
        ended=Ended(**_read(values["ended"], "when")) if "ended" in values else None,
        parties=tuple(TruceParty(**table, state=_is_state(table)) for table in values["party"]),
        versions=tuple(Version(**_read(table)) for table in values["version"]),
        provisions=tuple(_provision(id_, table) for id_, table in zip(ids, values["provision"], strict=True)),
        events=tuple(TruceEvent(**_read(table, "when", "until")) for table in values["event"]),
        monitors=tuple(Monitor(**_read(table)) for table in values["monitor"]),
    )


def _is_state(table: Raw) -> bool:
    """Say whether a party is a state or its government: the id is its country's code, or the name says so."""
    country, name = table.get("country", ""), AFTERTHOUGHT.sub("", table["name"]).casefold()
    if not country or table.get("group"):
        return False
    return table["id"] == country.lower() or GOVERNMENT.search(name) is not None or name in state_names(country)


def _effective(table: Raw) -> Effective:
    """Return from when it is in force: one moment where the zone was read too, else all that the clock can mean."""
    at = date_of(table["at"])
    told = _read({key: value for key, value in table.items() if key not in ("at", "utc", "zone")})
    if "zone" in table and told["sourcing"].confirms("zone"):
        ends = [table["utc"]] if "utc" in table else _moments(table["at"], ZoneInfo(table["zone"]))
        moments = sorted(each.astimezone(UTC) for each in ends)
        at = TruceDate(written=at.written, earliest=moments[0], latest=moments[-1])
    return Effective(at=at, zone=table.get("zone"), **told)


def _moments(clock: datetime, zone: ZoneInfo) -> list[datetime]:
    """Return the moments that a clock of a zone can mean: two in the hour that is told twice when clocks go back."""
    return [clock] if clock.tzinfo else [clock.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]


def _provision(id_: str, table: Raw) -> Provision:
    told = _read(table)
    for key in ("start", "deadline"):
        if key in told:
            told[key] = date_of(told[key])
    return Provision(id=id_, **told)


def _read(table: Raw, *dates: str) -> Raw:
    """Return the values of a table by field, with where they were read; ``dates`` are written in quotes."""
    told = {RENAMED.get(key, key): _frozen(value) for key, value in table.items() if key not in READ}
    told |= {key: _written(table[key]) for key in dates if key in table}
    return told | {"sourcing": Sourcing(**{key: _frozen(table[key]) for key in READ if key in table})}


def _written(text: str) -> TruceDate:
    found = parse_edtf(text)
    if found is None:
        raise ValueError(f"{text!r} was to be checked before")
    return found


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
