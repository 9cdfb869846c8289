"""Read the words around a name: what kind of place it is said to be, and how something stands to it.

Strings in, ``Cue`` out. The words come from ``reference/data/place_words.tsv``.
"""

import re
from functools import cache
from typing import NamedTuple

from truceline.model.mention import Relation
from truceline.reference.place_words import PlaceWords, Sense, load_place_words

KM = {"km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609344, "metre": 0.001, "meter": 0.001, "m": 0.001}
QUOTE = "[“”\"'‘’«(]?"


class Cue(NamedTuple):
    """What one side says. ``length`` counts the characters of the noun, up to the name; ``strength`` as in NameHit."""

    sense: Sense | None = None
    relation: Relation | None = None
    strength: int = 0
    distance_km: float | None = None
    bearing: str | None = None
    length: int = 0
    plural: bool = False


class _Patterns(NamedTuple):
    noun_before: re.Pattern[str]
    relation: re.Pattern[str]
    relation_to_noun: re.Pattern[str]
    distance: re.Pattern[str]
    side: re.Pattern[str]
    noun_after: re.Pattern[str]
    apposition: re.Pattern[str]


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


@cache
def _nouns() -> dict[str, tuple[Sense, bool]]:
    senses = load_place_words().senses
    plurals: dict[str, tuple[Sense, bool]] = {_plural(noun): (sense, True) for noun, sense in senses.items()}
    return plurals | {noun: (sense, False) for noun, sense in senses.items()}


@cache
def _patterns() -> _Patterns:
    words = load_place_words()
    nouns = words.any_of(_nouns())
    settlements = words.any_of(n for n, s in words.senses.items() if s in ("settlement", "province", "district"))
    relations = words.any_of(words.relations)
    bearings = words.any_of(words.bearings)
    modifiers = rf"(?:{words.any_of(words.modifiers)}\s+){{0,4}}"
    other = rf"(?:(?!{relations}\b)[\w’'-]+\s+){{0,3}}"
    units = words.any_of(KM)
    return _Patterns(
        noun_before=re.compile(rf"(?i)(?<![\w-])(?P<noun>{nouns})(?:\s+of)?(?:\s+the)?\s*{QUOTE}$"),
        relation=re.compile(rf"(?i)(?<![\w-])(?P<relation>{relations})\s+{modifiers}{QUOTE}$"),
        relation_to_noun=re.compile(rf"(?i)(?<![\w-])(?P<relation>{relations})\s+{other}$"),
        distance=re.compile(
            rf"(?i)(?P<number>\d[\d.,]*)[\s-]*(?P<unit>{units})s?\s+(?:to\s+the\s+)?(?P<bearing>{bearings})?\s*"
            rf"(?:of|from|away\s+from|outside|off|inside)\s+{modifiers}$"
        ),
        side=re.compile(
            rf"(?i)(?P<inside>\bin\s+the\s+(?:far\s+)?)?(?<![\w-])(?P<bearing>{bearings})\s+of\s+{modifiers}$"
        ),
        noun_after=re.compile(rf"[”\"'’]?\s+(?P<noun>{nouns})(?![\w-])"),
        apposition=re.compile(rf",\s+(?:a|an|the|another)\s+(?:[\w-]+\s+){{0,4}}?(?P<noun>{settlements})(?![\w-])"),
    )


def cue_before(left: str) -> Cue:
    """Read the words before a name.

    >>> cue_before("engaged in engineering work near the village of ")[:3]
    ('settlement', 'near', 3)
    >>> cue_before("in a trench 60 km west of ")[1:5]
    ('near', 2, 60.0, 'west')
    """
    patterns, words = _patterns(), load_place_words()
    noun = patterns.noun_before.search(left)
    sense, plural = _nouns()[noun["noun"].lower()] if noun else (None, False)
    rest = left[: noun.start()] if noun else left
    length = len(left) - noun.start() if noun else 0
    cue = _distance(rest) or _side(rest) or _relation(rest, words, bool(noun))
    if noun and sense == "around" and cue.relation in (None, "in", "at"):
        cue = cue._replace(relation=_stands(noun["noun"].lower(), sense) if cue.relation else None)
    return cue._replace(sense=sense, length=length, plural=plural, strength=3 if sense else cue.strength)


def _distance(left: str) -> Cue | None:
    found = _patterns().distance.search(left) if any(c.isdigit() for c in left) else None
    if not found:
        return None
    number = found["number"].rstrip(".,").replace(",", "")
    try:
        km = float(number) * KM[found["unit"].lower()]
    except ValueError:
        return None
    return Cue(relation="near", strength=2, distance_km=round(km, 3), bearing=_bearing(found["bearing"]))


def _side(left: str) -> Cue | None:
    found = _patterns().side.search(left) if " of " in left[-40:] else None
    if not found:
        return None
    if found["inside"]:
        return Cue(relation="in", strength=2)
    return Cue(relation="near", strength=2, bearing=_bearing(found["bearing"]))


def _bearing(word: str | None) -> str | None:
    return word.lower().replace("-", "") if word else None


def _relation(left: str, words: PlaceWords, before_noun: bool) -> Cue:
    patterns = _patterns()
    found = (patterns.relation_to_noun if before_noun else patterns.relation).search(left)
    if not found:
        return Cue()
    relation, strength = words.relations[" ".join(found["relation"].lower().split())]
    return Cue(relation=relation, strength=strength)


def cue_after(right: str) -> Cue:
    """Read the words after a name.

    >>> cue_after(" settlement of the Gorus region")[0], cue_after(", a village in Syunik province")[0]
    ('settlement', 'settlement')
    >>> cue_after(" direction they fired")[:2]
    ('around', 'toward')
    """
    patterns = _patterns()
    found = patterns.noun_after.match(right)
    if found:
        sense, plural = _nouns()[found["noun"]]
        return Cue(sense=sense, relation=_stands(found["noun"], sense), length=found.end(), plural=plural)
    found = patterns.apposition.match(right)
    return Cue(sense=_nouns()[found["noun"]][0]) if found else Cue()


def _stands(noun: str, sense: Sense) -> Relation | None:
    if noun.rstrip("s") in ("direction", "axi", "axe"):
        return "toward"
    return "near" if sense in ("around", "facility") else None


@cache
def _seat() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{load_place_words().any_of(load_place_words().seats)}\s+(?:here\s+)?(?:in|of|at)\s+$")


def is_seat(left: str) -> bool:
    """Say whether the words before a capital make it a seat, where people govern and sign, and no scene.

    >>> is_seat("The regime in "), is_seat("Shells fell in ")
    (True, False)
    """
    return bool(_seat().search(left))


def is_noun(word: str) -> bool:
    """Say whether a word is itself a noun for a kind of place (the State Border)."""
    return word.lower() in _nouns()


def is_person(text: str, start: int, end: int) -> bool:
    """Say whether the run is a person or a body: a title before or in it, an age after it, a body's noun in it."""
    words = load_place_words()
    inside = [w.strip(".,’'") for w in text[start:end].split()]
    if any(w in words.titles for w in inside[:-1]) or any(w in words.organisations for w in inside):
        return True
    before = re.search(r"([\w.]+)[ \n]$", text[max(0, start - 30) : start])
    if before and (before[1].rstrip(".") in words.titles or before[1] in ("spokesman", "spokeswoman", "named")):
        return True
    after = re.match(r"[”\"'’]? ([a-z]+)", text[end : end + 30])
    if after and after[1].capitalize() in words.organisations - {"Front", "Centre", "Center", "Post", "Affairs"}:
        return True
    return bool(re.match(r",? (?:\(?\d{2}\)?,|aged \d)", text[end : end + 12]))


def split_tail(text: str, start: int, end: int) -> tuple[int, int, Cue | None, int]:
    """Take a capitalised noun off the end (Surin Province) or the start (Village of) of a run.

    Returns the start and end of the name, what the noun says, and where the noun ends.
    """
    found = re.search(r"\s(\w+)$", text[start:end])
    noun = _nouns().get(found[1].lower()) if found else None
    if not found or noun is None:
        return start, end, None, end
    sense, plural = noun
    return start, start + found.start(), Cue(sense=sense, plural=plural, relation=_stands(found[1].lower(), sense)), end
