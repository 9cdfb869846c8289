"""Incidents -> episodes: those of one pair of sides that are close in days and space, with what is told over all.

A day of strikes or a two-day battle is one episode. The nearest incidents join first, within limits in days and km, so
that a war does not become one. What sums up several events (``Profile.several``) is laid to the episode that fits its
sides and days, and to none where two fit as well.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from math import cos, floor, inf, radians

from truceline.incidents.compare_who import known_sides
from truceline.incidents.geometry import apart_km, is_pointed
from truceline.model.identity import content_id
from truceline.model.incident import Episode, Happening, Incident
from truceline.model.linking import Profile
from truceline.model.place import Place

NEXT_DAYS = 1  # between an incident and the next of its episode
NEXT_KM = 40.0
MOST_DAYS = 3  # of an episode: from its first day to its last
MOST_KM = 120.0
PAIR = 2  # sides


@dataclass(frozen=True, kw_only=True)
class _Event:
    """An incident as an episode sees it: its day, its sides and where it was, each as most of its reports say."""

    incident: Incident
    day: date
    sides: frozenset[str]
    place: Place | None

    @property
    def key(self) -> tuple[str, ...]:
        return self.incident.happenings


def find_episodes(incidents: Iterable[Incident], profiles: Iterable[Profile]) -> tuple[Episode, ...]:
    """Return the episodes of two incidents or more, in the order of their days; an incident is in one at most.

    ``Episode.happenings`` are those that tell totals over it; ``with_totals`` adds their findings.
    """
    known = {profile.happening: profile for profile in profiles}
    events = [event for incident in incidents if (event := _event(incident, known)) is not None]
    groups = {event.key: [event] for event in events}
    for a, b in sorted(_near(events), key=lambda pair: (_km(*pair), pair[0].key, pair[1].key)):
        _join(groups, a, b)
    found = {id(group): group for group in groups.values() if len(group) > 1}.values()
    runs = sorted((sorted(group, key=_by_day) for group in found), key=lambda run: _by_day(run[0]))
    told = _lay(runs, [profile for profile in known.values() if profile.several])
    return tuple(_episode(run, told.get(index, ())) for index, run in enumerate(runs))


def with_totals(episode: Episode, happenings: Mapping[str, Happening]) -> Episode:
    """Return the episode with the findings of the happenings that tell totals over it."""
    found = [finding for id in episode.happenings if id in happenings for finding in happenings[id].findings]
    return replace(episode, totals=tuple(found))


def _event(incident: Incident, known: Mapping[str, Profile]) -> _Event | None:
    """Describe an incident; ``None`` where no report tells its day, or none its sides."""
    own = [known[id] for id in incident.happenings if id in known and not known[id].several]
    days = Counter(profile.days[0] for profile in own if profile.day_told)
    sides = Counter(side for profile in own for side in known_sides(profile))
    if not days or not sides:
        return None
    places = Counter(profile.places[0].id for profile in own if profile.place_told and is_pointed(profile.places[0]))
    by_id = {place.id: place for profile in own for place in profile.places[:1]}
    return _Event(
        incident=incident,
        day=date.fromisoformat(_most(days)),
        sides=frozenset(sorted(sides, key=lambda side: (-sides[side], side))[:PAIR]),
        place=by_id[_most(places)] if places else None,
    )


def _most(votes: Counter[str]) -> str:
    return min(votes, key=lambda value: (-votes[value], value))


def _by_day(event: _Event) -> tuple[date, tuple[str, ...]]:
    return event.day, event.key


def _near(events: Iterable[_Event]) -> Iterator[tuple[_Event, _Event]]:
    """Yield the pairs of incidents of one pair of sides that are near in days and km, the lesser key first.

    They are looked for in squares of a degree of latitude (111 km) and their neighbours, day by day.
    """
    squares: dict[tuple[date, int, int], list[_Event]] = {}
    for event in sorted(events, key=lambda event: event.key):
        if event.place is None or event.place.lat is None or event.place.lon is None:
            continue
        lat, lon = floor(event.place.lat), floor(event.place.lon * cos(radians(floor(event.place.lat))))
        for days, north, east in product((-NEXT_DAYS, 0, NEXT_DAYS), (-1, 0, 1), (-1, 0, 1)):
            for other in squares.get((event.day + timedelta(days=days), lat + north, lon + east), ()):
                if _one_pair([event, other]) and _km(event, other) <= NEXT_KM:
                    yield other, event
        squares.setdefault((event.day, lat, lon), []).append(event)


def _km(a: _Event, b: _Event) -> float:
    km = apart_km(a.place, b.place) if a.place is not None and b.place is not None else None
    return inf if km is None else km


def _one_pair(events: Iterable[_Event]) -> bool:
    """Say whether the incidents are of one pair of sides; one that names one side alone goes with its pair."""
    sides = [event.sides for event in events]
    return len(frozenset().union(*sides)) <= PAIR and frozenset.intersection(*sides) != frozenset()


def _join(groups: dict[tuple[str, ...], list[_Event]], a: _Event, b: _Event) -> None:
    one, other = groups[a.key], groups[b.key]
    both = [*one, *other]
    if one is other or not _one_pair(both):
        return
    days = [event.day for event in both]
    if (max(days) - min(days)).days >= MOST_DAYS or any(_km(x, y) > MOST_KM for x in one for y in other):
        return
    for event in both:
        groups[event.key] = both


def _lay(runs: Sequence[Sequence[_Event]], totals: Iterable[Profile]) -> dict[int, tuple[str, ...]]:
    """Lay every total to the one episode that fits it best, by the number of its incidents in the time it counts."""
    laid: dict[int, list[str]] = {}
    for profile in sorted(totals, key=lambda profile: profile.happening):
        fits = sorted(((_fit(run, profile), index) for index, run in enumerate(runs)), reverse=True)
        best = [index for fit, index in fits if fit and fit == fits[0][0]]
        if len(best) == 1:
            laid.setdefault(best[0], []).append(profile.happening)
    return {index: tuple(ids) for index, ids in laid.items()}


def _fit(run: Sequence[_Event], profile: Profile) -> int:
    """Count the incidents of an episode that a total may count; 0 where its sides or days are others."""
    sides = known_sides(profile)
    if not sides or not sides <= frozenset().union(*(event.sides for event in run)):
        return 0
    first, last = _window(profile)
    if first is None or last is None:
        return 0
    return sum(first <= event.day <= last for event in run)


def _window(profile: Profile) -> tuple[date | None, date | None]:
    """Return the first and last day that a total counts: as told, else up to the day of its publication."""
    published = profile.published.date() if profile.published else None
    days = sorted(date.fromisoformat(day) for day in profile.days)
    first = profile.first.date() if profile.first else days[0] if days else None
    last = profile.last.date() if profile.last else published or (days[-1] if days else None)
    return first, last


def _episode(run: Sequence[_Event], totals: tuple[str, ...]) -> Episode:
    sides = sorted(frozenset().union(*(event.sides for event in run)))
    first, last = run[0].day, max(event.day for event in run)
    when = f"on {first}" if first == last else f"from {first} to {last}"
    return Episode(
        id=content_id("epi", *sorted(event.key[0] for event in run)),
        incidents=tuple(event.incident.id for event in run),
        happenings=totals,
        why=f"{len(run)} incidents of {' and '.join(sides)} {when}, close to each other",
    )
