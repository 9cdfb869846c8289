"""Features of words: proper names that both texts have, and telling words of circumstance."""

from functools import lru_cache

from truceline.model.linking import Profile
from truceline.reference.common_words import load_common_words
from truceline.reference.spelling import likeness

Said = tuple[float, str]
NOTHING: Said = (0.0, "")
ENOUGH_NAMES = 3.0  # shared names, by weight, that leave no doubt
ENOUGH_WORDS = 0.35  # of the words of the shorter text, by weight
FEW_WORDS = 6.0  # by weight; a text with fewer counts as if it had so many
COPIED = 0.7  # share of words; a text with more was made of the other
SHOWN = 4
ALIKE = 0.85  # of ``spelling.likeness``, for a name that was bent on its way
LONG = 5  # letters of a name that may be bent


def same_names(a: Profile, b: Profile) -> Said:
    """Compare the proper names, rare ones first; a name bent by a translation counts a part."""
    common = load_common_words()
    placed = set(a.place_names) & set(b.place_names)  # they count as places already
    one, other = set(a.names) - placed, set(b.names) - placed
    shared = sorted(one & other, key=lambda name: (-common.weight(name), name))
    bent = _bent(one - other, other - one)
    weight = sum(common.weight(name) for name in shared) + 0.6 * len(bent)
    if not weight:
        return NOTHING
    part = weight / max(1, min(len(a.names), len(b.names)))
    value = min(1.0, weight / ENOUGH_NAMES) * min(1.0, 0.4 + part)
    words = [name.capitalize() for name in shared] + [f"{x.capitalize()}/{y.capitalize()}" for x, y in bent]
    return value, f"names in both: {', '.join(words[:SHOWN])}"


def _bent(one: set[str], other: set[str]) -> list[tuple[str, str]]:
    return [
        (x, y)
        for x in sorted(one)
        for y in sorted(other)
        if min(len(x), len(y)) >= LONG and x[0] == y[0] and likeness(x, y) >= ALIKE
    ]


def same_words(a: Profile, b: Profile) -> Said:
    """Compare the words of circumstance: how much of the shorter text's stands in the other, rare ones first."""
    common = load_common_words()
    shared = sorted(set(a.words) & set(b.words), key=lambda word: (-common.weight(word), word))
    total, least = _weight(tuple(shared)), min(_weight(a.words), _weight(b.words))
    part = total / max(FEW_WORDS, least)
    if not shared:
        return NOTHING
    if a.publisher is not None and a.publisher == b.publisher and part < COPIED:
        part /= 2  # a body's statements are made in one mould
    return min(1.0, part / ENOUGH_WORDS), f"words in both: {', '.join(shared[:SHOWN])}"


@lru_cache(maxsize=1024)
def _weight(words: tuple[str, ...]) -> float:
    common = load_common_words()
    return sum(common.weight(word) ** 2 for word in words)
