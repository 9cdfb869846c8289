"""An agreement and its terms, as its texts give them; where each value was read, and what was not read anywhere.

Nothing here says what an agreement amounts to on a day: that is computed in ``truces/``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

TruceKind = Literal[
    "joint_statement",
    "declaration",
    "ceasefire_agreement",
    "cessation_of_hostilities",
    "arrangement",
    "announcement",
    "package_of_measures",
    "additional_measures",
    "understanding",
    "agreed_minutes",
    "implementation_agreement",
]
TruceStatus = Literal[
    "in_force_on_paper",
    "in_force_disputed",
    "reaffirmed",
    "expired",
    "superseded",
    "overtaken",
    "ended",
    "declared_void_by_party",
    "unknown",
]
Ending = Literal["expired", "superseded", "overtaken", "broke_down", "declared_void_by_party"]
"""``overtaken`` and ``broke_down`` are findings, no legal acts."""
PartyRole = Literal["signatory", "signatory_without_recognition", "constrained_non_signatory"]
Obligation = Literal[
    "cease_fire",
    "hold_positions",
    "withdraw",
    "no_deploy",
    "no_reinforce",
    "no_fortify",
    "no_overflight",
    "deploy",
    "transfer",
    "disarm",
    "protect_civilians",
    "access",
    "exchange",
    "return",
    "report",
    "monitor",
    "negotiate",
    "other",
]
EventEffect = Literal["extended", "deadline_moved", "suspended", "resumed", "reaffirmed", "in_doubt", "kept", "missed"]
"""What a later event does to the terms. ``in_doubt``: from then on it cannot be said whether they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """Where the values of one table were read. ``unverified`` names the fields that were not; none: the whole table."""

    source: str = ""
    verified: bool = False
    unverified: tuple[str, ...] = ()
    unverified_note: str = ""

    def confirms(self, field: str) -> bool:
        """Say whether the value of a field was read in the source."""
        return self.verified or (bool(self.unverified) and field not in self.unverified)


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceDate:
    """A day, a month, a moment or a stretch as written, with the first and last moment (UTC) that it can mean.

    A day without a zone reaches from its beginning at UTC+14 to its end at UTC-12; ``None`` is an open end.
    """

    written: str
    earliest: datetime | None
    latest: datetime | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.written}: {self.earliest} is after {self.latest}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """From when an agreement is in force: by which clock (``zone``, IANA; ``None`` where the text names none)."""

    at: TruceDate
    zone: str | None
    sourcing: Sourcing
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """When and how an agreement ended, and by whose act where it was one."""

    when: TruceDate
    how: Ending
    sourcing: Sourcing
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceParty:
    """Who is bound: ``country`` is ISO 3166-1 alpha-3 (``""`` for bodies), ``group`` the name of a group.

    ``state``: it is a state or its government, by its id or its name; then whoever acts for the country is of it. Of a
    party that is neither and has no group ("other movements"), nobody is known to be.
    """

    id: str
    name: str
    role: PartyRole
    country: str = ""
    group: str = ""
    state: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One published wording and how it differs; no version is preferred."""

    id: str
    publisher: str
    sourcing: Sourcing
    language: str = ""
    dated: date | None = None
    differs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One duty on one set of parties. A point with two duties is two provisions of one ``number``.

    ``id`` is made of number and obligation (``1-cease_fire``); ``number`` as printed, ``""`` where none is or none was
    read. ``versions``: the wordings that carry it, none: all. ``zone`` and ``line`` are ids of contested ground.
    ``width_km`` is that of a corridor, ``zone_width_km`` that of a whole separation zone, ``calibre_min_mm`` in mm.
    """

    id: str
    number: str
    obliged: tuple[str, ...]
    obligation: Obligation
    summary: str
    sourcing: Sourcing
    object: str = ""
    versions: tuple[str, ...] = ()
    weapons: str = ""
    calibre_min_mm: float | None = None
    zone: str | None = None
    line: str | None = None
    width_km: float | None = None
    zone_width_km: float | None = None
    start: TruceDate | None = None
    start_rule: str = ""
    deadline: TruceDate | None = None
    deadline_rule: str = ""
    deadline_note: str = ""
    duration: str = ""
    renewal: str = ""
    condition: str = ""
    verifier: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceEvent:
    """A later fact. ``effect`` is what it does to the terms, on ``provisions`` and ``parties`` (none: all of them).

    ``until`` is the end or the deadline that it sets. ``effect_why`` is why the words are read so, where a reader of
    the table decided it.
    """

    when: TruceDate
    what: str
    sourcing: Sourcing
    effect: EventEffect | None = None
    until: TruceDate | None = None
    provisions: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    effect_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitor:
    """Who watches, with which mandate, from when to when (``None``: not known, or still there)."""

    id: str
    name: str
    sourcing: Sourcing
    mandate: str = ""
    since: date | None = None
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truce:
    """An agreement (users see *agreement*). ``status`` is true only on ``status_as_of``; nothing is said of later.

    ``follows`` is the id of the agreement that this one extends or replaces. ``sources``: all that was leaned on.
    """

    id: str
    title: str
    kind: TruceKind
    summary: str
    declared: TruceDate
    status: TruceStatus
    status_as_of: TruceDate
    parties: tuple[TruceParty, ...]
    provisions: tuple[Provision, ...]
    sources: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    brokers: tuple[str, ...] = ()
    brokers_note: str = ""
    status_note: str = ""
    follows: str | None = None
    effective: Effective | None = None
    ended: Ended | None = None
    versions: tuple[Version, ...] = ()
    events: tuple[TruceEvent, ...] = ()
    monitors: tuple[Monitor, ...] = ()
