"""The sentence of a daily report: it can only be made of what supports it.

A ``Sentence`` holds its supports: claims, findings, incidents, observations, restrictions, tallies, violations,
agreements, and searches of the casefile ("which incidents of that day?"), which support that nothing was found. One
without a support cannot be made, nor one with a figure or a name that none of its supports holds. ``Fixed`` words are
ours alone: they say nothing of the world, and can hold no figure and no name.
"""

import re
from collections.abc import Iterable
from dataclasses import InitVar, dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from truceline.model.quantity import Count
from truceline.publish.incident_answers import TITLES, WEAPONS
from truceline.publish.ledger_words import ACT_TITLES, KINDS, MONITORS
from truceline.publish.observation_words import ACTS, DENIALS, DIRECTIONS, MEANS, UNITS
from truceline.publish.sitrep.evidence import Evidence
from truceline.publish.sitrep.tells import GROUPED, TOKEN, Vouching

SupportKind = Literal[
    "claim", "finding", "incident", "observation", "restriction", "tally", "violation", "agreement", "search", "ground"
]
OURS = frozenset("a b c d e f g h k n nk sha uav utc no".split())  # letters of sides, N/K, zones; no name of anybody
FIRST = frozenset(  # words with which our own sentences, cells and titles begin
    "access according accused against agreement agreements air alleged also an any armed as assessed attacks "
    "attributed at both by cannot captured casefile contested count counted counts crater daily damage day days "
    "denied drone each entry everybody everywhere episode fighting figures fire footage for heard held hatched how "
    "if in incident incidents incursion it killed kind last location looked map means missing monitored monitors "
    "monitor more nobody none not nothing number observation observations observed of one others over own party "
    "period picture place point position positions provision published read report reports restriction restrictions "
    "rival said saw seen shelling side sides somebody table taken the their there these this those times told under "
    "until unknown verified was weapon weapons what when where whether who whom whose with withdrawal without words "
    "would wounded breach overflight advance attack explosion abduction description date area areas yes recorded "
    "same no reading clash counting made notes sources which names our hours".split()
)
CALLED = (ACTS, DENIALS, DIRECTIONS, MEANS, UNITS, ACT_TITLES, KINDS, MONITORS, WEAPONS, TITLES)
BEGINS = re.compile(r"(?:^|[.:;(–]\s*)$")


class Unsupported(ValueError):
    """A sentence that nothing supports, or that says more than its supports do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was looked for in the casefile over some days, and the ids of what was found; none is an answer too."""

    what: str
    first: date
    last: date
    found: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[int, ...]:
        """How many were found."""
        return (len(self.found),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """Observations counted in one unit: the sum of what was counted. Units are never added to one another.

    ``harm`` is ``killed`` or ``wounded`` where people are counted to whom it was done: these are units of their own.
    ``low`` and ``high`` are ``None`` where nothing bounds them; records without a number are in ``unnumbered``.
    """

    unit: str
    counts: tuple[Count, ...]
    harm: str = ""

    @property
    def low(self) -> int:
        """At least so many."""
        return sum(count.low or 0 for count in self.counts)

    @property
    def high(self) -> int | None:
        """At most so many; ``None`` where a record has no upper bound."""
        ends = [count.high for count in self.counts if not count.unknown]
        return None if None in ends else sum(end or 0 for end in ends)

    @property
    def unnumbered(self) -> int:
        """How many records tell no number."""
        return sum(count.unknown for count in self.counts)

    @property
    def figures(self) -> tuple[int, ...]:
        """The figures that it stands for."""
        return (self.low, self.unnumbered, *((self.high,) if self.high is not None else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A thing of the record that supports sentences: its kind, its id, the words that it opens.

    ``things`` are the records themselves; ``tells`` are the figures and names in them, and can be given by nobody.
    """

    kind: SupportKind
    id: str
    things: InitVar[tuple[object, ...]]
    vouching: InitVar[Vouching]
    evidence: tuple[Evidence, ...] = ()
    tells: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self, things: tuple[object, ...], vouching: Vouching) -> None:
        if not things:
            raise Unsupported(f"support {self.id!r} stands on nothing")
        counted = tuple(thing.figures for thing in things if isinstance(thing, (Search, Summed)))
        object.__setattr__(self, "tells", vouching.tells((*things, *counted)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words and what supports them.

    Raises:
        Unsupported: there is no support, or a figure or a name is in none of them.
    """

    text: str
    supports: tuple[Support, ...]

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Unsupported("a sentence without words")
        if not self.supports:
            raise Unsupported(f"nothing supports {self.text!r}")
        alone = unsupported(self.text, self.supports)
        if alone:
            raise Unsupported(f"nothing supports {', '.join(alone)} in {self.text!r}")

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words that it opens, each once, in the order of its supports."""
        return tuple(dict.fromkeys(each for support in self.supports for each in support.evidence))


@dataclass(frozen=True, slots=True)
class Fixed:
    """Words of ours that tell nothing of the world: titles, column heads, how to read what follows."""

    text: str

    def __post_init__(self) -> None:
        if alone := unsupported(self.text, ()):
            raise Unsupported(f"fixed words hold {', '.join(alone)}: {self.text!r}")


def unsupported(text: str, supports: Iterable[Support]) -> tuple[str, ...]:
    """Return the figures and names of a text that no support holds.

    A name is a word with a capital; words of ours (``FIRST``) may have one where a sentence or a part of it begins.
    """
    vouched = frozenset[str]().union(*(support.tells for support in supports))
    plain = GROUPED.sub("", text)
    held = (found for found in TOKEN.finditer(plain) if found[0][0].isdigit() or found[0] != found[0].lower())
    alone = (found[0] for found in held if found[0].casefold() not in vouched and not _ours(found, plain))
    return tuple(dict.fromkeys(alone))


@cache
def _first() -> frozenset[str]:
    """Return the words that may begin something we say, with those of the vocabulary's tables."""
    called = (value for table in CALLED for value in table.values())
    said = (each for value in called for each in (value if isinstance(value, tuple) else (value,)))
    return FIRST | {words[0].casefold() for each in said if (words := TOKEN.findall(each))}


def _ours(found: re.Match[str], text: str) -> bool:
    word = found[0].casefold()
    return word in OURS or (word in _first() and BEGINS.search(text[: found.start()]) is not None)
