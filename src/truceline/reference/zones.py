"""What clocks are called in news ("Moscow time", "IST"), and the UTC offset of a country on a date.

The table is made by ``scripts/build_zones.py`` from the IANA time zone database; offsets on a date come from the same
database through ``zoneinfo``. An offset is a string such as ``+04:00``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from truceline.errors import TableError
from truceline.reference.tables import read_table

OFFSET = re.compile(r"[+-]\d\d:\d\d")
NO_DATE = (date(2024, 1, 15), date(2024, 7, 15))  # winter and summer time, where the day is not known
# Offsets that some country has kept since 1990 (IANA 2025b), in minutes: whole hours, and these.
BROKEN_HOURS = (-570, -210, -150, 210, 270, 330, 345, 390, 510, 525, 570, 630, 690, 765, 825)
REAL_OFFSETS = frozenset((*range(-720, 841, 60), *BROKEN_HOURS))


@dataclass(frozen=True, slots=True)
class ZoneTable:
    """Zones by the lower-case name of a clock, and by ISO 3166 alpha-3 code of the country."""

    names: Mapping[str, tuple[str, ...]]
    countries: Mapping[str, tuple[str, ...]]

    def offsets(self, name: str, on: date | None = None) -> tuple[str, ...]:
        """Return the offsets that the name of a clock can mean on a day (summer and winter where no day is given).

        >>> load_zones().offsets("Moscow time", date(2017, 1, 29)), load_zones().offsets("nonsense")
        (('+03:00',), ())
        """
        return _offsets(self.names.get(zone_key(name), ()), on)

    def country_zones(self, country: str) -> tuple[str, ...]:
        """Return the IANA zones of a country; none where the database has none."""
        return self.countries.get(country, ())

    def country_offsets(self, country: str, on: date | None = None) -> tuple[str, ...]:
        """Return the offsets that a country keeps on a day: several where it has several zones.

        >>> load_zones().country_offsets("ARM", date(2023, 4, 11))
        ('+04:00',)
        """
        return _offsets(self.country_zones(country), on)


def zone_key(name: str) -> str:
    """Return the key under which the table holds a name of a clock.

    >>> zone_key("Moscow  Time"), zone_key("on Moscow"), zone_key("Greenwich")
    ('moscow', 'moscow', 'greenwich')
    """
    words = name.lower().split()
    if words[:1] == ["on"]:
        words = words[1:]
    if words[-1:] == ["time"]:
        words = words[:-1]
    return " ".join(words)


def format_offset(minutes: int) -> str:
    """Write minutes east of Greenwich as an offset.

    >>> format_offset(-210)
    '-03:30'
    """
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def offset_minutes(offset: str) -> int:
    """Read an offset as minutes east of Greenwich.

    >>> offset_minutes("-03:30")
    -210
    """
    size = int(offset[1:3]) * 60 + int(offset[4:6])
    return -size if offset.startswith("-") else size


@lru_cache(maxsize=1)
def load_zones() -> ZoneTable:
    """Open the packaged table."""
    found: dict[str, dict[str, list[str]]] = {"name": {}, "country": {}}
    for row in read_table("zones.tsv"):
        found[row["kind"]].setdefault(row["key"], []).append(row["zone"])
    names, countries = ({key: tuple(zones) for key, zones in found[kind].items()} for kind in ("name", "country"))
    return ZoneTable(names, countries)


def _offsets(zones: Iterable[str], on: date | None) -> tuple[str, ...]:
    days = NO_DATE if on is None else (on,)
    return tuple(dict.fromkeys(_offset(zone, day) for zone in zones for day in days))


@lru_cache(maxsize=4096)
def _offset(zone: str, on: date) -> str:
    """Return the offset of a zone at noon of a day."""
    if OFFSET.fullmatch(zone):
        return zone
    try:
        offset = datetime.combine(on, time(12), ZoneInfo(zone)).utcoffset()
    except ZoneInfoNotFoundError as error:
        raise TableError(f"the time zone {zone!r} is not known here.", todo="Install the package tzdata.") from error
    return format_offset((offset or timedelta(0)) // timedelta(minutes=1))
