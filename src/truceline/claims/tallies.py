"""What a report says that somebody counts: "violated the ceasefire 105 times", "recorded 648 ceasefire violations".

Goes in: a sentence with who speaks in it. Comes out: tallies, each with its words. A count of breaches stays a count:
it makes no claim and no incident. Whose count it is, whose breaches, over which days and where are told, or left open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from truceline.claims.frame import of_truce
from truceline.claims.reference import Resolver
from truceline.claims.said_at import in_dateline, of_saying
from truceline.claims.spoken import Attribution
from truceline.claims.tally_figures import OF_FIRE, find_figures
from truceline.claims.tally_parties import UNNAMED, find_accused, find_claimant
from truceline.claims.view import View
from truceline.model.mention import PlaceMention, TimeMention
from truceline.model.observation import Location, Tally
from truceline.model.time import Interval, aware, zone_offset
from truceline.record_observation import with_id

READ = "the reader"  # by whom a tally was entered that nobody entered
NO_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
SINCE = re.compile(r"\b(?:since|from|counting from|starting|beginning)(?:\s[\w’']+){0,4}\s*(?:on\s)?$", re.IGNORECASE)
PERIODS = ("date", "day", "period", "clock", "length", "relative", "part_of_day")
INSIDE = ("in", "across", "along", "within", "inside", "throughout")
LOOKED_BACK = 40  # characters before a time


def find_tallies(view: View, number: int, attributions: Sequence[Attribution], resolver: Resolver) -> Iterator[Tally]:
    """Yield the tallies of a sentence."""
    sentence = view.sentence_span(number)
    for figure in find_figures(view, number, attributions):
        claimant = find_claimant(view, figure, attributions, resolver)
        accused = find_accused(view, figure, resolver, claimant.actor)
        if figure.bare and claimant.actor is None and accused is None:
            continue  # "the inspectors found 30 violations": of what, nobody says
        if claimant.actor and accused and accused.actor and claimant.actor.side == accused.actor.side:
            claimant = UNNAMED  # nobody counts breaches of its own: it was misread who speaks
        yield with_id(
            Tally(
                id="",
                by=READ,
                at=aware(view.annotated.document.published or NO_MOMENT),
                claimant=claimant,
                accused=accused,
                count=figure.count,
                words=sentence.text,
                where=_area(view, number),
                when=_period(view, number),
                source=view.annotated.document.id,
                span=sentence,
            )
        )


def _area(view: View, number: int) -> Location | None:
    """Return the area of a count: the only place that the sentence puts it in; the name of an agreement is none."""
    told = [place for place in view.places_of.get(number, ()) if _is_area(view, place)]
    if len(told) != 1:
        return None
    place = told[0].place
    return Location(
        words=told[0].span.text,
        place=place,
        relation="in",
        lon=place.lon if place else None,
        lat=place.lat if place else None,
        radius_km=place.radius_km if place and place.lon is not None else None,
        how="as the report names it",
    )


def _is_area(view: View, place: PlaceMention) -> bool:
    before = view.text[: place.span.start].split()[-2:]
    after = view.text[place.span.end : place.span.end + 24]
    inside = any(word.lower().strip("(,") in INSIDE for word in before)
    return inside and not OF_FIRE.match(after.strip())


def _period(view: View, number: int) -> Interval | None:
    """Return the days of a count: the only time of the sentence that is not of the saying; "since" is up to it.

    The date of an agreement is none, but "since the truce of 27 November" counts from it. No period reaches beyond the
    day of the publication.
    """
    times = [t for t in view.times_of.get(number, ()) if t.readings and t.kind in PERIODS]
    told = [t for t in times if not of_saying(view, t) and not in_dateline(view, t)]
    told = [t for t in told if SINCE.search(_before(view, t)) or not of_truce(view, t)]
    if len(told) != 1:
        return None
    when = told[0].readings[0]
    end = _end_of_day(view.annotated.document.published, when.zone)
    if SINCE.search(_before(view, told[0])):
        return _until(when, end)
    return _until(when, end) if end and when.latest and when.latest > end else when


def _before(view: View, mention: TimeMention) -> str:
    return view.text[max(0, mention.span.start - LOOKED_BACK) : mention.span.start]


def _end_of_day(published: datetime | None, zone: str | None) -> datetime | None:
    """Return the end of the day of the publication by the clock that the time is told in."""
    if published is None:
        return None
    return datetime.combine(published.date(), time(23, 59, 59), zone_offset(zone)).astimezone(UTC)


def _until(when: Interval, end: datetime | None) -> Interval | None:
    """Return the time from the beginning of ``when`` to an end; ``None`` where either is not known."""
    if when.earliest is None or end is None or end < when.earliest:
        return None
    return replace(when, latest=end, precision="day" if end - when.earliest < timedelta(days=62) else "month")
