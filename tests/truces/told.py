"""Incidents told by hand, between two sides of a made agreement, so that laws can be tried on any of them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

from hypothesis import strategies as st

from tests.truces.test_state import provision, truce
from truceline.model.actor import Actor, Party
from truceline.model.claim import Act, Claim, Stance
from truceline.model.incident import Incident, Side
from truceline.model.mention import PlaceMention
from truceline.model.place import Place
from truceline.model.span import Span
from truceline.model.time import Interval
from truceline.model.violation import Telling
from truceline.reference.act_duties import load_act_duties
from truceline.reference.ground import Ground
from truceline.truces.terms import Terms

RING = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
GROUNDS = {"zone": Ground(id="zone", kind="contested_area", name="the zone", rings=(RING,), precision_km=5)}
SPAN = Span(document="d", start=0, end=1, text="P")
PLACE = Place(id="p", name="P", precision="settlement", country="AAA", lon=0.5, lat=0.5, radius_km=1.0)
WHERE = PlaceMention(span=SPAN, place=PLACE)
DUTIES = ("cease_fire", "hold_positions", "no_fortify", "no_overflight", "protect_civilians")
AGREEMENT = truce(
    *(provision(duty, id=f"1-{duty}", zone="zone") for duty in DUTIES),
    parties=tuple(replace(each, country=each.id.upper()) for each in truce().parties),
)
TERMS = Terms(
    truces=(AGREEMENT,),
    grounds=GROUNDS,
    outlines=lambda _: None,
    duties=load_act_duties(),
    calibres=lambda _: None,
)
ARMIES = tuple(
    Actor(id=f"{c}:army", kind="organ", name=f"Army of {c}", country=c, sector="MIL") for c in ("AAA", "BBB")
)
MISSION = Actor(id="org:M", kind="organisation", name="the mission", country="IGO", sector="IGO")
PEOPLE = (*ARMIES, MISSION)
BREACH = "violated_agreement"
SPEC = st.tuples(
    st.sampled_from([act for act in get_args(Act) if act != BREACH]),
    st.sampled_from(get_args(Stance)),
    st.sampled_from([0, 1, None]),  # who is told to have done it
    st.sampled_from([0, 1, 2]),  # who says so
    st.sampled_from(["", "", "taken back by its speaker"]),
)
SPECS = st.lists(SPEC, max_size=6)


def during(year=2020, month=6):
    day = datetime(year, month, 1, tzinfo=UTC)
    return Interval(earliest=day, latest=day.replace(hour=12), precision="day")


def incident(*, when=None, where=WHERE, swapped=False):
    sides = tuple(Side(id=letter, members=(person(i, swapped),)) for i, letter in enumerate("AB"))
    return Incident(id="inc-1", happenings=("h",), documents=("d",), when=when or during(), where=where, sides=sides)


def person(index, swapped=False):
    return PEOPLE[1 - index] if swapped and index in (0, 1) else PEOPLE[index]


def tellings(specs, *, swapped=False, document="d"):
    """Return claims as they count; ``swapped``: with the two sides in each other's place."""
    return [_telling(spec, number, swapped, document) for number, spec in enumerate(specs)]


def _telling(spec, number, swapped, document):
    act, stance, doer, speaker, fallen = spec
    span = Span(document=document, start=number, end=number + 1, text="x")
    party = Party(kind="unnamed") if doer is None else Party(kind="actor", actor=person(doer, swapped))
    claim = Claim(
        id=f"{document}-{number}",
        statement="s",
        span=span,
        content=span,
        stance=stance,
        act=act,
        actor=party,
        factuality="negated" if stance == "denies" else "happened",
    )
    says = person(speaker, swapped)
    return Telling(claim=claim, speakers=(says,), origin=f"or-{speaker}", fallen=fallen)
