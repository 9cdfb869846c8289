"""Make ``reference/data/zones.tsv``: what clocks are called in news, and the time zones of every country.

usage: python scripts/build_zones.py [--shared ../shared] [--tz /usr/share/zoneinfo]

Sources: ``zone.tab`` of the IANA time zone database (public domain) for cities and countries: unlike ``zone1970.tab``
it keeps a zone, and so a city, for every country; ``facts/actors/states.tsv`` for names, adjectives and capitals of
states; the abbreviations below by hand, since the database does not say which of them newspapers use. An abbreviation
of several zones (IST) has several rows.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/truceline/reference/data"
HEADER = ("kind", "key", "zone", "note")
ABBREVIATIONS = {
    "gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "zulu": "+00:00", "greenwich": "+00:00",
    "greenwich mean": "+00:00", "universal": "+00:00", "coordinated universal": "+00:00", "wet": "+00:00",
    "west": "+01:00", "cet": "+01:00", "cest": "+02:00", "central european": "Europe/Brussels", "eet": "+02:00",
    "eest": "+03:00", "eastern european": "Europe/Kyiv", "msk": "Europe/Moscow", "trt": "+03:00",
    "ast": "+03:00; -04:00", "irst": "+03:30", "gst": "+04:00", "get": "+04:00", "amt": "+04:00; -04:00",
    "azt": "+04:00", "aft": "+04:30", "pkt": "+05:00", "pst": "+05:00; -08:00; +08:00", "pdt": "-07:00",
    "uzt": "+05:00", "tjt": "+05:00", "kgt": "+06:00", "npt": "+05:45", "mmt": "+06:30", "ict": "+07:00",
    "wib": "+07:00", "sgt": "+08:00", "hkt": "+08:00", "pht": "+08:00", "phst": "+08:00", "cst": "+08:00; -06:00",
    "jst": "+09:00", "kst": "+09:00", "ist": "+05:30; Asia/Jerusalem; Europe/Dublin", "idt": "+03:00",
    "bst": "+01:00; +06:00", "eat": "+03:00", "cat": "+02:00", "wat": "+01:00", "sast": "+02:00", "est": "-05:00",
    "edt": "-04:00", "et": "America/New_York", "eastern": "America/New_York", "cdt": "-05:00",
    "damascus": "Asia/Damascus", "gaza": "Asia/Gaza", "pyongyang": "Asia/Pyongyang",
}  # fmt: skip
SINGLE_CITY = 1


def zone_rows(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the country (alpha-2), the zone and the comment (which part of the country) of each row of ``zone.tab``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _, zone, *comment = line.split("\t")
            yield country, zone, "".join(comment)


def city(zone: str) -> str:
    """Return the city in the name of a zone: ``Asia/Ho_Chi_Minh`` -> ``ho chi minh``."""
    return zone.rsplit("/", 1)[-1].replace("_", " ").lower()


def split(cell: str) -> list[str]:
    """Split a list cell."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def states(shared: Path) -> Iterator[dict[str, str]]:
    """Yield the states that have an alpha-2 code."""
    with (shared / "facts/actors/states.tsv").open(encoding="utf-8", newline="") as lines:
        yield from (row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row["alpha2"])


def table(shared: Path, tz: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield the rows: kinds ``name`` (what a clock is called) and ``country`` (alpha-3)."""
    for name, listed in ABBREVIATIONS.items():
        several = "several zones use it" if ";" in listed else ""
        yield from (("name", name, zone, several) for zone in split(listed))
    by_country: dict[str, dict[str, str]] = {}
    for country, zone, comment in zone_rows(tz / "zone.tab"):
        yield ("name", city(zone), zone, "")
        by_country.setdefault(country, {})[zone] = comment
    for row in states(shared):
        zones = by_country.get(row["alpha2"], {})
        yield from (("country", row["code"], zone, comment) for zone, comment in zones.items())
        capitals = [row["capital"], *split(row["capital_aliases"])]
        seat = [zone for zone in zones if city(zone) in (c.lower() for c in capitals)]
        if not seat and len(zones) == SINGLE_CITY:
            seat = list(zones)
        for name in [row["name"], *split(row["adjectives"]), *capitals] if seat else []:
            if name:
                yield ("name", name.lower(), seat[0], "" if len(zones) == SINGLE_CITY else "the capital's")


def main() -> None:
    """Write the table, without repetitions, in a fixed order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--tz", type=Path, default=Path("/usr/share/zoneinfo"))
    args = parser.parse_args()
    seen = {row[:3]: row for row in sorted(table(args.shared, args.tz), reverse=True)}
    lines = ["\t".join(row) for row in [HEADER, *sorted(seen.values())]]
    (DATA / "zones.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
