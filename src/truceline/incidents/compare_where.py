"""The feature of place: the same, one in the other, near each other, or apart."""

from truceline.incidents.geometry import apart_km, is_city, is_pointed
from truceline.model.linking import Profile
from truceline.model.place import Place

ANOTHER = -0.5  # of ``same_place``: two places, not one

Said = tuple[float, str]
NOTHING: Said = (0.0, "")
SAME_KM = 2.0  # two points of one village
NEAR_KM = 15.0  # the next village
FAR_KM = 40.0  # no two reports of one fight put it so far apart unless one is wrong


def same_place(a: Profile, b: Profile) -> Said:
    """Compare the places: its own first, then whether one names the other's beside its own, or instead of one."""
    if not (a.place_told and b.place_told):
        return max(_named_by(a, b), _named_by(b, a))
    own = _compare(a.places[0], b.places[0])
    if own[0] >= 0.7:
        return own
    named = max(_named_by(a, b), _named_by(b, a))
    if own[0] <= ANOTHER and named[0] > 0:  # the next village is named in passing: "after the clash at ..."
        return own[0] / 2, f"{own[1]}, though {named[1]}"
    return named if named[0] > max(0.0, own[0]) else own


def places_named(a: Profile, b: Profile) -> Said:
    """Compare the villages that the words name where one report or both leave open where it was, or name an area."""
    if _is_exact(a) and _is_exact(b):
        return NOTHING
    one, other = (_villages(profile) for profile in (a, b))
    shared = sorted({p.name for p in one} & {p.name for p in other})
    if shared and (_is_exact(a) or _is_exact(b)):
        return NOTHING  # ``same_place`` has said so
    if shared:
        return 1.0, f"{', '.join(shared[:3])} in both"
    if not one or not other:
        return NOTHING
    km = min(apart_km(x, y) or 0.0 for x in one for y in other)
    return (-1.0 if km > NEAR_KM else -0.5), f"no place in common, the nearest {km:.0f} km apart"


def _is_exact(profile: Profile) -> bool:
    return profile.place_told and is_pointed(profile.places[0])


def _villages(profile: Profile) -> tuple[Place, ...]:
    """Return the places that are small enough to tell one fight from another; of an exact one, that alone."""
    if _is_exact(profile) and not is_city(profile.places[0]):
        return profile.places[:1]
    return tuple(place for place in profile.places if _is_small(place))


def _is_small(place: Place) -> bool:
    if place.lat is None or place.precision in ("province", "country", "line", "sea"):
        return False
    return not is_city(place) if is_pointed(place) else (place.radius_km or NEAR_KM) < NEAR_KM


def same_place_other_day(a: Profile, b: Profile) -> Said:
    """Mark two days told for one place: a place that is fought over is fought over again."""
    if not (a.day_told and b.day_told and a.place_told and b.place_told):
        return NOTHING
    place, other = a.places[0], b.places[0]
    if a.days[0] in b.days or b.days[0] in a.days or place.id != other.id or not is_pointed(place):
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
        return (0.6 if is_city(place) else 1.0), f"the same place, {place.name}"
    if place.precision == "country":
        return NOTHING
    return (0.7 if place.precision in ("district", "area") else 0.3), f"both in {place.name}"


def _points(a: Place, b: Place) -> Said:
    km = apart_km(a, b) or 0.0
    reach = max(SAME_KM, min(NEAR_KM, (a.radius_km or 0.0) + (b.radius_km or 0.0)))
    words = f"{a.name} and {b.name}, {km:.0f} km apart"
    if km <= SAME_KM:
        return 0.8, words
    if km <= reach:
        return 0.2, words
    if is_city(a) or is_city(b):
        return -0.5, words  # a city may be where somebody speaks
    return (-0.5 if km <= NEAR_KM else -0.7 if km <= FAR_KM else -1.0), words


def _areas(a: Place, b: Place) -> Said:
    """Compare places of which one is an area: what lies in a province may be in it; two provinces are two places."""
    for whole, part in ((a, b), (b, a)):
        if whole.precision in ("province", "district") and part.admin1 is not None and part.admin1 == whole.name:
            return 0.15, f"{part.name} lies in {whole.name}"
        km = apart_km(whole, part)
        if km is not None and whole.radius_km is not None and km <= min(whole.radius_km, NEAR_KM) + SAME_KM:
            return 0.5, f"{part.name} lies in or by {whole.name}"
    if a.country and b.country and a.country != b.country:
        return -0.3, f"{a.name} and {b.name} are in two countries"
    if a.precision == b.precision == "province":
        return -0.5, f"in {a.name} and in {b.name}"
    return NOTHING


def _named_by(one: Profile, other: Profile) -> Said:
    """Look for the place of one among those that the other names, by itself or by its name; a city is named by many."""
    place = one.places[0] if one.place_told else None
    if place is None or not is_pointed(place):
        return NOTHING
    rest = other.places[1:] if other.place_told else other.places
    if set(one.place_names).isdisjoint(other.names) and all(place.id != named.id for named in rest):
        return NOTHING
    value = 0.3 if is_city(place) else 0.5 if other.place_told else 0.7
    return value, f"{place.name} is named in both"
