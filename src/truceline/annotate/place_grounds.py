"""Find contested ground by its names (Line of Control, Lachin corridor): of the countries of the context only.

The words of one name may mean several outlines, by time or by side; the date of the document chooses, or nobody.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from truceline.annotate.place_fit import Choice
from truceline.annotate.place_names import NameHit, hit_at
from truceline.model.document import Document
from truceline.model.place import PlaceCandidate
from truceline.model.syntax import Sentence
from truceline.reference.gazetteer import Ground
from truceline.reference.places import PlaceTable

# not a town or unit of the same name: Gaza City, Preah Vihear province
_NOT_A_TOWN = r"(?! (?i:city|town|village|settlement|camp|province|district|oblast|governorate)\b)(?![\w-])"


def find_grounds(
    document: Document, sentences: Sequence[Sentence], table: PlaceTable, countries: Sequence[str]
) -> Iterator[tuple[NameHit, Choice]]:
    """Yield the hits on contested ground with the choice made for each."""
    named = table.grounds_named(countries) if countries else {}
    if not named:
        return
    words = "|".join(re.escape(name) for name in sorted(named, key=lambda n: (-len(n), n)))
    for found in re.finditer(rf"(?<![\w-])(?:{words}){_NOT_A_TOWN}", document.text):
        for number, sentence in enumerate(sentences):
            if sentence.start <= found.start() and found.end() <= sentence.end:
                hit = hit_at(document.text, found.start(), found.end(), sentence, number)
                yield hit, _choose(named[found[0]], table, document.published)


def _choose(grounds: Sequence[Ground], table: PlaceTable, published: datetime | None) -> Choice:
    day = published.date().isoformat() if published else None
    valid = [
        g for g in grounds if day and g.valid[0] <= day and (not g.valid[1] or day[: len(g.valid[1])] <= g.valid[1])
    ]
    # outside every period, or undated: the last outline that bore the name
    latest = max(g.valid[0] for g in grounds)
    left = valid or [g for g in grounds if g.valid[0] == latest]
    candidates = tuple(PlaceCandidate(id=f"ca:{g.id}", name=g.name, country=None, score=1.0) for g in left)
    return Choice(table.ground_entry(left[0]) if len(left) == 1 else None, candidates)
