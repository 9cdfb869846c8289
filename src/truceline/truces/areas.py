"""Whether a place lies in the area that a tally is over: inside, outside, or cannot be said, by what both allow.

An area is a country, a province, or a circle; the country of contested ground is according to somebody, and decides
nothing.
"""

from truceline.model.mention import PlaceMention
from truceline.model.observation import Location
from truceline.model.place import Place
from truceline.model.truce_scope import ScopeAnswer
from truceline.reference.globe import apart_km
from truceline.reference.name_fold import fold

NEAR_KM = 25.0  # "near": UCDP GED codebook, where_prec 2, a limited area of at most 25 km
EXACT = ("at", "in")
SPREAD = ("area", "line", "sea")  # may reach over a border, or is claimed by several: its country does not place it


def in_area(where: PlaceMention | None, area: Location | None) -> ScopeAnswer:
    """Say whether a place lies in an area; ``None`` as area: none was told, and every place is in it."""
    if area is None:
        return "inside"
    place = where.place if where else None
    if place is None or (area.place is None and area.radius_km is None):
        return "inside" if where and fold(where.span.text) == fold(area.words) else "cannot_be_said"
    if area.place and area.relation in EXACT:
        if place.id == area.place.id:
            return "inside"
        if area.place.precision in ("country", "province"):
            return _in_unit(place, area.place)
    return _in_circle(where, place, area)


def _in_unit(place: Place, unit: Place) -> ScopeAnswer:
    """Hold a place against a country or a province by name; ground of no one country is in none for certain."""
    if place.country is None or unit.country is None or place.precision in SPREAD:
        return "cannot_be_said"
    contested = bool(place.country_according_to or unit.country_according_to)
    if unit.precision == "country":
        same = place.country == unit.country
        return "cannot_be_said" if contested else "inside" if same else "outside"
    if place.admin1 is None or place.precision == "country":
        return "outside" if place.country != unit.country and not contested else "cannot_be_said"
    if (place.country, fold(place.admin1)) == (unit.country, fold(unit.admin1 or unit.name)):
        return "inside"
    return "cannot_be_said" if contested else "outside"


def _in_circle(where: PlaceMention | None, place: Place, area: Location) -> ScopeAnswer:
    """Hold a circle against a circle."""
    if place.lon is None or place.lat is None or area.lon is None or area.lat is None or area.radius_km is None:
        return "cannot_be_said"
    apart = apart_km(place.lon, place.lat, area.lon, area.lat)
    reach = (place.radius_km or 0.0) + (0.0 if where is None or where.relation in EXACT else NEAR_KM)
    if apart + reach <= area.radius_km:
        return "inside"
    return "outside" if apart - reach > area.radius_km else "cannot_be_said"
