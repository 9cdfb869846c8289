"""The words that name an act, as patterns over lower-case text.

Each has the frame that says where its parties stand.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from truceline.reference.tables import read_table

GAP = r"(?:[,\s]+[\w'’\"“”-]+)"
LETTERS = re.compile(r"[\w-]\??")
FIGHTING = ("fired_first", "attacked", "returned_fire", "clashed")
GAP_MARK = re.compile(r"G(\d)")


class ActCue(NamedTuple):
    """A pattern; its group ``t`` is the trigger word. ``frame`` names the way its parties are found."""

    act: str
    frame: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class ActTable:
    """Cues in the order of the table: where two mark one word, the first row that fits it wins."""

    cues: Sequence[ActCue]

    def find(self, low: str) -> Mapping[int, Sequence[ActCue]]:
        """Map character offsets of trigger words in lower-case ``low`` to the cues that mark them, first row first."""
        found: dict[int, list[ActCue]] = {}
        phrases: list[tuple[int, int, ActCue]] = []
        for cue in self.cues:
            for match in cue.pattern.finditer(low):
                found.setdefault(match.start("t"), []).append(cue)
                if match.end() > match.end("t"):
                    phrases.append((match.end("t"), match.end(), cue))
        _drop_inner(found, phrases)
        return found


def _drop_inner(found: dict[int, list[ActCue]], phrases: Sequence[tuple[int, int, ActCue]]) -> None:
    """Take out nouns that only complete a phrase found for its verb ("launched an *attack*", "received *wounds*")."""
    offsets = sorted(found)
    for start, end, outer in phrases:
        for offset in offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]:
            inner = found.get(offset, [])
            kept = [c for c in inner if c.frame != "noun" or not _alike(c.act, outer.act)]
            if kept:
                found[offset] = kept
            else:
                found.pop(offset, None)


def _alike(one: str, two: str) -> bool:
    return one == two or (one in FIGHTING and two in FIGHTING)


def compile_cue(pattern: str) -> re.Pattern[str]:
    """Turn a row's notation into a pattern: ``@`` stands before the trigger, ``G3`` for up to three words between.

    >>> bool(compile_cue(r"@open(?:ed)?G4fire").search("opened the heavy fire"))
    True
    """
    before, after = pattern.split("@", 1)
    mark = GAP_MARK.search(after)
    end = _end_of_trigger(after[: mark.start()] if mark else after)
    assert end, f"no trigger word after @ in {pattern!r}"
    edge = "" if before.startswith("(?<") else r"\b"
    return re.compile(rf"{edge}{_widen(before)}(?P<t>{after[:end]}){_widen(after[end:])}")


def _end_of_trigger(after: str) -> int:
    """Return where the trigger ends: after its letters and the groups ``(?:...)`` that belong to it."""
    at = 0
    while at < len(after):
        if after.startswith("(?:", at):
            at = _end_of_group(after, at)
            at += after.startswith("?", at)
        elif letters := LETTERS.match(after, at):
            at = letters.end()
        else:
            break
        if after[at - 1 : at] == ")" and not LETTERS.match(after, at):
            break
    return at


def _end_of_group(pattern: str, at: int) -> int:
    """Return where the group that begins at a character ends, groups inside it counted."""
    depth = 0
    for end in range(at, len(pattern)):
        depth += {"(": 1, ")": -1}.get(pattern[end], 0)
        if depth == 0:
            return end + 1
    raise AssertionError(f"a group without an end in {pattern!r}")


def _widen(pattern: str) -> str:
    return GAP_MARK.sub(lambda m: rf"{GAP}{{0,{m.group(1)}}}?[,\s]+", pattern)


@cache
def load_acts() -> ActTable:
    """Open the packaged table of act cues."""
    return ActTable(tuple(ActCue(r["act"], r["frame"], compile_cue(r["pattern"])) for r in read_table("act_cues.tsv")))
