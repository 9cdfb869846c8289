"""Small makers of tallies, records and incidents; what does not matter is filled in."""

from datetime import UTC, date, datetime, time

from truceline.model.actor import Actor, Party
from truceline.model.incident import Incident
from truceline.model.mention import PlaceMention
from truceline.model.observation import AccessRestriction, Location, Observation, Tally
from truceline.model.place import Place
from truceline.model.quantity import Count
from truceline.model.span import Span
from truceline.model.time import Interval

AT = datetime(2023, 5, 1, tzinfo=UTC)
ARM, AZE = (Actor(id=f"state:{code}", kind="state", name=code, country=code) for code in ("ARM", "AZE"))
TEGH = Place(
    id="gn:1", name="Tegh", precision="settlement", lon=46.5, lat=39.5, radius_km=1.0, admin1="Syunik", country="ARM"
)
GYUMRI = Place(
    id="gn:2", name="Gyumri", precision="settlement", lon=43.8, lat=40.8, radius_km=3.0, admin1="Shirak", country="ARM"
)
SYUNIK = Place(id="gn:3", name="Syunik", precision="province", admin1="Syunik", country="ARM")


def april(day):
    return date(2023, 4, day)


def interval(first, last=None):
    ends = (datetime.combine(first, time(), UTC), datetime.combine(last or first, time(23, 59, 59), UTC))
    return Interval(earliest=ends[0], latest=ends[1], precision="day")


def party(actor):
    return Party(kind="actor", actor=actor)


def location(place):
    return Location(words=place.name, place=place, lon=place.lon, lat=place.lat, radius_km=place.radius_km)


def tally(number, first=None, last=None, *, unit="violation", claimant=AZE, accused=ARM, place=None, key=""):
    return Tally(
        id=key or f"tal-{number}-{first}-{last}-{unit}",
        by="ada",
        at=AT,
        claimant=party(claimant),
        accused=party(accused) if accused else None,
        count=Count(low=number, best=number, high=number, unit=unit),
        when=interval(first, last) if first else None,
        where=location(place) if place else None,
    )


def seen(key, day, place, *, number=1, negative=False):
    count = None if negative else Count(low=number, best=number, high=number, unit="burst")
    return Observation(
        id=key, by="ada", at=AT, words="bursts", negative=negative, count=count, means="heard", when=interval(day),
        where=location(place),
    )  # fmt: skip


def denied(key, day, place, *, kind="denied", by=AZE):
    return AccessRestriction(
        id=key, by="ada", at=AT, kind=kind, when=interval(day), where=location(place), denied_by=party(by)
    )


def incident(key, day, place, documents=("doc-1",)):
    words = Span(document="doc-1", start=0, end=len(place.name), text=place.name)
    return Incident(
        id=key,
        happenings=(f"hap-{key}",),
        documents=documents,
        when=interval(day),
        where=PlaceMention(span=words, place=place),
    )
