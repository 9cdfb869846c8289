"""Profiles made by hand, for the tests of linking."""

from datetime import UTC, date, datetime

from truceline.model.linking import Profile
from truceline.model.place import Place

TEGH = Place(id="geonames:1", name="Tegh", precision="settlement", lat=39.558, lon=46.480, country="ARM")
KORNIDZOR = Place(id="geonames:2", name="Kornidzor", precision="settlement", lat=39.548, lon=46.530, country="ARM")
GORIS = Place(id="geonames:3", name="Goris", precision="settlement", lat=39.511, lon=46.338, country="ARM")
YERASKH = Place(id="geonames:4", name="Yeraskh", precision="settlement", lat=39.739, lon=44.848, country="ARM")
PLACES = (TEGH, KORNIDZOR, GORIS, YERASKH)


def profile(
    id: str,
    day: str | None = "2023-04-11",
    *places: Place,
    document: str | None = None,
    sides: tuple[str, ...] = ("ARM", "AZE"),
    kind: str | None = "armed_clash",
    acts: tuple[str, ...] = ("fired_first",),
    figures: tuple[tuple[str, int], ...] = (),
    clocks: tuple[str, ...] = (),
    weapons: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    published: datetime | None = datetime(2023, 4, 12, 8, tzinfo=UTC),
    several: bool = False,
    loose: bool = False,
) -> Profile:
    """Return a profile: the clash of 11 April at Tegh, save what is said otherwise."""
    start = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) if day else None
    return Profile(
        happening=id,
        document=document or f"doc-{id}",
        published=published,
        first=start,
        last=start,
        day_told=day is not None,
        days=(day,) if day else (),
        kind=kind,
        place_told=bool(places),
        places=places,
        place_names=tuple(place.name.lower() for place in places[:1]),
        sides=sides,
        acts=acts,
        figures=figures,
        clocks=clocks,
        weapons=weapons,
        names=names,
        words=words,
        several=several,
        loose=loose,
    )
