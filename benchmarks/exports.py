"""What an export costs: peak memory and milliseconds an incident, of every format, at growing numbers of incidents.

``python -m benchmarks.exports [COUNT ...]`` measures 1,000 and 10,000; ``make bench-exports`` 100,000 too. The
incidents are made of ``PROTOTYPES`` reports of ``generated.py``, joined by the real line, and offered again and again
under new ids, each with its readings, to the gate, the redaction and a format, as an export does. No casefile of that
size is built: the store reads in pages of 200, and what a page costs at which depth is printed by itself. Each figure
is of a process of its own, so that its peak is that of the operating system. ``--alone``: gate and redaction, which
take most of the time and are the same for every format, are passed once, so that 100,000 take minutes.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generated import Plan, generate
from truceline.casefile.casefile import Casefile
from truceline.model.incident import Incident
from truceline.model.reading import Reading
from truceline.pipeline.reconcile import reconcile
from truceline.publish.exports.contract import Edition, encoded
from truceline.publish.exports.formats import FORMATS, find_format
from truceline.publish.gate import Approval, Gate
from truceline.publish.map_areas import load_areas
from truceline.publish.names import load_names
from truceline.publish.outgoing import Leaving, Offered, Outgoing, prepare
from truceline.publish.versions import Version
from truceline.store.incident_rows import incident_row
from truceline.store.rows import IncidentRow

PROTOTYPES = 120  # reports; some fifty incidents
AT = datetime(2026, 1, 1, tzinfo=UTC)
COUNTS = (1_000, 10_000)
QUICK = ("csv", "csv-accounts", "jsonl", "geojson", "acled", "ucdp", "hxl", "parquet", "ftm", "atom", "recoding")
PLAN = Plan(more_reports=1.5, one_sided=0.25, quiet=0.3, wide=0.04)


def offered(count: int) -> Iterator[tuple[Offered, Mapping[str, Reading]]]:
    """Yield as many incidents as are asked for, with their readings."""
    readings = {reading.document.id: reading for reading in generate(PROTOTYPES, plan=PLAN)}
    made = reconcile(readings.values()).incidents
    version = (Version(at=AT, state="accepted"),)
    for number, incident in enumerate(islice(cycle(made), count)):
        named = replace(incident, id=f"inc-{number:08x}")
        told = {key: readings[key] for key in named.documents}
        approval = Approval(state="approved", at=AT)
        yield Offered(incident=named, row=row_of(named), approval=approval, versions=version), told


def row_of(incident: Incident) -> IncidentRow:
    """Return the row of the list, as the store keeps it."""
    kept = incident_row(incident)
    names = IncidentRow.__dataclass_fields__
    told = {name: kept[name] for name in names if name in kept}
    return IncidentRow(**told | {"sides": tuple(json.loads(kept["sides"])), "precision": kept["place_precision"]})


def leaving(form: str, count: int) -> Iterator[Outgoing]:
    """Yield what leaves, through gate and redaction."""
    how, names, gate = Leaving(policy=find_format(form).policy), load_names(), Gate()
    for one, readings in offered(count):
        for passed in gate.through([one]):
            yield prepare(passed, readings, how, names)


def prepared(form: str, count: int) -> Iterator[Outgoing]:
    """Yield what left gate and redaction once, again and again under new ids: what a format alone costs."""
    made = list(leaving(form, PROTOTYPES // 2))
    for number, out in enumerate(islice(cycle(made), count)):
        incident = replace(out.incident, id=f"inc-{number:08x}")
        yield replace(out, view=replace(out.view, incident=incident), row=replace(out.row, id=incident.id))


def measure(form: str, count: int, *, alone: bool = False) -> dict[str, float]:
    """Export in this process; return milliseconds of the processor an incident, peak MB, and bytes an incident."""
    edition = Edition(areas=load_areas(), source="made", updated=AT)
    warm = sum(len(encoded(chunk)) for chunk in find_format(form).chunks(leaving(form, 5), edition))
    made = prepared(form, count) if alone else leaving(form, count)
    start, size = time.process_time(), 0
    for chunk in find_format(form).chunks(made, edition):
        size += len(encoded(chunk))
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"ms": took * 1000 / count, "peak_mb": peak, "bytes": size / count, "warm": warm}


def apart(form: str, count: int, *, alone: bool) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.exports", "--one", form, str(count), *(["--alone"] if alone else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def pages(incidents: int = 20_000) -> Iterator[tuple[int, float]]:
    """Yield milliseconds of a page of 200 rows at growing depth of a list; the incidents are rows alone."""
    (incident,) = reconcile(generate(1, plan=PLAN)).incidents
    with TemporaryDirectory() as folder, Casefile.create(Path(folder) / "made.tl", by="made") as casefile:
        bare = replace(incident, findings=(), links=(), happenings=())
        made = [replace(bare, id=f"inc-{number:08x}") for number in range(incidents)]
        casefile.store.incidents.replace(put=made)
        for depth in (0, incidents // 2, incidents - 201):
            start = time.process_time()
            for _ in range(10):
                casefile.incidents(after=f"inc-{depth:08x}", limit=200)
            yield depth, (time.process_time() - start) * 100


def main() -> None:
    """Measure what is asked for, and print it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("counts", type=int, nargs="*", default=COUNTS)
    asked.add_argument("--formats", default=",".join(QUICK))
    asked.add_argument("--one", nargs=2, metavar=("FORMAT", "COUNT"))
    asked.add_argument("--alone", action="store_true", help="formats alone: gate and redaction are passed once")
    told = asked.parse_args()
    if told.one:
        print(json.dumps(measure(told.one[0], int(told.one[1]), alone=told.alone)))
        return
    assert set(told.formats.split(",")) <= set(FORMATS), "no such format"
    print(f"{'format':14}{'incidents':>11}{'ms each':>9}{'peak MB':>9}{'bytes each':>12}")
    for form in told.formats.split(","):
        for count in told.counts:
            found = apart(form, count, alone=told.alone)
            print(f"{form:14}{count:11,}{found['ms']:9.2f}{found['peak_mb']:9.1f}{found['bytes']:12,.0f}", flush=True)
    for depth, took in pages():
        print(f"a page of 200 after {depth:,} incidents: {took:.1f} ms")


if __name__ == "__main__":
    main()
