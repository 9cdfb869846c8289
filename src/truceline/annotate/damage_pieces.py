"""Sentences in pieces: broken off, without a beginning, or with a piece that stands twice.

A bad copy drops lines and pastes others twice. What the missing words said is not guessed; what is left is read as it
stands, and the damage says where it cannot be relied on.
"""

import re
from collections.abc import Iterator

from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.span import Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")  # to the next blank line: single breaks wrap or list
_WORD = re.compile(r"[\w’'-]+")
LEAST_WORDS = 6  # of a paragraph that is a sentence at all: shorter ones are headings, names, captions
TWICE = 5  # words in a row that nobody writes twice by intent
_SHOWN = 4  # words of a broken sentence that are quoted
# Words after which a sentence goes on.
_OPEN = (
    "a an the and or but nor of in on at to for from by with into onto upon over under between among against during "
    "since until that which who whom whose when where while because although though if as than is are was were be been "
    "being has have had will would shall should may might must can could not its their his her our your my this these "
    "those killed wounded about around nearly least more some"
).split()
_BREAKS_OFF = re.compile(rf"(?:\b(?:{'|'.join(_OPEN)})|,|;|\b(?:killed|wounded)\s(?:at|by))\s*$", re.IGNORECASE)
_ENDED = re.compile(r"(?:[.!?…:]|\.\.\.)[”\"'’)\]]*\s*$|&\w+;\s*$")
_LIST_ITEM = re.compile(r"\s*(?:[-–—•*·]|\(?[0-9ivx]{1,4}[.)]|[a-z]\))\s")
_STAYS_SMALL = re.compile(
    r"(?:al|el|as|ad|an|ar|ash|at|az|ed|en|de|da|del|di|du|la|le|van|von|bin|ibn|ul|e|i|http\w*|www)\b|\w*[A-Z@./]"
)
_DOUBLED = re.compile(r"\b(the|of|and|to|at|by|from|with|for|an|a)\s\1\b(?!-)", re.IGNORECASE)
MOST_TWICE = 15  # words of a piece that is looked for twice


def find_pieces(document: Document) -> Iterator[Damage]:
    """Yield where a sentence breaks off, lacks its beginning, or has a piece twice."""
    paragraphs = list(_PARAGRAPH.finditer(document.text))
    for index, paragraph in enumerate(paragraphs):
        if index == 0 or len(_WORD.findall(paragraph[0])) < LEAST_WORDS or _LIST_ITEM.match(paragraph[0]):
            continue  # the first one is the headline
        goes_on = index + 1 < len(paragraphs) and _goes_on(paragraphs[index + 1][0])
        yield from _broken_off(document, paragraph, goes_on=goes_on)
        yield from _headless(document, paragraph, paragraphs[index - 1][0])
    for found in _DOUBLED.finditer(document.text):
        if "\n" not in found[0] and not _wanted_twice(found):
            yield _damage(document, found.start(), found.end(), f"a word stands twice: {AS_WRITTEN}")
    for start, end in _pieces_twice(document.text):
        yield _damage(document, start, end, f"a piece of the sentence stands twice: {AS_WRITTEN}")


AS_WRITTEN = "the sentence is not as it was written"


def _pieces_twice(text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``TWICE`` words or more stand twice in a row, within a line."""
    words = list(_WORD.finditer(text))
    plain = [word[0] for word in words]
    last = 0
    for at, word in enumerate(plain):
        for size in range(TWICE, MOST_TWICE + 1):
            again = at + size
            if at < last or again + size > len(plain) or plain[again] != word:
                continue
            start, end = words[at].start(), words[again + size - 1].end()
            if plain[at:again] == plain[again : again + size] and "\n" not in text[start:end]:
                yield start, end
                last = again + size
                break


def _goes_on(following: str) -> bool:
    """Say whether the next line is the rest of this one: a line was broken, no word is lost."""
    return following.lstrip()[:1].islower()


def _broken_off(document: Document, paragraph: re.Match[str], *, goes_on: bool) -> Iterator[Damage]:
    if goes_on or _ENDED.search(paragraph[0]) or not _BREAKS_OFF.search(paragraph[0]):
        return
    words = list(_WORD.finditer(paragraph[0]))[-_SHOWN:]
    start, end = paragraph.start() + words[0].start(), paragraph.start() + len(paragraph[0].rstrip())
    yield _damage(document, start, end, "the sentence breaks off here; what followed is lost")


def _headless(document: Document, paragraph: re.Match[str], before: str) -> Iterator[Damage]:
    if not _goes_on(paragraph[0]) or _STAYS_SMALL.match(paragraph[0].lstrip()) or not _ENDED.search(before):
        return
    words = list(_WORD.finditer(paragraph[0]))[:_SHOWN]
    start, end = paragraph.start() + words[0].start(), paragraph.start() + words[-1].end()
    yield _damage(document, start, end, "the sentence has no beginning; what went before is lost")


def _wanted_twice(found: re.Match[str]) -> bool:
    """Say whether a word may stand twice: "a a" is often a letter, "at AT" a firm."""
    return not found[0].islower() or found[1] == "a"


def _damage(document: Document, start: int, end: int, why: str) -> Damage:
    span = Span(document=document.id, start=start, end=end, text=document.text[start:end])
    return Damage(span=span, kind="inconsistent", can_say=why)
