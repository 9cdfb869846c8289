"""Score who-said-what: predicted attributions against gold ones, by the words they have in common.

An attribution has spans for its source, cue and content, ``[start, end)`` in characters; any may be empty. Spans are
compared as sets of words: runs of letters and digits with inner ``. ' -``; punctuation does not count. Gold and
predicted attributions of a document are paired one to one, greedily by the F1 of their content words (ties: cue, then
source; then the order given); a pair has at least one word of content in common. A relation is found at *half* where
that F1 is one half or more. Agrees with the independent scorer that came with the gold sets.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from truceline.evaluate.metrics import Hits, Share

WORD = re.compile(r"\w+(?:[.'’\-]\w+)*")
# The head of a source stands before the first of these ("a spokesman | of the ministry").
AFTER_HEAD = frozenset(
    "of in at for from on with to by who which that whose whom near under against during about among".split()
)
ROLES = ("source", "cue", "content")
LEVELS = {"loose": 0.0, "half": 0.5, "exact": 1.0}  # least F1 of the content words
Words = frozenset[int]
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """One attribution: the spans of its source, cue and content."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()


@dataclass
class AttributionScore:
    """Hits of relations by level and of words by role, and how often the head of the source is right."""

    relations: dict[str, Hits] = field(default_factory=lambda: dict.fromkeys(LEVELS, Hits()))
    words: dict[str, Hits] = field(default_factory=lambda: dict.fromkeys(ROLES, Hits()))
    source_exact: Share = field(default_factory=Share)
    source_head: Share = field(default_factory=Share)

    @property
    def figures(self) -> dict[str, float]:
        """Return the figures by key."""
        out: dict[str, float] = {}
        for level, hits in self.relations.items():
            out |= {f"{level}_p": hits.precision, f"{level}_r": hits.recall, f"{level}_f1": hits.f1}
        out |= {f"{role}_words_f1": hits.f1 for role, hits in self.words.items()}
        return {**out, "source_exact": self.source_exact.value, "source_head": self.source_head.value}


def score_attributions(
    texts: Sequence[str], gold: Sequence[Sequence[Roles]], given: Sequence[Sequence[Roles]]
) -> AttributionScore:
    """Score the documents together: relations and words are added up over all of them."""
    score = AttributionScore()
    for text, wanted, found in zip(texts, gold, given, strict=True):
        _score_document(score, text, wanted, found)
    return score


def _score_document(score: AttributionScore, text: str, gold: Sequence[Roles], given: Sequence[Roles]) -> None:
    places = [m.span() for m in WORD.finditer(text)]
    wanted, found = ([_words(places, a) for a in side] for side in (gold, given))
    pairs = _pair(wanted, found)
    for level, least in LEVELS.items():
        hit = sum(_f1(wanted[i]["content"], found[j]["content"]) >= least for i, j in pairs.items())
        score.relations[level] += Hits(hit, len(gold), len(given))
    for role in ROLES:
        common = sum(len(wanted[i][role] & found[j][role]) for i, j in pairs.items())
        score.words[role] += Hits(common, sum(len(a[role]) for a in wanted), sum(len(b[role]) for b in found))
    for i, j in pairs.items():
        source = wanted[i]["source"]
        if source:
            score.source_exact += Share(source == found[j]["source"], 1)
            score.source_head += Share(_head(text, places, source) in found[j]["source"], 1)


def _pair(gold: Sequence[Mapping[str, Words]], given: Sequence[Mapping[str, Words]]) -> dict[int, int]:
    ranked = sorted(
        (-_f1(a["content"], b["content"]), -_f1(a["cue"], b["cue"]), -_f1(a["source"], b["source"]), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(given)
        if a["content"] & b["content"]
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _words(places: Sequence[tuple[int, int]], attribution: Roles) -> dict[str, Words]:
    return {
        role: frozenset(i for i, (a, b) in enumerate(places) if any(a < end and b > start for start, end in spans))
        for role, spans in (("source", attribution.source), ("cue", attribution.cue), ("content", attribution.content))
    }


def _head(text: str, places: Sequence[tuple[int, int]], source: Words) -> int:
    """Return the last word of a source before its first preposition, comma or relative word."""
    words = sorted(source)
    head = words[0]
    for before, word in pairwise(words):
        start, end = places[word]
        if text[start:end].lower() in AFTER_HEAD or "," in text[places[before][1] : start] or word != before + 1:
            break
        head = word
    return head


def _f1(one: Words, two: Words) -> float:
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0
