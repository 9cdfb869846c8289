"""What is compared to tell whether two happenings are one event, and the explained score of a pair."""

from dataclasses import dataclass
from datetime import datetime

from truceline.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one happening says that another can be compared with; small enough to keep by the million.

    ``first`` and ``last`` bound the time (UTC), ``None`` where not told; ``days`` are calendar days as they count where
    it happened (``2023-04-11``), its own first where ``day_told``, then others of its claims; ``days_named`` are those
    that its words name by month and day, ``weekdays`` those they name as days of the week. ``places``: its own
    first where ``place_told``, then others that its words name, without their other names; ``place_names`` are all
    names of its own, folded. ``sides`` are sides of actors
    (group, country or id), ``figures`` pairs such as ``("killed:ARM", 4)``, ``clocks`` local times of day (``16:00``),
    ``names`` the proper names of its sentences and ``words`` what else is telling in them (of circumstance), both
    folded, in the order of the alphabet. ``several``: it counts over several events; ``loose``: it is no incident
    alone.
    """

    happening: str
    document: str
    publisher: str | None = None
    published: datetime | None = None
    first: datetime | None = None
    last: datetime | None = None
    day_told: bool = False
    days: tuple[str, ...] = ()
    days_named: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    kind: str | None = None
    place_told: bool = False
    places: tuple[Place, ...] = ()
    place_names: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    figures: tuple[tuple[str, int], ...] = ()
    clocks: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    several: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Happenings that share ``key`` are compared; in a crowded block only neighbours in the order of ``sort`` are."""

    key: str
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One comparison of a pair: ``value`` from -1 (speaks against) over 0 (says nothing) to 1, times ``weight``."""

    name: str
    value: float
    weight: float
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two happenings (ids, ``first`` < ``second``) and how alike they are: ``score`` is the sum of its features."""

    first: str
    second: str
    score: float
    features: tuple[Feature, ...] = ()
