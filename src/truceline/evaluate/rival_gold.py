"""The gold of Rival Accounts: one real incident told by several reports that do not agree, annotated by hand.

The types of ``case.json``, field by field; ``rival_files`` loads and checks them.
"""

from dataclasses import dataclass
from typing import Literal

SpeakerSector = Literal["MIL", "GOV", "REB", "IGO", "NGO", "CVL", "JRN", "COP", "RPT"]
GoldStance = Literal["asserts", "denies", "declines"]
GoldAct = Literal[
    "fired_first",
    "returned_fire",
    "attacked",
    "killed",
    "wounded",
    "captured",
    "missing",
    "entered_territory",
    "violated_agreement",
    "damaged",
    "withdrew",
    "clashed",
]
EventType = Literal[
    "armed_clash", "shelling", "air_strike", "drone_strike", "attack", "explosion", "abduction", "incursion"
]
FirstStatus = Literal["contested", "agreed", "single", "unknown"]
AgreementKind = Literal["ceasefire", "peace_agreement", "monitoring_mission", "peacekeeping", "talks"]
DamageName = Literal["lost_digits", "impossible_time", "inconsistent", "garbled_name"]
BackgroundName = Literal["war", "clash", "toll", "truce", "talks", "deployment", "blockade", "secession", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of people, lowest and highest; ``None`` is not known, which is not zero."""

    low: int | None = None
    high: int | None = None

    @property
    def stated(self) -> bool:
        """Say whether there is a figure at all."""
        return self.low is not None or self.high is not None


NO_FIGURE = Figure()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """One report as listed: ``published`` is ISO 8601 or ``None``, ``copy_of`` the file that it copies."""

    file: str
    publisher: str
    published: str | None
    copy_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSide:
    """A party to the incident, A, B, ...: country as ISO 3166-1 alpha-3, ``group`` where it is no state."""

    id: str
    country: str
    sector: str
    group: str | None = None

    @property
    def key(self) -> str:
        """Return the name under which its losses are given."""
        return self.group or self.country


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDate:
    """First and last day of the incident, ISO 8601; both ``None`` where the reports fix no day."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClock:
    """A local time of day that a report gives, ``HH:MM``."""

    value: str
    utc_offset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """Where it was, in degrees (WGS 84), and how far off (km) an answer may be."""

    name: str
    lat: float
    lon: float
    tolerance_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAccount:
    """Who says that who fired first, as ids of sides."""

    says: str
    did: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFirst:
    """The question of who fired first."""

    status: FirstStatus
    accounts: tuple[GoldAccount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldIncident:
    """What the reports of the case amount to; losses by id of the side."""

    date: GoldDate
    time_local: tuple[GoldClock, ...]
    place: GoldPlace
    event_type: EventType
    sides: tuple[GoldSide, ...]
    fired_first: GoldFirst
    killed: dict[str, Figure]
    wounded: dict[str, Figure]
    civilians_killed: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpeaker:
    """Who speaks; country ``None`` is the report's own voice."""

    country: str | None
    sector: SpeakerSector


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that stand in a report exactly once."""

    report: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim(Passage):
    """One claim; ``actor`` and ``target`` are ids of sides, ``"civilians"`` (target only) or ``None``."""

    speaker: GoldSpeaker
    stance: GoldStance
    act: GoldAct
    actor: str | None
    target: str | None
    count: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldBackground(Passage):
    """A passage on another event than the incident."""

    kind: BackgroundName


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAgreement(Passage):
    """A passage on an agreement, a mission or talks; ``date`` is a day, a month, a year or ``None``."""

    kind: AgreementKind
    name: str | None
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDamage(Passage):
    """Words that a bad copy or a bad translation destroyed."""

    kind: DamageName


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """``case.json`` as it stands."""

    id: str
    reports: tuple[GoldReport, ...]
    incident: GoldIncident
    claims: tuple[GoldClaim, ...]
    background: tuple[GoldBackground, ...]
    agreements: tuple[GoldAgreement, ...]
    damaged: tuple[GoldDamage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case with the texts of its reports, by file name."""

    gold: CaseFile
    texts: dict[str, str]

    @property
    def id(self) -> str:
        """Return the id of the case, which is the name of its folder."""
        return self.gold.id

    def side(self, id: str) -> GoldSide:
        """Return the side of that id."""
        return next(side for side in self.gold.incident.sides if side.id == id)

    def place_of(self, passage: Passage) -> tuple[int, int]:
        """Return ``[start, end)`` of a passage in characters of its report."""
        start = self.texts[passage.report].index(passage.text)
        return start, start + len(passage.text)
