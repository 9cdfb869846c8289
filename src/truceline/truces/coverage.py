"""Days by areas: who looked and who told of it, so that zero, unseen, no access and no reports are four answers.

Goes in: what monitors recorded, incidents, and when reports were published. Comes out: a grid. A record of several days
is in each of them and marked so; one without a day is in none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from truceline.model.coverage import Coverage, CoverageArea, CoverageCell, CoverageDay
from truceline.model.incident import Incident
from truceline.model.observation import AccessRestriction, Observation, Recorded
from truceline.model.place import Place
from truceline.model.time import Interval
from truceline.truces.seen import saw_nothing

NOWHERE = CoverageArea(key="", name="")
Watched = Observation | AccessRestriction
WIDE = ("country", "sea")  # too wide to be an area of a grid: they are areas by themselves, beside their provinces


class Days(NamedTuple):
    """The first and last day that are asked for."""

    first: date
    last: date

    def among(self, when: Interval | None) -> tuple[date, ...]:
        """Return the asked days that an interval touches, in its own zone."""
        begin, end = when.local_dates() if when else (None, None)
        begin, end = begin or end, end or begin
        if begin is None or end is None:
            return ()
        begin, end = max(begin, self.first), min(end, self.last)
        return tuple(begin + timedelta(days=n) for n in range((end - begin).days + 1))


class Known(NamedTuple):
    """What coverage is made of; ``published``: the days (UTC) of reports by document id.

    ``elsewhere`` are incidents of other areas than those that are asked for: their reports are reports of the day too.
    """

    records: Sequence[Recorded] = ()
    incidents: Sequence[Incident] = ()
    published: Mapping[str, date] = {}
    elsewhere: Sequence[Incident] = ()


def make_coverage(first: date, last: date, known: Known, areas: Sequence[CoverageArea] | None = None) -> Coverage:
    """Return the grid from a first to a last day.

    Args:
        areas: the areas that are asked for, in their order; none: all that something is told of, by name.

    Raises:
        ValueError: the last day is before the first.
    """
    if last < first:
        raise ValueError(f"{last} is before {first}")
    days = Days(first, last)
    wanted = tuple(areas) if areas is not None else find_areas(days, known)
    records, told = _by_cell(days, known.records), _told(days, known.incidents)
    reports = _reports(days, known)
    return Coverage(
        first=first,
        last=last,
        areas=wanted,
        days=tuple(
            CoverageDay(
                day=day,
                reports=reports[day],
                cells=tuple(
                    _cell(day, area.key, records[day, area.key], told[day, area.key], bool(reports[day]))
                    for area in wanted
                ),
            )
            for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
        ),
        undated=tuple(record.id for record in known.records if _watched(record) and _no_day(record)),
    )


def find_areas(days: Days, known: Known) -> tuple[CoverageArea, ...]:
    """Return the areas that anything of these days is told of, by country and name; what has no place comes last."""
    places = [_place(record) for record in known.records if _watched(record) and days.among(record.when)]
    places += [one.where.place if one.where else None for one in known.incidents if days.among(one.when)]
    found: dict[str, CoverageArea] = {}
    for area in map(area_of, places):
        if area.key not in found or not area.country:  # a country that is disputed for a part of it is not named
            found[area.key] = area
    return tuple(sorted(found.values(), key=lambda area: (area.key == "", area.name, area.key)))


def area_of(place: Place | None) -> CoverageArea:
    """Return the area that a place is in: its province, else itself; ``NOWHERE`` without a place.

    The country is named where nobody disputes it.
    """
    if place is None:
        return NOWHERE
    country = "" if place.country_according_to else place.country or ""
    province = place.name if place.precision == "province" else place.admin1
    if province and place.precision not in WIDE:
        return CoverageArea(key=f"{place.country or ''}/{province}", name=province, country=country)
    return CoverageArea(key=place.id, name=place.name, country="" if place.precision == "country" else country)


def _place(record: Recorded) -> Place | None:
    return record.where.place if record.where else None


def _watched(record: Recorded) -> bool:
    return isinstance(record, (Observation, AccessRestriction))


def _no_day(record: Recorded) -> bool:
    return record.when is None or record.when.local_dates() == (None, None)


def _by_cell(days: Days, records: Iterable[Recorded]) -> Mapping[tuple[date, str], list[Recorded]]:
    found: dict[tuple[date, str], list[Recorded]] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.id):
        for day in days.among(record.when):
            found[day, area_of(_place(record)).key].append(record)
    return found


def _told(days: Days, incidents: Iterable[Incident]) -> Mapping[tuple[date, str], list[Incident]]:
    found: dict[tuple[date, str], list[Incident]] = defaultdict(list)
    for incident in sorted(incidents, key=lambda incident: incident.id):
        for day in days.among(incident.when):
            found[day, area_of(incident.where.place if incident.where else None).key].append(incident)
    return found


def _reports(days: Days, known: Known) -> Mapping[date, tuple[str, ...]]:
    """Return the reports that were published on a day, or that tell an incident of it."""
    found: dict[date, dict[str, None]] = defaultdict(dict)
    for document, day in sorted(known.published.items()):
        found[day][document] = None
    for incident in sorted((*known.incidents, *known.elsewhere), key=lambda incident: incident.id):
        for day in days.among(incident.when):
            found[day].update(dict.fromkeys(incident.documents))
    return defaultdict(tuple, {day: tuple(documents) for day, documents in found.items()})


def _cell(
    day: date, area: str, records: Sequence[Recorded], incidents: Sequence[Incident], day_has_reports: bool
) -> CoverageCell:
    seen = [record for record in records if isinstance(record, Observation)]
    denied = [record for record in records if isinstance(record, AccessRestriction)]
    watched: list[Watched] = [*seen, *denied]
    return CoverageCell(
        day=day,
        area=area,
        observed=tuple(record.id for record in seen if not saw_nothing(record)),
        not_seen=tuple(record.id for record in seen if record.negative),
        counted_none=tuple(record.id for record in seen if saw_nothing(record) and not record.negative),
        restrictions=tuple(record.id for record in denied),
        denials=tuple(dict.fromkeys(record.kind for record in denied)),
        denied_by=_unique(_denier(record) for record in denied),
        over_days=tuple(record.id for record in watched if _over_days(record)),
        means=_unique(record.means for record in seen if record.means),
        missions=_unique(filter(None, (_mission(record) for record in watched))),
        incidents=tuple(incident.id for incident in incidents),
        reports=_unique(document for incident in incidents for document in incident.documents),
        day_has_reports=day_has_reports,
    )


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def _denier(record: AccessRestriction) -> str:
    party = record.denied_by
    if party is None:
        return "not told"
    return party.actor.name if party.actor else party.kind


def _mission(record: Observation | AccessRestriction) -> str:
    return ", ".join(part for part in (record.mission, f"patrol {record.patrol}" if record.patrol else "") if part)


def _over_days(record: Recorded) -> bool:
    first, last = record.when.local_dates() if record.when else (None, None)
    return first != last
