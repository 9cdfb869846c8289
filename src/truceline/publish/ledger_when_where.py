"""The wording of times and places in the ledger, no more exact than they are. Draws nothing."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from truceline.model.document import Document
from truceline.model.mention import PlaceMention
from truceline.model.place import Place
from truceline.model.time import Interval, zone_offset
from truceline.publish.quoting import clean

# Not from strftime, whose names follow the locale of the machine.
MONTHS = "January February March April May June July August September October November December".split()


def date_words(day: date) -> str:
    """Write a day as 11 April 2023."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def loose_date_words(text: str | None) -> str:
    """Write 1991, 2020-11 or 2023-03-30 in words, as exact as they are; anything else as it stands."""
    if text is None:
        return ""
    parts = text.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return clean(text)
    month = f"{MONTHS[int(parts[1]) - 1]} " if len(parts) > 1 and 1 <= int(parts[1]) <= 12 else ""
    return (f"{int(parts[2])} " if len(parts) > 2 else "") + month + parts[0]


def published_words(doc: Document) -> str:
    """Say when the report was published, or that nobody told."""
    return "publication time not given" if doc.published is None else moment_words(doc.published)


def moment_words(at: datetime) -> str:
    """Say a day, with its hour and zone where they are known."""
    if at.utcoffset() is None:
        hour = "" if at.time() == time() else f", {at:%H:%M}, zone not given"
        return date_words(at) + hour
    return f"{date_words(at)}, {at:%H:%M} ({_zone(at)})"


def _zone(at: datetime) -> str:
    offset = at.strftime("%z")
    return "UTC" if offset == "+0000" else f"UTC{offset[:3]}:{offset[3:5]}"


def interval_words(when: Interval) -> str:
    """Say an interval, no more exactly than it is, in its own zone."""
    first, last = (_local(end, when.zone) for end in (when.earliest, when.latest))
    fine = when.precision in ("minute", "hour", "part_of_day")
    return _between(first, last, fine=fine)


def exactness_words(when: Interval) -> str:
    """Say the precision of an interval and how its zone was known."""
    exact = "a part of the day" if when.precision == "part_of_day" else f"to the {when.precision}"
    return f"{exact}; {f'UTC{when.zone}, {clean(when.zone_why)}' if when.zone else 'zone not known'}"


def _local(at: datetime | None, zone: str | None) -> datetime | None:
    return at.astimezone(zone_offset(zone)) if at else None


def _between(first: datetime | None, last: datetime | None, *, fine: bool) -> str:
    if first is None and last is None:
        return "not known"
    if first is None or last is None:
        end = last or first
        assert end is not None
        return f"{'until' if last else 'from'} {date_words(end)}" + (f", {end:%H:%M}" if fine else "")
    if first.date() == last.date():
        hours = f"{first:%H:%M}" if f"{first:%H:%M}" == f"{last:%H:%M}" else f"between {first:%H:%M} and {last:%H:%M}"
        return date_words(first) + (f", {hours}" if fine else "")
    if fine:
        return f"between {date_words(first)}, {first:%H:%M}, and {date_words(last)}, {last:%H:%M}"
    return _span_of_days(first.date(), last.date())


def _span_of_days(first: date, last: date) -> str:
    """Say whole months and years as such."""
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return f"between {date_words(first)} and {date_words(last)}"
    if first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    months = [f"{MONTHS[day.month - 1]} {day.year}" for day in (first, last)]
    return months[0] if months[0] == months[1] else f"{months[0]} to {months[1]}"


def relation_words(mention: PlaceMention) -> str:
    """Say how the event stands to the place: "near", "60 km west of"; nothing for "at"."""
    if mention.distance_km is not None:
        bearing = f" {clean(mention.bearing)} of" if mention.bearing else " from"
        return f"{mention.distance_km:g} km{bearing}"
    return "" if mention.relation == "at" else mention.relation


def mention_words(mention: PlaceMention, countries: Mapping[str, str]) -> str:
    """Say where by a place that was found: "60 km west of Tegh, Syunik, Armenia"."""
    assert mention.place is not None, "a place that was not found has no words but those of the text"
    relation, named = relation_words(mention), place_words(mention.place, countries)
    return f"{relation} {named}" if relation else named


def place_words(place: Place, countries: Mapping[str, str]) -> str:
    """Name a place with its province and country; of contested ground, according to whom."""
    country = countries.get(place.country, place.country) if place.country else None
    named = dict.fromkeys(part for part in (place.name, place.admin1, country) if part)
    said = clean(", ".join(named))
    if place.country and place.country_according_to:
        said += f" (according to {clean(countries.get(place.country_according_to, place.country_according_to))})"
    return said


def other_names(place: Place) -> dict[str, list[str]]:
    """Return the names that somebody else uses for the place, by who uses them."""
    used: dict[str, list[str]] = {}
    for name in place.names:
        if name.used_by and name.name != place.name and clean(name.name) not in used.get(name.used_by, []):
            used.setdefault(name.used_by, []).append(clean(name.name))
    return used


def precision_words(place: Place) -> str:
    """Say how exact the place is, and its point, or why it has none."""
    article = "an" if place.precision == "area" else "a"
    if place.lon is None or place.lat is None:
        return f"no point given: {article} {place.precision}"
    ns, ew = "S" if place.lat < 0 else "N", "W" if place.lon < 0 else "E"
    within = f", within {place.radius_km:g} km" if place.radius_km else ""
    return f"{article} {place.precision}; {abs(place.lat):.3f} {ns}, {abs(place.lon):.3f} {ew}{within}"
