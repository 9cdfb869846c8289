"""What monitors record themselves: observations, access that was denied, and the tallies that parties give.

"Looked for and did not see" is not "saw none": the first is ``negative`` and has no count, the second a count of 0.
Fields: the tables of the OSCE SMM's daily reports, where N/K (not known) is a value.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from truceline.model.actor import Party
from truceline.model.place import Place
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.model.time import Interval

Means = Literal["saw", "heard", "camera", "uav", "radar", "satellite", "crater_analysis", "assessed"]
ObservedAct = Literal[
    "fired",
    "impact",
    "explosion",
    "present",
    "moved",
    "entered_territory",
    "advanced",
    "fortified",
    "overflew",
    "withdrew",
    "damaged",
    "killed",
    "wounded",
    "other",
]
"""Acts as claims have them, and what a monitor records without saying of whom: ``fired``, ``impact``, ``present``,
``moved``, and ``explosion``, which may be fire, a mine or a controlled blast."""
CountingUnit = Literal[
    "explosion",
    "burst",
    "shot",
    "projectile",
    "muzzle_flash",
    "tracer",
    "flight",
    "crater",
    "weapon",
    "vehicle",
    "persons",
    "violation",
    "episode",
    "undetermined",
]
Direction = Literal["outgoing", "incoming", "in_vicinity", "crossing", "undetermined"]
LocationRelation = Literal["at", "in", "near"]  # near, too, where a distance or a bearing is told
Denial = Literal["denied", "delayed", "conditional", "impeded"]
MarkKind = Literal["withdrawn", "restored", "linked", "unlinked"]
RecordKind = Literal["observation", "restriction", "tally"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where, as a monitor writes it: a place, or so many km in a direction from it; and the area that this amounts to.

    ``bearing`` is the word for the direction as it was given (``NW``, ``310``). ``lon``, ``lat`` (degrees, WGS 84) and
    ``radius_km`` are a circle that holds every point which the words allow; all ``None`` where no circle can be given.
    ``how`` says in words what it was made of. ``control`` is who held the place at the time, as the monitor puts it.
    """

    words: str
    place: Place | None = None
    relation: LocationRelation = "at"
    distance_km: float | None = None
    bearing: str | None = None
    lon: float | None = None
    lat: float | None = None
    radius_km: float | None = None
    control: str = ""
    how: str = ""

    def __post_init__(self) -> None:
        pinned = [value is not None for value in (self.lon, self.lat, self.radius_km)]
        if any(pinned) and not all(pinned):
            raise ValueError(f"a location has a point with a radius or none, not {self.lon}, {self.lat}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a monitor saw, heard, or looked for and did not see (``negative``; then it has no ``count``).

    ``words`` are the monitor's own. ``act`` is what was observed, ``weapon`` a class of the weapon table with its words
    and calibre. ``count.unit`` is a ``CountingUnit``; no count: not known (N/K). ``actor`` is who did it, where the
    monitor says so. ``position`` is where the monitor stood, ``where`` where it happened. ``source`` is where the
    record came from: a line of a file, a form, a report (``span``). ``by`` entered it ``at`` a moment (UTC).
    """

    id: str
    by: str
    at: datetime
    words: str = ""
    mission: str = ""
    patrol: str = ""
    act: ObservedAct | None = None
    negative: bool = False
    means: Means | None = None
    where: Location | None = None
    position: Location | None = None
    when: Interval | None = None
    weapon: str | None = None
    weapon_words: str = ""
    calibre_mm: str | None = None
    count: Count | None = None
    direction: Direction | None = None
    direction_words: str = ""
    actor: Party | None = None
    source: str = ""
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.negative and self.count is not None:
            raise ValueError("what was looked for and not seen has no count; a count of 0 is an observation")
        if not (self.words or self.act or self.weapon or (self.count and self.count.unit != "undetermined")):
            raise ValueError("an observation says what was seen, heard or looked for")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRestriction:
    """Access that a monitor did not get: where, when, by whom (``unknown``: nobody knows), and in which way."""

    id: str
    by: str
    at: datetime
    kind: Denial
    words: str = ""
    mission: str = ""
    patrol: str = ""
    where: Location | None = None
    when: Interval | None = None
    denied_by: Party | None = None
    source: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A count that somebody gives over a period ("violated the ceasefire 105 times"): it stays a tally.

    ``count.unit`` is what the claimant counts, ``undetermined`` where that is not said: two tallies of two units are
    not compared. ``when`` is the period, ``where`` the area. ``words`` are the claimant's own; ``remarks`` are of
    whoever entered the tally, and allege nothing.
    """

    id: str
    by: str
    at: datetime
    claimant: Party
    count: Count
    accused: Party | None = None
    words: str = ""
    where: Location | None = None
    when: Interval | None = None
    source: str = ""
    span: Span | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a person says later of an observation, a restriction or a tally (``about`` is its id), and why.

    It is ``withdrawn`` or ``restored``; it is ``linked`` to an incident or ``unlinked``: ``span`` is then the words of
    a report that tell the incident, so that the link outlives a new reading.
    """

    about: str
    kind: MarkKind
    by: str
    at: datetime
    why: str = ""
    span: Span | None = None

    def __post_init__(self) -> None:
        if (self.kind in ("linked", "unlinked")) != (self.span is not None):
            raise ValueError("a link points at words of a report, and nothing else does")


Recorded = Observation | AccessRestriction | Tally
KINDS: dict[RecordKind, type[Recorded]] = {
    "observation": Observation,
    "restriction": AccessRestriction,
    "tally": Tally,
}


def kind_of(record: Recorded) -> RecordKind:
    """Return the name of the kind of a record."""
    return next(kind for kind, cls in KINDS.items() if isinstance(record, cls))
