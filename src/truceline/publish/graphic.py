"""Which passages of a text stay hidden until they are asked for: graphic descriptions, and private people.

Two plain criteria, a sentence at a time: it describes what ``reference/data/graphic_words.tsv`` lists; or it tells the
age of somebody beside a death, an injury or a captivity, which is how reports name victims. Numbers of dead and wounded
are never hidden. Nothing is left out of the record, of exports or of search: this is about what is met unasked.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.reference.graphic import load_graphic

PERSON = "person"
PERSON_REASON = "A person is told of with an age, beside a death, an injury or a captivity."
AGED = re.compile(
    r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ]"
    r"(?:year|month|week|day)s?[- ]old\b"
    r"|\baged (?:just |only )?\d{1,3}\b(?! (?:to|and|or|-|–) \d)"
    r"|(?<=[^\W\d_]{2}, )\d{1,2}(?=, (?:was|were|who|died|is|and|a|an|from|of)\b)"
    r"|(?<=[^\W\d_]{2} )\(\d{1,2}\)"
)
STRUCK = re.compile(
    r"\b(?:kill\w*|dead|die[sd]?|dying|death|wound\w*|injur\w*|hurt|victims?|bod(?:y|ies)|buried|funeral|captur\w*|"
    r"abduct\w*|kidnap\w*|hostages?|detain\w*|missing|shot|hit)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"”’»)\]]*(?=\s+[\"“‘«(\[]?[A-Z0-9])|(?=\n\s*\n)|\Z)", re.DOTALL)
ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Capt|Maj|Sgt|St|Gov|Sen|Rep|No|vs|approx)|\b[A-Z])\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Veil:
    """Characters ``[start, end)`` of a text that are hidden until asked for: the kinds of content, and why."""

    start: int
    end: int
    kinds: tuple[str, ...]
    why: tuple[str, ...]

    def covers(self, start: int, end: int) -> bool:
        """Say whether some of these characters are hidden."""
        return self.start < end and start < self.end


def find_veils(text: str) -> tuple[Veil, ...]:
    """Return what is hidden of a text, in its order; sentences that follow each other are one.

    >>> [veil.kinds for veil in find_veils("Four died. Their charred bodies lay in the road. A man, 43, was wounded.")]
    [('body', 'person')]
    """
    found: list[Veil] = []
    for start, end in sentences(text):
        told = dict(_kinds(text[start:end]))
        if told and found and _follows(text, found[-1].end, start):
            last = found.pop()
            told = dict(zip(last.kinds, last.why, strict=True)) | told
            found.append(Veil(start=last.start, end=end, kinds=tuple(told), why=tuple(told.values())))
        elif told:
            found.append(Veil(start=start, end=end, kinds=tuple(told), why=tuple(told.values())))
    return tuple(found)


def why_hidden(veils: Iterable[Veil], spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Return why words quoted elsewhere are hidden too; nothing where none of them is."""
    places = list(spans)
    return tuple(dict.fromkeys(w for v in veils for w in v.why if any(v.covers(*place) for place in places)))


def _follows(text: str, end: int, start: int) -> bool:
    """Say whether a sentence goes on after another in the same paragraph."""
    between = text[end:start]
    return not between.strip() and "\n\n" not in between


def _kinds(sentence: str) -> Iterator[tuple[str, str]]:
    for graphic in load_graphic():
        if graphic.pattern.search(sentence):
            yield graphic.kind, graphic.reason
    if AGED.search(sentence) and STRUCK.search(sentence):
        yield PERSON, PERSON_REASON


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield sentences as ``[start, end)``; an abbreviation or an initial ends none."""
    start: int | None = None
    for found in SENTENCE.finditer(text):
        begin = found.start() if start is None else start
        if ABBREVIATED.search(found[0].rstrip()) and "\n\n" not in text[found.end() : found.end() + 2]:
            start = begin
            continue
        yield begin, found.end()
        start = None
    if start is not None:
        yield start, len(text.rstrip())
