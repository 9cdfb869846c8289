"""What a number counts: the noun behind it ("nine people"), the fate in its place ("four killed"), or nothing."""

import re
from dataclasses import dataclass

from truceline.reference.numerals import NUMERAL, SMALL
from truceline.reference.person_nouns import PersonNouns

PERSONS = "persons"
MAX_WORDS = 7  # words between a number and its noun: "another long-term active military serviceman"
KILOMETRES = frozenset(("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"))
# Words that end the noun phrase.
STOPS = frozenset(
    """and or but nor in on at by to from with for of off over under near after before during since until into against
    between among across around through along behind beside inside outside beyond within without toward towards was were
    is are be been being has have had do does did will would can could may might shall should must who whom which that
    whose when where while as than then so if because though although the a an his her its their our your my this these
    those not no also only just still too he she it they we i you him them us there here says said say told added
    according per via out up down back away later earlier ago each apiece late early overnight today yesterday monday
    tuesday wednesday thursday friday saturday sunday""".split()
)
_MORE = frozenset(("more", "further", "additional", "fresh", "others", "other"))
_NOT_PLURAL = ("ous", "ss", "us", "is", "'s", "’s")
_PEOPLES = re.compile(
    r"[A-Z][a-z]+(?:ians|ans|nis|qis|tis|bis|this|lis|eks|iks|aks|ites|ots|arabs|Turks|zis)$|Turks$|Kurds$|Serbs$|Arabs$|Poles$"
)
_STEP = re.compile(r"\s[“\"‘(]?((?:[0-9]{1,3}-)?[A-Za-z][A-Za-z-]*(?:['’][A-Za-z]*)?)")
_PARTITIVE = re.compile(
    r"\s(?:more\s)?(?:of\s(?:(?P<them>them|whom|which|these\b(?!\s[a-z])|those\b(?!\s[a-z]))|(?P<the>the|its|his|her|our|their|your|my|these|those))"
    r"|from\s(?:his|her|its|our|their))\b"
)
_SECOND = re.compile(rf"(?:,|\sand)\s(?:{NUMERAL})\s[A-Z]\w+\s(?P<noun>[a-z]+)\b")
_OWNER = re.compile(r"\s(?:the|its|his|her|our|their|your|my|these|those)\b")
_FATE = (
    "killed|dead|died|dying|wounded|injured|hurt|martyred|perished|slain|missing|captured|hospitali[sz]ed|shot|"
    "fallen|fell|burnt|burned"
)
_AUX = (
    "was|were|are|is|have|has|had|been|being|be|also|later|since|reportedly|seriously|badly|critically|slightly|lightly|gravely|mortally|got|"
    "received|suffered|sustained|then|asked|for|medical"
)
_FATE_BEHIND = re.compile(
    rf"\s(?:(?:{_AUX})\s){{0,4}}(?:{_FATE})\b|\s(?:(?:{_AUX})\s){{1,4}}(?:wounds|injuries|contusions|help)\b"
)
_NUMBER_OF = re.compile(
    rf"\sthe\s(?:number|total|toll|count)\sof\s(?:the\s)?(?:{_FATE}|deaths|casualties|people|soldiers|servicemen)\b"
)
_FATE_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)|wound(?:ed|ing|s)?|injur(?:ed|ing|es)|hurt(?:ing)?|captur(?:ed|ing)|dead|deaths?|toll|casualties|losses|victims"
    r"|fatalities|los(?:t|ing)|lives|martyr(?:ed|dom)|injury|slain)\b(?:\s[a-z]+){0,4}?\s$"
    r"|\b(?:toll|number\sof\s(?:the\s)?[a-z]+)\b[^.;!?\n]{0,60}\s(?:to|at|of|reached|reaches|was|is)\s$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is counted. ``end`` is where its words end; ``unit`` is empty where the text does not say here.

    ``fate`` marks a head such as "killed"; ``part`` "of them"; ``of_the`` "of the ..."; ``more`` "more", "others";
    ``plural`` a noun in the plural; ``whole`` a person noun that is itself the head.
    """

    noun: str | None
    unit: str
    end: int
    fate: bool = False
    part: bool = False
    of_the: bool = False
    more: bool = False
    plural: bool = False
    whole: bool = False


def find_head(text: str, at: int, nouns: PersonNouns) -> Head:
    """Return what a number that ends at a character counts, by the words behind it."""
    partitive = _PARTITIVE.match(text, at)
    if text.endswith(" of", 0, at) and (owner := _OWNER.match(text, at)):
        at = owner.end()  # "an unknown number of their soldiers"
    begin = partitive.end() if partitive else at
    part = bool(partitive and partitive["them"])
    head = _walk(text, begin, nouns)
    if head.unit not in (PERSONS, "") and head.noun and head.noun[0].isupper() and _shared_noun(text, head.end, nouns):
        head = Head(
            noun=None, unit=PERSONS, end=head.end, plural=True
        )  # "four Armenian and three Azerbaijani soldiers"
    more = head.more or bool(partitive and " more" in partitive[0])
    if partitive and head.noun is None:
        begin = partitive.end() if part else at
        return Head(noun=None, unit="", end=begin, part=part, of_the=not part, more=more)
    return Head(
        noun=head.noun, unit=head.unit, end=head.end, fate=head.fate, part=part, more=more, plural=head.plural,
        whole=head.whole, of_the=bool(partitive and partitive["the"]),
    )  # fmt: skip


def _shared_noun(text: str, at: int, nouns: PersonNouns) -> bool:
    """Say whether a second number follows whose noun stands for both."""
    found = _SECOND.match(text, at)
    return bool(found and (person := nouns.forms.get(found["noun"].lower())) and person.plural)


def fate_behind(text: str, at: int) -> bool:
    """Say whether a number without a noun is followed by what befell the persons: "five were hurt"."""
    return _FATE_BEHIND.match(text, at) is not None or _NUMBER_OF.match(text, at) is not None


def fate_before(text: str, at: int) -> bool:
    """Say whether a number without a noun follows such a word: "wounded ten", "put the number of injured at 28"."""
    return _FATE_BEFORE.search(text, max(0, at - 80), at) is not None


def _walk(text: str, at: int, nouns: PersonNouns) -> Head:
    """Go from word to word until the noun is found or the phrase ends."""
    fate: Head | None = None
    last: tuple[str, int] | None = None
    more = False
    for _ in range(MAX_WORDS):
        step = _STEP.match(text, at)
        if not step:
            break
        word, low = step[1], step[1].lower()
        if low in STOPS or low in SMALL:
            break
        at = step.end()
        person = nouns.forms.get(low)
        if person and not _is_adjective(text, at, person.also_adjective and not person.plural, nouns):
            more = more or low in _MORE
            return Head(noun=word, unit=PERSONS, end=at, more=more, plural=person.plural, whole=True)
        if low in nouns.states:
            fate = fate or Head(noun=word, unit=PERSONS, end=at, fate=True, more=more)
            continue
        more = more or low in _MORE
        if unit := (PERSONS if person else _unit(word)):
            head = Head(noun=word, unit=unit, end=at, more=more, plural=True)
            return head if unit == PERSONS else fate or head
        if low not in _MORE and "'" not in word and "’" not in word:
            last = (word, at)
    if fate or last is None:
        return fate or Head(noun=None, unit="", end=at, more=more)
    return Head(noun=last[0], unit=last[0].lower(), end=last[1], more=more)


def _unit(word: str) -> str | None:
    """Return the unit for a noun in the plural: kilometres, a people ("Armenians"), or the noun itself."""
    low = word.lower()
    if low in KILOMETRES:
        return "km"
    if _PEOPLES.match(word):
        return PERSONS
    return low if low.endswith("s") and not low.endswith(_NOT_PLURAL) and word[0].islower() else None


def _is_adjective(text: str, at: int, may_be: bool, nouns: PersonNouns) -> bool:
    """Say whether a person noun only describes the next word: "a civilian car", "border guards", "a soldier's"."""
    if text[at - 2 : at] in ("'s", "’s") or text[at - 1 : at] in ("'", "’"):
        return True
    behind = _STEP.match(text, at)
    if not behind:
        return False
    low = behind[1].lower()
    if low in nouns.forms:
        return low not in ("dead", "displaced", "local")
    return (
        may_be
        and low not in STOPS
        and low not in nouns.states
        and behind[1][0].islower()
        and not low.endswith(("ed", "ing"))
    )
