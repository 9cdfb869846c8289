"""The passages of a sentence: clauses that can stand for themselves, so that one may be background and one not.

"He spoke on Monday; the war has killed 10,000" holds two events, of which one is not the incident.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from truceline.claims.view import View

FINITE = ("VBD", "VBZ", "VBP", "MD")
JOINS = frozenset((",", "and", "but", "while", "whereas", "yet", "or", "–", "—", ":"))
CLOSERS = frozenset((".", "!", "?", "”", '"', "’", "''", ")"))
RELATIVES = frozenset(("which", "who", "whose"))
CLAUSE_LEAST = 4  # tokens; what is shorter is no clause of its own
DATELINE_MOST = 80  # characters
BEFORE_DAY = re.compile(r"[,(\d]")


class Passage(NamedTuple):
    """Tokens ``[first, last)`` of sentence ``number``; ``root`` is the verb (or noun) that carries it."""

    number: int
    first: int
    last: int
    root: int

    def holds(self, index: int) -> bool:
        """Say whether a token lies in it."""
        return self.first <= index < self.last


def split(view: View, number: int) -> list[Passage]:
    """Return the passages of a sentence in order; together they are the sentence."""
    sentence = view.annotated.sentences[number]
    cuts = [sentence.first, *sorted(set(_cuts(view, number))), sentence.last]
    found: list[Passage] = []
    for cut, last in pairwise(cuts):
        short = found and (last - cut < CLAUSE_LEAST or cut - found[-1].first < CLAUSE_LEAST)
        first = found.pop().first if short else cut
        found.append(Passage(number, first, last, _root(view, first, last)))
    return found


def is_dateline(view: View, number: int) -> bool:
    """Say whether a sentence is only "TRIPOLI, Jan 26 -": where and when the report was written."""
    sentence = view.annotated.sentences[number]
    words = view.text[sentence.start : sentence.end].rstrip()
    opens = number == 0 or view.annotated.sentences[number - 1].paragraph != sentence.paragraph
    letters = [c for c in BEFORE_DAY.split(words)[0] if c.isalpha()]
    capital = bool(letters) and sum(c.isupper() for c in letters) * 2 > len(letters)
    return opens and len(words) <= DATELINE_MOST and words.endswith(("-", "–", "—", ":")) and capital


def _cuts(view: View, number: int) -> Iterator[int]:
    sentence = view.annotated.sentences[number]
    for index in range(sentence.first + 1, sentence.last):
        if view.low[index - 1] == ";":
            yield index
        elif _coordinate(view, index) or _relative(view, index):
            yield _left_edge(view, index)


def _coordinate(view: View, index: int) -> bool:
    """Say whether the token is the finite verb of a clause that is joined to the main one and has its own subject."""
    token = view.tokens[index]
    if token.dep not in ("conj", "ccomp", "parataxis") or view.tokens[token.head].head == index:
        return False
    if token.dep != "conj" or not _is_finite(view, index) or not _governs(view, token.head, index):
        return False
    edge = _left_edge(view, index)
    return view.low[edge - 1] in JOINS and view.child(index, "nsubj", "nsubjpass", "expl") is not None


def _governs(view: View, head: int, index: int) -> bool:
    """Say whether ``head`` is the root of the sentence, or joined to it in turn."""
    while view.tokens[head].dep == "conj" and view.tokens[head].head != head:
        head = view.tokens[head].head
    return view.tokens[head].head == head or view.tokens[head].dep == "ccomp" or head == index


def _relative(view: View, index: int) -> bool:
    """Say whether the token is the verb of a last clause after a comma: ", which has been blocked since December."."""
    if view.tokens[index].dep != "relcl" or not _is_finite(view, index):
        return False
    under, sentence = view.subtree(index), view.sentence(index)
    last = all(view.low[i] in CLOSERS for i in range(under[-1] + 1, sentence.last))
    return last and view.low[under[0] - 1] == "," and view.low[under[0]] in RELATIVES


def _is_finite(view: View, index: int) -> bool:
    if view.tokens[index].tag in FINITE:
        return True
    return any(view.tokens[k].tag in FINITE for k in view.children(index, "aux", "auxpass"))


def _left_edge(view: View, index: int) -> int:
    return view.subtree(index)[0]


def _root(view: View, first: int, last: int) -> int:
    """Return the first verb whose head lies outside the passage, else the first such token."""
    tops = [i for i in range(first, last) if not first <= view.tokens[i].head < last or view.tokens[i].head == i]
    verbs = [i for i in tops if view.tokens[i].tag.startswith(("VB", "MD"))]
    return (verbs or tops or [first])[0]
