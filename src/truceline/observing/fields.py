"""The fields in which a person enters what monitors record, of each kind; and the words that mean their values.

A form shows them in this order and these groups; the columns of a table are mapped to them. What tables of missions
write for a value (plurals, "UAV", "N/K") is taken for it; any other word is refused, and nothing is guessed.

A monitor's remark on what the monitor saw is the monitor's words. A tally has two voices: ``words`` are the claimant's,
``remarks`` those of whoever enters it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from truceline.model.observation import (
    CountingUnit,
    Denial,
    Direction,
    LocationRelation,
    Means,
    ObservedAct,
    RecordKind,
)

Group = Literal["what", "when", "where", "who"]
Form = Literal["text", "words", "choice", "day", "clock"]
NOT_KNOWN = frozenset({"n/k", "nk", "n.k.", "not known", "unknown", "n/a", "na", "-", "–", "—", "?", "none given"})
OUTCOMES = ("observed", "not_observed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: ``choices`` are its values where it has some; ``heads`` are words that columns of tables bear."""

    name: str
    group: Group
    form: Form = "text"
    choices: tuple[str, ...] = ()
    required: bool = False
    heads: tuple[str, ...] = ()


def _choice(name: str, group: Group, values: object, *heads: str, required: bool = False) -> Field:
    choices = values if isinstance(values, tuple) else get_args(values)
    return Field(name=name, group=group, form="choice", choices=choices, required=required, heads=heads)


def _text(name: str, group: Group, *heads: str, form: Form = "text", required: bool = False) -> Field:
    return Field(name=name, group=group, form=form, required=required, heads=heads)


_WHEN = (
    _text("since", "when", "date", "day", "from", "start", "date and time", "datetime", "since", form="day"),
    _text("since_time", "when", "time", "hour", "start time", "time from", form="clock"),
    _text("until", "when", "to", "end", "date to", "until", form="day"),
    _text("until_time", "when", "end time", "time to", form="clock"),
    _text("zone", "when", "time zone", "timezone", "zone", "utc offset"),
)
_WHERE = (
    _text("place", "where", "event location", "location", "place", "village", "settlement", "town", "where", "area"),
    _choice("relation", "where", LocationRelation, "relation"),
    _text("distance_km", "where", "distance", "distance km", "km"),
    _text("bearing", "where", "direction from", "bearing", "azimuth"),
    _text("country", "where", "country"),
    _text("lat", "where", "lat", "latitude"),
    _text("lon", "where", "lon", "long", "lng", "longitude"),
    _text("radius_km", "where", "radius", "uncertainty", "accuracy km"),
    _text("control", "where", "control", "controlled by", "held by"),
)
_WHO = (
    _text("mission", "who", "mission", "observer", "organisation"),
    _text("patrol", "who", "patrol", "team", "patrol hub", "hub", "smm position"),
)
_COUNT = (
    _text("count", "what", "no.", "number", "count", "quantity", "no", "violations", "total"),
    _choice("unit", "what", CountingUnit, "unit", "counting unit", "observation"),
)
REMARKS = ("remarks", "remark", "comment", "comments", "notes", "note", "details")
_WORDS = _text("words", "what", "words", "text", *REMARKS, form="words")
QUOTES = ("words", "exact words", "quote", "quotation", "statement")
CLAIMANTS = ("claimant", "who says", "claimed by", "alleged by", "speaker")  # "source" and "party" may be any
ACCUSED = ("accused", "against", "violated by", "accused party", "alleged violator")
FIELDS: dict[RecordKind, tuple[Field, ...]] = {
    "observation": (
        _choice("outcome", "what", OUTCOMES, "outcome", "observed", "result", required=True),
        _choice("means", "what", Means, "means", "method", "how", "source of observation"),
        _choice("act", "what", ObservedAct, "act", "event", "event type", "type"),
        *_COUNT,
        _text("weapon", "what", "weapon", "weapon type", "weapons"),
        _text("calibre_mm", "what", "calibre", "caliber", "calibre mm"),
        _choice("direction", "what", Direction, "description", "direction"),
        _text("direction_words", "what", "from to", "direction words", "direction of fire"),
        _text("actor", "what", "actor", "by whom", "party", "side"),
        _WORDS,
        *_WHEN,
        *_WHERE,
        _text("position", "where", "position", "observer position", "observed from"),
        *_WHO,
    ),
    "restriction": (
        _choice("denial", "what", Denial, "type", "denial", "restriction", "kind", required=True),
        _text("denied_by", "what", "denied by", "by whom", "who", "party", "actor"),
        _WORDS,
        *_WHEN,
        *_WHERE,
        *_WHO,
    ),
    "tally": (
        _text("claimant", "what", *CLAIMANTS, required=True),
        _text("accused", "what", *ACCUSED),
        _text("count", "what", "count", "number", "no.", "violations", "total", "how many", required=True),
        _choice("unit", "what", CountingUnit, "unit", "counting unit"),
        _text("words", "what", *QUOTES, form="words"),
        _text("remarks", "what", *REMARKS, form="words"),
        *_WHEN,
        *(field for field in _WHERE if field.name in ("place", "relation", "country")),
    ),
}
SPOKEN: Mapping[str, Mapping[str, str]] = {
    "outcome": {
        "yes": "observed",
        "seen": "observed",
        "heard": "observed",
        "positive": "observed",
        "no": "not_observed",
        "not seen": "not_observed",
        "not observed": "not_observed",
        "none observed": "not_observed",
        "looked for and not seen": "not_observed",
        "negative": "not_observed",
    },
    "means": {
        "seen": "saw",
        "observed": "saw",
        "visual": "saw",
        "acoustic": "heard",
        "drone": "uav",
        "cctv": "camera",
        "satellite imagery": "satellite",
    },
    "act": {
        "fire": "fired",
        "shooting": "fired",
        "overflight": "overflew",
        "movement": "moved",
        "presence": "present",
        "damage": "damaged",
    },
    "unit": {
        "burst of fire": "burst",
        "projectile in flight": "projectile",
        "outgoing projectile": "projectile",
        "person": "persons",
        "people": "persons",
        "ceasefire violation": "violation",
    },
    "direction": {
        "in the vicinity": "in_vicinity",
        "in vicinity": "in_vicinity",
        "assessed as outgoing": "outgoing",
        "assessed as incoming": "incoming",
    },
    "denial": {"denied access": "denied", "delay": "delayed", "condition": "conditional", "jammed": "impeded"},
}
_BLANKS = re.compile(r"[\s_-]+")


def field_of(kind: RecordKind, name: str) -> Field | None:
    """Return the field of a kind by its name."""
    return next((field for field in FIELDS[kind] if field.name == name), None)


def choose(field: Field, words: str) -> str | None:
    """Return the value that words mean in a field of choices; ``None`` where they mean none.

    >>> choose(field_of("observation", "unit"), "Bursts"), choose(field_of("observation", "means"), "sonar")
    ('burst', None)
    """
    plain = _BLANKS.sub(" ", words.casefold()).strip(" .")
    spoken = {value.replace("_", " "): value for value in field.choices} | dict(SPOKEN.get(field.name, {}))
    return spoken.get(plain) or spoken.get(plain.removesuffix("s")) or spoken.get(plain.replace("s of", " of"))


def not_known(words: str) -> bool:
    """Say whether words mean that something is not known (N/K)."""
    return words.strip().casefold() in NOT_KNOWN
