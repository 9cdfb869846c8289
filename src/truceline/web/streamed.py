"""Long answers in pieces of some size: every piece that is sent costs a turn of the server, however short it is."""

from collections.abc import Iterable, Iterator, Sequence

from fastapi.responses import StreamingResponse

from truceline.publish.csv_rows import csv_text

PIECE = 64 * 1024  # characters


def csv_answer(header: Sequence[str], rows: Iterable[Sequence[object]], name: str = "") -> StreamingResponse:
    """Return a table as CSV, to be kept under a name where one is given."""
    return _answer(csv_text(header, rows), "text/csv; charset=utf-8", name)


def geojson_answer(pieces: Iterable[str], name: str = "") -> StreamingResponse:
    """Return GeoJSON as it is made, to be kept under a name where one is given."""
    return _answer(pieces, "application/geo+json", name)


def _answer(lines: Iterable[str], media: str, name: str) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else None
    return StreamingResponse(in_pieces(lines), media_type=media, headers=headers)


def in_pieces(lines: Iterable[str], size: int = PIECE) -> Iterator[bytes]:
    """Yield the lines joined to pieces of at least ``size`` characters, as UTF-8.

    >>> list(in_pieces(["ab", "c", "d"], size=3))
    [b'abc', b'd']
    """
    kept: list[str] = []
    length = 0
    for line in lines:
        kept.append(line)
        length += len(line)
        if length >= size:
            yield "".join(kept).encode("utf-8", "replace")
            kept, length = [], 0
    if kept:
        yield "".join(kept).encode("utf-8", "replace")
