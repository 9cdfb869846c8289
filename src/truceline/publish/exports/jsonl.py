"""``jsonl``: one record of an incident a line, with the claims behind it, as by ``truceline schema --incident``."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.publish.exports.contract import Format
from truceline.publish.map_areas import Areas
from truceline.publish.outgoing import Outgoing
from truceline.record_incident import encode_incident


def write(incidents: Iterable[Outgoing], areas: Areas) -> Iterator[str]:
    """Yield the lines; what a row says of itself stands in the notes of its incident. Who judged is left out."""
    del areas
    for out in incidents:
        marked = replace(out.incident, notes=(*out.incident.notes, *out.marks), judgements=())
        yield encode_incident(marked, out.view.readings).decode() + "\n"


JSONL = Format(
    name="jsonl",
    says="one whole record a line, with every claim and its words",
    file="incidents.jsonl",
    media_type="application/jsonl",
    write=write,
)
