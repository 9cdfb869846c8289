"""Which place a report is about: where its headline and opening put things, or the place that it names most.

Claims take the places of their own sentences; a report names its scene once and goes on. Mentions in, one of them out.
"""

from collections import Counter
from collections.abc import Sequence

from truceline.model.mention import PlaceMention
from truceline.model.syntax import Sentence

OPENING = 3  # sentences after the headline
PINNED = ("site", "settlement")
HERE = ("at", "in", "near", "outside", "along", "between")
FAR_KM = 30.0  # "120 km from Misrata" does not put the fight in Misrata


def find_scene(
    places: Sequence[PlaceMention], sentences: Sequence[Sentence], *, countries: Sequence[str]
) -> PlaceMention | None:
    """Return the mention that gives the scene, ``None`` where no pinned place of the context is named.

    Places with a point only: a scene told as a province is what the claims say. A place in the headline or the opening
    goes before one that is named more often further down; where the report has none there, it has to be named twice.
    """
    pinned = [m for m in places if _is_scene(m, countries)]
    # "Abu Grein, south of Misrata": what a bearing is taken from is a place beside the scene
    pinned = [m for m in pinned if m.bearing is None] or pinned
    if not pinned:
        return None
    named = Counter(m.place.id for m in pinned if m.place)
    opening = _opening_end(sentences)
    early = [m for m in pinned if m.span.start < opening]
    if early:
        return max(early, key=lambda m: (named[m.place.id if m.place else ""], -m.span.start))
    most = max(pinned, key=lambda m: (named[m.place.id if m.place else ""], -m.span.start))
    return most if most.place and named[most.place.id] > 1 else None


def _opening_end(sentences: Sequence[Sentence]) -> int:
    body = [s for s in sentences if not s.heading]
    return body[min(OPENING, len(body)) - 1].end if body else (sentences[-1].end if sentences else 0)


def _is_scene(mention: PlaceMention, countries: Sequence[str]) -> bool:
    place = mention.place
    if place is None or place.precision not in PINNED or mention.relation not in HERE:
        return False
    if mention.distance_km is not None and mention.distance_km > FAR_KM:
        return False
    return not countries or place.country is None or place.country in countries
