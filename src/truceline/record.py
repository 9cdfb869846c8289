"""The JSON form of the vocabulary: a Reading to bytes and back, and the JSON Schema of both.

Goes in: a Reading, or the bytes of a record. Comes out: bytes, a Reading, or the schema. No other module knows it.
A record is ``{"truceline": "1", "codebook": "1.0", "reading": {...}}``; the full text of the document is in it, because
spans count into that text. Fields that this version does not know are passed over.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from inspect import cleandoc
from typing import Any, Literal, TypeVar

import msgspec

from truceline.errors import BadRecord
from truceline.model.codebook import CODEBOOK_VERSION
from truceline.model.reading import Reading
from truceline.model.span import Span

RECORD_VERSION: Literal["1"] = "1"
JSON_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
TODO = "`truceline schema` prints the form of a record."
HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # the escape of half a surrogate pair, or of one of two halves
T = TypeVar("T")
AT_PATH = re.compile(r"^(?P<what>.*) - at `(?P<path>\$.*)`$", re.DOTALL)  # how msgspec ends its messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What Truceline writes for one report: ``truceline`` is the version of this form, ``reading`` what was read.

    ``codebook`` is the version of docs/codebook.md by which values were published (empty: made before it was told).
    """

    truceline: Literal["1"]
    codebook: str = ""
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    """The version alone, to name it in a message."""

    truceline: str


def encode(reading: Reading, *, indent: int = 0) -> bytes:
    """Write a reading as UTF-8 JSON without a line end; the same reading gives the same bytes.

    One line, or indented by ``indent`` blanks a level.
    """
    return write(Record(truceline=RECORD_VERSION, codebook=CODEBOOK_VERSION, reading=reading), indent=indent)


def write(record: object, *, indent: int = 0) -> bytes:
    """Write a record in one line, or indented by ``indent`` blanks a level."""
    data = to_json(record)
    return _indented(data, indent) if indent else data


def decode(data: bytes | str) -> Reading:
    """Read a record back.

    Raises:
        BadRecord: not JSON, not of this version, a value of the wrong type, or a span that does not quote the text
            of its document. ``where`` is the JSON path.
    """
    reading = decode_as(data, Record).reading
    for path, span in false_spans(reading):
        raise false_span(path, span)
    return reading


def decode_as(data: bytes | str, kind: type[T]) -> T:
    """Read a record of this form back, without holding its spans against any text.

    Raises:
        BadRecord: not JSON, not of this version, or a value of the wrong type. ``where`` is the JSON path.
    """
    try:
        return from_json(data, kind)
    except msgspec.ValidationError as error:
        raise _invalid(str(error), data) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadRecord(f"this is not JSON ({error}).", where="$", todo=TODO) from error


def false_span(path: str, span: Span) -> BadRecord:
    """Return the error of a span whose document says something else at its place."""
    return BadRecord(
        f"the span [{span.start}, {span.end}) says {span.text[:40]!r}, which its document does not.",
        where=path,
        todo="Read the report again.",
    )


def to_json(value: object) -> bytes:
    r"""Write a value of the vocabulary as UTF-8 JSON in one line; half a surrogate pair as its escape, ``\ud800``."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:  # the texts of reports may hold what no encoding can
        return json.dumps(msgspec.to_builtins(value), separators=(",", ":")).encode()


def from_json(data: bytes | str, kind: type[T]) -> T:
    """Read back what ``to_json`` wrote, as a value of this class.

    Raises:
        msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError: it is not that.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        value = _with_halves(data)
        if value is None:
            raise
        return msgspec.convert(value, kind)


def false_spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield the JSON path and the span of every quotation that is not in the text at its place."""
    doc = reading.document
    for path, span in spans_in(reading, "$.reading"):
        if span.document != doc.id or doc.text[span.start : span.end] != span.text:
            yield path, span


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record."""
    return schema_of(Record, f"Truceline record, version {RECORD_VERSION}")


def schema_of(kind: type, title: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a form of record."""
    schema = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(kind)))  # tuples become lists, as in JSON
    for definition in schema["$defs"].values():
        if "description" in definition:
            definition["description"] = _one_line(definition["description"])
    return {"$schema": JSON_SCHEMA_DIALECT, "title": title, **schema}


def _indented(data: bytes, indent: int) -> bytes:
    try:
        return msgspec.json.format(data, indent=indent)
    except msgspec.DecodeError:  # half a surrogate pair
        return json.dumps(json.loads(data), indent=indent).encode()


def _with_halves(data: bytes | str) -> Any:
    """Read JSON that has escapes of half a surrogate pair, which msgspec refuses; ``None`` if that is not why."""
    if not HALF.search(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")):
        return None
    try:
        return json.loads(data)
    except (json.JSONDecodeError, UnicodeDecodeError):
        return None


def spans_in(value: object, path: str) -> Iterator[tuple[str, Span]]:
    """Yield every quotation of a value with its JSON path, which begins with ``path``."""
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from spans_in(part, f"{path}[{index}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name), f"{path}.{field.name}")


def _invalid(message: str, data: bytes | str) -> BadRecord:
    """Turn the decoder's message into ours; another version is named as such."""
    version = _version(data)
    if version is not None and version != RECORD_VERSION:
        return BadRecord(
            f"this record is of version {version!r}; this Truceline reads version {RECORD_VERSION!r}.",
            where="$.truceline",
            todo="Read the report again with this Truceline, or read the record with the one that made it.",
        )
    found = AT_PATH.match(message)
    what, path = (found["what"], found["path"]) if found else (message, "$")
    return BadRecord(f"{what}.", where=path, todo=TODO)


def _version(data: bytes | str) -> str | None:
    try:
        return msgspec.json.decode(data, type=_Header).truceline
    except msgspec.DecodeError:
        return None


def _one_line(docstring: str) -> str:
    return " ".join(cleandoc(docstring).replace("``", "`").split())
