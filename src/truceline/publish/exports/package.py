"""``datapackage.json`` of a folder of exports (Frictionless Data Package 1): each file with its hash."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from truceline.incidents.policies import POLICIES
from truceline.model.codebook import CODEBOOK_VERSION
from truceline.publish.exports.contract import Chunk, Format, Resource, encoded

DATAPACKAGE, DICTIONARY = "datapackage.json", "dictionary.csv"
TYPES = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "date"}


@dataclass(slots=True)
class Weighed:
    """Counts bytes and hashes them as they go by."""

    size: int = 0
    _hash: Any = field(default_factory=hashlib.sha256)

    def passing(self, chunks: Iterable[Chunk]) -> Iterator[bytes]:
        """Yield the chunks as UTF-8."""
        for chunk in chunks:
            data = encoded(chunk)
            self.size += len(data)
            self._hash.update(data)
            yield data

    @property
    def sha256(self) -> str:
        """The hash of what went by, in hex."""
        return str(self._hash.hexdigest())


def dictionary_rows(formats: Iterable[Resource]) -> Iterator[tuple[str, str, str, str]]:
    """Yield the data dictionary: file, column, type, what it holds."""
    for format_ in formats:
        for column in format_.columns:
            yield format_.file, column.name, column.type, column.says


def datapackage(files: Iterable[tuple[Resource, Weighed]], about: Mapping[str, object]) -> bytes:
    """Return the descriptor. ``about`` is what else is told of the whole: filters, gate, policy, version."""
    told = {
        "profile": "data-package",
        "name": "truceline-export",
        "title": "Incidents told by reports, with who says so",
        "codebook": {"version": CODEBOOK_VERSION, "policies": list(POLICIES)},
        **about,
        "resources": [_resource(format_, weighed) for format_, weighed in files],
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"


def _resource(format_: Resource, weighed: Weighed) -> dict[str, object]:
    told: dict[str, object] = {
        "name": format_.name,
        "title": format_.says,
        "path": format_.file,
        "format": format_.file.rpartition(".")[2],
        "mediatype": format_.media_type,
        "bytes": weighed.size,
        "hash": f"sha256:{weighed.sha256}",
    }
    if isinstance(format_, Format) and format_.loses:
        told["description"] = f"Not in it: {format_.loses}."
    if not (isinstance(format_, Format) and format_.binary):
        told["encoding"] = "utf-8"
    if not format_.columns:
        return told
    fields = [
        {"name": column.name, "type": TYPES[column.type], "description": column.says} for column in format_.columns
    ]
    rows = {} if format_.header_rows == 1 else {"dialect": {"commentRows": list(range(2, format_.header_rows + 1))}}
    return told | {"profile": "tabular-data-resource", "schema": {"fields": fields, "missingValues": [""]}} | rows
