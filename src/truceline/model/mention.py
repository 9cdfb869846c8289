"""Spans with a value, and the annotated text that carries them out of ``annotate``."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.actor import Actor
from truceline.model.document import Document
from truceline.model.place import Place, PlaceCandidate
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.model.syntax import Sentence, Token
from truceline.model.time import Interval, Length

ActorForm = Literal["name", "adjective", "people", "capital", "organ", "group", "organisation", "person"]
DamageKind = Literal["lost_digits", "impossible_time", "inconsistent", "garbled_name"]
Relation = Literal["at", "near", "from", "toward", "outside", "along", "between", "in"]
TimeKind = Literal["clock", "date", "day", "part_of_day", "period", "relative", "as_of", "length", "repeated", "vague"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that name an actor. ``actor`` is ``None`` where several are meant by the words: see ``candidates``."""

    span: Span
    form: ActorForm
    actor: Actor | None
    candidates: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that name a place, with the relation in which it stands (near; 60 km west of)."""

    span: Span
    place: Place | None
    relation: Relation = "at"
    distance_km: float | None = None
    bearing: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """Words that name a time. Several readings where the text allows several; none where it cannot be anchored.

    ``length`` is how long ("for three days", kind ``length``), or after how long again ("daily", kind ``repeated``).
    """

    span: Span
    kind: TimeKind
    readings: tuple[Interval, ...] = ()
    length: Length | None = None
    clock: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """Words that name a number of people or things."""

    span: Span
    count: Count
    noun: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponMention:
    """Words that name a weapon, with the class of the weapon table."""

    span: Span
    weapon_class: str
    calibre_mm: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """The word that names an act (``token`` is its index), the act of the table, and the frame its parties stand in."""

    span: Span
    act: str
    token: int
    frame: str = "verb"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitMention:
    """Words that name footage, a photograph, a map or a document."""

    span: Span
    kind: Literal["footage", "photograph", "map", "document", "recording"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceMention:
    """Words that name an agreement, a mission or talks.

    ``date`` is as exact as the words: 2020, 2020-11, 2020-11-09. ``known`` is the id of the agreement of the tables
    that is meant (``truces.naming``), ``None`` where none is or it cannot be said.
    """

    span: Span
    kind: Literal["ceasefire", "peace_agreement", "monitoring_mission", "peacekeeping", "talks"]
    date: str | None = None
    name: str | None = None
    brokers: tuple[Actor, ...] = ()
    parties: tuple[Actor, ...] = ()
    known: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Where the text itself is broken: what can still be said, and which kinds of value it spoils."""

    span: Span
    kind: DamageKind
    can_say: str
    spoils: tuple[Literal["count", "time", "place", "actor"], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A document with its parse and its mentions; everything is in the order of the text.

    ``voice`` is the body that issues the text (a ministry's press release), ``None`` for a report in its own voice;
    ``home`` the country whose organs are meant where the words do not say ("the health ministry"); ``scene`` the place
    that the report is about.
    """

    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    weapons: tuple[WeaponMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    exhibits: tuple[ExhibitMention, ...] = ()
    truces: tuple[TruceMention, ...] = ()
    damages: tuple[Damage, ...] = ()
    voice: Actor | None = None
    home: str | None = None
    scene: PlaceMention | None = None
