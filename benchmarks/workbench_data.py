"""A casefile such as an analyst of several fronts has: 50,000 reports of some 20,000 incidents, to measure screens on.

``python -m benchmarks.workbench_data FILE [--reports N]``. Readings are generated (``generated.py``) and injected; six
in ten incidents are in two cities, one in four is told by one party alone, one in 25 by its province alone. What a
screen needs is printed at the end: how long it takes to open the casefile, to list, to show, to ask for a window of the
map, and to judge.
"""

import argparse
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from statistics import median

from benchmarks.generated import FIRST_DAY, Plan, generate
from truceline.casefile.casefile import Casefile
from truceline.casefile.judging import Told
from truceline.model.evidence import Capture
from truceline.model.incident import Incident
from truceline.model.reading import Reading

REPORTS = 50_000
BATCH = 1_000  # reports after which incidents are computed
TIMES = 9
FRONTS = Plan(per_day=100, more_reports=1.35, one_sided=0.25, quiet=0.3, wide=0.04)
WINDOW = (19.0, 29.0, 24.0, 35.0)  # degrees


def build(path: Path, reports: int) -> None:
    """Make the casefile, or go on with one of fewer reports."""
    with Casefile.open(path) if path.exists() else Casefile.create(path, by="made") as casefile:
        start = casefile.store.documents.count()
        for number, reading in enumerate(generate(reports - start, start=start, plan=FRONTS), start + 1):
            take(casefile, reading)
            if number % BATCH == 0:
                casefile.refresh()
                print(f"{number:,} reports, {casefile.store.incidents.count():,} incidents", flush=True)
        casefile.refresh()


def take(casefile: Casefile, reading: Reading) -> None:
    """Add one reading as if it had been read here."""
    content = reading.document.text.encode()
    address = str(reading.document.address)
    capture = Capture(
        sha256=sha256(content).hexdigest(), captured_at=FIRST_DAY, requested=address, size=len(content), tool="made"
    )
    casefile.take_reading(content, reading, capture)


def measure(path: Path) -> Iterable[tuple[str, float]]:
    """Yield what is measured, and milliseconds by the clock: the median of several runs."""
    start = time.perf_counter()
    casefile = Casefile.open(path, by="made")
    yield "open", (time.perf_counter() - start) * 1000
    with casefile:
        rows = casefile.incidents(limit=2_000)
        most = max(rows, key=lambda row: row.documents)
        some = [casefile.incident(row.id) for row in rows[:: len(rows) // TIMES][:TIMES]]
        yield "list, 50", milliseconds(lambda: casefile.incidents(limit=50))
        yield "list, 50 contested", milliseconds(lambda: casefile.incidents(accord="contested", limit=50))
        yield "map window", milliseconds(lambda: casefile.incidents(window=WINDOW, limit=500))
        yield f"show, {most.documents} reports", milliseconds(lambda: casefile.readings(casefile.incident(most.id)))
        yield "judge: accept", median([judge(casefile, incident) for incident in some])
        yield f"judge: accept, {most.documents} reports", judge(casefile, casefile.incident(most.id))


def judge(casefile: Casefile, incident: Incident) -> float:
    """Accept the first claim of an incident and take it back; return the milliseconds of the first."""
    document = incident.documents[0]
    claim = casefile.readings(incident)[document].claims[0]
    decided = casefile.judging.claim("accept", document, claim.id, Told(by="made"))
    start = time.perf_counter()
    casefile.judge([decided])
    took = (time.perf_counter() - start) * 1000
    casefile.judge([casefile.judging.withdraw(decided.id, Told(by="made"))])
    return took


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median of several runs."""
    told: list[float] = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        told.append((time.perf_counter() - start) * 1000)
    return median(told)


def main() -> None:
    """Make it and measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("file", type=Path)
    asked.add_argument("--reports", type=int, default=REPORTS)
    told = asked.parse_args()
    build(told.file, told.reports)
    for what, took in measure(told.file):
        print(f"{what:36}{took:9.1f} ms")


if __name__ == "__main__":
    main()
