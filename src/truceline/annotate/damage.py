"""Where a text is broken: digits that are lost, times that no clock or calendar has, totals that do not add up.

A bad translation or a bad copy leaves `30,<> people` or `27 o'clock`. Each damage quotes the phrase as a reader would,
and says in calm words what is still certain. Nothing is repaired: a range is given only where the digits that are left
and the thousands separator leave no other.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from truceline.annotate.damage_dates import find_future_dates, find_wrong_weekdays_after
from truceline.annotate.damage_hours import find_impossible_hours
from truceline.annotate.damage_names import find_translated_names
from truceline.annotate.damage_pairs import find_impossible_pairs
from truceline.annotate.damage_phrases import find_impossible_phrases
from truceline.annotate.damage_pieces import find_pieces
from truceline.annotate.damage_spelling import find_two_spellings
from truceline.annotate.damage_sums import find_wrong_shares, find_wrong_sums
from truceline.annotate.damage_times import find_impossible_times
from truceline.annotate.damage_years import find_impossible_years
from truceline.annotate.times_dates import MONTH
from truceline.model.document import Document
from truceline.model.mention import Damage
from truceline.model.span import Span
from truceline.reference.numerals import MARK, broken_range
from truceline.reference.person_nouns import load_person_nouns
from truceline.reference.zones import ZoneTable, load_zones

Spoiled = Literal["count", "time", "place", "actor"]
_SIGNS = (
    "<>",
    "< >",
    "&lt;",
    "\ufffd",
    "??",
    "[?",
    "□",
    "▯",
)  # one of them must be there before anything else is tried
_MARKS = re.compile(MARK)
# Digits, separators and marks in one piece; "2 <>" keeps its space.
_BROKEN = re.compile(
    rf"(?:[0-9]{{1,3}}\s(?={MARK})|[0-9][0-9.,:]*)?{MARK}(?:[0-9.,:]*{MARK})*(?:[.,:]?[0-9]+)*|[0-9]+\?[0-9]+"
)
_CLOCK = re.compile(rf"(?P<h>[0-9]{{0,2}}(?:{MARK})?[0-9]?)(?P<sep>[:.])(?P<m>[0-9]?(?:{MARK})?[0-9]{{0,2}})")
_CLOCK_AFTER = re.compile(
    r"(?:\s?(?:o\s?['’]\s?clock|hrs?\b\.?|hours\b|[apAP]\.?\s?[mM]\b\.?))?"
    r"(?:,?\s(?:GMT|UTC|Greenwich|(?:[A-Z]\w+|local)\s[Tt]ime))?"
    r"(?:\s(?:in\sthe\s)?(?:morning|afternoon|evening)|\sat\snight)?"
)
_ABBREVIATION = re.compile(r",?\s([A-Z]{3,4})\b")
_CLOCK_BEFORE = re.compile(r"(?:\bat\s)?\b(?:the\s)?(?:hour|time)\s$", re.IGNORECASE)
_PAIR_BEFORE = re.compile(
    r"(?:\b(?:about|around)\s)?\b(?:[0-9]{1,2}(?:[:.][0-9]{2})?|[a-z]+)\s?(?:[ap]\.?\s?m\b\.?|o\s?['’]clock|hrs|hours|"
    r"in\sthe\s(?:morning|afternoon|evening)|noon|midnight)?\s\($",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"(?:\b(?:more\sthan|less\sthan|fewer\sthan|at\sleast|at\smost|no\sfewer\sthan|up\sto|close\sto|as\smany\sas|about|around|some|over"
    r"|nearly|almost|roughly|approximately|perhaps|another|a\stotal\sof|the|total)\s)$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    rf"(?:\bthe\s)?\b(?:(?:spring|summer|autumn|fall|winter|year)(?:\sof)?|(?:{MONTH})\b\.?,?(?:\s[0-9]{{1,2}},?)?|(?:in|since|of|until|by))\s$"
)
_AGE_BEFORE = re.compile(r"\b(?:aged?|age\sof)\s$", re.IGNORECASE)
_NAME_BEFORE = re.compile(
    r"\b(?:hill|height|point|post|outpost|route|road|highway|unit|brigade|battalion|regiment|marker|pillar|no\.?|№)\s$",
    re.IGNORECASE,
)
_TYPE_BEFORE = re.compile(r"(?:\b(?:[Tt]he\s)?[a-z]+\s(?:type\s)?)?\b[A-Z][A-Za-z]{0,5}-$")  # the rockets type BM-2<>
_STATE_AFTER = re.compile(r"\swith\s[a-z]+")  # "<> with injuries"
_MONTH_AFTER = re.compile(rf"\s(?:of\s)?(?:{MONTH})\b(?:,?\s(?:19|20)[0-9]{{2}}\b)?")
_NOUN_AFTER = re.compile(
    r"(?:\s(?:thousand|million|hundred|dozen))?(?:\s(?:of|from)\s(?:the|its|his|her|our|their|these|those))?(?:\s[A-Z][\w-]+){0,2}"
    r"\s(?:more\s)?(?!(?:and|or|in|on|at|of|to|from|by|was|were|is|are|has|have|had|but|with|for)\b)[a-z][a-z'’-]+"
)
_WORD_BEFORE = re.compile(r"\b[A-Za-z]+\s$")
_DATE_BEFORE = re.compile(rf"(?:\bthe\s)?\b(?:year|(?:{MONTH})\b\.?,?(?:\s[0-9]{{1,2}},?)?)\s$")
_PLACE_FOR_NUMBER = re.compile(
    r"\b(?:than|least|most|about|around|some|nearly|almost|over|up\sto|killed|killing|kills|wounded|wounding|injured|injuring|lost|hit|at|to|of)\s$",
    re.IGNORECASE,
)
_WORDS_AFTER = re.compile(r"\s([a-z-]+)(?:\s([a-z-]+))?")


def find_damage(document: Document, *, zones: Sequence[str] = (), table: ZoneTable | None = None) -> tuple[Damage, ...]:
    """Find what is broken in a document, in the order of the text.

    Args:
        zones: offsets that the context keeps ("+04:00"). With them a pair such as "16:20 (20:20 GMT)" is impossible
            when it agrees with none; without, when no country keeps such an offset.
    """
    found = [
        *_lost_digits(document),
        *find_impossible_times(document),
        *find_impossible_phrases(document),
        *find_impossible_pairs(document, zones=zones, table=table),
        *find_impossible_hours(document),
        *find_impossible_years(document),
        *find_future_dates(document),
        *find_wrong_weekdays_after(document),
        *find_wrong_sums(document),
        *find_wrong_shares(document),
        *find_pieces(document),
    ]
    return tuple(_apart(sorted(found, key=lambda d: (d.span.start, -d.span.end, d.kind))))


def find_broken_names(document: Document, known: Sequence[tuple[int, int]], *, broken: bool) -> tuple[Damage, ...]:
    """Find names that are spelt in two ways, and in a text that is ``broken`` elsewhere those that were translated.

    ``known`` are the characters of names that the tables hold.
    """
    found = [*find_two_spellings(document, known), *(find_translated_names(document, known) if broken else ())]
    return tuple(_apart(sorted(found, key=lambda d: (d.span.start, -d.span.end))))


def _apart(damages: Sequence[Damage]) -> Iterator[Damage]:
    """Yield damages without those that lie inside another one of their kind."""
    ends: dict[str, int] = {}
    for damage in damages:
        if damage.span.start >= ends.get(damage.kind, 0):
            ends[damage.kind] = damage.span.end
            yield damage


def mask_for_parser(text: str, damages: Sequence[Damage]) -> str:
    """Return the text with each broken character as ``0``, of the same length: for a parser alone, never for a value.

    >>> from truceline.model.document import Document
    >>> document = Document(text="killed 30,<> people")
    >>> mask_for_parser(document.text, find_damage(document))
    'killed 30,00 people'
    """
    pieces, done = [], 0
    for damage in sorted(damages, key=lambda d: d.span.start):
        start, end = max(done, damage.span.start), damage.span.end
        if damage.kind == "lost_digits" and start < end:
            zeros = _MARKS.sub(lambda mark: "0" * len(mark[0]), text[start:end])
            pieces += [text[done:start], zeros.replace("?", "0")]
            done = end
    return "".join([*pieces, text[done:]])


def _lost_digits(document: Document) -> Iterator[Damage]:
    text = document.text
    if not any(sign in text for sign in _SIGNS) and not re.search(r"[0-9]\?[0-9]", text):
        return
    for found in _BROKEN.finditer(text):
        number = found[0].rstrip(".,:")
        start, end = found.start(), found.start() + len(number)
        if _belongs_to_number(text, start, end):
            yield _describe(document, start, end)


def _belongs_to_number(text: str, start: int, end: int) -> bool:
    """Say whether a mark stands for digits: beside a digit, or where a number belongs."""
    number = text[start:end]
    if any(c.isdecimal() for c in number):
        return True
    if (start and text[start - 1].isalpha()) or text[end : end + 1].isalpha():
        return False
    if "<" in number or "&lt;" in number or "[" in number or "□" in number or "▯" in number:
        return True
    # `??` and U+FFFD also end questions and stand for dashes: they need the company of a count
    words = _WORDS_AFTER.match(text, end)
    nouns = load_person_nouns()
    company = [word for word in (words.groups() if words else ()) if word]
    counted = any(word in nouns.forms or word in nouns.states for word in company)
    return counted or bool(_PLACE_FOR_NUMBER.search(text, max(0, start - 12), start) and words)


def _describe(document: Document, start: int, end: int) -> Damage:
    """Say what kind of number was lost, and what is left of it."""
    text = document.text
    number = text[start:end]
    if clock := _clock(text, start, end):
        return _damage(document, *clock, ("time",))
    if _AGE_BEFORE.search(text, max(0, start - 8), start):
        return _damage(document, *_stretch(text, start, end, _AGE_BEFORE), f"an age; {_remains(number)}", ())
    if named := _TYPE_BEFORE.search(text, max(0, start - 40), start):
        return _damage(document, named.start(), end, f"a number in a name; {_remains(number)}", ())
    if named := _NAME_BEFORE.search(text, max(0, start - 12), start):
        return _damage(document, named.start(), end, f"a number in a name; {_remains(number)}", ("place",))
    if (year := _year(number)) and (lead := _YEAR_BEFORE.search(text, max(0, start - 24), start)):
        return _damage(document, lead.start(), end, year, ("time",))
    if lead := _DATE_BEFORE.search(text, max(0, start - 24), start):
        return _damage(document, lead.start(), end, f"a date; {_remains(number)}", ("time",))
    if month := _MONTH_AFTER.match(text, end):
        return _damage(document, start, month.end(), f"a day of the month; {_remains(number)}", ("time",))
    begin, _ = _stretch(text, start, end, _HEDGE)
    noun = _NOUN_AFTER.match(text, end) or _STATE_AFTER.match(text, end)
    if not noun and begin == start and not any(c.isdecimal() for c in number):
        begin, _ = _stretch(text, start, end, _WORD_BEFORE)  # a mark alone says nothing: "killed <>"
    return _damage(document, begin, noun.end() if noun else end, _figure(number), ("count",))


def _stretch(text: str, start: int, end: int, lead: re.Pattern[str]) -> tuple[int, int]:
    found = lead.search(text, max(0, start - 24), start)
    return (found.start() if found else start), end


def _clock(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Return the phrase of a broken clock time and what is left of it."""
    found = _CLOCK.fullmatch(text, start, end)
    after = _CLOCK_AFTER.match(text, end)
    stop = after.end() if after else end
    if found and (name := _ABBREVIATION.match(text, stop)) and name[1].lower() in load_zones().names:
        stop = name.end()
    before = _CLOCK_BEFORE.search(text, max(0, start - 16), start)
    if not (before or stop > end or (found and found["sep"] == ":")):
        return None
    bracketed = text[max(0, start - 1) : start] == "(" and text[stop : stop + 1] == ")"
    if bracketed and (pair := _PAIR_BEFORE.search(text, max(0, start - 44), start)):
        return pair.start(), stop + 1, _left_of_clock(found)
    return (before.start() if before else start), stop, _left_of_clock(found)


def _left_of_clock(found: re.Match[str] | None) -> str:
    """Say what is left of a clock time."""
    if not found:
        return "a time of day; its digits are lost"
    hour, minute = found["h"], found["m"]
    if re.fullmatch(r"[01][0-9]|2[0-3]|[0-9]", hour):
        tens = minute[:1] if re.match(r"[0-5]", minute) else ""
        if tens:
            return f"between {hour}:{tens}0 and {hour}:{tens}9; the last digit of the minutes is lost"
        return f"between {hour}:00 and {hour}:59; the minutes are lost"
    if re.fullmatch(r"[0-5][0-9]", minute):
        return f"{minute} minutes past an hour that is lost"
    return "a time of day; its digits are lost"


def _year(number: str) -> str | None:
    """Say which years are possible, where the century is left."""
    found = re.fullmatch(rf"(19|20)([0-9]?){MARK}", number)
    if not found:
        return None
    if found[2]:
        return f"a year from {found[1]}{found[2]}0 to {found[1]}{found[2]}9; the last digit is lost"
    return f"a year from {found[1]}00 to {found[1]}99; the last two digits are lost"


def _figure(number: str) -> str:
    """Say what is certain of a count."""
    if certain := broken_range(number):
        low, high = certain
        return (
            f"{low:,} to {high:,}; the last digits are lost"
            if number[-1] not in "0123456789"
            else f"{low:,} to {high:,}"
        )
    return f"a number; {_remains(number)}"


def _remains(number: str) -> str:
    """Say which digits are left; how many were lost is not known."""
    first, last = re.match(r"[0-9][0-9.,]*", number), re.search(r"[0-9]+$", number)
    if first and last and first.end() == len(number):
        return "some of its digits may be wrong"
    left = [f"it begins with {first[0].rstrip('.,')}"] if first else []
    left += [f"it ends in {last[0]}"] if last else []
    return f"{' and '.join(left)}, how many digits are lost is not known" if left else "its digits are lost"


def _damage(document: Document, start: int, end: int, can_say: str, spoils: tuple[Spoiled, ...]) -> Damage:
    span = Span(document=document.id, start=start, end=end, text=document.text[start:end])
    return Damage(span=span, kind="lost_digits", can_say=can_say, spoils=spoils)
