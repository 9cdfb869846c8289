"""Which languages a text is in, and where: a release may give Armenian and then English, and only one is read."""

import re
from collections import Counter
from collections.abc import Iterator

from truceline.documents.language import SAMPLE, english_share, main_script, name_language, prose_language
from truceline.model.document import Passage
from truceline.reference.languages import Languages

BLOCK = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*")
LINE = re.compile(r"\S[^\n]*")
MIN_WORDS = 8  # of a paragraph, to name its language; a shorter one goes with its neighbours
MIN_LETTERS = 20  # of another script than the Latin
ENGLISH = 0.15  # of the words are English function words: no need to look further; prose has .25 to .5


def name_passages(text: str, languages: Languages) -> tuple[str | None, tuple[Passage, ...]]:
    """Return the language of most of a text, and its stretches where it is in several languages (else none).

    The language is ``None`` where there are too few words to tell, ``und`` where there are enough and it is none of the
    table.
    """
    blocks = list(_blocks(text))
    named = [_block_language(text[start:end], languages) for start, end in blocks]
    if len(set(filter(None, named))) < 2:
        return name_language(text[:SAMPLE], languages), ()
    stretches = _stretches(blocks, _filled(named), len(text))
    letters: Counter[str] = Counter()
    for passage in stretches:
        letters[passage.language] += sum(map(str.isalpha, text[passage.start : passage.end]))
    return letters.most_common(1)[0][0], tuple(stretches)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield paragraphs: blocks between blank lines, or lines where no line is blank."""
    pattern = BLOCK if re.search(r"\S\s*\n\s*\n\s*\S", text) else LINE
    yield from (found.span() for found in pattern.finditer(text))


def _block_language(block: str, languages: Languages) -> str | None:
    words = block[:SAMPLE].split()
    script, letters = main_script(block)
    if len(words) < MIN_WORDS and (script == "Latin" or letters < MIN_LETTERS):  # Chinese has no blanks
        return None
    return "en" if english_share(words, languages) >= ENGLISH else prose_language(block, languages)


def _filled(named: list[str | None]) -> list[str]:
    """Give a paragraph that is too short to tell the language of the one before it, or of the first that is named."""
    last = next(code for code in named if code)
    return [last := code or last for code in named]


def _stretches(blocks: list[tuple[int, int]], named: list[str], length: int) -> list[Passage]:
    """Join neighbours of one language; the blanks between two stretches belong to the first."""
    starts = [
        0,
        *(start for (start, _), code, before in zip(blocks[1:], named[1:], named, strict=False) if code != before),
    ]
    codes = [named[0], *(code for code, before in zip(named[1:], named, strict=False) if code != before)]
    ends = [*starts[1:], length]
    return [Passage(start=a, end=b, language=c) for a, b, c in zip(starts, ends, codes, strict=True)]
