"""Parts that are more than their whole: "four soldiers, three of them in a medium state and two in a good one"."""

import re
from collections.abc import Iterator

from truceline.annotate.numerals import NUMERAL, numeral_value
from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.span import Span
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
