"""Long answers in pieces of some size: every piece that is sent costs a turn of the server, however short it is."""

from collections.abc import Iterable, Iterator

PIECE = 64 * 1024  # characters


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
