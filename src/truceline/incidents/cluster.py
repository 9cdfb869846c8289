"""Links -> groups of happenings that are one event; what a person judged holds before every score.

The strongest links join first. A link joins two groups only if their members are alike on the whole, and the group they
would make keeps within the limits in days and km: a chain is cut at its weakest link. The order in which reports came
plays no part, and a copy of a report (the same content) has no weight of its own.

A loose happening ties no two groups together and changes none: each goes to the group that it is most like, when the
groups of the others are made. Where no group takes it, it is in none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from truceline.incidents.compare import compare, is_enough
from truceline.incidents.compare_when import other_hour
from truceline.incidents.geometry import apart_km, is_city, is_pointed
from truceline.model.linking import Link, Profile

MOST_DAYS = 3  # between the days told in one incident
MOST_KM = 200.0  # between the places told in one incident; a wrong place may lie far off
ON_THE_WHOLE = 3.5  # the least mean score between two groups that are joined
UNDATED = 2.5  # the same where no pair tells a day on both sides
NEVER = -1.0  # of ``other_hour``
MOST_ASKED = 6  # members of a group that are compared with those of another: a group may hold hundreds of reports
Pair = tuple[str, str]
Group = tuple[str, ...]


def find_groups(
    profiles: Iterable[Profile],
    links: Iterable[Link],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    *,
    all_enough: bool = False,
) -> tuple[tuple[str, ...], ...]:
    """Return the groups as ids of happenings, in the order of the alphabet; what stands alone is a group of one.

    What sums up several events is in no group, and two happenings of one report are in two, unless judged so. What is
    loose is in the group that takes it, else in none.

    Args:
        links: those that are not enough may be left out; what they would say is worked out where it is asked.
        together, apart: pairs of ids that a person judged; they hold whatever the scores are. Where both ask for the
            impossible, apart holds.
        all_enough: the links are all enough; they need no features then.
    """
    known = {profile.happening: profile for profile in profiles}
    usable = [link for link in links if link.first in known and link.second in known]
    held = {frozenset(pair) for pair in apart}
    groups = _Groups(known, usable, held)
    enough = (link for link in usable if all_enough or is_enough(link, known[link.first], known[link.second]))
    strong = sorted(enough, key=groups.order)
    firm = [link for link in strong if not (known[link.first].loose or known[link.second].loose)]
    groups.join_all(firm)
    judged = sorted({(min(pair), max(pair)) for pair in together if set(pair) <= known.keys()})
    if judged:
        groups = _as_judged(groups, _Groups(known, usable, held), judged)
        groups.join_all(firm)
    groups.take_in(strong)
    return groups.result()


def _as_judged(found: "_Groups", groups: "_Groups", judged: Sequence[Pair]) -> "_Groups":
    """Join what a person judged to be one event: the two happenings first, then what each stood with unjudged."""
    for first, second in judged:
        groups.join(first, second, judged=True)
    for first, second in judged:
        for member in sorted({*found.members[first], *found.members[second]}):
            groups.join(first, member, judged=True)
    return groups


class _Groups:
    """Groups that grow; every happening is in one."""

    def __init__(self, known: Mapping[str, Profile], links: Iterable[Link], apart: set[frozenset[str]]) -> None:
        self.known = known
        self.apart = apart
        self.judged = frozenset(id for pair in apart for id in pair)
        self.members: dict[str, Group] = {id: (id,) for id in known}
        contents = {id: repr(replace(profile, happening="", document="")) for id, profile in known.items()}
        numbers = {content: number for number, content in enumerate(sorted(set(contents.values())))}
        self.content = {id: numbers[content] for id, content in contents.items()}
        self.scores = {(link.first, link.second): link.score for link in links}
        self.failed: set[tuple[str, int, str, int]] = set()  # groups that may not join, by ``_state``: as they are now
        self.telling: dict[tuple[str, int], list[str]] = {}

    def order(self, link: Link) -> tuple[float, int, int, str, str]:
        """Return where a link stands: by score, then by what the two say; ids come last, as a copy has another."""
        one, other = sorted((self.content[link.first], self.content[link.second]))
        return (-link.score, one, other, link.first, link.second)

    def join_all(self, links: Sequence[Link]) -> None:
        """Join by links until none joins anything more."""
        while sum(self.join(link.first, link.second) for link in links):
            pass

    def join(self, first: str, second: str, *, judged: bool = False) -> bool:
        """Join the groups of two happenings if that is allowed; say whether they were joined now."""
        one, other = self.members[first], self.members[second]
        if one is other or (not judged and (*_state(one), *_state(other)) in self.failed):
            return False
        if self._held_apart(one, other) or not (judged or self._may_join(one, other)):
            self.failed |= {(*_state(one), *_state(other)), (*_state(other), *_state(one))}
            return False
        self._unite(one, other)
        return True

    def _may_join(self, one: Group, other: Group) -> bool:
        return self._alike(one, other) and _within([self.known[id] for id in (*one, *other)])

    def _unite(self, one: Sequence[str], other: Sequence[str]) -> None:
        both = tuple(sorted((*one, *other)))
        for id in both:
            self.members[id] = both

    def take_in(self, links: Iterable[Link]) -> None:
        """Put each loose happening to the group that it is most like, as the groups stand without the loose ones."""
        near: dict[str, set[tuple[str, ...]]] = {}
        for link in links:
            for own, other in ((link.first, link.second), (link.second, link.first)):
                if self._is_free(own) and not self._is_free(other):
                    near.setdefault(own, set()).add(self.members[other])
        fits = [(fit, own, group) for own, groups in near.items() for group in groups if (fit := self._fit(own, group))]
        for _, own, group in sorted(fits, key=lambda f: (-f[0], self.content[f[1]], f[1], self._named(f[2]))):
            whole = self.members[group[0]]
            if self._is_free(own) and not any(frozenset((own, member)) in self.apart for member in whole):
                self._unite((own,), whole)

    def _is_free(self, id: str) -> bool:
        """Say whether a happening is loose and in no group with one that is not."""
        return all(self.known[member].loose for member in self.members[id])

    def _fit(self, own: str, group: Sequence[str]) -> float:
        """Return how like a group a loose happening is: the mean score, 0 where it may not join."""
        alone = self.members[own]
        if not (self._alike(alone, group) and _within([self.known[id] for id in (*alone, *group)])):
            return 0.0
        asked, _ = self._asked(alone, group)
        return sum(self._score(a, b) for a, b in asked) / len(asked)

    def _named(self, group: Sequence[str]) -> tuple[int, str]:
        return min((self.content[id], id) for id in group)

    def _held_apart(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Say whether a person judged two of their members apart; most groups have none that was judged."""
        ours, theirs = ([id for id in group if id in self.judged] for group in (one, other))
        return any(frozenset((a, b)) in self.apart for a in ours for b in theirs)

    def _alike(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Say whether two groups are alike on the whole: the mean over pairs across, each content once.

        Where pairs of the two tell a day on both sides, these alone are asked: a report that tells none is like both
        the clash of one day and that of the next, and would tie them together. Two hours by the clock that are half a
        day apart part two groups, whatever else is alike.
        """
        asked, dated = self._asked(one, other)
        if dated and any(other_hour(self.known[a], self.known[b])[0] <= NEVER for a, b in asked):
            return False
        least = ON_THE_WHOLE if dated else UNDATED
        return sum(self._score(a, b) for a, b in asked) >= least * len(asked) - 1e-9

    def _asked(self, one: Sequence[str], other: Sequence[str]) -> tuple[list[Pair], bool]:
        """Return the pairs across two groups that tell a day on both sides, else all pairs; and which it is."""
        pairs = [(a, b) for a in self._contents_of(one) for b in self._contents_of(other)]
        dated = [(a, b) for a, b in pairs if self.known[a].day_told and self.known[b].day_told]
        return (dated, True) if dated else (pairs, False)

    def _contents_of(self, group: Sequence[str]) -> list[str]:
        """Return one happening of each content, those that tell a day first, at most ``MOST_ASKED``."""
        state = _state(group)
        if state not in self.telling:
            first = {self.content[id]: id for id in reversed(group)}
            dated = sorted(first, key=lambda content: (not self.known[first[content]].day_told, content))
            self.telling[state] = [first[content] for content in dated[:MOST_ASKED]]
        return self.telling[state]

    def _score(self, a: str, b: str) -> float:
        pair = (min(a, b), max(a, b))
        if pair not in self.scores:
            self.scores[pair] = compare(self.known[a], self.known[b]).score
        return self.scores[pair]

    def result(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups; what sums up several events and stands alone is none, nor are loose ones by themselves."""
        groups = [group for group in sorted(set(self.members.values())) if not self._is_free(group[0])]
        return tuple(group for group in groups if len(group) > 1 or not self.known[group[0]].several)


def _state(group: Sequence[str]) -> tuple[str, int]:
    """Return what a group is known by: its members are in order, and it only grows."""
    return group[0], len(group)


def _within(members: Sequence[Profile]) -> bool:
    """Say whether the members may be one event: one of each report, the days and places within the limits."""
    if any(profile.several for profile in members):
        return False
    documents = [profile.document for profile in members]
    if len(set(documents)) < len(documents):
        return False
    days = [date.fromisoformat(profile.days[0]) for profile in members if profile.day_told]
    if days and (max(days) - min(days)).days > MOST_DAYS:
        return False
    told = (profile.places[0] for profile in members if profile.place_told)
    points = list({place.id: place for place in told if is_pointed(place) and not is_city(place)}.values())
    return all((apart_km(a, b) or 0.0) <= MOST_KM for at, a in enumerate(points) for b in points[at + 1 :])
