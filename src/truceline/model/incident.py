"""What the claims amount to: happenings of one document, and findings with rival accounts side by side.

Incident and Episode, over several documents, are built on these.
"""

from dataclasses import dataclass
from typing import Literal

from truceline.model.actor import Actor
from truceline.model.mention import PlaceMention
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

    ``side`` is who gives it (``None``: a third party or report). ``value`` is the answer in words (a side id for
    who-questions); ``count`` its figure where the question asks for one.
    """

    value: str
    claims: tuple[str, ...]
    count: Count | None = None
    says: str | None = None
    speakers: tuple[Actor, ...] = ()
    standing: bool = True
    note: str = ""


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
    """What one document tells of one event. ``claims`` are ids; ``when`` and ``where`` are ``None`` where not told."""

    id: str
    document: str
    kind: IncidentKind | None
    claims: tuple[str, ...]
    sides: tuple[Side, ...] = ()
    when: Interval | None = None
    when_span: Span | None = None
    where: PlaceMention | None = None
    findings: tuple[Finding, ...] = ()
