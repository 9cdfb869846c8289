"""What a copy, a rewrite or a translation says is the word of those whose word it was in the first of its line.

A new sentence with a named speaker is that speaker's; all else comes from where the report was made of. So a copy adds
no origin, whatever its reading makes of a changed attribution or of what a desk adds in nobody's name.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from truceline.incidents.said import Said
from truceline.incidents.sources import Source, nameless_of, names_somebody, own_source
from truceline.model.reading import Reading
from truceline.reference.wording import folded_words, report_words

FROM_ROOT = 0.4  # of the pairs of words of a sentence that stand in the first of the line: the sentence is from there


def settle_line(said: Sequence[Said], readings: Mapping[str, Reading], descended: Mapping[str, str]) -> list[Said]:
    """Return the claims, in the same order, with the sources that they have in the first of their line.

    Args:
        descended: for every document that was made of another, the first of its line.
    """
    by_document: defaultdict[str, list[Said]] = defaultdict(list)
    for item in said:
        by_document[item.document].append(item)
    firsts = {id: _First.of(readings[id], by_document[id]) for id in set(descended.values()) & readings.keys()}
    settled = []
    for item in said:
        first = firsts.get(descended.get(item.document, item.document))
        settled.append(replace(item, source=first.source_of(item)) if first is not None else item)
    return settled


@dataclass(frozen=True, slots=True, kw_only=True)
class _First:
    """The first of a line: what it says, in what words, and in whose voice."""

    document: str
    voice: Source
    said: tuple[Said, ...]
    known: Collection[Source]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, reading: Reading, said: Sequence[Said]) -> "_First":
        return cls(
            document=reading.document.id,
            voice=own_source(reading),
            said=tuple(said),
            known=frozenset(item.source for item in said),
            pairs=_pairs(report_words(reading.document.text)),
        )

    def source_of(self, item: Said) -> Source:
        """Return whose word a claim is: of the source named where the line knows it or it is new, else the line's."""
        if item.document == self.document:
            return item.source
        nameless = item.statement.own_voice or item.source.kind == "anonymous"
        source = item.source if not nameless else self.voice if item.statement.own_voice else nameless_of(self.document)
        if source in self.known or not self.said:
            return source
        if self._has(item):
            return self._nearest(item) or self._nameless()
        return source if not nameless and names_somebody(item.statement) else self._nameless()

    def _nameless(self) -> Source:
        """Return whose word it is what a desk adds in nobody's name: the line's own, else that of its first claim."""
        own = (self.voice, nameless_of(self.document))
        return next((source for source in own if source in self.known), self.said[0].source)

    def _has(self, item: Said) -> bool:
        """Say whether the sentence stands in the first of the line, more or less."""
        pairs = _pairs(folded_words(item.claim.span.text))
        return len(pairs & self.pairs) >= FROM_ROOT * max(1, len(pairs))

    def _nearest(self, item: Said) -> Source | None:
        """Return the source of the claim whose sentence is most like this one's, the same act before another."""
        pairs = _pairs(folded_words(item.claim.span.text))
        scored = [
            (len(pairs & _pairs(folded_words(other.claim.span.text))), other.claim.act == item.claim.act, -place)
            for place, other in enumerate(self.said)
        ]
        best = max(scored, default=(0, False, 0))
        return self.said[-best[2]].source if best[0] else None


def _pairs(words: Sequence[str]) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(words))
