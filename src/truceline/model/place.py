"""A place, with its own precision: a province is an area, never a pin on its capital."""

from dataclasses import dataclass
from typing import Literal

PlacePrecision = Literal["site", "settlement", "district", "province", "area", "line", "country", "sea"]
"""Our scale, exact to vague. UCDP where_prec: site 1, settlement 1 (2 with a relation), district 3, province 4,
area and line 5, country 6, sea 7. ACLED geo_precision: site and settlement 1, district 2, province and wider 3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """One name of a place and who uses it (a country code, or ``None`` where nobody in particular does)."""

    name: str
    used_by: str | None = None


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
    names: tuple[PlaceName, ...] = ()
    source: str = ""
