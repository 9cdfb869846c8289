"""What a casefile costs as it grows: adding, showing one incident, a window of the map, memory; as ratios of one run.

``python -m benchmarks.casefile [REPORTS...]``: measured at each size, by default at two small ones; what
``make bench-casefile`` measures are 1,000 and 129,000 reports (a million claims), both at the same hour of a made day.
Readings are generated (``generated.py``) and injected, so that no reader is measured.
"""

import resource
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.generated import FIRST_DAY, generate
from truceline.casefile.casefile import Casefile
from truceline.model.evidence import Capture
from truceline.model.reading import Reading
from truceline.store.rows import IncidentQuery

SIZES = (400, 1_200)
BATCH = 200  # reports after which incidents are computed, while the casefile grows
MEASURED = 200  # reports that are added at each size, the cost of which is told
WINDOW = (19.0, 29.0, 24.0, 35.0)  # degrees: a part of the generated land


def main(sizes: tuple[int, ...]) -> None:
    """Grow one casefile, and print what things cost at each size."""
    readings = generate(max(sizes) + MEASURED * len(sizes))
    print(f"{'reports':>9} {'claims':>9} {'add one':>10} {'show':>9} {'map':>9} {'list':>9} {'memory':>9}  incidents")
    first: float | None = None
    with tempfile.TemporaryDirectory() as folder, Casefile.create(Path(folder) / "bench.tl") as casefile:
        for size in sizes:
            grow(casefile, islice(readings, size - casefile.store.documents.count()))
            start = process_time()  # of the processor: other jobs of the machine do not count
            grow(casefile, islice(readings, MEASURED))
            cost = (process_time() - start) / MEASURED
            first = first or cost
            print(
                f"{size:>9,} {casefile.store.documents.count_claims():>9,} {cost * 1000:>7.1f} ms "
                f"{milliseconds(show(casefile)):>6.1f} ms {milliseconds(window(casefile)):>6.1f} ms "
                f"{milliseconds(listed(casefile)):>6.1f} ms {memory_mb():>6.0f} MB  "
                f"{casefile.store.incidents.count():,}; adding: {cost / first:.2f} times the first",
                flush=True,
            )


def grow(casefile: Casefile, readings: "islice[Reading]") -> None:
    """Add readings, computing incidents after every batch."""
    for number, reading in enumerate(readings, 1):
        content = reading.document.text.encode()
        capture = Capture(
            sha256=sha256(content).hexdigest(),
            captured_at=FIRST_DAY,
            requested=str(reading.document.address),
            tool="bench",
        )
        casefile.take_reading(content, reading, capture)
        if number % BATCH == 0:
            casefile.refresh()
    casefile.refresh()


def show(casefile: Casefile) -> Callable[[], object]:
    """Open the incident that most reports tell of, with its readings."""
    rows = casefile.incidents(limit=2_000)
    most = max(rows, key=lambda row: row.documents).id
    return lambda: casefile.readings(casefile.incident(most))


def window(casefile: Casefile) -> Callable[[], object]:
    """Ask for the incidents of a part of the map."""
    return lambda: casefile.store.incidents.find(IncidentQuery(window=WINDOW, limit=500))


def listed(casefile: Casefile) -> Callable[[], object]:
    """Ask for a page of contested incidents."""
    return lambda: casefile.incidents(accord="contested", limit=50)


def milliseconds(work: Callable[[], object], times: int = 7) -> float:
    """Return the median of several runs."""
    told: list[float] = []
    for _ in range(times):
        start = perf_counter()
        work()
        told.append(perf_counter() - start)
    return median(told) * 1000


def memory_mb() -> float:
    """Return the most memory that this process has used."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(tuple(int(text.replace(",", "")) for text in sys.argv[1:]) or SIZES)
