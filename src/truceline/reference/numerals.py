"""Cardinal numbers in digits and in English words, and what is left of a number that lost digits.

Pieces of regular expressions and pure functions; only ASCII digits count. No digit is ever added.
"""

import re
from decimal import Decimal

UNITS = {
    word: value
    for value, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
TEENS = {w: v for v, w in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 13)}
TENS = {w: v * 10 for v, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SMALL = {"zero": 0, "a": 1, **UNITS, **TEENS, **TENS}
LARGE = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

_SUB_TEN = "one|two|three|four|five|six|seven|eight|nine"
_SUB_HUNDRED = rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{_SUB_TEN})\b)?|{'|'.join(TEENS)}|ten|eleven|twelve|{_SUB_TEN})"
_HUNDREDS = rf"(?:(?:an?|{_SUB_TEN}|{'|'.join(TEENS)}|eleven|twelve)[-\s]hundred(?:\s(?:and\s)?{_SUB_HUNDRED}\b)?)"
_SUB_THOUSAND = rf"(?:{_HUNDREDS}|{_SUB_HUNDRED})"
# "three hundred and twenty thousand five hundred", "two dozen", "a hundred"
NUMBER_WORDS = (
    rf"(?:(?:an?|{_SUB_THOUSAND})[-\s](?:thousand|million)(?:,?\s(?:and\s)?{_SUB_THOUSAND}\b)?"
    rf"|(?:an?|{_SUB_TEN}|ten|twelve)\sdozen\b|{_SUB_THOUSAND}|zero)"
)
_SPACE = "[ \u00a0\u202f]"  # also what parts thousands in continental print
DIGITS = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])|[0-9]+)"
NUMERAL = rf"(?:{DIGITS}(?:\.[0-9]+)?(?:\s(?:thousand|million|billion)\b|\sdozen\b)?|{NUMBER_WORDS}\b)"
SMALL_NUMBER = rf"(?:{_SUB_HUNDRED}|[0-9]{{1,2}})"  # of minutes, days, years: without a group

# What stands where a digit was: `<>`, its HTML form, the replacement character, `??`, `[?]`, an empty box.
MARK = r"(?:<\s?>|&lt;\s?&gt;|\ufffd+|\?{2,}|\[\?+\]|[□▯]+)"
_GROUPED = re.compile(rf"([0-9]{{1,3}}(?:,[0-9]{{3}})*),([0-9]{{0,2}}){MARK}([0-9]{{0,2}})")
_MAGNITUDE = re.compile(r"\s+(thousand|million|billion|dozen)$")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def numeral_value(words: str) -> int | None:
    """Read a cardinal number; ``None`` where it is not whole.

    >>> numeral_value("Thirty-seven"), numeral_value("10 000"), numeral_value("2.5 million"), numeral_value("7.5")
    (37, 10000, 2500000, None)
    """
    plain = words.lower().strip()
    if not plain[:1].isdigit():
        return _words_value(plain)
    magnitude = 1
    if found := _MAGNITUDE.search(plain):
        magnitude = 12 if found[1] == "dozen" else LARGE[found[1]]
        plain = plain[: found.start()]
    value = Decimal(re.sub(r"[^0-9.]", "", plain)) * magnitude
    return int(value) if value == value.to_integral_value() else None


def _words_value(plain: str) -> int | None:
    total = current = 0
    for word in re.split(r"[-,\s]+", plain):
        if word in LARGE:
            total, current = total + max(current, 1) * LARGE[word], 0
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word == "dozen":
            current = max(current, 1) * 12
        elif word in SMALL or word == "an":
            current += SMALL.get(word, 1)
        elif word != "and":
            return None
    return total + current


def broken_range(number: str) -> tuple[int, int] | None:
    """Return the lowest and highest value of a number with lost digits, where its thousands separator makes it certain.

    >>> broken_range("30,<>"), broken_range("6,<>00"), broken_range("1<>"), broken_range("2 <>")
    ((30000, 30999), (6000, 6900), None, None)
    """
    found = _GROUPED.fullmatch(number)
    if not found or len(found[2]) + len(found[3]) > 2:
        return None
    lost = 3 - len(found[2]) - len(found[3])
    whole = found[1].replace(",", "")
    low, high = (int(f"{whole}{found[2]}{digit * lost}{found[3]}") for digit in "09")
    return low, high


def is_year(digits: str) -> bool:
    """Say whether four digits can be a year of our time.

    >>> is_year("2020"), is_year("2,020"), is_year("1550")
    (True, False, False)
    """
    return len(digits) == 4 and digits.isdecimal() and _FIRST_YEAR <= int(digits) <= _LAST_YEAR
