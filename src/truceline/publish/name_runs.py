"""What in a text looks like the name of a person: runs of words with a capital that no table knows.

The rule is wide on purpose. In headlines, where every word has a capital, only stretches of words that are not of any
report are taken. Who may be named (speakers, places, bodies) is excused by the whole name and by no word of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from truceline.publish.masks import FORMS, folded, pattern_of
from truceline.publish.name_words import CHILD_OF, PARTICLES, is_ordinary, is_title, kind_of_word, plain
from truceline.reference.actors import load_actors

TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ‐‑-](?=[^\W\d_]))*\.?")
HYPHENATED = re.compile(r"(?:al|el|ad|as|ash|an|ar|at|az|d|l)[-‑'’][^\W\d_]", re.IGNORECASE)
GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*")  # within a line, or over one end of a line: no paragraph ends in a name
OWNED = re.compile(r"['’]s$")
OPENS = re.compile(r"(?:^|[.!?…\"“”«\n])\s*$")
BEFORE = re.compile(
    r"\b(?:(?:named|called|identified|known|listed)(?: as)?|victims?|sergeant|private|captain|major|lieutenant|"
    r"colonel|corporal|soldier|serviceman|servicewoman|conscript|son|daughter|wife|husband|brother|sister|father|mother|"
    r"grandfather|grandmother|nephew|niece|cousin|uncle|aunt|Sgt|Pvt|Capt|Maj|Lt|Col|Cpl)\.?[,:]?\s+$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"^(?:['’]s (?:body|death|funeral|family|mother|father|wife|widow)\b|, (?:aged )?\d{1,3}\b| \(\d{1,3}\)|"
    r",? (?:was|were|who was|and \w+ were|has been|had been) (?:shot|killed|wounded|injured|buried|captured)|,? died\b)"
)
AMBIGUOUS = frozenset("april may june august an to he so no".split())  # before an unknown word, first names too
LONG = 4  # letters of a word that has a capital in a headline
HEADLINE = 0.7  # of the plain words
KEPT = 8_192  # texts that are not looked at again


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, characters ``[start, end)``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Excused:
    """Whole names that may leave, and the words of those among them that are of persons."""

    names: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    surnames: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        every = self.names | self.persons
        object.__setattr__(self, "pattern", pattern_of(every))
        words = (plain(word[0]) for name in self.persons for word in TOKEN.finditer(name))
        object.__setattr__(self, "surnames", frozenset(words))

    def covers(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where a text names what may be named: bodies and states of the tables, and these names."""
        own = ((m.start(), m.end()) for m in self.pattern.finditer(text)) if self.pattern is not None else ()
        return (*_bodies(text), *own)

    def has(self, name: str) -> bool:
        """Say whether it is one of the names, the whole of it."""
        return folded(name) in {folded(each) for each in self.names | self.persons}


@lru_cache(maxsize=KEPT)
def _bodies(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text names what the tables hold and is no person."""
    matches = load_actors().find_names(text)
    return tuple((m.start, m.end) for m in matches if any(name.actor.kind != "person" for name in m.names))


def find_names(text: str, excused: Excused) -> Iterator[str]:
    """Yield what looks like the name of a person, in its order.

    >>> list(find_names("Shelling killed Ani Petrosyan and Sergeant Hind.", Excused()))
    ['Ani Petrosyan', 'Hind']
    """
    words = tuple(_words(text))
    covered = excused.covers(text)
    found = [run for run in runs(text, words) if any(_unknown(word, covered) for word in run)]
    headline = bool(found) and is_headline(words)
    for run in found:
        for part, first in _stretches(run, covered) if headline else [(run, 0)]:
            at = first if headline else _before_name(part, covered)
            if _is_name(text, part, at, covered, excused, headline=headline):
                yield _said(text, part[at:])


def runs(text: str, words: Iterable[Word]) -> Iterator[Sequence[Word]]:
    """Yield words with a capital that follow each other, with the small words that stand inside names."""
    run: list[Word] = []
    small: list[Word] = []
    for word in words:
        last = (small or run)[-1] if run else None
        if last is not None and not _follows(text, last, word):
            yield run
            run, small = [], []
        if _has_capital(word.text) or (run and plain(word.text) in CHILD_OF):
            run, small = [*run, *small, word], []
        elif run and plain(word.text) in PARTICLES and not small:
            small = [word]
        elif run:
            yield run
            run, small = [], []
    if run:
        yield run


def is_headline(words: Sequence[Word]) -> bool:
    """Say whether the plain words of any report have capitals too: then a capital tells nothing."""
    later = (word for word in words[1:] if len(word.text) >= LONG)
    common = [word for word in later if kind_of_word(word.text) == "weak" and is_ordinary(word.text)]
    return bool(common) and sum(_has_capital(word.text) for word in common) >= HEADLINE * len(common)


def _words(text: str) -> Iterator[Word]:
    for found in TOKEN.finditer(text):
        word, end = found[0], found.end()
        if word.endswith(".") and len(word) > len("A.") and not is_title(word):  # the full stop of a sentence
            word, end = word[:-1], end - 1
        yield Word(found.start(), end, word)


def _has_capital(word: str) -> bool:
    return not word[0].islower() or (HYPHENATED.match(word) is not None and any(c.isupper() for c in word))


def _follows(text: str, last: Word, word: Word) -> bool:
    between = text[last.end : word.start]
    if OWNED.search(last.text):  # whose it is and what it is are two names
        return False
    return GAP.fullmatch(between) is not None and (bool(between) or last.text.endswith("."))


def _before_name(run: Sequence[Word], covered: Iterable[tuple[int, int]]) -> int:
    """Return how many words stand before the name: words of ours, and places or bodies before such a word.

    The last word is never one of them, nor a month before a word that nobody knows: people are called April and May.
    """
    ours = 0
    for at, word in enumerate(run[:-1]):
        if kind_of_word(word.text) == "ours":
            if plain(word.text) in AMBIGUOUS and _unknown(run[at + 1], covered):
                break
            ours = at + 1
        elif not _covered(word, covered):
            break
    return ours


def _is_name(
    text: str,
    run: Sequence[Word],
    at: int,
    covered: Iterable[tuple[int, int]],
    excused: Excused,
    *,
    headline: bool,
) -> bool:
    rest = run[at:]
    unknown = [word for word in rest if _unknown(word, covered)]
    if not unknown:
        return False
    before = text[: rest[0].start]
    told = BEFORE.search(before) is not None or AFTER.match(text[rest[-1].end :]) is not None
    strong = any(kind_of_word(word.text) == "strong" for word in unknown)
    if len(rest) == 1:
        titled = at > 0 and is_title(run[at - 1].text) and plain(rest[0].text) not in excused.surnames
        return told or (titled and not headline)
    if strong or told:
        return True
    if headline:
        return len(unknown) > 1
    return len(unknown) > 1 or not (at == 0 and unknown[0] is rest[0] and OPENS.search(before))


def _stretches(run: Sequence[Word], covered: Sequence[tuple[int, int]]) -> Iterator[tuple[Sequence[Word], int]]:
    """Yield the parts of a headline's run that hold no word of any report."""
    part: list[Word] = []
    for word in run:
        if _unknown(word, covered) and not (kind_of_word(word.text) == "weak" and is_ordinary(word.text)):
            part.append(word)
        elif part:
            yield part, 0
            part = []
    if part:
        yield part, 0


def _unknown(word: Word, covered: Iterable[tuple[int, int]]) -> bool:
    return kind_of_word(word.text) != "ours" and not _covered(word, covered)


def _covered(word: Word, covered: Iterable[tuple[int, int]]) -> bool:
    return any(start <= word.start and word.start + len(plain(word.text)) <= end for start, end in covered)


def _said(text: str, words: Sequence[Word]) -> str:
    said = " ".join(text[words[0].start : words[-1].end].split())
    return FORMS.sub("", said)
