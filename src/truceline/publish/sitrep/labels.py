"""Names on a drawing: each where no other name stands, and beside what it would hide where there is room.

Goes in: points of a drawing and words. Comes out: SVG text with a light halo. The same names in the same order stand in
the same places.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import hypot

from markupsafe import escape

from truceline.publish.sitrep.projection import Point

Box = tuple[float, float, float, float]  # left, top, right, bottom
LETTER = 0.56  # breadth of a letter, of the size of its type
LEADING = 1.3  # from line to line, of the size of the type
EDGE = 4.0  # what stays free along the frame
STEP, REACH, FAR = 10.0, 60.0, 100.0  # how a name is moved from its place, how far at most, and a long one of ground
AWAY = sorted(product(*(range(-int(FAR), int(FAR) + 1, int(STEP)),) * 2), key=lambda by: (hypot(*by), by))


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """How words are written: colour, size in points of the drawing, bold or not."""

    colour: str
    size: float
    bold: bool = False


class Labels:
    """Writes names on a drawing of ``wide`` by ``high`` points; nothing is written on what is ``kept``."""

    def __init__(self, wide: float, high: float, kept: Iterable[Box] = ()) -> None:
        self._wide, self._high = wide, high
        self._taken, self._shunned = list(kept), list[Box]()

    def keep(self, box: Box) -> None:
        """Write nothing on this."""
        self._taken.append(box)

    def shun(self, box: Box) -> None:
        """Write on this only where there is no room beside it."""
        self._shunned.append(box)

    def put(self, at: Point, lines: Sequence[str], type_: Type, reach: float = REACH) -> str:
        """Return lines around a point, or as near to it as there is room; nothing where there is none."""
        half, high = _size(lines, type_)
        places = [(at[0] + by[0], at[1] + by[1] - high / 2) for by in AWAY if hypot(*by) <= reach]
        place = self._free(places, half, high)
        return self._write(place, lines, type_, half, high) if place else ""

    def put_always(self, at: Point, line: str, type_: Type) -> str:
        """Return a line around a point or near it; where there is no room around the point itself."""
        found = self.put(at, (line,), type_)
        half, high = _size((line,), type_)
        return found or self._write((at[0], at[1] - high / 2), (line,), type_, half, high)

    def put_beside(self, at: Point, line: str, type_: Type) -> str:
        """Return a dot with its name below, above, or at a side; nothing where there is no room for the name."""
        half, high = _size((line,), type_)
        off = type_.size * 0.4
        sides = ((at[0] + half + off, at[1] - high / 2), (at[0] - half - off, at[1] - high / 2))
        place = self._free([(at[0], at[1] + off), (at[0], at[1] - high - off), *sides], half, high)
        if place is None:
            return ""
        dot = f'<circle cx="{at[0]:g}" cy="{at[1]:g}" r="2" fill="{type_.colour}"/>'
        self._taken.append((at[0] - 3, at[1] - 3, at[0] + 3, at[1] + 3))
        return dot + self._write(place, (line,), type_, half, high)

    def _free(self, places: Sequence[Point], half: float, high: float) -> Point | None:
        """Return the first place (middle of its upper edge) that is free, one that hides nothing before any other."""
        first = None
        for place in places:
            box = _box(place, half, high)
            if self._is_free(box):
                if not _meets(box, self._shunned):
                    return place
                first = first or place
        return first

    def _is_free(self, box: Box) -> bool:
        inside = box[0] >= EDGE and box[1] >= EDGE and box[2] <= self._wide - EDGE and box[3] <= self._high - EDGE
        return inside and not _meets(box, self._taken)

    def _write(self, place: Point, lines: Sequence[str], type_: Type, half: float, high: float) -> str:
        self._taken.append(_box(place, half, high))
        return "".join(_lines(place, lines, type_))


def wrapped(words: str, most: int) -> Iterator[str]:
    """Break words into lines of at most so many letters, at blanks.

    >>> list(wrapped("temporary deployment zone of the contingent", 24))
    ['temporary deployment', 'zone of the contingent']
    """
    line = ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > most:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _size(lines: Sequence[str], type_: Type) -> Point:
    """Return half the breadth of lines, and their height."""
    return max(map(len, lines)) * LETTER * type_.size / 2 + 3, (len(lines) - 1) * LEADING * type_.size + type_.size + 2


def _box(place: Point, half: float, high: float) -> Box:
    return place[0] - half, place[1], place[0] + half, place[1] + high


def _meets(box: Box, others: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    return any(left < other[2] and right > other[0] and top < other[3] and bottom > other[1] for other in others)


def _lines(place: Point, lines: Sequence[str], type_: Type) -> Iterator[str]:
    weight = ' font-weight="700"' if type_.bold else ""
    for number, line in enumerate(lines):
        y = place[1] + type_.size * (0.95 + LEADING * number)
        common = f'x="{place[0]:.1f}" y="{y:.1f}" font-size="{type_.size:g}" text-anchor="middle"{weight}'
        words = escape(line)
        yield f'<text {common} fill="none" stroke="#fff" stroke-width="4" stroke-linejoin="round">{words}</text>'
        yield f'<text {common} fill="{type_.colour}">{words}</text>'
