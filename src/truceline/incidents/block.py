"""Which happenings are compared at all: those that share a block; in a crowded one, neighbours in its order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, timedelta

from truceline.model.linking import Block, Profile

CROWD = 64  # happenings; a block of more is compared only between neighbours
WINDOW = 16  # neighbours that each is compared with, in a crowded block
MOST_KEYS = 12  # of a happening
WEEK = 7  # days


def block_keys(profile: Profile) -> tuple[Block, ...]:
    """Return the blocks of a happening, at most ``MOST_KEYS``; none for what sums up several."""
    if profile.several:
        return ()
    sort = _sort(profile)
    keys: dict[str, None] = {}
    for day in _days(profile):
        for side in profile.sides:
            keys[f"day {day} side {side}"] = None
        for place in profile.places[:1]:
            keys[f"day {day} place {place.id}"] = None
    for place in profile.places[:1]:
        keys[f"place {place.id}"] = None
    keys |= dict.fromkeys(f"week {week} sides {'+'.join(profile.sides)}" for week in _weeks(profile))
    return tuple(Block(key=key, sort=sort) for key in list(keys)[:MOST_KEYS])


def candidate_pairs(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Give the pairs to compare, each once, the lesser id first; the order of the profiles does not matter."""
    known = {profile.happening: profile for profile in profiles}
    blocks: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for profile in known.values():
        for block in block_keys(profile):
            blocks[block.key].append((block.sort, profile.happening))
    pairs = {pair for key in blocks for pair in _neighbours(sorted(blocks[key]))}
    for first, second in sorted(pairs):
        yield known[first], known[second]


def _neighbours(members: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    reach = len(members) if len(members) <= CROWD else WINDOW
    for at, (_, id) in enumerate(members):
        for _, other in members[at + 1 : at + 1 + reach]:
            yield (id, other) if id < other else (other, id)


def _sort(profile: Profile) -> str:
    hour = profile.clocks[0] if profile.clocks else "~"
    place = profile.places[0].id if profile.places else "~"
    return f"{place} {hour} {profile.kind} {profile.figures}"


def _days(profile: Profile) -> tuple[str, ...]:
    """Give the days told; else the day of publication and the one before."""
    if profile.days:
        return profile.days[:2]
    if profile.published is None:
        return ()
    day = _date(profile)
    return (str(day), str(day - timedelta(days=1)))


def _weeks(profile: Profile) -> tuple[int, ...]:
    if profile.published is None:
        return ()
    week = _date(profile).toordinal() // WEEK
    return (week, week - 1)


def _date(profile: Profile) -> date:
    published = profile.published
    assert published is not None, "asked only where it is known"
    return (published.astimezone(UTC) if published.tzinfo else published).date()
