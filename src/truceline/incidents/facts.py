"""The facts of a text in their order: clocks, days, numbers, names. Two tellings of one thing agree in them.

Text in, tuples out. They are compared between texts whose words differ (a translation, a release in the same mould), so
names are folded by sound and clocks to the half day; what they are facts of is not asked.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from truceline.reference.english import load_english_words
from truceline.reference.spelling import likeness, name_key, sounds
from truceline.reference.wording import body_of

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
HALF_DAY = 12 * 60  # minutes: 8:47 and 20:47 are one clock where "p.m." was lost
LIKE = 0.75  # likeness of two spellings of one name: Zod and Zot .83, Berghoz and Berghiz .87, Gorus and Goris .9
SMALL = 12  # the dead of one shell and of another are both two
LONGEST = 18  # digits that are read of a number
SHORT = 4  # letters: a shorter name has to be the same
CLOSED = frozenset(  # words of closed classes, which WordNet does not hold; capital where they begin a sentence
    "the a an of and or but nor to in on at by for from with without as if so that this these those than then there "
    "he she it they we you i his her its their our my who which what when where while after before since until not "
    "no both all any each every some such according although because though during despite under over into upon among "
    "between against about both either neither is was were are be had has have will would".split()
)
_NUMBERS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "dozen": 12, "dozens": 12}
_MONTH = "|".join(m[:3] + (f"(?:{m[3:]})?" if m[3:] else "") for m in MONTHS)
_FACT = re.compile(
    rf"""(?P<hour>\b\d{{1,2}})(?::|\.(?=\d\d\s?(?:[ap]\.?\s?m|h))|\s?h(?:ours?)?\s?(?:and\s)?)(?P<minute>[0-5]\d)(?!\d)(?:\s?(?P<half>[ap])\.?\s?m\b)?
    |(?P<hour2>\b\d{{1,2}})\s?(?P<half2>[ap])\.?\s?m\b
    |\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<month>(?i:{_MONTH}))\b\.?(?:,?\s(?P<year>(?:19|20)\d\d))?
    |\b(?P<month2>(?i:{_MONTH}))\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s(?P<year2>(?:19|20)\d\d))?
    |(?P<number>\d+(?:[,\u00a0]\d{{3}})*)
    |(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)""",
    re.VERBOSE,
)
_STARTS = re.compile(r"(?:^|[.!?:“”\"]\s+|\n\s*[-–•]?\s*|[“\"(]\s*)$")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: ``kind`` is clock, date, weekday, number or name; ``key`` its folded value, ``words`` the text's.

    ``weight`` says how much it tells where two texts agree in it.
    """

    kind: str
    key: str
    words: str
    weight: float

    def agrees(self, other: "Fact") -> bool:
        """Say whether the other can be the same fact: the same value, or a spelling of the same name."""
        if self.kind != other.kind:
            return False
        return self.key == other.key or (self.kind == "name" and same_name(self.key, other.key))

    @property
    def calls(self) -> tuple[str, ...]:
        """Keys under which a fact that can agree is found: the value, or how a name begins to sound."""
        if self.kind != "name":
            return (f"{self.kind} {self.key}",)
        return tuple({f"name {sound[:2]}" for sound in _sounds(self.key)})


def _fact(kind: str, key: str, words: str) -> Fact:
    return Fact(kind, key, words, _weight(kind, key, words))


def _weight(kind: str, key: str, words: str) -> float:
    """Say how much an agreement tells: an exact clock most, a small number or a word of every dictionary little."""
    if kind == "clock":
        return 3.0
    if kind in ("date", "weekday"):
        return 2.0 if kind == "date" else 0.5
    if kind == "number":
        return 0.5 if int(key) <= SMALL else 1.5
    return 0.3 if load_english_words().has(words) else 2.0


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Say whether two keys are spellings of one name.

    >>> same_name("basarkechar", "basarkecher"), same_name("tegh", "goris")
    (True, False)
    """
    if a == b or min(len(a), len(b)) < SHORT:
        return a == b
    return likeness(a, b) >= LIKE or bool(len(_sounds(a)[0]) > 2 and set(_sounds(a)) & set(_sounds(b)))


@lru_cache(maxsize=65536)
def _sounds(key: str) -> tuple[str, ...]:
    return sounds(key)


@lru_cache(maxsize=512)  # an incident is told anew with every report that joins it
def facts_of(text: str) -> tuple[Fact, ...]:
    """Return the facts of a report below its headline, in the order of the text."""
    body = body_of(text)
    return tuple(fact for match in _FACT.finditer(body) if (fact := _read(body, match)) is not None)


def _read(body: str, match: re.Match[str]) -> Fact | None:
    found = match.groupdict()
    if hour := found["hour"] or found["hour2"]:
        return _clock(int(hour), int(found["minute"] or 0), match[0])
    if month := found["month"] or found["month2"]:
        day = int(found["day"] or found["day2"])
        return _fact("date", f"{_month(month):02d}-{day:02d}", match[0])
    if found["number"]:
        digits = re.sub(r"\D", "", found["number"])[:LONGEST]
        return _fact("number", str(int(digits)), match[0])
    return _word(body, match)


def _clock(hour: int, minute: int, words: str) -> Fact | None:
    return _fact("clock", str((hour * 60 + minute) % HALF_DAY), words) if hour <= 24 and minute < 60 else None


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def _word(body: str, match: re.Match[str]) -> Fact | None:
    word = match[0]
    low = word.lower()
    if low in WEEKDAYS:
        return _fact("weekday", low, word)
    if low in _NUMBERS and low != "one":
        return _fact("number", str(_NUMBERS[low]), word)
    if not word[0].isupper() or low in MONTHS:
        return None
    bare = re.sub(r"['’]s?$", "", word)
    first = bool(_STARTS.search(body[max(0, match.start() - 4) : match.start()]))
    if low in CLOSED or (first and load_english_words().has(bare)):
        return None
    key = name_key(bare)
    return _fact("name", key, word) if key else None
