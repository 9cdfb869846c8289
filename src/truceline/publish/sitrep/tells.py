"""What a thing of the record vouches for: every figure and every name in it, as words that a sentence may hold.

Goes in: anything of the vocabulary, and what codes are called. Comes out: a set of tokens, figures as digits (``1312``,
``16:20``, ``0.5``) and words in lower case. A moment vouches for its day, month, year and hour in every zone that the
thing itself names, and in UTC.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timezone
from functools import cache, lru_cache
from typing import NamedTuple

from truceline.model.incident import Incident
from truceline.model.time import Interval, zone_offset
from truceline.publish.ledger_when_where import MONTHS

TOKEN = re.compile(r"\d+(?::\d\d)?(?:\.\d+)?|[^\W\d_]+")
GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
DATE = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?")
CODE = re.compile(r"[A-Z]{2,3}(?:-[A-Z]+)?")
SKIPPED = frozenset(  # digits of ids, offsets and scores are no figures of the record
    "id start end sha256 statement document documents happenings claims origins root of links judgements about source "
    "features found share score shingles lon lat statements releases incident candidates extraction reader".split()
)


def tokens(text: str) -> Iterator[str]:
    """Yield the figures and words of a text, words in lower case.

    >>> list(tokens("1,312 shots near Tegh, 16:20"))
    ['1312', 'shots', 'near', 'tegh', '16:20']
    """
    for found in TOKEN.finditer(GROUPED.sub("", text)):
        yield found[0].casefold()


class _Sum(NamedTuple):
    """What one thing holds: tokens, and what turns into tokens with the zones and names of others."""

    tokens: frozenset[str]
    codes: frozenset[str]
    moments: tuple[datetime, ...]
    zones: tuple[timezone, ...]


class Vouching:
    """Says what things vouch for, as long as one report is made; ``countries`` are the names of their codes.

    The same claims and sides come back with every sentence: what a thing holds is kept by which object it is. What is
    kept holds its thing, so that no other can come to its place.
    """

    def __init__(self, countries: Mapping[str, str]) -> None:
        self.countries = countries
        self._kept: dict[int, tuple[object, _Sum]] = {}

    def tells(self, things: Iterable[object]) -> frozenset[str]:
        """Return what the things vouch for."""
        sums = [self._sum(part) for thing in things for part in (thing if isinstance(thing, tuple) else (thing,))]
        zones = tuple(dict.fromkeys((UTC, *(zone for each in sums for zone in each.zones))))
        moments = {moment for each in sums for moment in each.moments}
        codes = {code for each in sums for code in each.codes}
        named = (_of_text(self.countries[code]) for code in codes if code in self.countries)
        return frozenset().union(*(each.tokens for each in sums), *named, *(_of_moment(at, zones) for at in moments))

    def _sum(self, thing: object) -> _Sum:
        if isinstance(thing, str):
            return _sum_of_text(thing)
        kept = self._kept.get(id(thing))
        if kept is None:
            kept = self._kept[id(thing)] = (thing, _sum(thing))
        return kept[1]


@lru_cache(maxsize=10_000)
def _sum_of_text(text: str) -> _Sum:
    return _sum(text)


def _sum(thing: object) -> _Sum:
    """Return what everything under a thing holds; in one walk, since a day of 200 incidents has 16,000 things."""
    found, codes = set[str](), set[str]()
    moments, zones = dict[datetime, None](), dict[str | None, None]()
    rest = [thing]
    while rest:
        one = rest.pop()
        kind = type(one)
        if isinstance(one, str):
            found |= _of_text(one)
            codes.update(_codes(one))
        elif one is None or kind is bool:
            continue
        elif isinstance(one, datetime):
            moments[one] = None
        elif names := _fields(kind):
            rest.extend([getattr(one, name) for name in names])
            if isinstance(one, Interval):
                zones[one.zone] = None
            elif isinstance(one, Incident):  # how many reports and origins it has
                found |= {str(len(one.documents)), str(len(one.origins))}
        elif isinstance(one, (tuple, list)):
            rest.extend(one)
        elif isinstance(one, Mapping):
            rest.extend(part for pair in one.items() for part in pair)
        else:
            found.update(_of_plain(one))
    return _Sum(frozenset(found), frozenset(codes), tuple(moments), tuple(zone_offset(zone) for zone in zones))


def _named_fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a class of the vocabulary that hold figures or names; none for other things."""
    return tuple(each.name for each in fields(kind) if each.name not in SKIPPED) if is_dataclass(kind) else ()


_fields: Callable[[type], tuple[str, ...]] = cache(_named_fields)


def _of_plain(value: object) -> Iterator[str]:
    if isinstance(value, (int, float)):
        yield from tokens(f"{value:g}" if isinstance(value, float) else str(value))
    elif isinstance(value, date):
        yield from _day(value)


@lru_cache(maxsize=100_000)
def _of_text(text: str) -> frozenset[str]:
    """Return the tokens of a text; a day or a month in figures (2020-11-10, 2020-11) vouches for its words."""
    return frozenset((*tokens(text), *(token for written in DATE.findall(text) for token in _loose(written))))


@lru_cache(maxsize=100_000)
def _codes(text: str) -> tuple[str, ...]:
    return tuple(CODE.findall(text))


@lru_cache(maxsize=10_000)
def _of_moment(at: datetime, zones: tuple[timezone, ...]) -> frozenset[str]:
    moments = [at] if at.tzinfo is None else [at, *(at.astimezone(zone) for zone in zones)]
    return frozenset(token for moment in moments for token in _clock(moment))


def _clock(moment: datetime) -> Iterator[str]:
    yield from _day(moment.date())
    yield from tokens(f"{moment:%H:%M}")
    offset = moment.strftime("%z")
    yield from tokens(f"{offset[1:3]}:{offset[3:5]}" if offset else "")


def _loose(written: tuple[str, str, str]) -> Iterator[str]:
    year, month, day = written
    if 1 <= int(month) <= len(MONTHS):
        yield from (year, MONTHS[int(month) - 1].casefold(), *((str(int(day)),) if day else ()))


def _day(day: date) -> Iterator[str]:
    yield from (str(day.day), str(day.year), MONTHS[day.month - 1].casefold())
