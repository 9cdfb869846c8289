"""The episodes that an incident belongs to, looked up around it when it is shown: nothing of them is stored.

Episodes join incidents of one pair of sides that are near in days and km, so those that are further off than the limits
of an episode cannot be in it.
"""

from datetime import date, timedelta

from truceline.incidents.episodes import MOST_DAYS, MOST_KM, find_episodes, with_totals
from truceline.model.incident import Episode, Incident
from truceline.model.linking import Block, Profile
from truceline.reference.globe import KM_PER_DEGREE
from truceline.store.base import Store
from truceline.store.rows import IncidentQuery

TOTAL = "total "  # begins the key of a block of happenings that sum up several events of a side
WIDEST = 4.0  # degrees of longitude for one of latitude, at 75 degrees north
MOST_INCIDENTS = 80  # that are looked through: where more happen within days, everything is near everything
MOST_TOTALS = 100


def total_blocks(profile: Profile) -> tuple[Block, ...]:
    """Return where a happening that sums up several events is looked for; none for any other."""
    sort = str(profile.published or "")
    return tuple(Block(key=TOTAL + side, sort=sort) for side in profile.sides) if profile.several else ()


def episodes_of(store: Store, incident: Incident) -> tuple[Episode, ...]:
    """Return the episodes of an incident with the totals told over them; none where its day or place is not known."""
    day, spot = _day(incident), incident.where.place if incident.where else None
    if day is None or spot is None or spot.lat is None or spot.lon is None:
        return ()
    reach = MOST_KM / KM_PER_DEGREE
    query = IncidentQuery(
        since=day - timedelta(days=MOST_DAYS),
        until=day + timedelta(days=MOST_DAYS),
        window=(spot.lon - reach * WIDEST, spot.lat - reach, spot.lon + reach * WIDEST, spot.lat + reach),
        limit=MOST_INCIDENTS + 1,
    )
    rows = store.incidents.find(query)
    if not 1 < len(rows) <= MOST_INCIDENTS:
        return ()
    near = store.incidents.load([row.id for row in rows])
    profiles = store.linking.profiles([happening for other in near.values() for happening in other.happenings])
    sides = {side for key in incident.happenings if key in profiles for side in profiles[key].sides}
    profiles |= _totals(store, sides)
    found = [e for e in find_episodes(near.values(), profiles.values()) if incident.id in e.incidents]
    return tuple(_told(store, episode, profiles) for episode in found)


def _day(incident: Incident) -> date | None:
    return incident.when.local_dates()[0] if incident.when is not None else None


def _totals(store: Store, sides: set[str]) -> dict[str, Profile]:
    keys = {key for side in sides for key in store.linking.block_members(TOTAL + side, limit=MOST_TOTALS)}
    return store.linking.profiles(keys) if keys else {}


def _told(store: Store, episode: Episode, profiles: dict[str, Profile]) -> Episode:
    readings = store.documents.readings([profiles[key].document for key in episode.happenings])
    happenings = {h.id: h for reading in readings.values() for h in reading.happenings}
    return with_totals(episode, happenings)
