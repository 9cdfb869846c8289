"""Are two happenings one event: a table of features with weights, and the explained score of a pair.

Every feature looks at one thing and says what it sees, from -1 (speaks against) over 0 (says nothing) to 1, with words
for the user. The weights stand in one table; the score of a pair is the sum of value times weight.
"""

from collections.abc import Callable
from datetime import date
from math import asin, cos, radians, sin, sqrt

from truceline.model.linking import Feature, Link, Profile
from truceline.model.place import Place

THRESHOLD = 4.0  # a pair with this score or more is one event
EARTH_KM = 6371.0088  # mean radius
POINTED = ("site", "settlement")
NEAR_KM = 5.0

Said = tuple[float, str]
NOTHING: Said = (0.0, "")


def same_day(a: Profile, b: Profile) -> Said:
    """Compare the days that are told."""
    if not a.days or not b.days:
        return NOTHING
    gap = abs((date.fromisoformat(a.days[0]) - date.fromisoformat(b.days[0])).days)
    if gap == 0:
        return 1.0, "the same day"
    return -1.0, f"{gap} day{'s' if gap > 1 else ''} apart"


def same_place(a: Profile, b: Profile) -> Said:
    """Compare the places: the same, near each other, or apart."""
    if not a.places or not b.places:
        return NOTHING
    one, other = a.places[0], b.places[0]
    if one.id == other.id:
        return (1.0 if one.precision in POINTED else 0.3), f"the same place, {one.name}"
    km = apart_km(one, other)
    if km is None:
        return NOTHING
    if km <= NEAR_KM:
        return 0.5, f"{one.name} and {other.name}, {km:.0f} km apart"
    return -min(1.0, km / 50), f"{one.name} and {other.name} are {km:.0f} km apart"


def same_sides(a: Profile, b: Profile) -> Said:
    """Compare the sides that are named."""
    if not a.sides or not b.sides:
        return NOTHING
    shared = sorted(set(a.sides) & set(b.sides))
    if not shared:
        return -1.0, "other sides"
    return min(1.0, len(shared) / 2), f"on both: {', '.join(shared)}"


def same_kind(a: Profile, b: Profile) -> Said:
    """Compare the kinds."""
    if a.kind is None or b.kind is None:
        return NOTHING
    return (1.0, f"both {a.kind.replace('_', ' ')}") if a.kind == b.kind else (-0.3, "told as another kind")


def same_figures(a: Profile, b: Profile) -> Said:
    """Compare the losses."""
    shared = sorted(set(a.figures) & set(b.figures))
    if not shared:
        return NOTHING
    what, figure = shared[-1]
    return min(1.0, len(shared) / 2), f"{figure} {what.partition(':')[0]} in both"


def same_hours(a: Profile, b: Profile) -> Said:
    """Compare the times of day."""
    shared = sorted(set(a.clocks) & set(b.clocks))
    return (1.0, f"{shared[0]} in both") if shared else NOTHING


def same_names(a: Profile, b: Profile) -> Said:
    """Compare the proper names."""
    shared = sorted(set(a.names) & set(b.names))
    return (min(1.0, len(shared) / 6), f"names in both: {', '.join(shared[:4])}") if shared else NOTHING


FEATURES: tuple[tuple[str, Callable[[Profile, Profile], Said], float], ...] = (
    ("day", same_day, 2.0),
    ("place", same_place, 2.0),
    ("sides", same_sides, 1.5),
    ("kind", same_kind, 0.3),
    ("figures", same_figures, 1.0),
    ("hours", same_hours, 1.0),
    ("names", same_names, 1.5),
)


def compare(a: Profile, b: Profile) -> Link:
    """Return the link of two happenings with every feature that says something; the order of the two is no matter."""
    first, second = sorted((a, b), key=lambda profile: profile.happening)
    found = [
        Feature(name=name, value=value, weight=weight, words=words)
        for name, feature, weight in FEATURES
        for value, words in [feature(first, second)]
        if value
    ]
    score = round(sum(f.value * f.weight for f in found), 6)
    return Link(first=first.happening, second=second.happening, score=score, features=tuple(found))


def apart_km(a: Place, b: Place) -> float | None:
    """Measure the great circle between two points, in km; ``None`` where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat, lon, to_lat, to_lon = (radians(x) for x in (a.lat, a.lon, b.lat, b.lon))
    h = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(h))
