"""The feature of place: the same, one in the other, near each other, or apart."""

from truceline.incidents.geometry import apart_km, is_pointed
from truceline.model.linking import Profile
from truceline.model.place import Place

ANOTHER = -0.5  # of ``same_place``: two places, not one

Said = tuple[float, str]
NOTHING: Said = (0.0, "")
SAME_KM = 2.0  # two points of one village
NEAR_KM = 15.0  # the next village
CITY_KM = 5.0  # radius
FAR_KM = 40.0  # no two reports of one fight put it so far apart unless one is wrong


def same_place(a: Profile, b: Profile) -> Said:
    """Compare the places: its own first, then whether one names the other's beside its own, or instead of one."""
    own = _compare(a.places[0], b.places[0]) if a.places and b.places else NOTHING
    if own[0] >= 0.7:
        return own
    named = max(_named_by(a, b), _named_by(b, a))
    if own[0] <= ANOTHER and named[0] > 0:  # the next village is named in passing: "after the clash at ..."
        return own[0] / 2, f"{own[1]}, though {named[1]}"
    return named if named[0] > own[0] else own


def same_place_other_day(a: Profile, b: Profile) -> Said:
    """Mark two days told for one place: a place that is fought over is fought over again."""
    if not (a.day_told and b.day_told and a.places and b.places):
        return NOTHING
    place, other = a.places[0], b.places[0]
    if a.days[0] == b.days[0] or place.id != other.id or not is_pointed(place):
        return NOTHING
    return -1.0, f"{place.name} on two days, {' and '.join(sorted((a.days[0], b.days[0])))}"


def _compare(a: Place, b: Place) -> Said:
    if a.id == b.id:
        return _same(a)
    if is_pointed(a) and is_pointed(b):
        return _points(a, b)
    return _areas(a, b)


def _same(place: Place) -> Said:
    if place.precision in ("site", "settlement"):
        return (0.6 if _is_city(place) else 1.0), f"the same place, {place.name}"
    if place.precision == "country":
        return NOTHING
    return (0.7 if place.precision in ("district", "area") else 0.3), f"both in {place.name}"


def _is_city(place: Place) -> bool:
    """Say whether a place is so large that two events of one day may both be there."""
    return place.radius_km is not None and place.radius_km >= CITY_KM and place.precision == "settlement"


def _points(a: Place, b: Place) -> Said:
    km = apart_km(a, b) or 0.0
    reach = max(SAME_KM, min(NEAR_KM, (a.radius_km or 0.0) + (b.radius_km or 0.0)))
    words = f"{a.name} and {b.name}, {km:.0f} km apart"
    if km <= SAME_KM:
        return 0.8, words
    if km <= reach:
        return 0.2, words
    return (-0.5 if km <= NEAR_KM else -0.7 if km <= FAR_KM else -1.0), words


def _areas(a: Place, b: Place) -> Said:
    """Compare places of which one is an area: what lies in a province may be in it; two provinces are two places."""
    for whole, part in ((a, b), (b, a)):
        if whole.precision in ("province", "district") and part.admin1 is not None and part.admin1 == whole.name:
            return 0.3, f"{part.name} lies in {whole.name}"
    if a.country and b.country and a.country != b.country:
        return -0.3, f"{a.name} and {b.name} are in two countries"
    if a.precision == b.precision == "province":
        return -0.5, f"in {a.name} and in {b.name}"
    return NOTHING


def _named_by(one: Profile, other: Profile) -> Said:
    """Look for the place of one among those that the other names, by itself or by its name; a city is named by many."""
    place = one.places[0] if one.places else None
    if place is None or not is_pointed(place):
        return NOTHING
    if set(one.place_names).isdisjoint(other.names) and all(place.id != named.id for named in other.places[1:]):
        return NOTHING
    value = 0.1 if _is_city(place) else 0.5 if other.places else 0.7
    return value, f"{place.name} is named in both"
