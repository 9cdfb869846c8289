"""Clock times: "at about 4 p.m.", "16:20", "0700 GMT", "half past eight in the morning", "12 p.m. (0800 GMT)".

Text in, minutes of the local day out; knows nothing of days. An hour told without the half of its day has two readings.
"""

import re
from dataclasses import dataclass, replace

from truceline.reference.numerals import MARK, SMALL_NUMBER, UNITS, numeral_value
from truceline.reference.zones import ZoneTable, zone_key

DAY = 24 * 60  # minutes
ABOUT = 30  # minutes either way that "about four" may mean; our reading
LOCAL = "local"
_HOURS = "|".join(UNITS)
_PAIR_MAX = 40  # characters between the brackets of "(0800 GMT)"

# What can stand behind the number, in this order.
_TAIL = re.compile(
    r"(?P<unit>\s?o\s?['’]\s?clock|\s?hours\b|\s?hrs?\b\.?)?"
    r"(?P<ampm>\s?[apAP]\.?\s?[mM]\b\.?)?"
    r"(?P<pole>\s(?:noon|midnight)\b)?"
    r"(?P<part>,?\s(?P<link>(?:early\s)?(?:in\sthe|of\sthe|of|this|that|on\sthe)\s(?:early\s|same\s)?|at\s)?"
    r"(?P<when>morning|afternoon|evening|night)\b"
    r"|\safter\s(?:midnight|the\smiddle\sof\sthe\snight)\b)?"
)
_ZONE_NAME = (
    r"(?P<zone>(?:GMT|UTC)\s?[+-][0-9]{1,2}(?::[0-9]{2})?|(?:[A-Z]\w+\s){1,3}[Tt]ime\b|local\stime\b|[A-Z]{1,5}\b"
    r"|Greenwich\b)"
)
_ZONE = re.compile(rf",?\s?{_ZONE_NAME}|,?\s?\({_ZONE_NAME.replace('zone', 'inside')}\)|\s(?P<on>on\s[A-Z]\w+)")
_ZONE_FIRST = re.compile(rf"(?:on\s)?{_ZONE_NAME}")
_PAIR = re.compile(rf"\s?\((?P<pair>[^()\n]{{2,{_PAIR_MAX}}})\)")

# The numbers themselves. What must stand around them is asked for in `_wanted`.
_COLON = re.compile(r"(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?![0-9]|:[0-9])")
_DOT = re.compile(r"(?P<h>[0-9]{1,2})\.(?P<m>[0-9]{2})(?![0-9]|[.,][0-9])")
_FOUR = re.compile(r"(?P<h>[0-9]{2})(?P<m>[0-9]{2})(?![0-9]|[.,:/][0-9])")
_DIGIT = re.compile(r"(?P<h>[0-9]{1,2})(?![0-9]|[.,:/][0-9])")
_WORD = re.compile(rf"(?P<h>{_HOURS})\b", re.IGNORECASE)
_PAST = re.compile(
    rf"(?:(?P<half>half)|(?P<quarter>quarter)|(?P<m>{SMALL_NUMBER})(?P<min>\sminutes?)?)\s(?P<way>past|after|to|before)\s"
    rf"(?:(?P<named>midnight|noon)|(?P<h>{_HOURS}|[0-9]{{1,2}}))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?P<named>midnight|noon|midday)\b", re.IGNORECASE)
_HOUR_OF = re.compile(
    rf"hour\s(?:of\s)?(?:(?P<h>[0-9]{{1,2}}(?![0-9](?![0-9])))[:.]?(?P<m>[0-9]{{2}})?(?![0-9]|[.,:][0-9])"
    rf"|(?P<w>{_HOURS})\b(?P<half>\sand\s(?:a\s)?half\b)?)",
    re.IGNORECASE,
)
_BROKEN = re.compile(rf"(?P<h>[0-9]{{2}})[:.](?P<m>[0-5]?){MARK}")
_ON_DIGIT = (_COLON, _FOUR, _DOT, _PAST, _DIGIT)
_ON_WORD = (_PAST, _NAMED, _HOUR_OF, _WORD)

_LEAD = re.compile(
    r"(?:\b(?P<soft>about|around|approximately|roughly|nearly|almost|shortly after|just after|soon after|shortly before"
    r"|just before)\s)?(?P<the>\bthe\s(?:hour\s)?)?(?:\b(?P<early>morning|afternoon|evening|night)\s)?$",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:at|since|from|until|till|by|before|after|around|about|nearly|almost|shortly|hour|time|of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_BEGAN_AT = re.compile(
    r"\b(?:beg[aiu]n|beginning|start(?:ed|ing)?|ended|stopped|opened|resumed|erupted|broke out|attacked|struck|fire)"
    r"(?:\s\w+)?\s(?:at|since|from)\s(?:about\s|around\s)?$",
    re.IGNORECASE,
)
_STOP = re.compile(r"\s*(?:[,;.:!?)”\"]|$|on\s[A-Z]|(?:when|and|but|that)\b)")
_MEASURE = re.compile(
    r"\s?(?:%|per\s?cent|[mb]illion|thousand|dollars|euros|points|to[n]{1,2}|k?m\b|[km]m\b|kilo|met[er]{2})"
)
_SOFT = {"shortly after": (0, ABOUT), "just after": (0, ABOUT), "soon after": (0, ABOUT)}
_SOFT |= {"shortly before": (ABOUT, 0), "just before": (ABOUT, 0), "": (0, 0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock time at characters ``[start, end)``.

    ``minutes`` of the local day, one a reading; the moment lies from ``early`` minutes before to ``late`` minutes
    after. ``zone`` is what the text calls the clock. ``twelve`` marks "12 p.m.", which some use for midnight;
    ``broken`` one with lost digits; ``today`` one that holds its day ("5:30 this morning"). ``other`` is the same
    moment on another clock, as in "12 p.m. (0800 GMT)".
    """

    start: int
    end: int
    minutes: tuple[int, ...]
    early: int = 0
    late: int = 0
    zone: str | None = None
    today: bool = False
    twelve: bool = False
    broken: bool = False
    other: "Clock | None" = None

    @property
    def shown(self) -> str:
        """Return the first reading as ``HH:MM``."""
        return f"{self.minutes[0] % DAY // 60:02}:{self.minutes[0] % 60:02}"


def find_clock(text: str, at: int, table: ZoneTable) -> Clock | None:
    """Read the clock time whose number (or ``half``, ``noon``, ``hour``) starts at a character."""
    digit = text[at].isdecimal()
    if digit and at and (text[at - 1] in ".,:/$€£#" or text[at - 1].isalnum()):
        return None
    for pattern in _ON_DIGIT if digit else _ON_WORD:
        if (core := pattern.match(text, at)) and (clock := _clock(text, core, table)):
            return clock
    return None


def parse_clock(words: str, table: ZoneTable) -> Clock | None:
    """Read words that are known to name a clock time ("six", "at the hour 16:<>"), whatever stands around them."""
    for token in re.finditer(r"[0-9]+|[A-Za-z]+", words):
        at = token.start()
        if broken := _BROKEN.match(words, at):
            return _broken(words, broken, table)
        if clock := find_clock(words, at, table):
            return clock
        for pattern in (_DOT, _FOUR, _DIGIT, _WORD):
            if (core := pattern.match(words, at)) and (clock := _clock(words, core, table, known=True)):
                return clock
    return None


def _clock(text: str, core: re.Match[str], table: ZoneTable, *, known: bool = False) -> Clock | None:
    tail = _TAIL.match(text, core.end())
    assert tail is not None, "every part of the tail is optional"
    zone, end = _zone(text, tail.end(), table)
    if not (known or _wanted(text, core, tail, zone)):
        return None
    lead = _LEAD.search(text, max(0, core.start() - 40), core.start())
    assert lead is not None, "every part of the lead is optional"
    minutes = _minutes(core, _half(tail, lead))
    if not minutes:
        return None
    early, late = _SOFT.get((lead["soft"] or "").lower(), (ABOUT, ABOUT))
    quoted = lead["soft"] or lead["early"] or core.re is _HOUR_OF
    clock = Clock(
        start=lead.start() if quoted else core.start(), end=end, minutes=minutes, early=early, late=late, zone=zone
    )
    this = (tail["link"] or "").strip().lower() == "this"
    return _paired(text, replace(clock, today=this, twelve=minutes[0] % (12 * 60) < 60 and bool(tail["ampm"])), table)


def _wanted(text: str, core: re.Match[str], tail: re.Match[str], zone: str | None) -> bool:
    """Say whether a number, with what stands around it, is a clock time."""
    pattern, start, unit = core.re, core.start(), (tail["unit"] or "").strip()
    if pattern in (_COLON, _NAMED):
        return True
    if pattern is _PAST:
        return bool(core["named"] or core["min"] or core["half"] or core["quarter"] or core["way"].lower() == "past")
    if pattern is _HOUR_OF:
        return re.search(r"\b(?:the|at)\s$", text[max(0, start - 5) : start], re.IGNORECASE) is not None
    if tail["ampm"] or unit.startswith("o"):
        return True
    before_at = _AT.search(text, max(0, start - 14), start)
    if pattern is _FOUR:
        return zone not in (None, LOCAL) or bool(unit and before_at) or unit.startswith("hr")
    if pattern is _DOT:
        # "at 5.30" alone may be a price or a magnitude: two digits of hour, or a word for the clock, are asked for
        clock_like = len(core["h"]) == 2 or text[:start].endswith("time ")
        return bool(zone or unit or tail["part"] or (before_at and clock_like and not _MEASURE.match(text, core.end())))
    if unit:
        return False  # "nine hours" is a length of time
    if tail["pole"] or (tail["part"] and before_at and (tail["link"] or not tail["when"])):
        return True
    return pattern is _WORD and bool(
        _BEGAN_AT.search(text, max(0, start - 40), start) and _STOP.match(text, core.end())
    )


def _half(tail: re.Match[str], lead: re.Match[str]) -> str | None:
    """Return which half of the day the words name: am, pm, night, noon or midnight."""
    if tail["ampm"]:
        return "am" if "a" in tail["ampm"].lower() else "pm"
    if tail["pole"]:
        return str(tail["pole"]).strip()
    when = tail["when"] or lead["early"]
    if when:
        return {"morning": "am", "night": "night"}.get(when.lower(), "pm")
    return "am" if tail["part"] else None  # "after midnight"


def _minutes(core: re.Match[str], half: str | None) -> tuple[int, ...]:
    """Return the minutes of the day, one a reading; none where no clock shows such a time."""
    told = core.groupdict()
    shift = _shift(told)
    if named := told.get("named"):
        # "midnight on Monday" may begin or end the Monday; "five past midnight" begins the day that is named
        both = named.lower() == "midnight" and not shift
        base: tuple[int, ...] = (0, DAY) if both else (0 if named.lower() == "midnight" else 12 * 60,)
    else:
        hour = numeral_value(told["h"] or told["w"])
        minute = int(told["m"]) if told.get("m") and core.re is not _PAST else 0
        if hour is None or hour > 24 or minute > 59 or (hour == 24 and minute):
            return ()
        as_told = core.re in (_COLON, _DOT, _FOUR) or bool(told.get("m") and core.re is _HOUR_OF)
        base = tuple(h * 60 + minute for h in _hours(hour, half, as_told=as_told))
    return tuple(sorted({(minutes + shift) % DAY if shift else minutes for minutes in base}))


def _hours(hour: int, half: str | None, *, as_told: bool) -> tuple[int, ...]:
    if hour > 12 or (half is None and as_told):
        return (hour,)
    if half is None:
        return (hour % 12, hour % 12 + 12)
    if half == "night":
        half = "pm" if 6 <= hour < 12 else "am"
    return (hour % 12 if half in ("am", "midnight") else hour % 12 + 12,)


def _shift(told: dict[str, str | None]) -> int:
    """Return the minutes that "half past", "quarter to", "five minutes after" add to the hour."""
    if not told.get("way"):
        return 30 if told.get("half") else 0
    size = 30 if told["half"] else 15 if told["quarter"] else numeral_value(told["m"] or "") or 0
    return size if (told["way"] or "").lower() in ("past", "after") else -size


def _zone(text: str, at: int, table: ZoneTable) -> tuple[str | None, int]:
    """Return the zone named at a character, if the table knows it, and where it ends."""
    found = _ZONE.match(text, at)
    name = found and (found["zone"] or found["inside"] or found["on"])
    return (known, found.end()) if found and name and (known := _known(name, table)) else (None, at)


def _known(name: str, table: ZoneTable) -> str | None:
    if name[:3] in ("GMT", "UTC") and name[3:].strip():
        return name
    key = zone_key(name)
    return key if key == LOCAL or key in table.names else None


def _paired(text: str, clock: Clock, table: ZoneTable) -> Clock:
    """Add the other clock that stands behind in brackets, if there is one."""
    found = _PAIR.match(text, clock.end)
    if not found or not any(c.isdecimal() or c == "<" for c in found["pair"]):
        return clock
    words = found["pair"]
    other = parse_clock(words, table)
    if not other:
        return clock
    ahead = _ZONE_FIRST.match(words)
    zone = other.zone or (ahead and _known(ahead["zone"], table))
    return replace(clock, end=found.end(), other=replace(other, zone=zone)) if zone or clock.zone else clock


def _broken(words: str, found: re.Match[str], table: ZoneTable) -> Clock | None:
    """Read a clock whose minutes are lost: the whole hour, or ten minutes of it."""
    start = int(found["h"]) * 60 + int(found["m"] or 0) * 10
    if start >= DAY:
        return None
    zone, end = _zone(words, found.end(), table)
    return Clock(start=found.start(), end=end, minutes=(start,), late=9 if found["m"] else 59, zone=zone, broken=True)
