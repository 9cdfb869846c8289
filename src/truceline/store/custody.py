"""The chain of custody: each line is hashed with all that stands before it in the line, and the hash of the one before.

A line that was changed, left out or put in breaks the chain there. Fields: Berkeley Protocol on Digital Open Source
Investigations (2022), part VI.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import get_args

from truceline.model.evidence import CustodyAction, CustodyEvent
from truceline.store.schema import storable, utc

FIRST = "0" * 64  # what the first line has for the hash of the one before


def next_event(
    last: CustodyEvent | None, *, at: datetime, actor: str, action: CustodyAction, object_sha256: str, reason: str
) -> CustodyEvent:
    """Return the line that follows ``last``."""
    if action not in get_args(CustodyAction):
        raise ValueError(f"{action!r} is no action of the custody log: {', '.join(get_args(CustodyAction))}")
    seq, prev = (last.seq + 1, last.this_hash) if last else (1, FIRST)
    actor, reason, at = storable(actor), storable(reason), utc(at)
    return CustodyEvent(
        seq=seq,
        at=at,
        actor=actor,
        action=action,
        object_sha256=object_sha256,
        reason=reason,
        prev_hash=prev,
        this_hash=line_hash(seq, at, actor, action, object_sha256, reason, prev),
    )


def line_hash(seq: int, at: datetime, actor: str, action: str, object_sha256: str, reason: str, prev: str) -> str:
    """Return the SHA-256 over the JSON list of the fields, moments as ISO 8601 in UTC."""
    fields = [seq, utc(at).isoformat(), actor, action, object_sha256, reason, prev]
    return hashlib.sha256(json.dumps(fields, separators=(",", ":")).encode()).hexdigest()


def broken_lines(events: Iterable[CustodyEvent]) -> Iterator[tuple[int, str]]:
    """Yield the number of each line that does not follow from the one before, and why."""
    seq, prev = 0, FIRST
    for event in events:
        made = line_hash(
            event.seq, event.at, event.actor, event.action, event.object_sha256, event.reason, event.prev_hash
        )
        if event.seq != seq + 1:
            yield event.seq, f"line {seq + 1} of the custody log is missing"
        elif event.prev_hash != prev:
            yield event.seq, "the custody log was cut and joined before this line"
        if made != event.this_hash:
            yield event.seq, "the line of the custody log was changed"
        seq, prev = event.seq, event.this_hash
