"""Which happenings are compared at all: those that share a block; in a crowded one, neighbours in its order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from truceline.incidents.geometry import is_pointed
from truceline.model.actor import STRANGER
from truceline.model.linking import Block, Profile

CROWD = 64  # happenings; a block of more is compared only between neighbours
WINDOW = 16  # neighbours that each is compared with, in a crowded block
MOST_KEYS = 12  # of a happening
MOST_NAMED = 3  # days that a loose happening names, the last ones


def block_keys(profile: Profile) -> tuple[Block, ...]:
    """Return the blocks of a happening, at most ``MOST_KEYS``; none for what sums up several."""
    if profile.several:
        return ()
    found = [*_by_day(profile), *_by_place(profile), *_by_words(profile), *_by_days_named(profile)]
    blocks = {block.key: block for block in reversed(found)}
    return tuple(reversed(blocks.values()))[:MOST_KEYS]


def _by_day(profile: Profile) -> Iterator[Block]:
    """Yield blocks of a day and the day after it: by both sides, by one side, by place."""
    sort = _sort(profile)
    sides = _sides(profile)
    for number, day in enumerate(_days(profile)):
        if len(sides) > 1 and not number:
            yield Block(key=f"day {day} sides {' '.join(sides[:2])}", sort=sort)
        for side in sides[:3]:
            yield Block(key=f"day {day} side {side}", sort=sort)
        if not sides:
            yield from (Block(key=f"day {day} country {c}", sort=sort) for c in _countries(profile))


def _by_place(profile: Profile) -> Iterator[Block]:
    """Yield the blocks of its places whatever the day; in the order of the days."""
    for place in [place for place in profile.places if is_pointed(place)][:2]:
        yield Block(key=f"place {place.id}", sort=f"{_first_day(profile)} {_sort(profile)}")


def _by_words(profile: Profile) -> Iterator[Block]:
    """Yield blocks for what tells no day: by its sides in the order of the losses, by rare names."""
    sides = _sides(profile)
    if sides:
        most = max((n for _, n in profile.figures), default=0)
        yield Block(key=f"sides {' '.join(sides[:2])}", sort=f"{most:06d} {_first_day(profile)}")
    for name in sorted(profile.names, key=lambda name: (-len(name), name))[:2]:
        yield Block(key=f"name {name}", sort=f"{_first_day(profile)} {_sort(profile)}")


def _by_days_named(profile: Profile) -> Iterator[Block]:
    """Yield the blocks of the days that a loose happening names: a follow-up or a reply tells no day of its own."""
    for day in profile.days_named[-MOST_NAMED:] if profile.loose else ():
        yield from (Block(key=f"day {day} side {side}", sort=_sort(profile)) for side in _sides(profile)[:3])


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
    """Order a crowded block so that neighbours are the likely matches: by place, hour, losses, kind."""
    place = profile.places[0].id if profile.place_told else "~"
    hour = profile.clocks[0] if profile.clocks else "~"
    return f"{place} {hour} {profile.figures} {profile.kind}"


def _sides(profile: Profile) -> tuple[str, ...]:
    return tuple(side for side in profile.sides if not side.startswith(STRANGER))


def _countries(profile: Profile) -> list[str]:
    return sorted({place.country for place in profile.places[:2] if place.country})


def _first_day(profile: Profile) -> str:
    return profile.days[0] if profile.days else str(_date(profile.published)) if profile.published else "~"


def _days(profile: Profile) -> tuple[str, ...]:
    """Give the day told and the one after, so that a report that is a day off meets it; else those of publication."""
    if profile.day_told:
        day = date.fromisoformat(profile.days[0])
    elif profile.published is not None:
        day = _date(profile.published) - timedelta(days=1)
    else:
        return ()
    return (str(day), str(day + timedelta(days=1)))


def _date(published: datetime) -> date:
    return (published.astimezone(UTC) if published.tzinfo else published).date()
