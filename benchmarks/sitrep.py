"""What a daily report costs of a day with 200 incidents: ``python -m benchmarks.sitrep [--casefile FILE]``.

Readings are generated (``generated.py``), two reports an incident in the mean, all of one day; the casefile is made
first, unless one is named. Seconds are those of one process from its start, imports and tables included: what a person
waits for who types ``truceline sitrep``.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generated import FIRST_DAY, Plan, generate
from benchmarks.workbench_data import take
from truceline.casefile.casefile import Casefile

INCIDENTS = 200
BATCH = 50
ONE_DAY = Plan(per_day=1_000_000, more_reports=1.5, one_sided=0.2, quiet=0.3, wide=0.04)
FORMATS = ("html", "pdf", "docx")


def build(path: Path) -> None:
    """Make a casefile with at least 200 incidents of one day, and few more."""
    day = FIRST_DAY.date()
    with Casefile.create(path, by="made") as casefile:
        for number, reading in enumerate(generate(100_000, plan=ONE_DAY), 1):
            take(casefile, reading)
            if number % BATCH == 0:
                casefile.refresh()
                if casefile.count_incidents(since=day, until=day) >= INCIDENTS:
                    return


def measure(path: Path, folder: Path) -> None:
    """Print seconds and sizes, a format a process, then all three in one."""
    day = FIRST_DAY.date()
    with Casefile.open(path) as casefile:
        reports = casefile.store.documents.count()
        print(f"{casefile.count_incidents(since=day, until=day)} incidents of {day}, {reports} reports")
    for formats in (*((name,) for name in FORMATS), FORMATS):
        command = [sys.executable, "-m", "truceline", "sitrep", str(path), "--date", day.isoformat()]
        command += ["--include-unreviewed", "--out", str(folder), *(f"--format={name}" for name in formats)]
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        took = time.perf_counter() - start
        sizes = ", ".join(f"{(folder / f'sitrep-{day}.{name}').stat().st_size:,} bytes" for name in formats)
        print(f"{' + '.join(formats):18} {took:5.1f} s   {sizes}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--casefile", type=Path)
    args = parser.parse_args()
    with TemporaryDirectory() as scratch:
        path = args.casefile or Path(scratch) / "day.tl"
        if not path.exists():
            build(path)
        measure(path, Path(scratch))


if __name__ == "__main__":
    main()
