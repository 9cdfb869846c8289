"""Names that a translation put into English words: `the town of Peacock`, `Feathers Machar`, `the army of the Proof`.

A name is found by its slot (after a noun for places, after an office, after an army and "of") and by its words, which
are English and name nobody in the tables. English towns and people have such names too: so this is asked only of a text
that shows other damage, and a word that people are commonly called is no sign. What the name was is not guessed.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from truceline.annotate.stretches import Stretches
from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.span import Span
from truceline.reference.english import EnglishWords, load_english_words
from truceline.reference.person_nouns import load_person_nouns
from truceline.reference.place_words import load_place_words
from truceline.reference.speaker_words import load_speaker_words

_CAPITAL = r"[A-Z][\w’'-]{0,30}\w"  # bounded, so that a line of hyphens takes linear time
# One name: "Our Paradise", "Elephant's Trunk", "Well of Roses", "Abraham the Razor", "Mouth-of-Gold".
_NAME = rf"{_CAPITAL}(?:\s(?:(?:of|the|of\sthe)\s)?{_CAPITAL}){{0,3}}"
_RUN = re.compile(rf"[“\"]?(?P<name>{_NAME})[”\"]?")
_LANDSCAPE = frozenset(
    "axis bridge canal castle channel checkpoint crossing farms fields front gorge heights highway hills mountains "
    "pass plain ridge river road route sector settlements strait triangle valley villages wells".split()
)
_SLOT = re.compile(r"\b(?P<noun>[a-z]+)\s(?P<of>of\s)?(?:the\s)?$")
_BODY = re.compile(
    r"\b(?:army|armies|forces?|troops|men|fighters|soldiers|militia|movement|party|gang|brigades?|battalions?)"
    r"\sof\s(?:the\s)?$",
    re.IGNORECASE,
)
_STARTS = re.compile(r"(?:^|[.!?:;\n“\"(]\s*)$")  # a capital there says nothing
# Words of bodies, titles and faiths, which stand with a capital in good English.
_POLITICAL = frozenset(
    "army assembly authority awakening bank border brotherhood central coalition command committee commission company "
    "congress corps council court day defence defense democracy democratic department east eastern federation force "
    "forces front god government great green guard high independence international joint justice king kingdom law "
    "liberation liberty local lord martyr martyrs military ministry mission movement nation national nations north "
    "northern office operation opposition parliament party patriotic peace people peoples popular president prime "
    "prophet protection quarter rapid red republic republican resistance revolution revolutionary royal safety saviour "
    "security senate service shield south southern special staff state states supreme sword territory transitional "
    "treaty truce union united unity upper victory war west western white world zone allah christian christmas easter "
    "eid islam islamic jew jewish muslim orthodox ramadan sunni shia".split()
)
_INSTITUTIONS = frozenset(
    "assembly committee council court department government hall office parliament police".split()
)
_TIMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday greenwich".split()
)
_SMALL = frozenset("of the our".split())


class _Found(NamedTuple):
    """Characters of the phrase to quote, and what kind of value the name is."""

    start: int
    end: int
    spoils: Literal["place", "actor"]


def find_translated_names(document: Document, known: Sequence[tuple[int, int]]) -> Iterator[Damage]:
    """Yield names that are English words where a name belongs, in the order of the text.

    ``known`` are the characters of names that the tables hold: they are not asked.
    """
    words = load_english_words()
    taken = Stretches(known)
    for run in _RUN.finditer(document.text):
        found = _judge(document.text, run, words, taken)
        if found:
            text = document.text[found.start : found.end]
            span = Span(document=document.id, start=found.start, end=found.end, text=text)
            yield Damage(span=span, kind="garbled_name", can_say=LOST_NAME, spoils=(found.spoils,))


LOST_NAME = "these are English words where a name belongs; the name itself is lost"


def _judge(text: str, run: re.Match[str], words: EnglishWords, taken: Stretches) -> _Found | None:
    start, end = run.span("name")
    if taken.touch(start, end):
        return None
    before = text[max(0, start - 32) : start].rstrip('“"')
    content = _content(run["name"])
    if _STARTS.search(before):  # the first word of a sentence
        content = content[1:] if content and words.has(content[0]) and not words.is_name(content[0]) else content
        if len(content) < 2:
            return None
    english = [part for part in content if _translated(part, words)]
    if (slot := _place_slot(before)) and _names_no_place(content, english, slot, words):
        return _Found(start - len(before) + slot.start(), run.end(), "place")
    if english and len(english) == len(content) and (body := _BODY.search(before)):
        return _Found(start - len(before) + body.start(), run.end(), "actor")
    if english and not slot and _is_person(before, content, english, words):
        return _Found(start, end, "actor")
    return None


def _content(name: str) -> list[str]:
    """Return the words of a name without "of", "the" and the ending of the genitive."""
    parts = re.findall(r"[A-Za-z]+", re.sub(r"['’]s\b", "", name))
    return [part for part in parts if part.lower() not in _SMALL]


def _translated(part: str, words: EnglishWords) -> bool:
    """Say whether a word is English and seldom written with a capital, and people are not called so."""
    low = part.lower()
    return low not in _POLITICAL | _TIMES and words.has(low) and not words.is_name(low)


def _place_slot(before: str) -> re.Match[str] | None:
    """Find the noun for a place that stands before a name: ``town of the ``."""
    slot = _SLOT.search(before)
    return slot if slot and (slot["noun"] in load_place_words().senses or slot["noun"] in _LANDSCAPE) else None


def _names_no_place(content: Sequence[str], english: Sequence[str], slot: re.Match[str], words: EnglishWords) -> bool:
    """Say whether the words in the slot of a place are all English.

    Right before the name a noun for places is no body ("the town Guard"), but for councils and courts; with "of" one of
    the words has to be such as names no body.
    """
    low = [part.lower() for part in content]
    if not content or not all(words.has(part) for part in low) or set(low) & (_INSTITUTIONS | _TIMES):
        return False
    return (
        bool(english)
        or (not slot["of"] and len(content) == 1 and not words.is_name(low[0]))
        or (not slot["of"] and len(content) > 1 and not set(low) & _POLITICAL)
    )


def _is_person(before: str, content: Sequence[str], english: Sequence[str], words: EnglishWords) -> bool:
    """Say whether a name with English words in it is that of a person: an office before it, or true names in it."""
    office = re.search(r"\b([A-Za-z]+)\.?\s$", before)
    if office and _is_office(office[1].lower()):
        return True
    true_names = [part for part in content if part not in english and (words.is_name(part) or not words.has(part))]
    return 1 < len(content) < MOST_WORDS and len(true_names) + len(english) == len(content) and bool(true_names)


MOST_WORDS = 4  # of a person's name


def _is_office(word: str) -> bool:
    noun = load_person_nouns().forms.get(word)
    return word in load_speaker_words().spokesmen or bool(
        noun and noun.role in ("office", "fighter") and not noun.plural
    )
