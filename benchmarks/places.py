"""The index of places: how fast it opens, finds and forgets, beside reading one report.

Each figure stands alone in one run of one machine; the last column compares it with ten milliseconds of this machine's
own work, so that runs may be compared. ``python benchmarks/places.py``
"""

import resource
import sys
from collections.abc import Callable
from time import perf_counter

from truceline.reference.places import PlaceTable, open_places

# names of villages of many countries, bent as translation bends them: none was used to make a rule
VILLAGES = {
    "Tig": "ARM",
    "Kornizor": "ARM",
    "Vorotnavan": "ARM",
    "Horadis": "AZE",
    "Talluseh": "LBN",
    "Kafr Nabul": "SYR",
    "Shchastya": "UKR",
    "Krasnogorivka": "UKR",
    "Rutchuru": "COD",
    "Zalinge": "SDN",
}


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Return the shortest of several runs."""
    best = float("inf")
    for _ in range(times):
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best


def memory_mb() -> float:
    """Return the most memory that this process has used."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def exact(table: PlaceTable) -> None:
    """Look every village up as it is spelt."""
    for name, country in VILLAGES.items():
        table.exact(name, countries=(country,))


def bent(table: PlaceTable) -> None:
    """Look every village up by its sound."""
    for name, country in VILLAGES.items():
        table.by_sound(name, (country,))


def main() -> None:
    """Print one row a figure."""
    unit = seconds(lambda: sum(range(400_000)))
    before = memory_mb()
    opened = seconds(open_places)
    rows: list[tuple[str, float, int]] = [("open", opened, 1)]
    rows.append(("first look-ups, exact", seconds(lambda: exact(open_places())) - opened, len(VILLAGES)))
    rows.append(("first look-ups, by sound", seconds(lambda: bent(open_places())) - opened, len(VILLAGES)))
    table = open_places()
    exact(table)
    rows.append(("again, exact", seconds(lambda: exact(table)), len(VILLAGES)))
    bent(table)
    rows.append(("again, by sound", seconds(lambda: bent(table)), len(VILLAGES)))
    rows.append(("a common name anywhere", seconds(lambda: table.exact("San Pedro", anywhere=True)), 1))
    for what, took, many in rows:
        sys.stdout.write(f"{what:26}{took / many * 1000:9.3f} ms{took / many / unit:9.3f} of summing 400,000 numbers\n")
    sys.stdout.write(f"{'memory for all of it':26}{memory_mb() - before:9.1f} MB\n")


if __name__ == "__main__":
    main()
