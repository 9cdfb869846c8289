"""What claims amount to: happenings of one document, incidents and episodes over many, findings with their accounts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from truceline.model.actor import Actor
from truceline.model.linking import Link
from truceline.model.mention import PlaceMention
from truceline.model.origin import Descent, Origin
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.model.time import Interval

IncidentKind = Literal[
    "armed_clash", "shelling", "air_strike", "drone_strike", "attack", "explosion", "abduction", "incursion"
]
Accord = Literal["agreed", "contested", "single", "unknown"]
Basis = Literal["parties_only", "third_party", "observed", "verified"]
Monitor = Literal["none", "declined", "unable_to_verify", "reported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The members of one party. ``named_by`` are spans that name them; ``id`` is A, B, ... in the order of the text."""

    id: str
    members: tuple[Actor, ...]
    role: str = "party"
    named_by: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One answer to a question and the claims that give it.

    ``says`` is the side that gives it (``None``: a third party or report). ``value`` is the answer in words (a side id
    for who-questions); ``count``, ``when`` and ``where`` are its figure, time and place where one is asked for.
    ``as_of`` is the moment of whose state it speaks, else when it was said or published. ``standing`` is false for
    what was replaced by a later figure of the same speaker, withdrawn, or rejected by a person: it stays, and ``note``
    says why. ``origins`` are ids of the independent origins behind it, ``documents`` of all reports that carry it.
    """

    value: str
    claims: tuple[str, ...]
    count: Count | None = None
    says: str | None = None
    speakers: tuple[Actor, ...] = ()
    standing: bool = True
    note: str = ""
    when: Interval | None = None
    where: PlaceMention | None = None
    as_of: datetime | None = None
    origins: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One question about a happening or an incident: its accounts, whether they agree, and on what they rest.

    ``published`` is made of the accounts by ``policy``; the accounts stay beside it.
    """

    question: str
    accounts: tuple[Account, ...]
    accord: Accord
    basis: Basis | None = None
    monitor: Monitor = "none"
    published: str | None = None
    published_count: Count | None = None
    policy: str = "range 1"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What one document tells of one event. ``claims`` are ids; ``when`` and ``where`` are ``None`` where not told.

    ``several``: it sums up several events (a week's toll) and belongs to no single incident. ``loose``: its claims tell
    too little to be an event by themselves; it may join an incident that other reports tell, and is none alone.
    """

    id: str
    document: str
    kind: IncidentKind | None
    claims: tuple[str, ...]
    sides: tuple[Side, ...] = ()
    when: Interval | None = None
    when_span: Span | None = None
    where: PlaceMention | None = None
    findings: tuple[Finding, ...] = ()
    several: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Happenings that are one event, over all documents. Everything about it is a finding.

    ``kind``, ``when`` and ``where`` are what the findings of these questions publish, kept here to list and to map.
    ``descents`` say which documents were made of which, ``origins`` whose word it all is, ``links`` why the happenings
    were joined. ``documents`` are ids in the order of publication.
    """

    id: str
    happenings: tuple[str, ...]
    documents: tuple[str, ...]
    kind: IncidentKind | None = None
    when: Interval | None = None
    where: PlaceMention | None = None
    sides: tuple[Side, ...] = ()
    findings: tuple[Finding, ...] = ()
    origins: tuple[Origin, ...] = ()
    descents: tuple[Descent, ...] = ()
    links: tuple[Link, ...] = ()
    judgements: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """Incidents that belong together (a day of strikes, a two-day battle), and the totals told over several of them.

    ``totals`` are findings of what is told over all; ``happenings`` the ids of those that tell them.
    """

    id: str
    incidents: tuple[str, ...]
    happenings: tuple[str, ...] = ()
    totals: tuple[Finding, ...] = ()
    why: str = ""
