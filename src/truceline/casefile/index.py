"""Profiles, blocks and links of a casefile, kept up to date one document at a time."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from truceline.casefile.episodes import TOTAL, total_blocks
from truceline.casefile.neighbours import Change, Pair, change_by_coming, change_by_going
from truceline.incidents.block import block_keys
from truceline.incidents.compare import compare, is_enough, is_near
from truceline.model.linking import Link, Profile
from truceline.store.base import Linking


class Index:
    """What is compared with what; the links are those of ``pipeline.reconcile.link_all`` over all profiles."""

    def __init__(self, linking: Linking) -> None:
        self.linking = linking
        self._profiles: dict[str, Profile] = {}  # those seen in this run: neighbours are asked for again and again
        self._crowds: set[str] = set()
        self.near: dict[Pair, float] = {}  # those met in this run that are nearly enough, with their scores

    def replace(self, document: str, profiles: Sequence[Profile]) -> set[str]:
        """Put the profiles of a document in place of its former ones; none where it does not count any more.

        Returns the happenings whose links may have changed, those that are gone among them.
        """
        former = {profile.happening for profile in self.linking.profiles_of([document])}
        touched = former | self._partners(former)
        touched |= self._take_out(former)
        return touched | self._put_in(profiles)

    def _partners(self, happenings: Collection[str]) -> set[str]:
        links = self.linking.links_of(happenings) if happenings else ()
        return {end for link in links for end in (link.first, link.second)}

    def _take_out(self, happenings: Collection[str]) -> set[str]:
        if not happenings:
            return set()
        stood = [(id, block) for id, blocks in self.linking.blocks(happenings).items() for block in blocks]
        self.linking.remove_profiles(happenings)
        self._crowds.clear()
        for id in happenings:
            self._profiles.pop(id, None)
        compared = [(id, block) for id, block in stood if not block.key.startswith(TOTAL)]
        return self._follow(change_by_going(self.linking, block, id) for id, block in compared)

    def _put_in(self, profiles: Sequence[Profile]) -> set[str]:
        touched = {profile.happening for profile in profiles}
        for profile in profiles:  # one after the other: a change tells of one newcomer
            blocks = block_keys(profile)
            self.linking.put_profiles([(profile, (*blocks, *total_blocks(profile)))])
            self._profiles[profile.happening] = profile
            touched |= self._follow(
                change_by_coming(self.linking, block, profile.happening, self._crowds) for block in blocks
            )
        return touched

    def _follow(self, changes: Iterable[Change]) -> set[str]:
        """Compare the pairs that met, and drop the links of those that parted and meet nowhere else."""
        told = tuple(changes)
        self._compare(told)
        parted = [(*pair, change.key) for change in told for pair in change.parted]
        return {end for pair in self.linking.part(parted) for end in pair}

    def _compare(self, changes: Sequence[Change]) -> None:
        met = {pair for change in changes for pair in change.met}
        known = self._load({end for pair in met for end in pair})
        links = [link for pair in sorted(met) if (link := self._link(known[pair[0]], known[pair[1]])) is not None]
        linked = {(link.first, link.second) for link in links}
        self.linking.put_links(links, _meetings(changes, linked))

    def _link(self, first: Profile, second: Profile) -> Link | None:
        """Return the link of a pair that is enough; one that nearly is, is noted."""
        link = compare(first, second)
        if is_near(link, first, second):
            self.near[link.first, link.second] = link.score
        return link if is_enough(link, first, second) else None

    def _load(self, happenings: Collection[str]) -> dict[str, Profile]:
        missing = set(happenings) - self._profiles.keys()
        self._profiles |= self.linking.profiles(missing) if missing else {}
        return self._profiles


def _meetings(changes: Iterable[Change], linked: Collection[Pair]) -> Iterator[tuple[str, str, str]]:
    for change in changes:
        for first, second in change.met:
            if (first, second) in linked:
                yield first, second, change.key
