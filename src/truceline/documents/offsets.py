"""A text without what stands in the way of reading it, and the way back to the characters of the stored text.

Left out are marks that show nothing (direction of writing, zero width) and whole stretches, as those in another
language; letters that were printed as one ("ﬁred") and digits of other scripts are written as English has them. A
reading of the folded text gets its spans back in the stored text: every span quotes what is stored, marks and all.
"""

import dataclasses
import re
from array import array
from collections.abc import Sequence
from typing import Any, TypeVar
from unicodedata import digit, normalize

from truceline.model.document import Document
from truceline.model.reading import Reading
from truceline.model.span import Span

UNSEEN = re.compile(  # soft hyphen; Arabic letter mark; zero width; direction; word joiner, isolates; byte order mark
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+"
)
CHANGED = re.compile(  # and ligatures; digits of Arabic, Persian, Devanagari and full width
    f"{UNSEEN.pattern}|[\ufb00-\ufb06\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]"
)
T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """``text`` is what is left; ``places[i]`` is where its character ``i`` stands in the stored text, in order."""

    text: str
    places: "array[int]"

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of the stored text from the first to the last of ``[start, end)`` of the folded one."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str, left_out: Sequence[tuple[int, int]] = ()) -> Fold | None:
    """Leave out unseen marks and the stretches ``left_out``, write others anew; ``None`` where nothing is changed."""
    changes = [(*found.span(), _written(found[0])) for found in CHANGED.finditer(text)]
    changes.extend((start, end, "") for start, end in left_out)
    changes.sort(key=lambda change: (change[0], -change[1], change[2]))  # of two at one place, the longer first
    if not changes:
        return None
    pieces: list[str] = []
    places = array("q")
    at = 0
    for start, end, anew in (*changes, (len(text), len(text), "")):
        if start > at:
            pieces.append(text[at:start])
            places.extend(range(at, start))
        if start >= at:  # else within a stretch that is left out
            pieces.append(anew)
            places.extend([start] * len(anew))
        at = max(at, end)
    return Fold(text="".join(pieces), places=places)


def _written(found: str) -> str:
    """Return how English writes a character that is changed: ``""`` for marks that show nothing."""
    if UNSEEN.match(found):
        return ""
    return str(digit(found)) if found.isdigit() else normalize("NFKC", found)


def unfold(reading: Reading, folded: Fold, document: Document) -> Reading:
    """Return the reading of a folded text as a reading of ``document``, each span with the words that are stored."""
    moved = _moved(dataclasses.replace(reading, document=document), folded, document)
    return dataclasses.replace(moved, document=document)


def _moved(value: T, folded: Fold, document: Document) -> T:
    """Return the value with every span in it moved to the stored text; what holds no span stays the same object."""
    if isinstance(value, Span):
        start, end = folded.stored(value.start, value.end)
        return type(value)(document=value.document, start=start, end=end, text=document.text[start:end])
    if isinstance(value, tuple):
        parts = tuple(_moved(part, folded, document) for part in value)
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts  # type: ignore[return-value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, Any] = {}
        for field in dataclasses.fields(value):
            old = getattr(value, field.name)
            if (new := _moved(old, folded, document)) is not old:
                changed[field.name] = new
        return dataclasses.replace(value, **changed) if changed else value
    return value
