"""What a thing of the record vouches for: every figure and every name in it, as words that a sentence may hold.

Goes in: anything of the vocabulary, and what codes are called. Comes out: a set of tokens, figures as digits (``1312``,
``16:20``, ``0.5``) and words in lower case. A moment vouches for its day, month, year and hour in every zone that the
thing itself names, and in UTC.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timezone

from truceline.model.incident import Incident
from truceline.model.time import Interval, zone_offset
from truceline.publish.ledger_when_where import MONTHS

TOKEN = re.compile(r"\d+(?::\d\d)?(?:\.\d+)?|[^\W\d_]+")
GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
CODE = re.compile(r"[A-Z]{2,3}(?:-[A-Z]+)?")
SKIPPED = frozenset(  # digits of ids, offsets and scores are no figures of the record
    "id start end sha256 statement document documents happenings claims origins root of links judgements about source "
    "features share score shingles lon lat statements releases incident candidates extraction reader".split()
)


def tokens(text: str) -> Iterator[str]:
    """Yield the figures and words of a text, words in lower case.

    >>> list(tokens("1,312 shots near Tegh, 16:20"))
    ['1312', 'shots', 'near', 'tegh', '16:20']
    """
    for found in TOKEN.finditer(GROUPED.sub("", text)):
        yield found[0].casefold()


def tells(things: Iterable[object], countries: Mapping[str, str]) -> frozenset[str]:
    """Return what the things vouch for."""
    given = tuple(things)
    told = tuple(_values(given))
    zones = tuple(dict.fromkeys((UTC, *(zone_offset(each.zone) for each in told if isinstance(each, Interval)))))
    return frozenset(token for value in told for token in _tokens(value, zones, countries))


def _values(value: object) -> Iterator[object]:
    """Yield every value under a value, the intervals themselves too."""
    if isinstance(value, Mapping):
        yield from _values(tuple(value.items()))
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _values(part)
    elif is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in fields(value):
            if field.name not in SKIPPED:
                yield from _values(getattr(value, field.name))
    elif value is not None and not isinstance(value, bool):
        yield value


def _tokens(value: object, zones: Iterable[timezone], countries: Mapping[str, str]) -> Iterator[str]:
    if isinstance(value, str):
        yield from tokens(value)
        for code in CODE.findall(value):
            yield from tokens(countries.get(code, ""))
    elif isinstance(value, (int, float)):
        yield from tokens(f"{value:g}" if isinstance(value, float) else str(value))
    elif isinstance(value, datetime):
        yield from _moments(value, zones)
    elif isinstance(value, date):
        yield from _day(value)
    elif isinstance(value, Incident):  # how many reports and origins it has
        yield from (str(len(value.documents)), str(len(value.origins)))


def _moments(at: datetime, zones: Iterable[timezone]) -> Iterator[str]:
    moments = [at] if at.tzinfo is None else [at, *(at.astimezone(zone) for zone in zones)]
    for moment in moments:
        yield from _day(moment.date())
        yield from tokens(f"{moment:%H:%M}")
        offset = moment.strftime("%z")
        yield from tokens(f"{offset[1:3]}:{offset[3:5]}" if offset else "")


def _day(day: date) -> Iterator[str]:
    yield from (str(day.day), str(day.year), MONTHS[day.month - 1].casefold())
