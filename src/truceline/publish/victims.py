"""Names of people that do not leave: who was killed, wounded, captured or is missed, in quotations too.

The rule is wide on purpose, since a name that went out cannot be called back. In a sentence that tells of harm, words
that look like the name of a person are withheld, unless they name a speaker, a side, a place or an organ; so are names
of persons that the record itself holds and that do not speak. It takes out too much rather than too little: now and
then a politician, or a place that no table has.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

from truceline.model.actor import Actor, Party
from truceline.model.claim import Claim
from truceline.model.reading import Reading
from truceline.publish.graphic import STRUCK
from truceline.reference.actors import load_actors
from truceline.reference.english import load_english_words

MASK = "█"
WITHHELD = "names of people withheld"
FORGOTTEN = "a name withheld for good"
SHORTEST = 3  # letters of a part of a name that is withheld wherever it stands
WORD = r"[^\W\d_a-z][\w'’-]*[^\W\d_]"  # begins with a capital (of any alphabet that has them)
LINK = r"(?:al|el|bin|ibn|abu|van|von|de|da|di|der|den|la|bint|ould|oghlu|oglu|ogly|qizi|kizi|gyzy)"
INITIAL = r"[^\W\d_a-z]\."
NAME = re.compile(rf"\b(?:{INITIAL} )*{WORD}(?:[ \u00a0-](?:{LINK}[ -])?(?:{WORD}|{INITIAL})| {LINK}\b)*")
SINGLE = (
    r"(?:(?:named|called|identified|known|listed)(?: as)?|victims?|sergeant|private|captain|major|lieutenant|"
    r"colonel|corporal|soldier|serviceman|conscript|son|daughter|wife|husband|brother|sister|father|mother|Sgt\.?|Pvt\.?|Capt\.?|"
    r"Maj\.?|Lt\.?|Col\.?)[,:]?\s+$"
)
BEFORE = re.compile(SINGLE, re.IGNORECASE)
AFTER = re.compile(r"^(?:, (?:aged )?\d{1,3}\b| \(\d{1,3}\)|,? (?:was|were|who was) (?:shot|killed|wounded|injured))")
LETTERS = re.compile(r"[^\W\d_]+")
KEPT = 4_096  # texts whose names are not looked for again: copies and names come again and again
HARMED = ("killed", "wounded", "captured", "missing")
CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday gmt utc".split()
)
FUNCTION_WORDS = frozenset(
    "the a an and or of in on at by to from for with all both he she they it this that these".split()
)


def find_withheld(readings: Iterable[Reading]) -> tuple[str, ...]:
    """Return the names that do not leave, the longest first."""
    told = tuple(readings)
    known = frozenset(word for reading in told for word in _known(reading))
    found: dict[str, None] = {}
    for reading in told:
        for name in (*_in_texts(reading, known), *_in_slots(reading)):
            found.update(dict.fromkeys(_parts(name, known)))
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def masking(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of the names, as whole words in any case; ``None`` where there is none."""
    wanted = [re.escape(name) for name in names]
    return re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)", re.IGNORECASE) if wanted else None


def masked(text: str, pattern: re.Pattern[str]) -> str:
    """Return the text with every name blackened, each character by one: spans go on quoting as many.

    >>> masked("Anna Petrova died.", masking(["Anna Petrova"]))
    '████████████ died.'
    """
    return pattern.sub(lambda found: MASK * len(found[0]), text)


def _in_texts(reading: Reading, known: frozenset[str]) -> Iterator[str]:
    """Yield what looks like the name of a person in sentences and titles that tell of harm."""
    harm = [claim.span.text for claim in reading.claims if claim.act in HARMED or STRUCK.search(claim.span.text)]
    title = reading.document.title or ""
    for text in dict.fromkeys([*harm, *([title] if STRUCK.search(title) else [])]):
        yield from _names(text, known)


def _names(text: str, known: frozenset[str]) -> Iterator[str]:
    """Yield names of two words or more of which one is no word of ours, and single ones where the grammar shows it."""
    tabled = _organs_named(text)
    for found in NAME.finditer(text):
        words = found[0].split()
        if any(start <= found.start() and found.end() <= end for start, end in tabled):
            continue  # an organ or a state by its whole name; a person of the tables who does not speak is withheld
        titles = sum(1 for _ in takewhile(lambda word: _is_known(word, known), words))
        titles = min(titles, len(words) - 1)  # of plain words the last may be a name, where the grammar shows it
        name = words[titles:]
        before = " ".join((text[: found.start()].rstrip(), *words[:titles], ""))
        shown = not _never(name[0], known) and (BEFORE.search(before) or AFTER.search(text[found.end() :]))
        if len(name) > 1 or shown:
            yield " ".join(name)


@lru_cache(maxsize=KEPT)
def _organs_named(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text names what the tables hold and is no person."""
    matches = load_actors().find_names(text)
    return tuple((m.start, m.end) for m in matches if any(name.actor.kind != "person" for name in m.names))


def _never(word: str, known: frozenset[str]) -> bool:
    """Say whether a word is the name of no victim, whatever stands beside it."""
    low = _plain(word)
    return low in known or low in CALENDAR or low in FUNCTION_WORDS


def _plain(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")


def _is_known(word: str, known: frozenset[str]) -> bool:
    parts = _plain(word).split("-")
    english = load_english_words()
    plain = all(english.has(part) and not english.is_name(part) for part in parts)
    return plain or _never(word, known)


def _in_slots(reading: Reading) -> Iterator[str]:
    """Yield the names of persons whom claims hold to be harmed."""
    for claim in reading.claims:
        for party in _harmed(claim):
            if party.actor is not None and party.actor.kind == "person":
                yield party.actor.name
                if party.named_as is not None:
                    yield party.named_as.text


def _harmed(claim: Claim) -> Iterator[Party]:
    if claim.act in HARMED and claim.target is not None:
        yield claim.target


def _parts(name: str, known: frozenset[str]) -> Iterator[str]:
    """Yield a name and the parts of it by which somebody may be called later."""
    yield name
    for part in name.split():
        plain = part.strip(".,'’")
        if len(plain) >= SHORTEST and not _is_known(plain, known):
            yield plain


def _known(reading: Reading) -> set[str]:
    """Return the words of names that may leave: of speakers, sides, places, publishers and weapons of the report."""
    words: set[str] = set()
    for text in dict.fromkeys(_told(reading)):
        words.update(_lower_words(text))
    return words


@lru_cache(maxsize=KEPT)
def _lower_words(text: str) -> tuple[str, ...]:
    return tuple(part.lower() for part in LETTERS.findall(text))


def _told(reading: Reading) -> Iterator[str]:
    yield reading.document.publisher or ""
    for statement in reading.statements:
        yield from (actor.name for actor in (*statement.speakers, *statement.relayed_by))
        yield statement.named_as.text if statement.named_as else ""
    for claim in reading.claims:
        yield claim.weapon_words.text if claim.weapon_words else ""
        for mention in claim.places:
            yield f"{mention.span.text} {mention.place.name if mention.place else ''}"
            yield (mention.place.admin1 or "") if mention.place else ""
        yield from (actor.name for actor in _organs(claim))


def _organs(claim: Claim) -> Iterator[Actor]:
    for party in (claim.actor, claim.target):
        actor = party.actor if party is not None else None
        if actor is not None and actor.kind not in ("person", "residents") and not actor.stranger:
            yield actor
