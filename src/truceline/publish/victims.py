"""Names of people that do not leave: who was killed, wounded, captured or is missed, in quotations too.

The rule is wide on purpose, since a name that went out cannot be called back. In a sentence that tells of harm, and in
the titles of reports that do, words that look like the name of a person are withheld, unless they are the whole name
of a speaker, a side, a place or a body; so are names of persons that the record itself holds as harmed. The whole
text of the reports is looked through, not only what leaves. It takes out too much rather than too little: now and then
a politician, or a place that no table has.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.model.actor import Actor, Party
from truceline.model.claim import Claim
from truceline.model.reading import Reading
from truceline.publish.graphic import STRUCK, sentences
from truceline.publish.masks import PARTS, Mask, folded, masking
from truceline.publish.name_runs import Excused, find_names
from truceline.publish.name_words import PARTICLES, kind_of_word, plain

WITHHELD = "names of people withheld"
FORGOTTEN = "a name withheld for good"
SHORTEST = 3  # letters of a part of a name that is withheld wherever it stands
HARMED = ("killed", "wounded", "captured", "missing")
NAMED = re.compile(  # of whom a sentence beside one of harm tells
    r"\b(?:named|names|identified|they (?:were|are)|among (?:them|those)|aged|year-old|born|mourn\w*|relatives?|"
    r"famil(?:y|ies)|martyr\w*|fell|fallen|losses|lost (?:his|her|their) li\w+|perish\w*|slain|casualt\w+|survived)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Names that do not leave.

    ``names`` are blackened in any case, ``capitals`` (parts of names that are words too) where they have a capital;
    ``kept`` are whole names that may leave.
    """

    names: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def mask(self) -> Mask | None:
        """What blackens them; ``None`` where there is none."""
        return masking(self.names, capitals=self.capitals, kept=self.kept)


def find_withheld(
    readings: Iterable[Reading], beside: Iterable[str] = (), excused_names: Iterable[str] = ()
) -> Withheld:
    """Return the names that do not leave.

    Args:
        readings: of the reports, with their texts.
        beside: texts that belong to no report, of harm or not: what a monitor wrote.
        excused_names: further names that may leave.
    """
    told = tuple(readings)
    harmed = frozenset(folded(name) for reading in told for name in _in_slots(reading))
    excused = _excused(told, harmed, excused_names)
    found: dict[str, None] = {}
    for text in (*_texts(told), *beside):
        found.update(dict.fromkeys(find_names(text, excused)))
    found.update(dict.fromkeys(name for reading in told for name in _in_slots(reading)))
    return _parted(found, excused)


def _parted(found: Iterable[str], excused: Excused) -> Withheld:
    """Return the names with the parts of them by which somebody may be called later."""
    names, capitals = dict[str, None](), dict[str, None]()
    for name in found:
        (names if len(PARTS.split(name)) > 1 or kind_of_word(name) == "strong" else capitals)[name] = None
        for part in (part.strip(".,'’") for part in PARTS.split(name)):
            kind = kind_of_word(part)
            if len(part) >= SHORTEST and kind != "ours" and plain(part) not in PARTICLES and not excused.has(part):
                (names if kind == "strong" else capitals)[part] = None
    kept = tuple(sorted(excused.names | excused.persons))
    return Withheld(names=tuple(sorted(names)), capitals=tuple(sorted(capitals)), kept=kept)


def _texts(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield the sentences of reports that tell of harm or of whom it befell, and the titles of such reports."""
    told = tuple(readings)
    harm = {text: None for reading in told for text in _harm(reading)}
    yield from harm
    for reading in told:
        title = reading.document.title or ""
        if title and (harm or STRUCK.search(title)):
            yield title


def _harm(reading: Reading) -> Iterator[str]:
    for claim in reading.claims:
        if claim.act in HARMED or STRUCK.search(claim.span.text):
            yield claim.span.text
    text = reading.document.text
    if STRUCK.search(text) is None:
        return
    beside = False
    for sentence in (text[start:end] for start, end in sentences(text)):
        harm = STRUCK.search(sentence) is not None or NAMED.search(sentence) is not None
        if harm or (beside and "," in sentence):  # a list of names after "Three died."
            yield sentence
        beside = harm


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


def _excused(readings: Iterable[Reading], harmed: frozenset[str], more: Iterable[str]) -> Excused:
    """Return the names that may leave: of speakers, sides, places, publishers and weapons of the reports."""
    told = tuple(readings)
    things = (*(name for reading in told for name in _things(reading)), *more)
    names = {name for name in things if name and folded(name) not in harmed}
    spoken = Excused(names=frozenset(names))
    persons = {name for reading in told for name in _speakers(reading, spoken) if name and folded(name) not in harmed}
    return Excused(names=frozenset(names), persons=frozenset(persons))


def _speakers(reading: Reading, spoken: Excused) -> Iterator[str]:
    """Yield the names of those who speak: of what names one, what stands at its end and is of nobody else."""
    for statement in reading.statements:
        yield from (actor.name for actor in (*statement.speakers, *statement.relayed_by) if actor.kind == "person")
        named = statement.named_as.text if statement.named_as else ""
        for name in find_names(named, spoken):
            if named.endswith(name) and " of " not in named:
                yield name


def _things(reading: Reading) -> Iterator[str]:
    yield reading.document.publisher or ""
    for statement in reading.statements:
        yield from (actor.name for actor in (*statement.speakers, *statement.relayed_by) if actor.kind != "person")
    for claim in reading.claims:
        yield claim.weapon_words.text if claim.weapon_words else ""
        for mention in claim.places:
            if mention.place is not None or len(mention.span.text.split()) == 1:
                yield mention.span.text
            if mention.place is not None:
                yield from (mention.place.name, mention.place.admin1 or "")
        yield from (actor.name for actor in _organs(claim))


def _organs(claim: Claim) -> Iterator[Actor]:
    for party in (claim.actor, claim.target):
        actor = party.actor if party is not None else None
        if actor is not None and actor.kind not in ("person", "residents") and not actor.stranger:
            yield actor
