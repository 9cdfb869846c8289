"""Which words with a capital may be a part of a person's name, and which are words of ours.

Only a closed list is a word of ours: titles, ranks, nouns for people and bodies, peoples, directions, months, function
words, all out of tables. That a word is English says little: Ani, Hind, Musa, Taras and Win are in a dictionary too.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from truceline.publish.graphic import STRUCK
from truceline.reference.actors import load_actors
from truceline.reference.common_words import SHORTEST, load_common_words, stem
from truceline.reference.english import load_english_words
from truceline.reference.person_nouns import load_person_nouns
from truceline.reference.place_words import load_place_words
from truceline.reference.speaker_words import load_speaker_words

Kind = Literal["ours", "weak", "strong"]
KEPT = 65_536  # words that are not looked at again: they come again and again
BODIES = 2  # names of bodies in which a word stands before it is a word of bodies
PEOPLE = frozenset(("saba", "mine", "karen", "david"))  # in names of bodies, and people are called so too
CHILD_OF = frozenset("oghlu oglu ogly ogli uulu qizi kizi gyzy kyzy".split())  # after the name of a father
PARTICLES = frozenset("al el bin ibn abu van von de da di der den la bint ould ul ud".split()) | CHILD_OF
CALENDAR = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday gmt utc"
)
FUNCTION_WORDS = (
    "the a an and or of in on at by to from for with all both he she they it this that these his her its their our "
    "we you i as but not no after before when while where who whom which there here more most many several some any "
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands first second third "
    "near between against under over into since until during also then now if so only other another each every"
)
MORE = "prime vice acting former late senior junior warrant staff lance petty martyr shahid hero sir lady mister madam"
GROUND = "corridor zone ridge plain summit peak reservoir tunnel gorge park cemetery memorial hills woods coast"
PAIRED = re.compile(r"[-‐‑]")


def plain(word: str) -> str:
    """Return a word in lower case, without what hangs on it.

    >>> plain("Petrosyan’s"), plain("Lt.")
    ('petrosyan', 'lt')
    """
    return word.lower().rstrip(".").removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=KEPT)
def kind_of_word(word: str) -> Kind:
    """Say whether a word is ours, may be a part of a name (weak: it is a word of English too), or looks like one.

    >>> kind_of_word("Minister"), kind_of_word("Ani"), kind_of_word("Petrosyan")
    ('ours', 'weak', 'strong')
    """
    kinds = {_kind(part) for part in PAIRED.split(plain(word))}
    return "strong" if "strong" in kinds else "weak" if "weak" in kinds else "ours"


def _kind(part: str) -> Kind:
    if part in _ours() or not part:
        return "ours"
    english = load_english_words()
    return "weak" if len(part) == 1 or (english.has(part) and not english.is_name(part)) else "strong"


@lru_cache(maxsize=KEPT)
def is_title(word: str) -> bool:
    """Say whether a word stands before a name: a rank, an office, a noun for a person."""
    return plain(word) in _titles()


@lru_cache(maxsize=KEPT)
def is_ordinary(word: str) -> bool:
    """Say whether a word that is English too is one of those of which reports of fighting are made."""
    low = plain(word)
    root = stem(low)
    near = low[len(root) :] in ("e", "y") and len(root) < SHORTEST  # Mane is no form of man
    return STRUCK.fullmatch(low) is not None or (root in load_common_words().weights and not near)


@cache
def _titles() -> frozenset[str]:
    words = load_place_words().titles | load_person_nouns().forms.keys() | load_speaker_words().spokesmen
    return frozenset(part for word in words for part in word.lower().split()) | frozenset(MORE.split())


@cache
def _ours() -> frozenset[str]:
    known = frozenset(part for words in _tabled() for word in words for part in re.split(r"[\s-]", word.lower()))
    return (known | _titles() | frozenset(f"{CALENDAR} {FUNCTION_WORDS} {GROUND}".split()) | _bodies()) - PEOPLE


def _tabled() -> Iterator[frozenset[str]]:
    places, actors = load_place_words(), load_actors()
    yield from (places.organisations, places.directions, places.bearings, frozenset(places.senses))
    yield frozenset((*actors.phrases, *actors.nouns))
    named = (name for names in actors.names.values() for name in names if name.actor.kind == "state")
    yield frozenset(name.text for name in named if name.form in ("adjective", "people"))


def _bodies() -> frozenset[str]:
    """Return the words of English of which names of several bodies are made."""
    english, counted = load_english_words(), Counter[str]()
    for names in load_actors().names.values():
        for name in names:
            if name.actor.kind in ("organ", "organisation"):
                counted.update(set(name.text.lower().split()))
    return frozenset(w for w, n in counted.items() if n >= BODIES and english.has(w) and not english.is_name(w))
