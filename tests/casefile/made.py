"""Casefiles for tests: filled with readings that are at hand, so that no parser is opened."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from benchmarks.generated import generate
from truceline.casefile.casefile import Casefile
from truceline.model.evidence import Capture
from truceline.record import decode
from truceline.store.sql import create_store

EXAMPLES = Path(__file__).parents[2] / "examples"
NOON = datetime(2023, 4, 13, 12, tzinfo=UTC)


class Clock:
    """A clock that goes on by a second whenever it is asked."""

    def __init__(self):
        self.now = NOON

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


def tegh():
    """Return the readings of the example reports, by name."""
    return {path.stem: decode(path.read_bytes()) for path in sorted((EXAMPLES / "expected").glob("tegh-*.json"))}


def mixed():
    """Return the example readings and some of incidents that were never written."""
    return [*tegh().values(), *generate(10, seed=3)]


def begin(folder, name="made.tl", by="ada"):
    return Casefile(create_store(folder / name), by=by, clock=Clock())


def fill(casefile, readings, *, at_a_time=None):
    """Add readings, and compute what they change after every ``at_a_time`` of them (default: once, at the end)."""
    for number, reading in enumerate(readings, 1):
        take(casefile, reading)
        if at_a_time and number % at_a_time == 0:
            casefile.refresh()
    casefile.refresh()


def take(casefile, reading):
    content = reading.document.text.encode("utf-8", "surrogatepass")
    address = reading.document.address or "-"
    capture = Capture(
        sha256=sha256(content).hexdigest(), captured_at=NOON, requested=address, size=len(content), tool="test"
    )
    return casefile.take_reading(content, reading, capture)


def most_told(casefile):
    """Return the incident that most reports tell of."""
    row = max(casefile.incidents(), key=lambda row: row.documents)
    return casefile.incident(row.id)


def content(casefile):
    """Return all incidents without the names that history gave them."""
    found = casefile.store.incidents.load(casefile.store.incidents.ids()).values()
    return {incident.happenings: replace(incident, id="") for incident in found}
