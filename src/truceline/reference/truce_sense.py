"""What an agreement file may not say although its form is right: each rule is a function that yields faults.

Goes in: a file without what is at fault in its form, and the contested ground. Comes out: faults with lines. Rules that
look at several files are in ``truce_families.py``, those on ground in ``truce_grounds.py``.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import PurePath
from zoneinfo import ZoneInfo

from truceline.model.truce import TruceDate
from truceline.reference.edtf import date_of, parse_edtf
from truceline.reference.truce_form import MANY, ONE, Raw, Source, TruceFault


def check_sense(source: Source) -> Iterator[TruceFault]:
    """Yield what one file says that cannot be."""
    for rule in (_name, _clock, _unlike_ids, _times, _terms, _obliged, _wordings, _events, _reading):
        yield from rule(source)


def provision_ids(provisions: Iterable[Raw]) -> list[str]:
    """Return the id of every provision: number and obligation, with a count where several have the same.

    >>> provision_ids([{"number": "6", "obligation": "transfer"}] * 2 + [{"obligation": "report"}])
    ['6-transfer', '6-transfer-2', 'report']
    """
    ids: list[str] = []
    seen: dict[str, int] = {}
    for table in provisions:
        base = "-".join(part for part in (table.get("number", ""), table.get("obligation", "")) if part)
        seen[base] = seen.get(base, 0) + 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return ids


def party_ids(values: Raw) -> list[str]:
    """Return the ids of parties and brokers."""
    return [*(party["id"] for party in values["party"] if "id" in party), *values.get("brokers", [])]


def _name(source: Source) -> Iterator[TruceFault]:
    """Check that the id is the name of the file."""
    stem, told = PurePath(source.name).stem, source.values.get("id", "")
    if told and stem != told:
        yield source.fault(("id",), f"the id {told!r} is not the file name {stem!r}.", "Name both alike.")


def _clock(source: Source) -> Iterator[TruceFault]:
    """Check that the moment in UTC is that of the clock and the zone."""
    table = source.values.get("effective", {})
    zone, at, utc = table.get("zone"), table.get("at"), table.get("utc")
    if utc is not None and utc.utcoffset() != timedelta(0):
        yield source.fault(("effective", "utc"), f"'utc' is {utc.isoformat()}, which is not in UTC.", "End it with Z.")
        return
    if zone is not None:
        try:
            info = ZoneInfo(zone)
        except (ValueError, OSError, LookupError):
            yield source.fault(("effective", "zone"), f"{zone!r} is no time zone.", "Write it as Europe/Moscow.")
            return
        if at and at.tzinfo and at.utcoffset() != at.replace(tzinfo=info).utcoffset():
            what = f"'at' is {at.isoformat()}, which is not the clock of {zone}."
            yield source.fault(("effective", "at"), what, "Leave the offset out, or name the zone that it is of.")
        elif at and utc and at.replace(tzinfo=info) != utc:
            meant = f"{at.isoformat()} in {zone}"
            yield source.fault(("effective", "utc"), f"'utc' is {utc.isoformat()}, which is not {meant}.")
    elif utc is not None and at is not None:
        yield source.fault(("effective", "utc"), "'utc' is given without a zone.", "Name the zone, or leave 'utc' out.")


def _unlike_ids(source: Source) -> Iterator[TruceFault]:
    """Check that no two parties, versions or monitors have one id."""
    for name in ("party", "version", "monitor"):
        seen: dict[str, int] = {}
        for place, table in enumerate(source.values[name]):
            told = table.get("id")
            if told in seen:
                first = source.lines.line(name, seen[told], "id")
                yield source.fault((name, place, "id"), f"the id {told!r} is taken by the {name} on line {first}.")
            elif told:
                seen[told] = place


def _times(source: Source) -> Iterator[TruceFault]:
    """Check that nothing ends before it begins."""
    values = source.values
    declared, ended, effective = values.get("declared"), values.get("ended", {}), values.get("effective", {})
    if declared and "when" in ended and _before(parse_edtf(ended["when"]), date_of(declared)):
        yield source.fault(("ended", "when"), f"the end {ended['when']!r} is before it was declared, {declared}.")
    if declared and "at" in effective and _before(date_of(effective["at"]), date_of(declared)):
        at = effective["at"].isoformat()
        yield source.fault(("effective", "at"), f"it is in force from {at}, before it was declared, {declared}.")
    since = date_of(effective["at"]) if "at" in effective else None
    if since and "when" in ended and _before(parse_edtf(ended["when"]), since):
        what = f"the end {ended['when']!r} is before it is in force, {since.written}."
        yield source.fault(("ended", "when"), what, "Leave [effective] out of what never was in force.")
    for place, table in enumerate(values["monitor"]):
        if "from" in table and "to" in table and table["to"] < table["from"]:
            yield source.fault(("monitor", place, "to"), f"'to' {table['to']} is before 'from' {table['from']}.")


def _terms(source: Source) -> Iterator[TruceFault]:
    """Check that no deadline is before its provision starts, nor before the agreement is declared and in force.

    A provision may start before either, as its text says: "troops stay where they were on 29 July", agreed in August.
    """
    declared = source.values.get("declared")
    in_force = source.values.get("effective", {}).get("at")
    for place, table in enumerate(source.values["provision"]):
        deadline, start = table.get("deadline"), table.get("start")
        path = ("provision", place, "deadline")
        if deadline and start and _before(date_of(deadline), date_of(start)):
            yield source.fault(path, f"the deadline {_iso(deadline)} is before the start {_iso(start)}.")
        elif deadline and declared and _before(date_of(deadline), date_of(declared)):
            yield source.fault(path, f"the deadline {_iso(deadline)} is before the agreement was declared, {declared}.")
        elif deadline and in_force and not start and _before(date_of(deadline), date_of(in_force)):
            what = f"the deadline {_iso(deadline)} is before the agreement is in force, {_iso(in_force)}."
            yield source.fault(path, what, "Give the 'start' of what is due before.")


def _obliged(source: Source) -> Iterator[TruceFault]:
    """Check that whoever is obliged is a party or a broker."""
    known = party_ids(source.values)
    for place, table in enumerate(source.values["provision"]):
        for told in table.get("obliged", []):
            if told not in known:
                path = ("provision", place, "obliged")
                yield source.fault(path, f"{told!r} is no party or broker of it.", f"Known: {', '.join(known)}.")


def _wordings(source: Source) -> Iterator[TruceFault]:
    """Check that a provision names only versions that are there."""
    known = [table["id"] for table in source.values["version"] if "id" in table]
    for place, table in enumerate(source.values["provision"]):
        for told in table.get("versions", []):
            if told not in known:
                path = ("provision", place, "versions")
                yield source.fault(path, f"there is no version {told!r}.", f"Known: {', '.join(known) or 'none'}.")


def _events(source: Source) -> Iterator[TruceFault]:
    """Check that an event acts on provisions and parties that are there, and sets the day that it has to."""
    known = {"provisions": provision_ids(source.values["provision"]), "parties": party_ids(source.values)}
    for place, table in enumerate(source.values["event"]):
        for key, names in known.items():
            for told in table.get(key, []):
                if told not in names:
                    path = ("event", place, key)
                    yield source.fault(path, f"{told!r} is none of its {key}.", f"Known: {', '.join(names)}.")
        if table.get("effect") in ("extended", "deadline_moved") and "until" not in table:
            yield source.fault(("event", place, "effect"), f"{table['effect']!r} needs 'until', the day that it sets.")
        yield from _event_times(source, place, table)


def _event_times(source: Source, place: int, table: Raw) -> Iterator[TruceFault]:
    """Check that an event comes after the agreement was declared, and sets no day before its own."""
    declared, when = source.values.get("declared"), parse_edtf(table.get("when", ""))
    if declared and _before(when, date_of(declared)):
        what = f"the event of {table['when']!r} is before the agreement was declared, {declared}."
        yield source.fault(("event", place, "when"), what, "Events are what came later: put it into the 'summary'.")
    if when and "until" in table and _before(parse_edtf(table["until"]), when):
        what = f"'until' {table['until']!r} is before the event itself, {table['when']!r}."
        yield source.fault(("event", place, "until"), what)


def _reading(source: Source) -> Iterator[TruceFault]:
    """Check that what is verified has a source, and what was not read is named by keys that are there."""
    for path, table in _tables(source.values):
        missing = [key for key in table.get("unverified", []) if key not in table]
        for key in missing:
            yield source.fault((*path, "unverified"), f"'unverified' names {key!r}, which the table does not have.")
        if table.get("verified") and table.get("unverified"):
            yield source.fault((*path, "verified"), "'verified' is true, and 'unverified' names fields.")
        if table.get("verified") and not table.get("source"):
            yield source.fault((*path, "verified"), "'verified' is true without a 'source'.")


def _tables(values: Raw) -> Iterator[tuple[tuple[str | int, ...], Raw]]:
    yield from (((name,), values[name]) for name in ONE if name in values)
    for name in MANY:
        yield from (((name, place), table) for place, table in enumerate(values[name]))


def _before(one: TruceDate | None, other: TruceDate) -> bool:
    """Say whether one date is before another whatever the zones; of two plain days, by the calendar."""
    if one is None or other.earliest is None:
        return False
    if len(one.written) == len(other.written) == len("2020-11-09"):
        return one.written < other.written
    return one.latest is not None and one.latest < other.earliest


def _iso(value: date | datetime) -> str:
    return value.isoformat()
