"""Figures that do not add up: "four soldiers, three of them badly and two lightly", "nine, five in A and three in B".

Parts that are together more than their whole; parts that share out a whole by places and are not the whole; a part that
is more than what it is taken from ("12 of the 10"); a range that begins above its end ("between 30 and 20").
"""

import re
from collections.abc import Iterator

from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.span import Span
from truceline.reference.numerals import NUMERAL, numeral_value
from truceline.reference.person_nouns import load_person_nouns

_CUE = re.compile(r"\b(?:of|among)\s(?:them|whom|these|which)\b")
_WORDS = r"(?:\s[A-Za-z'’-]+)"
_AND = rf"(?P<what>{_WORDS}{{1,4}}?)\sand\s(?P<b>{NUMERAL})(?:\sof\sthem)?(?P<other>{_WORDS}{{1,2}})"
# "four soldiers, three of them X and two Y" and "rises to 7, of them four X and four Y"; the second part may be absent.
_THEM = r"(?:them|whom|these|which)"
_SHAPES = tuple(
    re.compile(rf"(?P<n>{NUMERAL}){_WORDS}{{0,6}},\s{part}(?:{_AND})?", re.IGNORECASE)
    for part in (rf"(?P<a>{NUMERAL})\sof\s{_THEM}", rf"(?:of|among)\s{_THEM}\s(?P<a>{NUMERAL})")
)
_N = f"(?i:{NUMERAL})"
_BY_PLACE = rf"{_WORDS}{{0,3}}?\s(?:in|at|near|from|of)\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
# "nine people: five in Haris and four in Talloussa", "ten soldiers - three in A, four in B and three in C"
_SHARED = re.compile(
    rf"\b(?P<n>{_N}){_WORDS}{{1,6}}(?:,|:|\s[-–—]|\s\()\s?(?P<parts>{_N}{_BY_PLACE}"
    rf"(?:(?:,\s(?:and\s)?|\sand\s){_N}{_BY_PLACE}){{1,4}})(?=[.,;)]|\s[-–—]|$)"
)
_PART_OF = re.compile(
    rf"\b(?P<a>{NUMERAL})\s(?:out\s)?of\s(?:the|its|their|these|those)\s(?P<n>{NUMERAL})\s(?P<noun>[a-z]+)"
)
_BETWEEN = re.compile(rf"\bbetween\s(?P<a>{NUMERAL})\sand\s(?P<n>{NUMERAL})\s(?P<noun>[a-z]+)")
_SOME = "[0-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty"
_LAST_SHARE = re.compile(
    rf"\sand\s(?:{_SOME})[\w-]{{0,20}}\s(?:[a-z]{{1,20}}\s){{0,3}}(?:in|at|near|from|of)\s(?:the\s)?[A-Z]"
)
_OF_SO_MANY = re.compile(rf"\sof\s(?:the|its|their|these|those)\s(?:{_SOME})")
_BETWEEN_CUE = re.compile(rf"\bbetween\s(?:{_SOME})")
_NUMBER = re.compile(rf"\b{NUMERAL}", re.IGNORECASE)
_REACH = 90  # characters before the cue in which the whole must stand
_NOT_A_PART = ("others", "other", "more", "further")


def find_wrong_sums(document: Document) -> Iterator[Damage]:
    """Yield parts of a figure that are together more than the figure itself."""
    text = document.text
    for cue in _CUE.finditer(text):
        reach = max(0, cue.start() - _REACH)
        begin = max(text.rfind(". ", reach, cue.start()) + 1, text.rfind("\n", reach, cue.start()) + 1, reach)
        # from the cue backwards: the whole is the nearest number that fits
        for at in reversed([number.start() for number in _NUMBER.finditer(text, begin, cue.start())]):
            found = next((f for shape in _SHAPES if (f := shape.match(text, at)) and f.end() > cue.start()), None)
            if found:
                if why := _wrong(found):
                    start = found.start("a")
                    span = Span(document=document.id, start=start, end=found.end(), text=text[start : found.end()])
                    yield Damage(span=span, kind="inconsistent", can_say=why, spoils=("count",))
                break


def find_wrong_shares(document: Document) -> Iterator[Damage]:
    """Yield shares of a figure by place that are not the figure, parts of less than themselves, ranges upside down."""
    for found in _shared(document.text):
        whole = numeral_value(found["n"])
        parts = [numeral_value(number[0]) for number in _NUMBER.finditer(found["parts"])]
        known = [part for part in parts if part is not None]
        if whole is not None and len(known) == len(parts) and sum(known) != whole and _counts_people(found["n"], whole):
            told = " and ".join(map(str, known))
            yield _damage(document, found, f"{told} are {sum(known)}, not the whole of {whole}")
    nouns = load_person_nouns()
    for pattern, cue in ((_PART_OF, _OF_SO_MANY), (_BETWEEN, _BETWEEN_CUE)):
        for found in pattern.finditer(document.text) if cue.search(document.text) else ():
            part, whole = numeral_value(found["a"]), numeral_value(found["n"])
            people = found["noun"] in nouns.forms or found["noun"] in nouns.states
            if part is not None and whole is not None and part > whole and people:
                why = f"a part of {part} is more than the whole of {whole}"
                range_why = f"{part} is more than {whole}: this is no range"
                yield _damage(document, found, why if pattern is _PART_OF else range_why)


def _shared(text: str) -> Iterator[re.Match[str]]:
    """Yield figures that are shared out, of the sentences that have the end of such a list: "and four in Sake"."""
    done = 0
    for cue in _LAST_SHARE.finditer(text):
        begin = max(done, *(text.rfind(stop, 0, cue.start()) + 1 for stop in ".\n"))
        end = min((at for stop in ".\n" if (at := text.find(stop, cue.end())) > 0), default=len(text))
        if begin < end:
            yield from _SHARED.finditer(text, begin, min(end + 1, len(text)))
            done = end


MOST_PEOPLE = 1900  # from here on a number may be a year


def _counts_people(words: str, number: int) -> bool:
    return number < MOST_PEOPLE or "," in words


def _damage(document: Document, found: re.Match[str], why: str) -> Damage:
    span = Span(document=document.id, start=found.start(), end=found.end(), text=found[0])
    return Damage(span=span, kind="inconsistent", can_say=why, spoils=("count",))


def _wrong(found: re.Match[str]) -> str | None:
    """Say why the parts cannot be right; ``None`` where they can."""
    whole, first = numeral_value(found["n"]), numeral_value(found["a"])
    second = numeral_value(found["b"]) if found["b"] else 0
    if whole is None or first is None or second is None:
        return None
    if first > whole:
        return f"a part of {first} is more than the whole of {whole}"
    if first + second > whole and _same_kind(found):
        return f"{first} and {second} are {first + second}, more than the whole of {whole}"
    return None


def _same_kind(found: re.Match[str]) -> bool:
    """Say whether the second number is a part too, and not another group ("four of them women and six soldiers")."""
    forms = load_person_nouns().forms
    words, others = found["what"].lower().split(), found["other"].lower().split()
    group = [forms[word].role for word in others if word in forms]
    return others[0] not in _NOT_A_PART and (not group or group == [forms[w].role for w in words if w in forms])
