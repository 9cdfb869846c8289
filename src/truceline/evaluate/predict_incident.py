"""The incident of a case, merged from the readings of its reports in the plainest way: majorities and ranges."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from truceline.evaluate.predict_dates import merge_date
from truceline.evaluate.predict_losses import civilians_over_sides, range_of_losses
from truceline.evaluate.predict_parties import SideCode, find_sides, sector_of, side_name, speaker_of
from truceline.evaluate.predict_told import Told
from truceline.incidents.happenings import find_kind
from truceline.model.incident import Happening
from truceline.model.reading import Reading

PARTY_SECTORS = frozenset({"MIL", "GOV", "REB", "COP"})  # residents and media of a side's country do not speak for it


def merge_incident(readings: Mapping[str, Reading], told: Sequence[Told]) -> dict[str, object]:
    """Return the incident that the readings (by file name) and their claims amount to."""
    happenings = [happening for reading in readings.values() for happening in reading.happenings]
    sides = find_sides(party for item in told for party in (item.claim.actor, item.claim.target))
    names = [side.name for side in sides if side.name]
    return {
        "date": merge_date(readings.values()),
        "time_local": merge_times(told),
        "place": merge_place(happenings),
        "event_type": find_kind([item.claim for item in told]) if happenings else None,
        "sides": [side.as_json() for side in sides],
        "fired_first": merge_fired_first(told, sides),
        "killed": {name: range_of_losses(told, "killed", name) for name in names},
        "wounded": {name: range_of_losses(told, "wounded", name) for name in names},
        "civilians_killed": civilians_over_sides(told, names),
    }


def merge_times(told: Iterable[Told]) -> list[dict[str, str | None]]:
    """Return every time of day that a claim gives of an act, with its zone where one is known, in order.

    The hour at which a truce begins is none of the incident; nor is one of which it is said that nothing happened then.
    """
    zones: dict[str, str | None] = {}
    acts = (
        item.claim for item in told if item.claim.act != "violated_agreement" and item.claim.factuality != "negated"
    )
    for mention in (mention for claim in acts for mention in claim.times):
        if mention.kind == "clock" and mention.clock:
            known = next((reading.zone for reading in mention.readings if reading.zone), None)
            zones[mention.clock] = zones.get(mention.clock) or known
    return [{"value": clock, "utc_offset": zone} for clock, zone in sorted(zones.items())]


def merge_place(happenings: Sequence[Happening]) -> dict[str, object]:
    """Return the place with a point at which most happenings stand, else a name alone."""
    mentions = [happening.where for happening in happenings if happening.where is not None]
    places = [mention.place for mention in mentions if mention.place is not None]
    points = {place.id: place for place in places if place.lat is not None and place.lon is not None}
    best = _most_common(place.id for place in places if place.id in points)
    if best is not None:
        return {"name": points[best].name, "lat": points[best].lat, "lon": points[best].lon}
    name = _most_common(mention.place.name if mention.place else mention.span.text for mention in mentions)
    return {"name": name, "lat": None, "lon": None}


def merge_fired_first(told: Iterable[Told], sides: Sequence[SideCode]) -> dict[str, object]:
    """Return who says that who fired first, over the sides alone, and whether they agree.

    A side that is blamed and denies it contests the account, though it may blame nobody itself.
    """
    by_name = {side.name: side for side in sides}
    accounts: dict[tuple[str | None, str | None], None] = {}
    denied: set[str | None] = set()
    for item in (item for item in told if item.claim.act == "fired_first"):
        speaker, actor = speaker_of(item.statement), item.claim.actor and item.claim.actor.actor
        says = side_name(speaker) if speaker and sector_of(speaker) in PARTY_SECTORS else None
        did = side_name(actor) if actor else None
        if says in by_name and did in by_name and item.stands:
            accounts[says, did] = None
        elif says in by_name and did == says and item.claim.stance == "denies":
            denied.add(did)
    return {
        "status": _status(list(accounts), denied),
        "accounts": [{"says": by_name[says].as_json(), "did": by_name[did].as_json()} for says, did in accounts],
    }


def _status(accounts: Sequence[tuple[str | None, str | None]], denied: set[str | None]) -> str:
    blamed = {did for _, did in accounts}
    if not blamed:
        return "unknown"
    if len(blamed) > 1 or blamed & denied:
        return "contested"
    return "agreed" if len(accounts) > 1 else "single"


def _most_common(values: Iterable[str | None]) -> str | None:
    """Return the value that stands most often, the first of them where they tie; ``None`` is no value."""
    votes = Counter(value for value in values if value is not None)
    return votes.most_common(1)[0][0] if votes else None
