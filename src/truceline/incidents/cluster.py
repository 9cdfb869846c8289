"""Links -> groups of happenings that are one event; what a person judged holds before every score."""

from collections.abc import Iterable, Sequence
from datetime import date

from truceline.incidents.compare import THRESHOLD, apart_km
from truceline.model.linking import Link, Profile

MOST_DAYS = 3  # between the days told in one incident
MOST_KM = 60.0  # between the places told in one incident
Pair = tuple[str, str]


def find_groups(
    profiles: Iterable[Profile], links: Iterable[Link], together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> tuple[tuple[str, ...], ...]:
    """Return the groups as ids of happenings, in the order of the alphabet; what stands alone is a group of one.

    The strongest links join first; one that would make a group longer in days or wider in km than the limits, or bring
    together what was judged apart, joins nothing. What sums up several events is in no group unless judged so.

    Args:
        together, apart: pairs of ids that a person judged; they hold whatever the scores are. Where both ask for the
            impossible, apart holds.
    """
    known = {profile.happening: profile for profile in profiles}
    groups = _Groups(known, {frozenset(pair) for pair in apart})
    for first, second in sorted({(min(p), max(p)) for p in together}):
        if first in known and second in known:
            groups.join(first, second, judged=True)
    strong = (link for link in links if link.score >= THRESHOLD and link.first in known and link.second in known)
    for link in sorted(strong, key=lambda link: (-link.score, link.first, link.second)):
        groups.join(link.first, link.second)
    return groups.result()


class _Groups:
    """Groups that grow; every happening is in one."""

    def __init__(self, known: dict[str, Profile], apart: set[frozenset[str]]) -> None:
        self.known = known
        self.apart = apart
        self.members: dict[str, tuple[str, ...]] = {id: (id,) for id in known}

    def join(self, first: str, second: str, *, judged: bool = False) -> None:
        one, other = self.members[first], self.members[second]
        if one is other or any(frozenset((a, b)) in self.apart for a in one for b in other):
            return
        if not judged and not _within([self.known[id] for id in (*one, *other)]):
            return
        both = tuple(sorted((*one, *other)))
        for id in both:
            self.members[id] = both

    def result(self) -> tuple[tuple[str, ...], ...]:
        groups = sorted(set(self.members.values()))
        return tuple(g for g in groups if len(g) > 1 or not self.known[g[0]].several)


def _within(members: Sequence[Profile]) -> bool:
    """Say whether the days and the places told keep within the limits."""
    if any(profile.several for profile in members):
        return False
    days = [date.fromisoformat(p.days[0]) for p in members if p.days]
    if days and (max(days) - min(days)).days > MOST_DAYS:
        return False
    points = {p.places[0].id: p.places[0] for p in members if p.places and p.places[0].lat is not None}
    return all((apart_km(a, b) or 0.0) <= MOST_KM for a in points.values() for b in points.values())
