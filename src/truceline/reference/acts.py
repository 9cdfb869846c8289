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
WORD = re.compile(r"\(\?:[^()]*(?:\([^()]*\)[^()]*)*\)\??|(?:[\w-]\??|\(\?:[^()]*\)\??)+")
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
    word = WORD.match(after, 0, mark.start() if mark else len(after))
    assert word, f"no trigger word after @ in {pattern!r}"
    edge = "" if before.startswith("(?<") else r"\b"
    return re.compile(rf"{edge}{_widen(before)}(?P<t>{word.group()}){_widen(after[word.end() :])}")


def _widen(pattern: str) -> str:
    return GAP_MARK.sub(lambda m: rf"{GAP}{{0,{m.group(1)}}}?[,\s]+", pattern)


@cache
def load_acts() -> ActTable:
    """Open the packaged table of act cues."""
    return ActTable(tuple(ActCue(r["act"], r["frame"], compile_cue(r["pattern"])) for r in read_table("act_cues.tsv")))
