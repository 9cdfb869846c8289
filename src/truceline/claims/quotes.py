"""Quotations, also over several sentences and paragraphs, and which saying each belongs to.

In: the view of a document, the sayings by sentence. Out: the sayings with the quotations that they govern.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from truceline.claims.complements import without_marks
from truceline.claims.view import View

if TYPE_CHECKING:
    from truceline.claims.sayings import Saying

OPENERS = frozenset(("“", "„", "«", "``"))
CLOSERS = frozenset(("”", "»"))
STRAIGHT = frozenset(('"', "''"))  # opens and closes
UNSAID = ("bare", "topic")  # forms that leave room for a quotation: "said", "told CNN on Sunday"
LEAST_WORDS = 2  # one quoted word is a name or a doubt
MARKS = 3  # tokens that may stand between a quotation and the sentence of its cue
EARLY = 8  # tokens: "asked Mr Suvaree, the army's spokesman"
LEAST_ALONE = 4  # words of a quotation that goes on with the speech of the sentence before


class Quotes:
    """The quotations of a document."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.ranges = tuple(find_quotes(view))
        self._of = {i: number for number, (a, b) in enumerate(self.ranges) for i in range(a, b)}

    def holds(self, index: int) -> bool:
        """Say whether a token stands within a quotation."""
        return index in self._of

    def given_to(self, sayings: Mapping[int, list["Saying"]]) -> dict[int, list["Saying"]]:
        """Return the sayings by sentence, each with the quotations that it governs as part of its content."""
        out = {number: list(found) for number, found in sayings.items()}
        taker: tuple[int, int] | None = None  # sentence and place in it of who was quoted last
        for number, (first, last) in enumerate(self.ranges):
            words = without_marks(self.view, range(first, last))
            taker = self._taker(out, number, words, taker)
            if taker is not None:
                at, place = taker
                saying = out[at][place]
                words |= self._around(number, at)
                form = "quote" if saying.form == "bare" else saying.form
                out[at][place] = replace(saying, content=saying.content | words, form=form)
        return out

    def _around(self, number: int, taker: int) -> frozenset[int]:
        """Return the words around a quotation in a sentence that goes on with the speech of one before it."""
        sentence = self.view.sentence_of[self.ranges[number][0]]
        if sentence <= taker:
            return frozenset()
        bounds = self.view.annotated.sentences[sentence]
        return without_marks(self.view, range(bounds.first, bounds.last))

    def _taker(
        self, sayings: dict[int, list["Saying"]], number: int, words: frozenset[int], last: tuple[int, int] | None
    ) -> tuple[int, int] | None:
        first, stop = self.ranges[number]
        if len(words) < LEAST_WORDS:
            return None
        inside = range(self.view.sentence_of[first], self.view.sentence_of[stop - 1] + 1)
        for sentence in (inside[-1], inside[0]):
            place = self._governing(sayings[sentence], words, sentence)
            if place is not None:
                return sentence, place
        if len(words) < LEAST_ALONE or any(not s.within for n in inside for s in sayings[n]):
            return None
        if not self._alone(number, inside):
            return self._before(sayings, inside[0], last)
        return self._after(sayings, inside[-1], stop) or self._before(sayings, inside[0], last)

    def _governing(self, found: list["Saying"], words: frozenset[int], sentence: int) -> int | None:
        """Return the saying of the sentence whose content the quotation is; else a word of speech without content."""
        bounds = self.view.annotated.sentences[sentence]
        here = frozenset(i for i in words if bounds.first <= i < bounds.last)
        outer = [(place, s) for place, s in enumerate(found) if not s.within]
        holding = [(len(s.content), place) for place, s in outer if 2 * len(s.content & here) >= len(here)]
        if holding:
            return min(holding)[1]
        bare = [(abs(s.cue - min(here)), place) for place, s in outer if s.form in UNSAID and here]
        return min(bare)[1] if bare else None

    def _alone(self, number: int, inside: range) -> bool:
        """Say whether the sentences of the quotation hold nothing else."""
        first, last = (self.view.annotated.sentences[n] for n in (inside[0], inside[-1]))
        start, stop = self.ranges[number]
        outside = [*range(first.first, start), *range(stop, last.last)]
        return not without_marks(self.view, (i for i in outside if not self.holds(i)))

    def _after(self, sayings: dict[int, list["Saying"]], sentence: int, stop: int) -> tuple[int, int] | None:
        """Read "“Did they fire?” the spokesman asked.": a mark split the sentence from its cue."""
        sentences = self.view.annotated.sentences
        following = sentence + 1
        if following >= len(sentences) or sentences[following].paragraph != sentences[sentence].paragraph:
            return None
        first = sentences[following].first
        bare = [place for place, s in enumerate(sayings[following]) if s.form in UNSAID and not s.within]
        if not bare or first - stop > MARKS:
            return None
        cue = sayings[following][bare[0]].cue
        return (following, bare[0]) if cue - first <= EARLY and self.view.tokens[cue].dep == "ROOT" else None

    def _before(
        self, sayings: dict[int, list["Saying"]], sentence: int, last: tuple[int, int] | None
    ) -> tuple[int, int] | None:
        """Go on with who was quoted in the sentence before, or was announced with a colon."""
        sentences = self.view.annotated.sentences
        before = sentence - 1
        if before < 0 or sentences[sentence].paragraph - sentences[before].paragraph > 1:
            return None
        if self.view.low[sentences[before].last - 1] == ":":
            outer = [place for place, s in enumerate(sayings[before]) if not s.within]
            return (before, outer[-1]) if outer else None
        same = sentences[before].paragraph == sentences[sentence].paragraph
        ended = last is not None and self._ends(last[0], before)
        return last if same and ended else None

    def _ends(self, taker: int, before: int) -> bool:
        """Say whether the speech that began in sentence ``taker`` reaches the sentence before."""
        return taker == before or any(
            self.holds(i)
            for i in range(self.view.annotated.sentences[before].first, self.view.annotated.sentences[before].last)
        )


def find_quotes(view: View) -> Iterator[tuple[int, int]]:
    """Yield the tokens ``[first, last)`` between marks; a mark left open ends with its paragraph."""
    start: int | None = None
    paragraph = -1
    for sentence in view.annotated.sentences:
        if sentence.paragraph != paragraph and start is not None:
            yield from _range(start, sentence.first)
            start = None
        paragraph = sentence.paragraph
        for index in range(sentence.first, sentence.last):
            word = view.tokens[index].text
            if start is None and (word in OPENERS or word in STRAIGHT):
                start = index + 1
            elif start is not None and (word in CLOSERS or word in STRAIGHT):
                yield from _range(start, index)
                start = None
    if start is not None:
        yield from _range(start, len(view.tokens))


def _range(start: int, stop: int) -> Iterator[tuple[int, int]]:
    if stop > start:
        yield start, stop
