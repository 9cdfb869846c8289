"""Answers to the questions of Rival Accounts: a prediction as anybody may write it, read into plain types.

A prediction is one JSON object a case (see :class:`Answer` for its keys). It is taken as it comes: what cannot be
read stays in the list and matches nothing, so that rubbish costs precision and never stops a run.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from truceline.evaluate.rival_gold import NO_FIGURE, Figure

Prediction = Mapping[str, object]
NOT_A_NUMBER = -1  # stands for a count that is no whole number; no gold figure is below zero
CLOCK = re.compile(r"\s*(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRef:
    """Who is meant, by country and sector or by group; all ``None`` where that cannot be read."""

    country: str | None = None
    sector: str | None = None
    group: str | None = None


Slot = PartyRef | Literal["civilians"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredSpan:
    """Characters ``[start, end)`` of a report; empty, so that it matches nothing, where it cannot be read."""

    report: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredClaim:
    """One predicted claim: ``{"report", "start", "end", "speaker", "stance", "act", "actor", "target", "count"}``."""

    span: AnsweredSpan
    country: str | None
    sector: str | None
    stance: str | None
    act: str | None
    actor: Slot
    target: Slot
    count: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredDamage:
    """One predicted damage: ``{"report", "start", "end", "kind"}``."""

    span: AnsweredSpan
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredAccount:
    """Who says that who fired first: ``{"says", "did"}``, each a country code or a party."""

    says: PartyRef
    did: PartyRef


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredIncident:
    """The predicted incident. ``lat`` and ``lon``: ``None`` is left open, not-a-number cannot be read.

    ``killed`` and ``wounded`` go by the name of a group or the code of a country, in any case of letters.
    """

    date: tuple[object, object] | None
    clocks: frozenset[str]
    lat: float | None
    lon: float | None
    event_type: str | None
    sides: frozenset[PartyRef]
    first_status: str | None
    accounts: tuple[AnsweredAccount, ...]
    killed: dict[str, Figure]
    wounded: dict[str, Figure]
    civilians_killed: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole prediction. ``incident`` is ``None`` where it is absent or empty."""

    claims: tuple[AnsweredClaim, ...] = ()
    incident: AnsweredIncident | None = None
    background: tuple[AnsweredSpan, ...] = ()
    agreements: tuple[tuple[str | None, str | None], ...] = ()
    damaged: tuple[AnsweredDamage, ...] = ()
    copies: frozenset[frozenset[str]] = frozenset()


def read_answer(raw: Prediction) -> Answer:
    """Read one prediction; nothing in it can make this fail."""
    pairs = (pair for pair in _items(raw.get("copies")) if isinstance(pair, (list, tuple)) and len(pair) == 2)
    return Answer(
        claims=tuple(_claim(_object(x)) for x in _items(raw.get("claims"))),
        incident=_incident(_object(raw.get("incident"))),
        background=tuple(_span(_object(x)) for x in _items(raw.get("background_spans"))),
        agreements=tuple(_agreement(x) for x in _items(raw.get("agreements")) if isinstance(x, Mapping)),
        damaged=tuple(_damage(_object(x)) for x in _items(raw.get("damaged"))),
        copies=frozenset(frozenset(map(str, pair)) for pair in pairs),
    )


def clock_time(words: str) -> str:
    """Bring a time of day to ``HH:MM``; what is none stays as it is.

    >>> clock_time("7:41 a.m."), clock_time("noon")
    ('07:41', 'noon')
    """
    found = CLOCK.match(words)
    return f"{int(found[1]):02d}:{found[2]}" if found else words


def _claim(raw: Prediction) -> AnsweredClaim:
    speaker = _object(raw.get("speaker"))
    return AnsweredClaim(
        span=_span(raw),
        country=_country(speaker.get("country")),
        sector=_text(speaker.get("sector")),
        stance=_text(raw.get("stance")),
        act=_text(raw.get("act")),
        actor=_slot(raw.get("actor")),
        target=_slot(raw.get("target")),
        count=_figure(raw.get("count")),
    )


def _incident(raw: Prediction) -> AnsweredIncident | None:
    if not raw:
        return None
    date, place, first = raw.get("date"), _object(raw.get("place")), _object(raw.get("fired_first"))
    accounts = (_object(x) for x in _items(first.get("accounts")) if isinstance(x, Mapping))
    return AnsweredIncident(
        date=(date.get("start"), date.get("end")) if isinstance(date, Mapping) else None,
        clocks=frozenset(_clock(x) for x in _items(raw.get("time_local"))),
        lat=_degrees(place.get("lat")),
        lon=_degrees(place.get("lon")),
        event_type=_text(raw.get("event_type")),
        sides=frozenset(_side(x) for x in _items(raw.get("sides"))),
        first_status=_text(first.get("status")),
        accounts=tuple(AnsweredAccount(says=party_ref(x.get("says")), did=party_ref(x.get("did"))) for x in accounts),
        killed=_losses(raw.get("killed")),
        wounded=_losses(raw.get("wounded")),
        civilians_killed=_figure(raw.get("civilians_killed")),
    )


def party_ref(raw: object) -> PartyRef:
    """Read a party: a country code, or ``{"country", "sector", "group"}``."""
    if isinstance(raw, str):
        return PartyRef(country=raw)
    fields = _object(raw)
    group = _text(fields.get("group"))
    return PartyRef(
        country=_text(fields.get("country")),
        sector=_text(fields.get("sector")),
        group=group.strip().lower() if group else None,
    )


def _side(raw: object) -> PartyRef:
    return party_ref(raw) if isinstance(raw, Mapping) else PartyRef(sector=str(raw))  # no party, and kept apart


def _slot(raw: object) -> Slot:
    if raw is None or raw == "civilians":
        return "civilians" if raw else None
    return party_ref(raw) if isinstance(raw, Mapping) else PartyRef()


def _span(raw: Prediction) -> AnsweredSpan:
    start, end = _whole(raw.get("start")), _whole(raw.get("end"))
    if start is None or end is None:
        start = end = 0
    return AnsweredSpan(report=_text(raw.get("report")), start=start, end=end)


def _damage(raw: Prediction) -> AnsweredDamage:
    return AnsweredDamage(span=_span(raw), kind=_text(raw.get("kind")))


def _agreement(raw: Prediction) -> tuple[str | None, str | None]:
    return _text(raw.get("kind")), _text(raw.get("date")) or None


def _losses(raw: object) -> dict[str, Figure]:
    return {str(side): _figure(count) for side, count in _object(raw).items()}


def _figure(raw: object) -> Figure:
    if not isinstance(raw, Mapping):
        return NO_FIGURE
    return Figure(low=_count(raw.get("low")), high=_count(raw.get("high")))


def _count(raw: object) -> int | None:
    number = _whole(raw)
    return NOT_A_NUMBER if number is None and raw is not None else number


def _whole(raw: object) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None


def _degrees(raw: object) -> float | None:
    if raw is None:
        return None
    try:
        return float(raw) if isinstance(raw, (int, float, str)) else math.nan
    except ValueError:
        return math.nan


def _clock(raw: object) -> str:
    return clock_time(str(raw.get("value") if isinstance(raw, Mapping) else raw))


def _text(raw: object) -> str | None:
    return raw if isinstance(raw, str) else None


def _country(raw: object) -> str | None:
    return raw if raw is None else str(raw)  # only null is the report's own voice


def _object(raw: object) -> Prediction:
    return raw if isinstance(raw, Mapping) else {}


def _items(raw: object) -> list[object]:
    return list(raw) if isinstance(raw, (list, tuple)) else []
