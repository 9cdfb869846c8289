"""Profiles, blocks and links of a casefile, kept up to date one document at a time."""

from collections.abc import Collection, Iterable, Sequence

from truceline.casefile.neighbours import Change, Pair, change_by_coming, change_by_going
from truceline.incidents.block import CROWD, WINDOW, block_keys
from truceline.incidents.compare import THRESHOLD, compare
from truceline.model.linking import Block, Profile
from truceline.store.base import Linking


class Index:
    """What is compared with what; the links are those of ``pipeline.reconcile.link_all`` over all profiles."""

    def __init__(self, linking: Linking) -> None:
        self.linking = linking

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
        return self._follow(change_by_going(self.linking, block, id) for id, block in stood)

    def _put_in(self, profiles: Sequence[Profile]) -> set[str]:
        touched = {profile.happening for profile in profiles}
        for profile in profiles:  # one after the other: a change tells of one newcomer
            blocks = block_keys(profile)
            self.linking.put_profiles([(profile, blocks)])
            touched |= self._follow(change_by_coming(self.linking, block, profile.happening) for block in blocks)
        return touched

    def _follow(self, changes: Iterable[Change]) -> set[str]:
        """Compare the pairs that met, and drop the links of those that parted and meet nowhere else."""
        told = tuple(changes)
        met = {pair for change in told for pair in change.met}
        parted = {pair for change in told for pair in change.parted} - met
        gone = {pair for pair in self._linked(parted) if not self._meet(pair)}
        self.linking.remove_links(gone)
        self._compare(met)
        return {end for pair in gone for end in pair}

    def _compare(self, pairs: Iterable[Pair]) -> None:
        wanted = sorted(pairs)
        profiles = self.linking.profiles({end for pair in wanted for end in pair}) if wanted else {}
        scored = (compare(profiles[first], profiles[second]) for first, second in wanted)
        self.linking.put_links(link for link in scored if link.score >= THRESHOLD)

    def _linked(self, pairs: Collection[Pair]) -> set[Pair]:
        links = self.linking.links_of({first for first, _ in pairs}) if pairs else ()
        return {(link.first, link.second) for link in links} & set(pairs)

    def _meet(self, pair: Pair) -> bool:
        """Say whether two happenings still stand near enough to each other in some block."""
        first, second = pair
        stand = self.linking.blocks(pair)
        keys = {block.key for block in stand.get(second, ())}
        return any(self._near(block, first, second) for block in stand.get(first, ()) if block.key in keys)

    def _near(self, block: Block, first: str, second: str) -> bool:
        if self.linking.block_size(block.key, at_most=CROWD + 1) <= CROWD:
            return True
        before, after = self.linking.neighbours(block.key, block.sort, first, window=WINDOW)
        return second in before or second in after
