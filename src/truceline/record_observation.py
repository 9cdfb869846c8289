"""The JSON form of what monitors record: to bytes and back, its JSON Schema, and the ids that come of its content.

Goes in: observations, restrictions of access, tallies, and the marks that stand on them. Comes out: bytes; back, an
ObservationRecord. ``negative`` is always written, so that "looked for and not seen" is never taken for a count of zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar

from truceline.model.identity import content_id
from truceline.model.observation import AccessRestriction, Mark, Observation, Recorded, RecordKind, Tally, kind_of
from truceline.record import RECORD_VERSION, decode_as, schema_of, to_json, write

PREFIX: dict[RecordKind, str] = {"observation": "obs", "restriction": "acc", "tally": "tal"}
NO_REMARKS = ',"remarks":""'  # left out of what an id is made of: tallies had ids before they had remarks
_NO_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
AnyRecord = TypeVar("AnyRecord", bound=Recorded)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationRecord:
    """What Truceline writes for observations; ``truceline`` is the version of this form."""

    truceline: Literal["1"]
    observations: tuple[Observation, ...] = ()
    restrictions: tuple[AccessRestriction, ...] = ()
    tallies: tuple[Tally, ...] = ()
    marks: tuple[Mark, ...] = ()


def encode_observations(records: Iterable[Recorded], marks: Iterable[Mark] = (), *, indent: int = 0) -> bytes:
    """Write records as UTF-8 JSON without a line end, each kind in its order; the same records give the same bytes."""
    given = tuple(records)
    record = ObservationRecord(
        truceline=RECORD_VERSION,
        observations=tuple(r for r in given if isinstance(r, Observation)),
        restrictions=tuple(r for r in given if isinstance(r, AccessRestriction)),
        tallies=tuple(r for r in given if isinstance(r, Tally)),
        marks=tuple(marks),
    )
    return write(record, indent=indent)


def decode_observations(data: bytes | str) -> ObservationRecord:
    """Read them back.

    Raises:
        BadRecord: not JSON, not of this version, or a value of the wrong type. ``where`` is the JSON path.
    """
    return decode_as(data, ObservationRecord)


def observation_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record of observations."""
    return schema_of(ObservationRecord, f"Truceline record of observations, version {RECORD_VERSION}")


def with_id(record: AnyRecord) -> AnyRecord:
    """Return the record with the id that its content has, whoever entered it and when.

    The same line of the same file is one record; two forms filled in alike are two, as ``source`` tells them apart.
    """
    bare = replace(record, id="", by="", at=_NO_MOMENT)
    content = to_json(bare).decode("utf-8").replace(NO_REMARKS, "")
    return replace(record, id=content_id(PREFIX[kind_of(record)], content))
