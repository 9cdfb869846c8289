"""Incidents made by number, at places of the gazetteer: villages, provinces, contested ground, and nowhere."""

import random
from dataclasses import replace

from tests.store.given import AZE, finding, incident
from truceline.model.actor import Actor
from truceline.model.incident import Side
from truceline.model.mention import PlaceMention
from truceline.model.time import Interval
from truceline.reference.places import open_places

ACCORDS = ("contested", "single", "agreed", "unknown")
KINDS = ("shelling", "armed_clash", "drone_strike", "attack")
UKR = Actor(id="UKR:armed_forces", kind="organ", name="Armed Forces of Ukraine", country="UKR", sector="MIL")
RUS = Actor(id="RUS:armed_forces", kind="organ", name="Armed Forces of Russia", country="RUS", sector="MIL")


def where(place, span, **more):
    return PlaceMention(span=span, place=place, **more)


def made(number, place, *, day, kind="shelling", accord="contested", basis="parties_only", month=4, **more):
    """Return an incident at a place of the gazetteer on a day of 2023, or of a month where no day is told."""
    base = incident(number, day=1, place=None, kind=kind, findings=(finding(accord=accord, basis=basis),))
    when = base.when
    shift = {"month": month, "day": day}
    first = when.earliest.replace(**shift) if day else None
    told = Interval(earliest=first, latest=first.replace(hour=23), precision="day") if day else None
    span = incident(number).where.span
    mention = where(place, span, **more) if place else None
    return replace(base, when=told, where=mention)


def the(table, name, country, kind):
    """Return a place of the gazetteer."""
    found = [
        m.entry for m in table.exact(name, anywhere=True) if m.entry.kind == kind and country in ("", m.entry.country)
    ]
    return table.place(found[0])


def some_places():
    """Return thirty incidents on the line of contact of Armenia and Azerbaijan, in a province, on contested ground."""
    table = open_places()
    tegh = the(table, "Tegh", "ARM", "town")
    goris = the(table, "Goris", "ARM", "town")
    syunik = the(table, "Syunik", "ARM", "adm1")
    ground = table.place(table.ground_entry(table.grounds["nk-lachin-corridor-2022"]))
    country = the(table, "Armenia", "ARM", "country")
    given = [made(n, tegh, day=1 + n, accord=ACCORDS[n % 4]) for n in range(12)]
    given += [
        made(20 + n, goris, day=20, kind="drone_strike", relation="outside", distance_km=8.0, bearing="east")
        for n in range(3)
    ]
    given += [made(30 + n, syunik, day=5 + n, accord="single", month=5) for n in range(6)]
    given += [made(40, ground, day=11), made(41, country, day=12), made(42, None, day=13), made(43, goris, day=None)]
    ours = (Side(id="A", members=(UKR,)), Side(id="B", members=(RUS,)))
    kharkiv = the(table, "Kharkiv", "UKR", "town")
    given += [replace(made(50 + n, kharkiv, day=1 + n, month=6, accord="agreed"), sides=ours) for n in range(5)]
    return given


def many(count, seed=7):
    """Return so many incidents, most of them on two fronts, over three years, a fifth told by province alone."""
    table, chance = open_places(), random.Random(seed)
    towns, units = [], []
    for country, weight in (("UKR", 8), ("PSE", 4), ("SYR", 2), ("SDN", 2), ("MMR", 1), ("ARM", 1)):
        places = [table.place(e) for e in table.of_country(country) if e.kind == "town"][:: 3 if weight > 2 else 9]
        towns += [places] * weight
        units += [[table.place(e) for e in table.everywhere() if e.kind == "adm1" and e.country == country]] * weight
    for number in range(count):
        front = chance.randrange(len(towns))
        place = chance.choice(
            units[front] if chance.random() < 0.2 else towns[front][: int(len(towns[front]) * chance.random() ** 2) + 1]
        )
        accord = chance.choices(ACCORDS, (5, 6, 3, 2))[0]
        day = None if chance.random() < 0.02 else chance.randint(1, 28)
        one = made(number, place, day=day, month=chance.randint(1, 12), kind=chance.choice(KINDS), accord=accord)
        if one.when:
            year = chance.choice((2022, 2023, 2023, 2024))
            first, last = (m.replace(year=year) for m in (one.when.earliest, one.when.latest))
            one = replace(one, when=Interval(earliest=first, latest=last, precision="day"))
        sides = (Side(id="A", members=(UKR if front < 8 else AZE,)), Side(id="B", members=(RUS,)))
        yield replace(one, sides=sides)
