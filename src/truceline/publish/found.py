"""What a search found, as pieces of text of which some are hits: to be drawn by a page or by the terminal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

AROUND = 110  # characters on either side of a hit
WINDOWS = 3  # stretches shown of one report
GAP = " … "


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text; ``hit`` says whether it is what was looked for."""

    text: str
    hit: bool = False


def marked(text: str, hits: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a text at its hits; the pieces joined are the text.

    >>> [(piece.text, piece.hit) for piece in marked("They fired twice", [(5, 10)])]
    [('They ', False), ('fired', True), (' twice', False)]
    """
    pieces, done = [], 0
    for start, end in hits:
        pieces += [Piece(text=text[done:start]), Piece(text=text[start:end], hit=True)]
        done = end
    return tuple(piece for piece in (*pieces, Piece(text=text[done:])) if piece.text)


def stretches(text: str, hits: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Show the surroundings of the first hits of a long text, with a gap between; its beginning where it has none."""
    windows = shown(text, hits)
    pieces: list[Piece] = []
    for start, end in windows:
        pieces.append(Piece(text=GAP.strip() + " " if not pieces and start else GAP if pieces else ""))
        inside = [(max(a, start) - start, min(b, end) - start) for a, b in hits if a < end and b > start]
        pieces += marked(text[start:end], inside)
    if windows[-1][1] < len(text):
        pieces.append(Piece(text=GAP.rstrip()))
    return tuple(Piece(text=" ".join(p.text.split("\n")), hit=p.hit) for p in pieces if p.text)


def shown(text: str, hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return which characters of a text ``stretches`` shows, as ``[start, end)``."""
    return _windows(text, hits[:20])[:WINDOWS] or [(0, _word_end(text, 2 * AROUND))]


def _windows(text: str, hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in hits:
        begin, stop = _word_start(text, start - AROUND), _word_end(text, end + AROUND)
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], stop)
        else:
            found.append((begin, stop))
    return found


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    blank = text.find(" ", at, at + AROUND)
    return at if blank < 0 else blank + 1


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    blank = text.rfind(" ", max(0, at - AROUND), at)
    return at if blank < 0 else blank
