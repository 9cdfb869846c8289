"""Are two happenings one event: a table of features with weights, and the explained score of a pair.

Every feature looks at one thing and says what it sees, from -1 (speaks against) over 0 (says nothing) to 1, with words
for the user. The weights stand in one table; the score of a pair is the sum of value times weight. How they were set:
``docs/decisions/0012-linking.md``.
"""

from collections.abc import Callable

from truceline.incidents.compare_when import day_named, other_hour, published_when, same_day, same_hour
from truceline.incidents.compare_where import places_named, same_place, same_place_other_day
from truceline.incidents.compare_who import other_sides, same_figures, same_kind, same_sides, same_weapons
from truceline.incidents.compare_words import same_names, same_words
from truceline.model.linking import Feature, Link, Profile

THRESHOLD = 4.5  # a pair with this score or more is one event
LOOSE = 3.5  # the same where one of the two is loose: it ties no others together, and makes no incident
LOOSE_DATED = 3.0  # the same where both tell or name one day
NEAR = 1.5  # below what is enough: a pair that a person may be asked about
DAYS = ("day", "day named")

FEATURES: tuple[tuple[str, Callable[[Profile, Profile], tuple[float, str]], float], ...] = (
    ("day", same_day, 2.5),
    ("day named", day_named, 1.5),
    ("published", published_when, 2.0),
    ("hour", same_hour, 1.2),
    ("other hour", other_hour, 2.5),
    ("place", same_place, 2.0),
    ("places named", places_named, 1.0),
    ("place again", same_place_other_day, 1.5),
    ("sides", same_sides, 1.5),
    ("other sides", other_sides, 2.5),
    ("kind", same_kind, 0.4),
    ("weapons", same_weapons, 0.3),
    ("figures", same_figures, 1.5),
    ("names", same_names, 2.0),
    ("words", same_words, 2.0),
)


def compare(a: Profile, b: Profile) -> Link:
    """Return the link of two happenings with every feature that says something; the order of the two is no matter."""
    first, second = sorted((a, b), key=lambda profile: profile.happening)
    found = [
        Feature(name=name, value=round(value, 6), weight=weight, words=words)
        for name, feature, weight in FEATURES
        for value, words in [feature(first, second)]
        if words
    ]
    score = round(sum(f.value * f.weight for f in found), 6)
    return Link(first=first.happening, second=second.happening, score=score, features=tuple(found))


def is_enough(link: Link, a: Profile, b: Profile) -> bool:
    """Say whether a link is enough for its two happenings to be one event; loose ones need less."""
    return link.score >= needed(link, a, b)


def is_near(link: Link, a: Profile, b: Profile) -> bool:
    """Say whether a link is not enough, and so near it that a person may be asked."""
    return needed(link, a, b) - NEAR <= link.score < needed(link, a, b)


def needed(link: Link, a: Profile, b: Profile) -> float:
    """Return the score from which on the two happenings of a link are one event."""
    if not (a.loose or b.loose):
        return THRESHOLD
    dated = any(feature.name in DAYS and feature.value > 0 for feature in link.features)
    return LOOSE_DATED if dated else LOOSE


def link_enough(a: Profile, b: Profile) -> Link | None:
    """Return the link of two happenings that are alike enough to be one event, else ``None``."""
    link = compare(a, b)
    return link if is_enough(link, a, b) else None
