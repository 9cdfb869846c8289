"""What is linked -> groups of happenings that are one event; no reading is needed, so that many are grouped at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from truceline.incidents.cluster import find_groups
from truceline.incidents.originals import find_originals
from truceline.model.linking import Link, Profile
from truceline.model.origin import Copied

Group = tuple[str, ...]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What people decided on pairs: happenings that are one event or two, documents that are one text or two (ids)."""

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    copies: tuple[Pair, ...] = ()
    no_copies: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """What is grouped: profiles by happening, their links that are enough, and which documents are copies of which.

    ``told`` are the happenings of documents in the order of the text, of those at least that a copy or a judgement on
    one names (``model.origin.Print``).
    """

    profiles: Mapping[str, Profile]
    links: Collection[Link]
    copies: Collection[Copied] = ()
    told: Mapping[str, tuple[str, ...]]
    judged: Judged = Judged()

    def groups(self) -> tuple[Group, ...]:
        """Group the happenings; a copy goes where its original goes and has no voice, so that it changes no group."""
        original = self._originals()
        speaking = {key: p for key, p in self.profiles.items() if key not in original and not p.several}
        found = find_groups(
            tuple(speaking.values()),
            [link for link in self.links if link.first in speaking and link.second in speaking],
            together=self.judged.together,
            apart=self.judged.apart,
            all_enough=True,
        )
        followers: dict[str, list[str]] = {}
        for copy, root in original.items():
            followers.setdefault(root, []).append(copy)
        return tuple(tuple(sorted({*group, *(c for key in group for c in followers.get(key, ()))})) for group in found)

    def _originals(self) -> dict[str, str]:
        """Return whom each happening of a copy follows: nobody where a person judged on it."""
        judged = {key for pair in (*self.judged.together, *self.judged.apart) for key in pair}
        found = find_originals(
            self.copies,
            self.told,
            self.profiles,
            self.links,
            together=self.judged.copies,
            apart=self.judged.no_copies,
        )
        return {c: root for c, root in found.items() if c not in judged and self._may_follow(c, root)}

    def _may_follow(self, copy: str, root: str) -> bool:
        """Say whether a copy may be where its original is: a loose one may be nowhere."""
        return self.profiles[copy].loose or not self.profiles[root].loose
