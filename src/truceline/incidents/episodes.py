"""Incidents -> episodes: those of one pair of sides that are close in days and space, with what is told over all."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from truceline.model.identity import content_id
from truceline.model.incident import Episode, Incident
from truceline.model.linking import Profile

MOST_DAYS = 2  # from the first to the last day of an episode


def find_episodes(incidents: Iterable[Incident], profiles: Iterable[Profile]) -> tuple[Episode, ...]:
    """Return the episodes of two incidents or more, in the order of their ids."""
    known = {profile.happening: profile for profile in profiles}
    by_sides: dict[tuple[str, ...], list[tuple[date, Incident]]] = {}
    for incident in incidents:
        day = _day(incident, known)
        sides = tuple(sorted({s for id in incident.happenings if id in known for s in known[id].sides}))
        if day is not None and len(sides) > 1:
            by_sides.setdefault(sides, []).append((day, incident))
    found = [
        _episode(run)
        for sides in sorted(by_sides)
        for run in _runs(sorted(by_sides[sides], key=lambda item: (item[0], item[1].happenings)))
        if len(run) > 1
    ]
    return tuple(sorted(found, key=lambda episode: episode.id))


def _day(incident: Incident, known: Mapping[str, Profile]) -> date | None:
    days = sorted(known[id].days[0] for id in incident.happenings if id in known and known[id].days)
    return date.fromisoformat(days[len(days) // 2]) if days else None


def _runs(dated: Sequence[tuple[date, Incident]]) -> list[list[Incident]]:
    runs: list[list[Incident]] = []
    start: date | None = None
    for day, incident in dated:
        if start is None or (day - start).days >= MOST_DAYS:
            runs.append([])
            start = day
        runs[-1].append(incident)
    return runs


def _episode(incidents: Sequence[Incident]) -> Episode:
    ids = tuple(sorted(incident.id for incident in incidents))
    firsts = sorted(incident.happenings[0] for incident in incidents)
    return Episode(id=content_id("epi", *firsts), incidents=ids, why="the same sides within two days")
