"""``jsonl``: one record of an incident a line, with the claims behind it, as by ``truceline schema --incident``."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from truceline.model.release import Tombstone
from truceline.publish.exports.contract import Edition, Format
from truceline.publish.outgoing import Outgoing
from truceline.record_incident import encode_incident, encode_tombstone


def write(incidents: Iterable[Outgoing], edition: Edition) -> Iterator[str]:
    """Yield the lines; what a row says of itself stands in the notes of its incident. Who judged is left out."""
    del edition
    for out in incidents:
        yield line_of(out).decode() + "\n"


def line_of(out: Outgoing) -> bytes:
    """Return the record of an incident as it leaves, without a line end."""
    marked = replace(out.incident, notes=(*out.incident.notes, *out.marks), judgements=())
    return encode_incident(marked, out.view.readings)


def write_all(incidents: Iterable[Outgoing], edition: Edition, tombstones: Sequence[Tombstone]) -> Iterator[str]:
    """Yield the lines; a tombstone is a record without an incident."""
    yield from write(incidents, edition)
    for tombstone in tombstones:
        yield encode_tombstone(tombstone).decode() + "\n"


JSONL = Format(
    name="jsonl",
    says="one whole record a line, with every claim and its words",
    file="incidents.jsonl",
    media_type="application/jsonl",
    write=write,
    write_all=write_all,
)
