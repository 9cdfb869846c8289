"""A place, with its own precision: a province is an area, never a pin on its capital."""

from dataclasses import dataclass
from typing import Literal

PlacePrecision = Literal["site", "settlement", "district", "province", "area", "line", "country", "sea"]
"""Our scale, exact to vague; ``ucdp_precision`` and ``acled_precision`` give the codes of the field."""
_UCDP: dict[PlacePrecision, int] = {
    "site": 1,
    "settlement": 1,
    "district": 3,
    "province": 4,
    "area": 5,
    "line": 5,
    "country": 6,
    "sea": 7,
}
_ACLED: dict[PlacePrecision, int] = {"site": 1, "settlement": 1, "district": 2}
_EXACT = ("at", "in")  # relations in which the happening is at the place itself


def ucdp_precision(precision: PlacePrecision, relation: str = "at") -> int:
    """Return the where_prec of the UCDP GED codebook, 1 exact to 7 at sea; near or outside a point is 2.

    >>> ucdp_precision("settlement"), ucdp_precision("settlement", "near"), ucdp_precision("province")
    (1, 2, 4)
    """
    code = _UCDP[precision]
    return 2 if code == 1 and relation not in _EXACT else code


def acled_precision(precision: PlacePrecision, relation: str = "at") -> int:
    """Return the geo_precision of the ACLED codebook: 1 the place itself, 2 near it or a part of a region, 3 wider.

    >>> acled_precision("settlement"), acled_precision("settlement", "outside"), acled_precision("province")
    (1, 2, 3)
    """
    code = _ACLED.get(precision, 3)
    return 2 if code == 1 and relation not in _EXACT else code


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """One name of a place and who uses it (a country code, or ``None`` where nobody in particular does)."""

    name: str
    used_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """Who holds contested ground: a country code or a named authority; from when to when, as exact as is known."""

    who: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A place that was considered for the words, with the score that ranked it (higher is better)."""

    id: str
    name: str
    country: str | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the table. ``lon``, ``lat`` in degrees (WGS 84), ``None`` where no point may be given.

    ``radius_km`` is how far from the point (of an area: from its middle, which is not given) the place may reach;
    ``country_according_to`` is who says so where the ground is contested, else ``None``.
    """

    id: str
    name: str
    precision: PlacePrecision
    lon: float | None = None
    lat: float | None = None
    radius_km: float | None = None
    admin1: str | None = None
    country: str | None = None
    country_according_to: str | None = None
    claimants: tuple[str, ...] = ()
    administered_by: tuple[Administration, ...] = ()
    names: tuple[PlaceName, ...] = ()
    source: str = ""
