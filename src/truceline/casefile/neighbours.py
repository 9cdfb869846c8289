"""Which happenings are compared, kept up to date one at a time: the same pairs as ``incidents.block.candidate_pairs``.

In a block of at most ``CROWD`` members everybody is compared with everybody, in a larger one each with the ``WINDOW``
next in its order. A member that comes may part two that stood at the edge of the window, one that goes may bring two
together: both are said, so that what is stored never depends on the order in which reports came.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from truceline.incidents.block import CROWD, WINDOW
from truceline.model.linking import Block

Pair = tuple[str, str]


class Blocks(Protocol):
    """Members of blocks as a store keeps them: ids of happenings in the order (sort, id)."""

    def block_size(self, key: str, *, at_most: int) -> int:
        """Count the members, up to ``at_most``."""

    def block_members(self, key: str, *, limit: int) -> Sequence[str]:
        """Return the first ``limit`` members."""

    def neighbours(self, key: str, sort: str, happening: str, *, window: int) -> tuple[Sequence[str], Sequence[str]]:
        """Return the members before and after a place, each in the order of the block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Pairs of a block that are now to be compared, and those that are no longer."""

    key: str
    met: tuple[Pair, ...] = ()
    parted: tuple[Pair, ...] = ()


def change_by_coming(blocks: Blocks, block: Block, happening: str, crowds: set[str] | None = None) -> Change:
    """Say what changes when a happening comes; it is among the members already.

    ``crowds`` are keys of blocks that were crowded before; they are not counted again, and others are put to them.
    """
    if crowds is not None and block.key in crowds:
        return _in_a_crowd(blocks, block, happening)
    size = blocks.block_size(block.key, at_most=CROWD + 2)
    if size <= CROWD:
        others = blocks.block_members(block.key, limit=CROWD)
        return Change(key=block.key, met=tuple(pair_of(happening, other) for other in others if other != happening))
    if crowds is not None:
        crowds.add(block.key)
    change = _in_a_crowd(blocks, block, happening)
    if size > CROWD + 1:
        return change
    members = blocks.block_members(block.key, limit=CROWD + 1)  # it was no crowd until now: those far apart part
    return replace(change, parted=tuple(_far(members, WINDOW, happening)))


def _in_a_crowd(blocks: Blocks, block: Block, happening: str) -> Change:
    before, after = _around(blocks, block, happening)
    met = tuple(pair_of(happening, other) for other in (*before, *after))
    return Change(key=block.key, met=met, parted=tuple(_astride(before, after)))


def change_by_going(blocks: Blocks, block: Block, happening: str) -> Change:
    """Say what changes when a happening goes; it is not among the members any more. Its own pairs are not named."""
    members = blocks.block_members(block.key, limit=CROWD + 1)
    if len(members) < CROWD:
        return Change(key=block.key)
    if len(members) == CROWD:  # it is no crowd any more
        return Change(key=block.key, met=tuple(_far(members, WINDOW - 1)))
    return Change(key=block.key, met=tuple(_astride(*_around(blocks, block, happening))))


def _around(blocks: Blocks, block: Block, happening: str) -> tuple[Sequence[str], Sequence[str]]:
    """Return the neighbours before and after, the nearest first."""
    before, after = blocks.neighbours(block.key, block.sort, happening, window=WINDOW)
    return before[::-1], after


def _astride(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Yield the pairs that are exactly ``WINDOW`` apart without the member between them, and one more with it."""
    for near, first in enumerate(before, 1):
        far = WINDOW + 1 - near
        if 1 <= far <= len(after):
            yield pair_of(first, after[far - 1])


def _far(members: Sequence[str], reach: int, newcomer: str | None = None) -> Iterator[Pair]:
    """Yield the pairs that are more than ``reach`` apart, without those of the newcomer."""
    for at, first in enumerate(members):
        for second in members[at + reach + 1 :]:
            if newcomer not in (first, second):
                yield pair_of(first, second)


def pair_of(first: str, second: str) -> Pair:
    """Return two ids in the order in which every pair is kept."""
    return (first, second) if first < second else (second, first)
