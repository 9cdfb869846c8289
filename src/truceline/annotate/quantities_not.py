"""Numbers that count nothing: years, dates, clocks, ordinals, ages, calibres, shares, money, names, lengths of time."""

import re

from truceline.annotate.times_clock import find_clock
from truceline.annotate.times_dates import MONTH, MONTHS
from truceline.reference.numerals import is_year
from truceline.reference.zones import ZoneTable

_LENGTH = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur)\b"
_MONEY = r"(?:dollars?|euros?|pounds|rupees?|roubles?|rubles?|riyals?|USD)\b"
_STREET = r"[A-Z]\w+\s(?:Street|Avenue|Road|Boulevard|Lane|Square)\b"
_BEHIND = re.compile(
    rf"[A-Za-z%°]|[:.][0-9]|[-–/][A-Za-z0-9]|\s?%|\s?[-–]\s?[0-9]+\s(?:of\s)?(?:{MONTH})\b"
    r"|\s(?:per\s?cent\b|percent|mm\b|cm\b|calib|o['’]clock|[ap]\.?m\b|GMT\b|UTC\b|hrs\b"
    rf"|(?:[a-z]+\s|or\sso\s)?{_LENGTH}|years?[-\s]old|{_MONEY}|times?\b|degrees\b|{_STREET}|another\b"
    rf"|(?:of\s)?(?:{MONTH})\b|(?:and|to|or)\s[0-9]{{1,2}}\s(?:of\s)?(?:{MONTH})\b"
    r"|thirds?\b|quarters?\b|fifths?\b|tenths?\b"
    r"|in\sthe\s(?:morning|afternoon|evening)\b|minutes?\s(?:past|to|after|before)\b|past\b)"
)
# A number behind one of these is a name or an age: hill 745, resolution 2736, aged 48.
_NAMED = frozenset(
    """no nos № number hill height post outpost page article resolution paragraph unit brigade battalion regiment
    division kilo phase ward sector zone block level chapter route highway checkpoint flight area camp type version
    boeing channel room grade age aged stage marker pillar hour past time round gate point force district""".split()
)
_JOINTS = frozenset(("to", "and", "-", "–"))
_AGE_BEFORE = re.compile(r"\b[A-Z][\w'’-]+,?\s(?:\()?$")
_LIST_ITEM = re.compile(r"(?:^|\n)\s*$")
_IN_A_YEAR = re.compile(r"\b(?:in|since|of|by|until|from|during|before|after|early|late|mid|and|to|[A-Z][a-z]+,?)\s$")
_OPENING = re.compile(r"(?:^|[.!?:;”\"»)\n]\s*|[-–—]\s|[“\"‘'«(])$")
_LAST_WORD = re.compile(r"([A-Za-z][\w'’-]*),?\s$")


def counts_nothing(text: str, start: int, end: int, table: ZoneTable) -> bool:
    """Say whether a number at characters ``[start, end)`` is no count, by what stands right around it."""
    before = text[start - 1] if start else " "
    if (
        before.isalnum()
        or before in "/.,:$€£#№+"
        or (before in "-–" and text[start - 2 : start - 1].isalnum())
        or _BEHIND.match(text, end)
    ):
        return True
    number = text[start:end]
    digits = number[0].isdecimal()
    if before.isspace() and _is_named(text[max(0, start - 32) : start].split()):
        return True
    if digits and (_is_age(text, start, end) or _is_item(text, start, end)):
        return True
    if not digits and number[0].isupper() and not opens_sentence(text, start):
        return True  # the Group of Seven, Division Three
    return len(number) <= 6 and find_clock(text, start, table) is not None


def _is_named(words: list[str]) -> bool:
    """Say whether the words before a number make it a name or the day of a month."""
    if not words:
        return False
    last = words[-1].rstrip(".").strip('(“"')
    ends = words[-1].endswith(".") and (len(last) > 4 or last == "May")  # a stop behind a whole name ends the sentence
    closed = words[-1].endswith(".") and last.lower() not in ("no", "nos")  # "for an hour. One rebel"
    if (last.lower() in _NAMED and not closed) or (last in MONTHS and not ends):
        return True
    if len(words) > 2 and words[-1] in _JOINTS and words[-2][0].isdecimal() and words[-3].rstrip(".") in MONTHS:
        return True
    return [word.lower() for word in words[-2:]] == ["group", "of"]


def _is_age(text: str, start: int, end: int) -> bool:
    """Say whether a number in commas or brackets behind a name is an age: "Gunay Aliyeva, 28, died"."""
    if end - start > 2 or text[end : end + 1] not in (",", ")"):
        return False
    lead = _AGE_BEFORE.search(text, max(0, start - 24), start)
    return bool(lead and ("," in lead[0] or "(" in lead[0]))


def _is_item(text: str, start: int, end: int) -> bool:
    """Say whether a number opens a line as the mark of a list."""
    return text[end : end + 1] in (".", ")") and _LIST_ITEM.search(text, max(0, start - 4), start) is not None


def stands_as_year(text: str, start: int, end: int) -> bool:
    """Say whether four digits are a year by the word before them."""
    return is_year(text[start:end]) and _IN_A_YEAR.search(text, max(0, start - 14), start) is not None


def opens_sentence(text: str, start: int) -> bool:
    """Say whether a word opens a sentence, a line or a quotation."""
    return _OPENING.search(text, max(0, start - 3), start) is not None


def behind_a_name(text: str, start: int) -> bool:
    """Say whether the word before is a name, as in "Task Force 1"."""
    word = _LAST_WORD.search(text, max(0, start - 24), start)
    return bool(word and word[1][0].isupper() and not word[0].endswith(", ") and not opens_sentence(text, word.start()))
