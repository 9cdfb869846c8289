"""Gold sets of place names in news, JSON lines: one document a line with its names, their coordinates and GeoNames ids.

``{"doc_id", "text", "toponyms": [{"start", "end", "lat", "lon", "geonameid"}]}``; ``lat`` and ``lon`` may be null, and
a name marked ``bad_offset`` is passed over. Everything is checked when it is loaded.
"""

from dataclasses import dataclass
from pathlib import Path

from truceline.errors import GoldError
from truceline.evaluate.gold_set import gold_files, load_lines

FILES = ("trnews.jsonl", "lgl.jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """Characters ``[start, end)`` that name a place; degrees, or ``None`` where nobody located it."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    bad_offset: bool = False

    @property
    def point(self) -> tuple[float, float] | None:
        """The latitude and longitude, where both are known."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoDocument:
    """One text with its place names, gold or found."""

    doc_id: str
    text: str = ""
    toponyms: tuple[Toponym, ...] = ()


def load_geo_sets(path: Path) -> dict[str, tuple[GeoDocument, ...]]:
    """Load a file of documents, or those of ``FILES`` in a folder, by the name of the file without its ending.

    Raises: GoldError where there is none, or a line does not fit.
    """
    return {file.stem: _checked(file) for file in gold_files(path, FILES)}


def _checked(file: Path) -> tuple[GeoDocument, ...]:
    documents = load_lines(file, GeoDocument)
    for document in documents:
        for name in document.toponyms:
            if not 0 <= name.start < name.end <= len(document.text):
                wrong = f"characters {name.start} to {name.end} of a text of {len(document.text)}."
                raise GoldError(wrong, where=f"{file}, document {document.doc_id}", todo="Correct the offsets.")
    return documents
