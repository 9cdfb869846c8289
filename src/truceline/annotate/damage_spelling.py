"""Names spelt two ways in one report: `Kalmakov` and `Kolmakov`; each may be the right one.

Two spellings are one name where they differ by a letter or two, stand in the same company (the same office, title,
noun for places or other name beside them), and are not two names of the tables, nor forms of one word.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from truceline.annotate.stretches import Stretches
from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.span import Span
from truceline.reference.english import load_english_words
from truceline.reference.person_nouns import load_person_nouns
from truceline.reference.place_words import load_place_words

_NAME = re.compile(r"[A-Z][a-z’'ʼ]+(?:-[A-Z]?[a-z]+)*")
_ENDINGS = re.compile(r"(?:['’]s?|n|ns|an|ans|ian|ians|i|is|ese|ish|s|es|a|ic)$")
LEAST = 5  # letters: shorter names that differ by a letter are often two
LONG = 9  # letters, from which two may differ
MOST_NAMES = 400  # different names of one text; beyond, only the first are compared, so that time stays linear
_LEFT = re.compile(r"([A-Za-z]+)[.,]?[”\"]?\s(?:of\s)?(?:the\s)?[“\"]?$")
_RIGHT = re.compile(r"\s([A-Z][a-z’'-]+)")


class _Spelling(NamedTuple):
    """A name as it stands at a place of the text, and the words beside it that say what it names."""

    word: str
    start: int
    company: frozenset[str]


def find_two_spellings(document: Document, known: Sequence[tuple[int, int]]) -> Iterator[Damage]:
    """Yield the rarer of two spellings, at its first place in the text.

    ``known`` are the characters of names that the tables hold: of two such names each is right.
    """
    taken = Stretches(known)
    at: dict[str, list[re.Match[str]]] = {}
    for match in _NAME.finditer(document.text):
        at.setdefault(re.sub(r"['’]s$", "", match[0]), []).append(match)
    names = [word for word in at if len(word) >= LEAST][:MOST_NAMES]
    for one, other in combinations(names, 2):
        if one[0] != other[0] or not _alike(one, other):
            continue
        by_word = {word: [_spelling(document.text, match) for match in at[word]] for word in (one, other)}
        held = {word: all(taken.touch(s.start, s.start + 1) for s in by_word[word]) for word in by_word}
        if not all(held.values()) and _same_company(by_word[one], by_word[other]):
            often = Counter({word: len(by_word[word]) for word in by_word})
            yield _damage(document, by_word, *_rarer(one, other, often, held))


def _rarer(one: str, other: str, often: Counter[str], held: dict[str, bool]) -> tuple[str, str]:
    """Return the spelling to doubt first: the one that no table holds, else the rarer, else the later."""
    if held[one] != held[other]:
        return (other, one) if held[one] else (one, other)
    return (one, other) if often[one] < often[other] else (other, one)


def _spelling(text: str, match: re.Match[str]) -> _Spelling:
    left, right = _LEFT.search(text, max(0, match.start() - 24), match.start()), _RIGHT.match(text, match.end())
    company = {left[1].lower()} if left and _tells(left[1]) else set()
    company |= {f"> {right[1].lower()}"} if right else set()
    return _Spelling(re.sub(r"['’]s$", "", match[0]), match.start(), frozenset(company))


def _tells(word: str) -> bool:
    """Say whether a word before a name tells what it names: an office, a noun for places, another name."""
    low = word.lower()
    return low in load_person_nouns().forms or low in load_place_words().senses or word[0].isupper()


def _same_company(one: Sequence[_Spelling], other: Sequence[_Spelling]) -> bool:
    return bool(frozenset().union(*(s.company for s in one)) & frozenset().union(*(s.company for s in other)))


def _alike(one: str, other: str) -> bool:
    """Say whether two words are two spellings of one name, and not two forms of one word."""
    low, high = one.lower(), other.lower()
    if abs(len(low) - len(high)) > 2:
        return False
    if low.startswith(high) or high.startswith(low) or _stem(low) == _stem(high):
        return False
    most = 2 if min(len(low), len(high)) >= LONG else 1
    if low[0] != high[0] or DamerauLevenshtein.distance(low, high, score_cutoff=most) > most:
        return False
    words = load_english_words()  # asked last: most texts hold no two such words, and need no list
    return not (words.has(low) or words.has(high))


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word)


def _damage(document: Document, by_word: dict[str, list[_Spelling]], doubted: str, other: str) -> Damage:
    first = by_word[doubted][0]
    span = Span(document=document.id, start=first.start, end=first.start + len(doubted), text=doubted)
    why = f"the report also writes {other}: one of the two spellings is wrong, or these are two names"
    return Damage(span=span, kind="garbled_name", can_say=why, spoils=("actor", "place"))
