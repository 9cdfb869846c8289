"""Profiles, blocks, links and copies of a casefile, kept up to date one document at a time."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from truceline.casefile.episodes import TOTAL, total_blocks
from truceline.casefile.neighbours import Change, Pair, change_by_coming, change_by_going
from truceline.incidents.block import block_keys
from truceline.incidents.compare import compare, is_enough, is_near
from truceline.incidents.originals import find_copies, linked_documents
from truceline.model.linking import Link, Profile
from truceline.model.origin import Print
from truceline.store.base import Store


class Index:
    """What is compared with what; the links are those of ``pipeline.reconcile.link_all`` over all profiles."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.linking = store.linking
        self._profiles: dict[str, Profile] = {}  # those seen in this run: neighbours are asked for again and again
        self._prints: dict[str, Print] = {}
        self._crowds: set[str] = set()
        self.moved = False  # whether anything but what stood was put in or taken out
        self.relinked: set[Pair] = set()  # those of which a link came or went in this run
        self.near: dict[Pair, float] = {}  # those met in this run that are nearly enough, with their scores

    def replace(self, profiles: Sequence[Profile], former: Sequence[Profile], kept: Print) -> set[str]:
        """Put the profiles of a document in place of its former ones, and what is kept to find its copies.

        Returns the happenings whose links may have changed, those that are gone among them.
        """
        touched = self.take_out(kept.fingerprint.document, former)
        self._prints[kept.fingerprint.document] = kept
        self.store.copies.put_prints([kept])
        return touched | self._put_in(profiles)

    def take_out(self, document: str, former: Sequence[Profile]) -> set[str]:
        """Take out a document that does not count any more; return the happenings whose links may have changed."""
        gone = {profile.happening for profile in former}
        touched = gone | self._partners(gone)
        self.moved = True
        self._prints.pop(document, None)
        self.store.copies.remove_prints([document])
        return touched | self._take_out(gone)

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
        """Compare the pairs that met, and drop the links of those that parted and meet nowhere else.

        Returns the ends of the links that came or went.
        """
        told = tuple(changes)
        links = self._compare(told)
        parted = [(*pair, change.key) for change in told for pair in change.parted]
        relinked = {*self.linking.part(parted), *((link.first, link.second) for link in links)}
        self.relinked |= relinked
        return {end for pair in relinked for end in pair}

    def _compare(self, changes: Sequence[Change]) -> list[Link]:
        met = {pair for change in changes for pair in change.met}
        known = self._load({end for pair in met for end in pair})
        links = [link for pair in sorted(met) if (link := self._link(known[pair[0]], known[pair[1]])) is not None]
        linked = {(link.first, link.second) for link in links}
        self.linking.put_links(links, _meetings(changes, linked))
        self._look_for_copies(links, known)
        return links

    def _look_for_copies(self, links: Collection[Link], known: Mapping[str, Profile]) -> None:
        pairs = linked_documents(links, known)
        missing = {document for pair in pairs for document in pair} - self._prints.keys()
        self._prints |= self.store.copies.prints(missing) if missing else {}
        self.store.copies.put(tuple(find_copies(pairs, self._prints, self._text)))

    def _text(self, document: str) -> str:
        reading = self.store.documents.reading(document)
        return reading.document.text if reading is not None else ""

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
