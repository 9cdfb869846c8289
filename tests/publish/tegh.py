"""The six reports of cases/dev/tegh-2023-04-11 as they were read and joined, kept so that drawings can be compared.

``python -m tests.publish.tegh`` reads and joins them anew and writes the kept ones; read the difference.
"""

import json
from datetime import datetime
from pathlib import Path

from truceline.model.document import Document
from truceline.model.incident import Incident
from truceline.model.reading import Reading
from truceline.record import decode, encode
from truceline.record_incident import decode_incident, encode_incident

ROOT = Path(__file__).parents[2]
CASE = ROOT / "cases" / "dev" / "tegh-2023-04-11"
KEPT = ROOT / "tests" / "fixtures" / "tegh"
ID = "inc-4da9bfda"


def documents() -> list[Document]:
    """Return the reports as a user would add them."""
    told = json.loads((CASE / "case.json").read_text("utf-8"))["reports"]
    return [
        Document(
            text=(CASE / report["file"]).read_text("utf-8"),
            publisher=report["publisher"],
            published=datetime.fromisoformat(report["published"]) if report["published"] else None,
            address=report["file"],
            language="en",
        )
        for report in told
    ]


def kept() -> tuple[Incident, dict[str, Reading]]:
    """Return the incident and its readings by document id, as they were kept."""
    readings = [decode(path.read_bytes()) for path in sorted(KEPT.glob("0*.json"))]
    (incident,) = decode_incident((KEPT / "incident.json").read_bytes()).incidents
    return incident, {reading.document.id: reading for reading in readings}


def make() -> None:
    """Read the reports, join them, and keep both."""
    from dataclasses import replace

    from truceline.pipeline.reader import Reader
    from truceline.pipeline.reconcile import reconcile

    reader = Reader.load()
    readings = [reader.read(document) for document in documents()]
    found = max(reconcile(readings).incidents, key=lambda incident: len(incident.documents))
    KEPT.mkdir(exist_ok=True)
    for reading in readings:
        (KEPT / f"{Path(reading.document.address or '').stem}.json").write_bytes(encode(reading) + b"\n")
    data = encode_incident(replace(found, id=ID), {reading.document.id: reading for reading in readings})
    (KEPT / "incident.json").write_bytes(data + b"\n")


if __name__ == "__main__":
    make()
