"""The annotated text seen as a tree: which words belong to which, and which mention lies on which word."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from truceline.model.mention import ActorMention, Annotated, EventMention, PlaceMention, QuantityMention, TimeMention
from truceline.model.span import Span
from truceline.model.syntax import Sentence, Token

M = TypeVar("M", TimeMention, PlaceMention)
SUBJECTS = ("nsubj", "nsubjpass")  # how a verb's subject hangs on it


@dataclass(frozen=True)
class View:
    """Indexes over one annotated document; token indexes everywhere."""

    annotated: Annotated
    low: tuple[str, ...] = field(default=())
    kids: tuple[tuple[int, ...], ...] = field(default=())
    sentence_of: tuple[int, ...] = field(default=())

    @classmethod
    def of(cls, annotated: Annotated) -> "View":
        """Build the indexes."""
        kids: list[list[int]] = [[] for _ in annotated.tokens]
        for index, token in enumerate(annotated.tokens):
            if token.head != index:
                kids[token.head].append(index)
        sentence_of = [0] * len(annotated.tokens)
        for number, sentence in enumerate(annotated.sentences):
            for index in range(sentence.first, sentence.last):
                sentence_of[index] = number
        low = tuple(t.text.lower().replace("’", "'") for t in annotated.tokens)
        return cls(annotated, low, tuple(tuple(k) for k in kids), tuple(sentence_of))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens."""
        return self.annotated.tokens

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends."""
        return [t.end for t in self.tokens]

    @property
    def text(self) -> str:
        """The stored text."""
        return self.annotated.document.text

    def sentence(self, index: int) -> Sentence:
        """Return the sentence of a token."""
        return self.annotated.sentences[self.sentence_of[index]]

    def child(self, index: int, *deps: str) -> int | None:
        """Return the first child with one of the dependencies."""
        return next((k for k in self.kids[index] if self.tokens[k].dep in deps), None)

    def children(self, index: int, *deps: str) -> list[int]:
        """Return the children with one of the dependencies."""
        return [k for k in self.kids[index] if self.tokens[k].dep in deps]

    def subtree(self, index: int) -> list[int]:
        """Return the token and everything under it, in order."""
        out, stack = [], [index]
        while stack:
            i = stack.pop()
            out.append(i)
            stack.extend(self.kids[i])
        return sorted(out)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the heads up to the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def span(self, first: int, last: int) -> Span:
        """Return the span from token ``first`` to token ``last``, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Span(document=self.annotated.document.id, start=start, end=end, text=self.text[start:end])

    def sentence_span(self, number: int) -> Span:
        """Return the span of a sentence."""
        sentence = self.annotated.sentences[number]
        return self.span(sentence.first, sentence.last - 1)

    def token_at(self, offset: int) -> int | None:
        """Return the token that covers a character."""
        index = bisect_right(self.ends, offset)
        return index if index < len(self.tokens) and self.tokens[index].start <= offset else None

    def tokens_in(self, start: int, end: int) -> range:
        """Return the tokens that overlap characters ``[start, end)``."""
        begin = bisect_right(self.ends, start)
        stop = begin
        while stop < len(self.tokens) and self.tokens[stop].start < end:
            stop += 1
        return range(begin, stop)

    @cached_property
    def actor_at(self) -> dict[int, ActorMention]:
        """Actor mentions by each of their tokens."""
        return {i: m for m in self.annotated.actors for i in self.tokens_in(m.span.start, m.span.end)}

    @cached_property
    def event_at(self) -> dict[int, EventMention]:
        """Trigger words by token."""
        return {e.token: e for e in self.annotated.events}

    @cached_property
    def weapon_at(self) -> frozenset[int]:
        """Tokens of weapons."""
        return frozenset(i for w in self.annotated.weapons for i in self.tokens_in(w.span.start, w.span.end))

    @cached_property
    def events_of(self) -> dict[int, list[EventMention]]:
        """Trigger words by sentence."""
        out: dict[int, list[EventMention]] = defaultdict(list)
        for event in self.annotated.events:
            out[self.sentence_of[event.token]].append(event)
        return out

    @cached_property
    def quantity_at(self) -> dict[int, QuantityMention]:
        """Quantities by each of their tokens."""
        return {i: q for q in self.annotated.quantities for i in self.tokens_in(q.span.start, q.span.end)}

    @cached_property
    def times_of(self) -> dict[int, list[TimeMention]]:
        """Times by sentence."""
        return self._by_sentence(self.annotated.times)

    @cached_property
    def places_of(self) -> dict[int, list[PlaceMention]]:
        """Places by sentence."""
        return self._by_sentence(self.annotated.places)

    def _by_sentence(self, mentions: Sequence[M]) -> dict[int, list[M]]:
        out: dict[int, list[M]] = defaultdict(list)
        for mention in mentions:
            index = self.token_at(mention.span.start)
            if index is not None:
                out[self.sentence_of[index]].append(mention)
        return out
